// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _BORN = "INSERT INTO customers (id, phone, dob, city) VALUES\n(401187, '06621 784512', '1979-05-21', 'Kassel'),\n(401188, '+33612345678', '1991-12-02', 'Tours');\n";
export const _CARDS = "name,card_number,cvv\nJan,4532123456789012,604\n";
export const _DRAWN = " id | nombre           | dni       \n----+------------------+-----------\n  7 | Aitor Etxeberria | 54362315K\n  8 | Nerea Iturbe     | 59362308K\n";
export const _FOURTEEN = "klant;telefoonnummer;bsn\nDe Wit;0101234776;611200995\nBakker en Zonen;0617206893;117233535\n";
export const _INSERT = "INSERT INTO ps_address (id_customer, city, phone_mobile) VALUES (42, 'Porto', '912345678'), (43, 'Faro', '934567890');\n";
export const _KINDS = /* @__PURE__ */ new Set<string>(["birth","card","code","identity","ip","phone"]);
export const _MISTYPED = "naam;bsn;kaart\nJan;123456789;x\nPiet;123456780;y\n";
export const _NAMES = "(?:phone|telef|telem|tel|mobil|mobiel|m[^ ]{1,2}vil|handy|portable|gsm|tlf|puhelin|celular|kom[^ ]{1,2}rk|fax|cep|cell|ssn|social|passport|national|pesel|dni|nie|nif|bsn|cpf|cpr|nino|oib|cnp|curp|rut|sin|tfn|nric|aadhaar|amka|hetu|tckn|kimlik|codice fiscale|personn|f[^ ]{1,2}dselsn|rodn|isikukood|asmens|steuer|ahv|svnr|card|iban|konto|account|dob|d[.]o[.]b|birth|geburt|naissance|nacimiento|nascita|nascimento|geboorte|urodzenia|tax id|ip|cv[vc]2?|csc)";
export const _POLISH = "imi\u0119\tnazwisko\ttelefon\tpesel\nAnna\tLis\t512-345-524\t02271305255\nPiotr\tKr\u00f3l\t512 349 612\t52122701934\n";
export const cell_chars_max = 48;
export const digits_min = 3;
export const GATE = {"source":"(?:\\b|\\x5f)(?:phone|telef|telem|tel|mobil|mobiel|m(?:[^\\x20]){1,2}vil|handy|portable|gsm|tlf|puhelin|celular|kom(?:[^\\x20]){1,2}rk|fax|cep|cell|ssn|social|passport|national|pesel|dni|nie|nif|bsn|cpf|cpr|nino|oib|cnp|curp|rut|sin|tfn|nric|aadhaar|amka|hetu|tckn|kimlik|codice\\x20fiscale|personn|f(?:[^\\x20]){1,2}dselsn|rodn|isikukood|asmens|steuer|ahv|svnr|card|iban|konto|account|dob|d\\x2eo\\x2eb|birth|geburt|naissance|nacimiento|nascita|nascimento|geboorte|urodzenia|tax\\x20id|ip|cv[vc](?:2){0,1}|csc)(?:[^\\x0a\\x3b\\x2c\\x09\\x7c\\x220-9]){0,16}(?:\\x22){0,1}(?:[\\x3b\\x09\\x7c\\x0d\\x0a\\x29]|\\x2c[^\\x20\\x0a])|\\binsert\\x20into\\x20(?:[\\w\\x2e\\x60\\x22\\x5b\\x5d]){1,80}(?:\\x20){0,1}\\x28|[?\\u0100-\\uffff]{2}(?:[\\x3b\\x2c\\x09\\x7c]|(?:\\x20){1,2}\\x7c(?:\\x20){0,2}|\\x7c\\x20)[?\\u0100-\\uffff]{2}","flags":"i"};
