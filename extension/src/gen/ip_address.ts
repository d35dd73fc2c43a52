// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ANY_WORDS = new Set<string>(["ipv6","unspecified"]);
export const _NETWORK = {source:"(?<![0-9\\x2e])[0-9]{1,3}(?:\\x2e[0-9]{1,3}){3,3}\\x2f[0-9]{1,2}(?![0-9])",flags:"u"};
export const _OBJECT_IDENTIFIER = {source:"(?:0\\x2e[0-9]|1\\x2e[0-3]|2\\x2e(?:[0-9]|1[0-9]|2[0-9]|4[0-9]))\\x2e",flags:"u"};
export const _SHORT_CHARS = 10;
export const _networks_min = 4;
