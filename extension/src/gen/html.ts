// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _RUN = {source:"(?:\\x26(?:amp\\x3b){0,2}(?:\\x23[\\p{Nd}]{1,7}|\\x23[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12}(?=\\x3b))\\x3b{0,1}){1,4096}",flags:"u"};
