// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ACCOUNT = {source:"(?:(?<=\\x5f)|(?<![0-9A-Za-z])(?:([A-Za-z])(?:(?:\\1)){2,30}){0,1})([A-Z]{2,2}[0-9][0-9][0-9A-Z]{11,60})(?![0-9])",flags:"u"};
export const _HEX = {source:"(?:[0-9a-f]{20,}|[0-9A-F]{20,})",flags:"u"};
export const _NEAR = {source:"(?:[0-9]{12,12}|[A-Z]{2,2}[0-9]{2,2}[0-9A-Z]{11,11})",flags:"u"};
export const _NUMBER = {source:"(?<![0-9])[0-9]{15,19}(?![0-9])",flags:"u"};
export const _PADDED = {source:"(?:(?<![0-9A-Za-z])0{2,12}([1-9][0-9]{12,18})(?![0-9A-Za-z])|(?<![0-9A-Za-z])([1-9][0-9]{12,15}?)0{3,12}(?![0-9A-Za-z]))",flags:"u"};
export const _POINT = {source:"[0-9]\\x2e(?=\\n?(?![^]))",flags:"u"};
export const reach_chars = 96;
