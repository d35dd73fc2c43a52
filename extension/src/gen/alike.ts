// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _CELLS = {source:"(?:[\\x09\\x3b\\x7c\\x3d\\x3c\\x3e\\x7b\\x7d\\x5b\\x5d\\x22\\x5f]|\\x0a|\\x2c[^\\x20])",flags:"u"};
export const _REST = {source:"(?<![^])(?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_]){1,16}",flags:"u"};
export const _RUNS = {source:"(?:[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z])",flags:"u"};
export const _SMALL = /* @__PURE__ */ new Set<string>(/* @__PURE__ */ JSON.parse("[\"a\",\"an\",\"and\",\"are\",\"avec\",\"code\",\"con\",\"d\",\"das\",\"de\",\"del\",\"dem\",\"den\",\"der\",\"des\",\"di\",\"die\",\"do\",\"du\",\"e\",\"een\",\"el\",\"en\",\"es\",\"est\",\"et\",\"for\",\"f\\u00f6r\",\"gli\",\"het\",\"i\",\"id\",\"ids\",\"ihre\",\"il\",\"in\",\"is\",\"ist\",\"it\",\"its\",\"jest\",\"l\",\"la\",\"las\",\"le\",\"les\",\"lo\",\"los\",\"ma\",\"med\",\"meine\",\"met\",\"mi\",\"mijn\",\"mit\",\"mon\",\"my\",\"no\",\"nombre\",\"notre\",\"nr\",\"num\",\"number\",\"numbers\",\"numer\",\"numero\",\"nummer\",\"num\\u00e9ro\",\"n\\u00famero\",\"o\",\"och\",\"oder\",\"of\",\"on\",\"or\",\"ou\",\"our\",\"para\",\"por\",\"pour\",\"p\\u00e5\",\"ref\",\"reference\",\"su\",\"that\",\"the\",\"this\",\"to\",\"tu\",\"und\",\"unsere\",\"uw\",\"van\",\"von\",\"voor\",\"votre\",\"war\",\"was\",\"with\",\"y\",\"your\",\"z\",\"zum\",\"zur\",\"\\u00e4r\"]"));
export const _WORD = {source:"(?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_]){1,}(?:[\\x27\\u{2019}](?:(?![\\p{Nd}\\x5f])[\\p{L}\\p{N}_]){1,3}){0,1}",flags:"u"};
export const after_chars = 24;
export const near_chars = 500;
export const other_words_min = 2;
export const others_max = 40;
export const others_min = 3;
