// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _begin = {source:"\\x2d\\x2d\\x2d\\x2d\\x2dBEGIN\\x20(?<kind>(?:[A-Z0-9]{1,12}\\x20){0,4})PRIVATE\\x20KEY(?<block>\\x20BLOCK){0,1}\\x2d\\x2d\\x2d\\x2d\\x2d",flags:"u"};
export const _body_run = {source:"[0-9A-Za-z\\x2b\\x2f\\x3d]{40,}",flags:"u"};
export const _der = {source:"(?<![0-9A-Za-z\\x2b\\x2f])(?:MII[A-Za-z][0-9A-Za-z\\x2b\\x2f]{2,2}[AI][BE]A[DAK]|MI(?:GHAgEA|GTAgEA|G2AgEA|HuAgEA|IB[0-9A-Za-z\\x2b\\x2f]{2,2}IBA)|MH[cg]CAQEE|MIHcAgEBBEI|MC4CAQAwBQYDK2V[wu]|MF4CAQAwBQYDK2V|MIGkAgEB|MIGHAgEAM|b3BlbnNzaC1rZXktdjE)",flags:"u"};
export const _der_body = {source:"[0-9A-Za-z\\x2b\\x2f\\x5c\\x0d\\x0a\\x3d]{20,24000}",flags:"u"};
export const _encoded_pem = {source:"LS0tLS1CRUdJTi[0-9A-Za-z\\x2b\\x2f\\x3d]{20,24000}",flags:"u"};
export const _end = {source:"\\x2d\\x2d\\x2d\\x2d\\x2dEND\\x20(?:[A-Z0-9]{1,12}\\x20){0,4}PRIVATE\\x20KEY(?:\\x20BLOCK){0,1}\\x2d\\x2d\\x2d\\x2d\\x2d",flags:"u"};
export const _jwk = {source:"\\x22(?:d|k|p|q|dp|dq|qi)\\x22[\\s\\x1c-\\x1f\\x85]{0,8}\\x3a[\\s\\x1c-\\x1f\\x85]{0,8}\\x22([0-9A-Za-z\\x5f\\x2d]{20,1400}\\x3d{0,2})\\x22",flags:"u"};
export const _kinds = {"":"PKCS#8","PGP":"PGP","RSA":"RSA (PKCS#1)","EC":"elliptic curve (SEC 1)","OPENSSH":"OpenSSH","DSA":"DSA","ENCRYPTED":"PKCS#8"};
export const _line_before = {source:"(?:(?<=\\x5cn)|(?<![0-9A-Za-z\\x2b\\x2f\\x3d]))(?<!\\x5c)[0-9A-Za-z\\x2b\\x2f\\x3d]{4,80}(?:\\x0d{0,1}\\x0a|\\x5cr\\x5cn|\\x5cn)(?=\\n?(?![^]))(?!\\x0a)",flags:"u"};
export const _putty_lines = {source:"Private\\x2dLines\\x3a\\x20[0-9]{1,4}(?:(?:\\x0d{0,1}\\x0a|\\x5cr\\x5cn|\\x5cn)[0-9A-Za-z\\x2b\\x2f\\x3d]{16,80}){1,200}",flags:"u"};
export const _synthetic = "MC4CAQAwBQYDK2VwBCIEIJ7sN0tAK3yS3cretSyntheticKey0000aZ4bQ\n";
export const block_chars_max = 24000;
