// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _58 = {"1":0,"2":1,"3":2,"4":3,"5":4,"6":5,"7":6,"8":7,"9":8,"A":9,"B":10,"C":11,"D":12,"E":13,"F":14,"G":15,"H":16,"J":17,"K":18,"L":19,"M":20,"N":21,"P":22,"Q":23,"R":24,"S":25,"T":26,"U":27,"V":28,"W":29,"X":30,"Y":31,"Z":32,"a":33,"b":34,"c":35,"d":36,"e":37,"f":38,"g":39,"h":40,"i":41,"j":42,"k":43,"m":44,"n":45,"o":46,"p":47,"q":48,"r":49,"s":50,"t":51,"u":52,"v":53,"w":54,"x":55,"y":56,"z":57};
export const _B32 = {source:"[A-Z2-7]{1,}\\x3d{0,6}",flags:"u"};
export const _B32_HEX = {source:"[0-9A-V]{16,}",flags:"u"};
export const _DIGIT = {source:"[0-9]",flags:"u"};
export const _HEX = {source:"(?:0x){0,1}((?:[0-9A-Fa-f]{2,2}){1,})",flags:"u"};
export const _LOWER = {source:"(?:(?:0x){0,1}(?:[0-9a-f]{2,2}){1,}|[a-z2-7]{0,}[2-7][a-z2-7]{0,}\\x3d{0,6})",flags:"u"};
export const _NAME = {source:"[\\x2f\\x5f\\x2d]{0,2}(?:(?:[A-Z]{0,1}(?=(?<_p1>[a-z]{2,}))\\k<_p1>|(?=(?<_p2>[A-Z]{3,}))\\k<_p2>|(?=(?<_p3>[0-9]{1,4}))\\k<_p3>)[\\x2f\\x5f\\x2d]{0,2}){1,}",flags:"u"};
export const _RUN = {source:"[0-9A-Za-z\\x2b\\x2f\\x5f\\x2d]{12,}(?:\\x0d{0,1}\\x0a[0-9A-Za-z\\x2b\\x2f\\x5f\\x2d]{12,}){0,20000}\\x3d{0,6}",flags:"u"};
export const _digits_min = 20;
export const _odd_min = 18;
export const _short = 12;
export const base58_chars_max = 200;
export const odd_chars_max = 4096;
export const run_chars_max = 524288;
