// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _BLANK_LINE = {source:"\\x0a[\\x20\\x09\\x0d]{0,40}\\x0a",flags:"u"};
export const _SILENCE = [[],[],[]];
export const _glance_chars = 512;
export const _newline_distance = 40;
export const _next_number = {source:"[\\p{L}\\p{N}_]{0,12}[\\x20\\x09\\x2e\\x3a\\u{ff1a}\\x23\\x3d\\x22\\x27\\x28\\x2d]{1,5}(?:[\\p{L}\\p{N}_]{1,3}[\\x20\\x09\\x2e\\x3a\\x23]{1,2}){0,1}\\x2b{0,1}\\x28{0,1}[\\p{L}\\p{N}_]{0,3}\\x2d{0,1}[0-9]",flags:"u"};
export const _out_of_reach = 10000;
export const _piece_chars = 4096;
export const _row_chars_max = 400;
export const glances_max = 4;
export const number_bits = 15;
export const number_mask = 32767;
