// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const KINDS = ["order_record","price_list","contract"];
export const REASON = "shop talk model";
export const _before_chars = 120;
export const _between_cells = {source:"(?:\\x20{0,}[\\x7c\\u{2502}]{1,}\\x20{0,}|\\x20{2,}|\\x20\\x26\\x20)",flags:"u"};
export const _figure = {source:"(?<![0-9A-Za-z])(?=[A-Za-z\\x2f\\x5f\\x2d]{0,24}[0-9])[0-9A-Za-z]{1,40}(?:(?:[\\x2d\\x2f\\x5f\\x2b]|(?<=[0-9])[\\x2e\\x2c\\x3a](?=[0-9]))[0-9A-Za-z]{1,40}){0,8}",flags:"u"};
export const _letters = {source:"(?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_]){2,40}",flags:"u"};
export const _stamp = {source:"(?:(?<![^])|\\x0a)[\\x20\\x09\\x3e]{0,4}\\x5b{0,1}[\\p{Nd}]{1,4}[\\x2e\\x2f\\x2d][\\p{Nd}]{1,2}[\\x2e\\x2f\\x2d][\\p{Nd}]{2,4}[\\x2c\\x20]{1,3}[\\p{Nd}]{1,2}[\\x3a\\x2e][\\p{Nd}][\\p{Nd}](?:[\\x3a\\x2e][\\p{Nd}][\\p{Nd}]){0,1}",flags:"u"};
export const _stamp_chars = 40;
export const against_min = 2;
export const cells_min = 4;
export const figures_few = 12;
export const figures_max = 40;
export const letters_min = 4;
export const small_chars_max = 2;
export const window_chars = 1500;
export const words_min = 1;
export const words_of_cell_max = 4;
