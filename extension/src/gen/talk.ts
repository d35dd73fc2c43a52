// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const REASON = "shop talk model";
export const _figure = {source:"[0-9](?:[0-9\\x2e\\x2c\\x3a\\x2f\\x2d]{0,30}[0-9]){0,1}",flags:"u"};
export const _letters = {source:"(?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_]){2,40}",flags:"u"};
export const against_min = 2;
export const figures_few = 12;
export const figures_max = 40;
export const letters_min = 4;
export const window_chars = 1500;
export const words_min = 2;
