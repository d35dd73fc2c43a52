// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _RUNS = {source:"(?:[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z])",flags:"u"};
export const near_chars = 500;
export const others_max = 40;
export const others_min = 3;
