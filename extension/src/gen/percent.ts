// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _RUN = {source:"(?:\\x25(?:25){0,2}[0-9A-Fa-f]{2,2}){1,4096}",flags:"u"};
