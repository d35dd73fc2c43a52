// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ATOM = "[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-]{1,64}";
export const _CREDIT = /(?<![^])(?:[\x20\x09]{0,}(?:\x23|\x2f\x2f|\x2f{0,1}\x2a|\x3b|\x2d\x2d|\x25|\x2e\x2e|\x21|dnl)[^\x0a]{0,}(?:author|maintain|contribut|written|copyright|\x28c\x29|\xa9|thanks|credit|patch|adapted|based\x20on|port(?:ed){0,1}\x20by|modified|(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))(?:19|20)[\p{Nd}][\p{Nd}](?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_])))|[\x20\x09]{0,}(?:\x5f\x5fauthor\x5f\x5f|\x3a{0,1}author\x3a|copyright\x20))/iu;
export const _FILE_ENDINGS = new Set<string>(["css","gif","html","jpeg","jpg","js","png","svg","ts","webp"]);
export const _HOST = "(?:[0-9A-Za-z][0-9A-Za-z-]{0,62}\\.){1,8}(?:[A-Za-z]{2,24}|xn--[0-9A-Za-z-]{2,59})\\b";
export const _line_chars_max = 200;
