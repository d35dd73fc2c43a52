// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _FOLDED = {"95":32,"45":32};
export const reach_chars = 56;
