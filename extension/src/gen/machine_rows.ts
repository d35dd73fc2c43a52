// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _MINUTES = {source:"\\x3a[0-9]{2,2}(?![0-9])",flags:"u"};
export const _TAIL = {source:"\\x20(\\x28){0,1}[0-9]{1,3}(?=\\n?(?![^]))",flags:"u"};
export const _bytes = {source:"[0-9]{2,2}(?:\\x20{1,2}[0-9]{2,2}){3,15}",flags:"u"};
export const _bytes_after = {source:"(?:\\x20{1,2}[0-9A-Fa-f]{2,2}(?![0-9A-Za-z])){1,16}",flags:"u"};
export const _bytes_before = {source:"(?:(?<![0-9A-Za-z])[0-9A-Fa-f]{2,2}\\x20{1,2}){1,16}(?=\\n?(?![^]))",flags:"u"};
export const _counted = {source:"(?:(?:01\\x20){0,1}02\\x2003\\x2004\\x2005(?:\\x2006){0,1}(?:\\x2007){0,1}|00\\x2001\\x2002\\x2003\\x2004(?:\\x2005){0,1})",flags:"u"};
export const _mixed_byte = {source:"(?<![0-9A-Za-z])(?:[0-9][A-Fa-f]|[A-Fa-f][0-9]|ff|FF)(?![0-9A-Za-z])",flags:"u"};
export const _other_place = {source:"(?<![0-9A-Za-z\\x2b\\x2d])(?:[\\x2b\\x2d][0-9]{4,4}\\x2b[0-9]{5,5}|[\\x2b\\x2d][0-9]{6,6}\\x2b[0-9]{7,7}|\\x2d[0-9]{4,4}\\x2d[0-9]{5,5}|\\x2d[0-9]{6,6}\\x2d[0-9]{7,7})(?![0-9])",flags:"u"};
export const _place = {source:"[\\x2b\\x2d]{0,1}[0-8][0-9](?:[0-5][0-9]\\x2d[01][0-9]{2,2}[0-5][0-9]|(?:[0-5][0-9]){2,2}\\x2d[01][0-9]{2,2}(?:[0-5][0-9]){2,2})",flags:"u"};
export const beside_min = 3;
export const places_chars_max = 400;
export const row_chars_max = 49;
