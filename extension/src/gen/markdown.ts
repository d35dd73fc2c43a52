// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _RUN = {source:"\\x5c[\\x5f\\x40\\x2e\\x2b\\x2d](?<=[0-9A-Za-z][^\\n][^\\n])(?=[0-9A-Za-z])",flags:"u"};
