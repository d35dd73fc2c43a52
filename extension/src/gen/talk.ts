// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const REASON = "shop talk model";
export const window_chars = 1500;
export const words_min = 2;
