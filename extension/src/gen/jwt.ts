// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _anchor_chars = 11;
export const _claims = {source:"\\x22(?:sub|iss|aud|exp|iat|nbf|jti|scope|name|email|role|roles|user|user\\x5fid|id|permissions|data)\\x22[\\s\\x1c-\\x1f\\x85]{0,}\\x3a",flags:"u"};
export const _members = {source:"\\x22(?:alg|enc|typ|kid|jku|x5t|cty|crit)\\x22[\\s\\x1c-\\x1f\\x85]{0,}\\x3a",flags:"u"};
export const _run = {source:"[0-9A-Za-z\\x5f\\x2d]{1,16000}\\x3d{0,2}",flags:"u"};
export const part_chars_max = 16000;
