// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ATTRIBUTE = {source:"[\\x20\\x09\\x0a]([A-Za-z\\x5f][\\p{L}\\p{N}_\\x3a\\x2e\\x2d]{0,40})\\x3d(?:\\x22[^\\x22\\x3c\\x3e]{1,400}\\x22|\\x27[^\\x27\\x3c\\x3e]{1,400}\\x27)",flags:"u"};
export const _BETWEEN = [{source:"[\\u{2502}\\u{2503}\\u{2551}]",flags:"u"},{source:"[\\x20\\x09]\\x26[\\x20\\x09]",flags:"u"},{source:"(?:(?<=[^\\s\\x1c-\\x1f\\x85])\\x20{2,}(?=[^\\s\\x1c-\\x1f\\x85])|\\x09{1,})",flags:"u"}];
export const _ELEMENT = {source:"\\x3c([A-Za-z\\x5f][\\p{L}\\p{N}_\\x3a\\x2e\\x2d]{0,40})(?:[\\s\\x1c-\\x1f\\x85][^\\x3c\\x3e]{0,200}){0,1}\\x3e(?:\\x3c\\x21\\x5bCDATA\\x5b){0,1}[^\\x3c\\x3e\\s\\x1c-\\x1f\\x85][^\\x3c\\x3e]{0,400}(?:\\x5d\\x5d\\x3e){0,1}\\x3c\\x2f",flags:"u"};
export const _ITEM = {source:"(?:\\x22(?:(?:[^\\x22\\x5c\\x0a]|\\x5c[^\\n])){0,400}\\x22|\\x2d{0,1}[\\p{Nd}][\\p{Nd}\\x2eeE\\x2b\\x2d]{0,24}|null|true|false)[\\x20\\x09\\x0a]{0,40}([\\x2c\\x5d])[\\x20\\x09\\x0a]{0,40}",flags:"u"};
export const _LABELLED = {source:"(?<![^\\n])[\\x20\\x09\\x3e\\x2a\\x2b\\x2d]{0,24}[\\x22\\x27]{0,1}((?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_])[\\p{L}\\p{N}_\\x20\\x2e\\x28\\x29\\x2f\\x2d]{0,32}?)[\\x22\\x27]{0,1}(?:\\x3b[\\p{L}\\p{N}_\\x3d\\x3b\\x2c\\x2d]{1,40}){0,1}[\\x20\\x09]{0,12}(?:\\x3a{1,2}|\\x3d|\\x7c)[\\x20\\x09]{0,8}[\\x22\\x27]{0,1}[^\\s\\x1c-\\x1f\\x85\\x22\\x27\\x7b\\x5b\\x7c]",flags:"u"};
export const _LIST = {source:"\\x22([A-Za-z][\\p{L}\\p{N}_\\x20\\x2e\\x2d]{0,40})\\x22[\\x20\\x09]{0,4}\\x3a[\\x20\\x09\\x0a]{0,8}\\x5b(?=[\\x20\\x09\\x0a]{0,8}[\\x22\\p{Nd}\\x2d])",flags:"u"};
export const _NAMED_ROWS = {source:"\\x22(?:columns{0,1}|headers{0,1}|fields{0,1}|keys|cols)\\x22[\\x20\\x09]{0,4}\\x3a[\\x20\\x09\\x0a]{0,8}\\x5b((?:[\\x20\\x09\\x0a]{0,40}\\x22[^\\x22\\x0a]{0,60}\\x22\\x2c{0,1}){2,200})[\\x20\\x09\\x0a]{0,40}\\x5d",flags:"iu"};
export const _QUOTED = {source:"\\x22([^\\x22\\x0a]{0,60})\\x22",flags:"u"};
export const _ROW_BREAK = {source:"\\x5d[\\x20\\x09\\x0a]{0,80}\\x2c[\\x20\\x09\\x0a]{0,80}\\x5b",flags:"u"};
export const labels_max = 2000;
export const line_chars_max = 4000;
export const rows_min = 3;
