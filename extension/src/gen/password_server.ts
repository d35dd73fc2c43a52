// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _account = {source:"(?:user(?:(?:name|id)){0,1}|login|account|uid)[\\x22\\x27]{0,1}[\\x20\\x09]{0,2}(?:\\x3d\\x3e{0,1}|\\x3a)[\\x20\\x09]{0,2}[\\x22\\x27]{0,1}(?!(?:\\x24|null|none|undefined))[\\p{L}\\p{N}_\\x2e\\x40\\x2d]{2,40}(?![\\p{L}\\p{N}_\\x2e\\x40\\x28\\x5b\\x2d])",flags:"iu"};
export const _server = {source:"(?:host(?:name){0,1}|server|endpoint|url|uri|port)[\\x22\\x27]{0,1}[\\x20\\x09]{0,2}(?:\\x3d\\x3e{0,1}|\\x3a)[\\x20\\x09]{0,2}[\\x22\\x27]{0,1}(?:localhost|127\\x2e0\\x2e0\\x2e1|[1-9][0-9]{1,4}(?![0-9\\x2e])|[\\p{L}\\p{N}_\\x2d]{1,40}(?:\\x2e[\\p{L}\\p{N}_\\x2d]{1,40}){1,4}(?![\\p{L}\\p{N}_\\x28\\x5b])|[a-z]{2,10}\\x3a\\x2f\\x2f)",flags:"iu"};
export const _word = {source:"[A-Za-z]{4,40}(?=\\n?(?![^]))",flags:"u"};
export const beside_chars = 220;
