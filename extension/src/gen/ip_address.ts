// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ADDRESS_CHARACTERS = new Set<string>([".","0","1","2","3","4","5","6","7","8","9",":","A","B","C","D","E","F","a","b","c","d","e","f"]);
