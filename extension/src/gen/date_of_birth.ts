// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _MONTHS = "(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar)?|f[^ ]{1,2}vrier|febrero|fevereiro|mar(?:ch|s|zo)?|m[^ ]{1,2}rz|apr(?:il)?|avril|abril|aprile|may|mai|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust)?|ao[^ ]{1,2}t|agosto|sep(?:t|tember|tembre|tiembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember|embro)?|d[^ ]{1,2}cembre|diciembre|dicembre)";
export const _WISHES = /(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))happy\x20birthday(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))/iu;
export const _YEAR = /(?:18|19|20)[\p{Nd}][\p{Nd}]/u;
