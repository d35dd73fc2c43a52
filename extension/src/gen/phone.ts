// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _ABBREVIATED = /(?:tel|mob|fax|tlf|fon|ph)\x2e(?=\n?(?![^]))/iu;
export const _BETWEEN = /[0-9\x0a]/u;
export const _CODE_POINTS = /00[\p{Nd}][\p{Nd}](?:\x20[\p{Nd}]{4,4}){1,3}/u;
export const _COUNTED = "012345678901234567890123456789";
export const _DATE = /(?:(?:19|20)[\p{Nd}][\p{Nd}][\x2d\x2f\x2e\x20](?:0{0,1}[1-9]|1[0-2])[\x2d\x2f\x2e\x20](?:0{0,1}[1-9]|[12][\p{Nd}]|3[01])(?![\p{Nd}])|(?:0{0,1}[1-9]|[12][\p{Nd}]|3[01])[\x2d\x2f\x2e\x20](?:0{0,1}[1-9]|[12][\p{Nd}]|3[01])[\x2d\x2f\x2e\x20](?:(?:19|20)){0,1}[\p{Nd}][\p{Nd}](?=\n?(?![^]))|(?:19|20)[\p{Nd}][\p{Nd}]\x20{0,1}[\x2d\x2f\u{2013}]\x20{0,1}(?:19|20)[\p{Nd}][\p{Nd}](?=\n?(?![^])))/u;
export const _EXTENSION = "(?:[ ,;]{0,2}(?:x|ext\\.?|extension|poste|durchwahl|int\\.?|#)[ .:]{0,2}\\d{1,6})?";
export const _EXTENSION_BEGINS = /[xX\x23eEpPdDiI]/u;
export const _FOREIGN = ["\u7535\u8bdd","\u624b\u673a","\u96fb\u8a71","\u643a\u5e2f","\u0442\u0435\u043b\u0435\u0444\u043e\u043d","\u0442\u0435\u043b","\u043c\u043e\u0431","\uc804\ud654","\ud734\ub300\ud3f0","\u0647\u0627\u062a\u0641","\u062c\u0648\u0627\u0644","\u05d8\u05dc\u05e4\u05d5\u05df","\u05e0\u05d9\u05d9\u05d3","\u03c4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf","\u03ba\u03b9\u03bd\u03b7\u03c4\u03cc","\u0e42\u0e17\u0e23","\u092b\u094b\u0928"];
export const _NO_DIGIT = /[^0-9]{1,}/u;
export const _NUMBER_BEFORE = /(?:[\p{Nd}][\x20\x2e\x2d](?=\n?(?![^]))|(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))(?=[A-Fa-f]{0,3}[\p{Nd}])[0-9A-Fa-f]{2,4}\x20{1,2}(?=\n?(?![^])))/u;
export const _OTHER_NUMBER = /(?:order|account|invoice|tracking|reference|ref|serial|ticket|case|customer|id|article|part|model|policy|member|confirmation|booking|card|routing|sort|tax|vat|zip|postal|iban|license|licence|passport|security|build|version|page|line|row|bug|issue|error|lot|batch|item|product|unit|room|flight|seat)[\x20\x5f\x2d]{0,1}(?:(?:no|nr|number|id|code)){0,1}[\x20\x2e\x3a\x23\x2d]{0,3}(?:is\x20){0,1}(?=\n?(?![^]))/iu;
export const _STREET = /[\x20\x2c]{1,2}(?:[\p{L}\p{N}_\x2e\x27\x2d]{1,20}\x20){0,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|parkway|pkwy|way|place|pl|terrace|square|circle|apt|suite|strasse|stra\xdfe|weg|platz|rue|via|calle|rua)(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))/iu;
export const _STRONG = new Set<string>(["cell","cell phone","cellphone","cellulare","celular","fax","handy","handynummer","hotline","landline","mobil","mobile","mobile number","mobilnummer","mobiltelefon","m\u00f3vil","num\u00e9ro de t\u00e9l\u00e9phone","phone","phone no","phone number","phones","portable","puh","puhelin","rufnummer","sms","tel","tel no","telefon","telefone","telefonnr","telefonnummer","telefono","telefoon","telefoonnummer","telephone","telephone number","tel\u00e9fono","tfn","tlf","t\u00e9l\u00e9phone","voicemail","whatsapp"]);
export const _UNTIDY = /(?:\x2d\x2e|\x2e\x2d|[\p{Nd}]\x2e[\p{Nd}]{1,}\x20|[\p{Nd}]\x20[\p{Nd}]{1,}\x2e)/u;
export const _VERSION = /[\p{Nd}]{1,5}(?:\x2e[\p{Nd}]{1,5}){2,4}/u;
export const _ZIP_PLUS_FOUR = /[\p{Nd}]{5,5}\x2d[\p{Nd}]{4,4}/u;
