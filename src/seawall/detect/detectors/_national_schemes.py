"""National identity, social security and personal tax numbers: what each looks like and how it is checked.

A scheme is *strong* when its written form and check leave so few chance hits that no word nearby is needed; the others
are looked for only near a word that names them. Checks are ``python-stdnum``'s (module named in ``check``), imported at
the first candidate, or a function of :mod:`._national_checks`.
"""

from __future__ import annotations

import msgspec

_ANY = (
    "national id, national id number, identity number, identity card, id number, identification number, personal id, id card, "
    "tax id, documento de identidad, número de identidad, número de identificación, carta d'identità, numéro d'identité, "
    "identiteitsnummer, identifikationsnummer, identitetsnummer, kimlik no, "
    # What such numbers are called whatever the country, in the languages of forms and in English.
    "national identifier, national identity, national identification, identity document, identity code, identification code, personal code, "
    "personal identity, personal identifier, personal identification, personal number, citizen number, citizen id, civil number, civil id, "
    "social security, social security number, social insurance, social ins, soc ins, identification card, tarjeta de identificación, tax number, tax no, tax identification, tax identifier, tax code, "
    "taxpayer identification, taxpayer number, fiscal code, fiscal number, foreigner id, foreigner number, health insurance number, "
    "resident number, identity no, ssn, tin, nin, "
    "documento nacional de identidad, cédula de identidad, carnet de identidad, cédula de ciudadanía, identificación fiscal, "
    "identificación tributaria, identificación personal, seguridad social, bilhete de identidade, documento de identidade, "
    "carteira de identidade, identificação fiscal, identificação civil, segurança social, "
    "numéro d'identification, identifiant national, identité nationale, numéro national, sécurité sociale, carte d'identité, pièce d'identité, "
    "documento d'identità, numero d'identità, codice identificativo, "
    "personenkennziffer, personenkennzeichen, personenidentifikationsnummer, identitätsnummer, identitätskarte, "
    "identificatienummer, identiteitskaart, persoonsnummer, sociale zekerheid, "
    "personidentifikasjon, identitetskort, personbeteckning, identiteettinumero, personlig kode, "
    "numer identyfikacyjny, dowód osobisty, identifikační číslo osoby, občanský průkaz, občiansky preukaz, személyi azonosító, "
    "cod de identificare, cod personal, act de identitate, matični broj, matična številka, osobni broj, lična karta, osobna iskaznica, "
    "numri personal, numri i identitetit, граждански номер, личен номер, лична карта, матичен број, матични број, идентификационный номер, "
    "личный номер, удостоверение личности, ідентифікаційний номер, посвідчення особи, αριθμός ταυτότητας, δελτίο ταυτότητας, kimlik numarası, "
    "身份证, 身份證, 身分證, 證件號碼, 证件号码, 身分証, 신분증, 주민번호, رقم الهوية, بطاقة الهوية, الرقم الوطني, תעודת זהות, "
    "पहचान पत्र, পরিচয়পত্র, บัตรประชาชน, chứng minh thư, số định danh, nomor identitas, kartu identitas, kad pengenalan, kitambulisho"
)
LABELS = (
    "national id, national id number, national identifier, national identity, national identification number, national identity number, "
    "identity card, identity card number, identity card no, identity document, identity document number, identity number, identity no, citizen id, "
    "id card number, id card no, id document number, personal identity number, personal identification number, "
    "social security number, social insurance number, social security no, "
    "documento de identidad, documento nacional de identidad, cédula de identidad, carnet de identidad, número de identidad, cédula de ciudadanía, "
    "número de seguridad social, bilhete de identidade, documento de identidade, carteira de identidade, número de identificação civil, "
    "número de segurança social, carte d'identité, carte nationale d'identité, numéro d'identité, pièce d'identité, numéro de sécurité sociale, "
    "carta d'identità, documento d'identità, numero carta d'identità, personalausweis, personalausweisnummer, ausweisnummer, identitätskarte, "
    "sozialversicherungsnummer, identiteitskaart, identiteitskaartnummer, identiteitsnummer, id-kaart, burgerservicenummer, "
    "identitetskort, identitetsnummer, personnummer, fødselsnummer, henkilötunnus, kennitala, "
    "dowód osobisty, nr dowodu osobistego, numer dowodu, občanský průkaz, číslo občanského průkazu, občiansky preukaz, rodné číslo, "
    "személyi igazolvány, személyi azonosító, carte de identitate, buletin de identitate, osobna iskaznica, lična karta, osebna izkaznica, "
    "letërnjoftimi, numri personal, лична карта, лична карта номер, личен номер, удостоверение личности, номер удостоверения личности, "
    "посвідчення особи, αριθμός ταυτότητας, αριθμός δελτίου ταυτότητας, kimlik no, kimlik numarası, tc kimlik no, isikukood, personas kods, "
    "asmens kodas, 身份证号, 身份证号码, 身份證號碼, 身分證字號, 證件號碼, 证件号码, 신분증 번호, 주민등록번호, رقم الهوية, رقم بطاقة الهوية, رقم هويتي, رقم هويته, رقم هويتها, رقم الإقامة, رقم إقامتي, رقم إقامته, رقم البطاقة المدنية, الرقم الوطني, "
    "מספר זהות, תעודת זהות, पहचान पत्र संख्या, জাতীয় পরিচয়পত্র নম্বর, เลขบัตรประชาชน, เลขประจำตัวประชาชน, "
    "driver's license*, drivers license*, driver license*, driver's licence*, drivers licence*, driver licence*, driving licence*, driving license*, driver lic, "
    "drivers lic, dl number, government id, state id number, führerschein*, permis de conduire, patente di guida, numero patente, carnet de conducir, "
    "carnet de conduir, permiso de conducir, permiso de conducción, licencia de conducir, licencia de conducción, licencia de manejo, carta de condução, "
    "carteira de motorista, carteira de habilitação, rijbewijs*, rybewys*, prawo jazdy, prawa jazdy, řidičský průkaz, řidičského průkazu, "
    "vodičský preukaz, vodičského preukazu, vezetői engedély*, jogosítvány*, permis de conducere, permisului de conducere, шофьорска книжка, "
    "шофьорската книжка, свидетелство за управление, vozačka dozvola, vozačke dozvole, vozniško dovoljenje, vozniškega dovoljenja, возачка дозвола, "
    "возачке дозволе, körkort*, kørekort*, førerkort*, ajokort*, ökuskírtein*, juhiluba, juhiloa, vadītāja apliecīb*, vairuotojo pažymėjim*, "
    "leje drejtimi, patentës, patentë shoferi, άδεια οδήγησης, διπλώματος οδήγησης, δίπλωμα οδήγησης, ehliyet*, sürücü belgesi*, sürücülük vəsiqəsi*, "
    "водительское удостоверение, водительского удостоверения, водительских прав, посвідчення водія, вадзіцельскае пасведчанне, жүргізуші куәлі*, "
    "haydovchilik guvohnoma*, gidabaimena*, ceadúnas tiomána, trwydded yrru, liċenzja tas sewqan, lesen memandu, surat izin mengemudi, leseni ya udereva, "
    "lisensya sa pagmamaneho, 驾驶证, 驾照, 駕照, 運転免許証, 免許証番号, 운전면허, 면허번호, رخصة القيادة, رخصة قيادة, گواهینامه, ڈرائیونگ لائسنس, "
    "רישיון נהיגה, ड्राइविंग लाइसेंस, ড্রাইভিং লাইসেন্স, ஓட்டுநர் உரிம, ใบขับขี่, giấy phép lái xe, bằng lái xe, მართვის მოწმობ, վարորդական իրավունք, վարորդական վկայական, "
    "personalausweis*, ausweis nr, identitätskarte*, id-kortsnummer, id-kortnummer, id-kort, legitimation*, henkilökort*, nafnskírtein*, "
    "dowodu osobistego, občanského průkazu, občianskeho preukazu, személyi igazolvány*, ci seria, serie și număr, serie si numar, лична карта*, "
    "личната карта, личне карте, osobne iskaznice, lične karte, osebne izkaznice, letërnjoftimit, isikutunnistus*, id-kaart, id-kaardi, personas apliecīb*, "
    "asmens tapatybės kortel*, tapatybės kortel*, kimlik seri no, nüfus cüzdanı*, kimlik kartı*, şəxsiyyət vəsiqəsi*, удостоверения личности, "
    "посвідчення особи, пасведчанне асобы, асабісты нумар, жеке куәлі*, shaxsiy guvohnoma*, document d'identitat, nortasun agiri*, rhif adnabod, "
    "uimhir aitheantais, karta tal-identità, kitambulisho, nomor ktp, số cccd, số cmnd, số căn cước, căn cước công dân, マイナンバー, 個人番号, "
    "شماره کارت ملی, کارت ملی, شناختی کارڈ, শনাক্তকরণ, জাতীয় পরিচয়পত্র, அடையாள அட்டை, პირადი ნომერ, პირადობ, նույնականացման քարտ, անձը հաստատող, "
    "identiteitsnommer*, id ng, numero ng id, "
    "health insurance number, health insurance no, health card number, numéro d'assurance maladie, krankenversicherungsnummer, tarjeta sanitaria, "
    "residence permit, residence permit number, aufenthaltstitel, titre de séjour, permiso de residencia, permesso di soggiorno, verblijfsvergunning, "
    "karta pobytu, uppehållstillstånd, "
    "số chứng minh thư, số căn cước, nomor identitas, nomor ktp, nombor kad pengenalan, nambari ya kitambulisho"
)
"""Names behind which any value with enough digits is somebody's identity number, of whatever country: such a field
holds nothing else."""


class Scheme(msgspec.Struct, frozen=True):
    """One country's number."""

    label: str
    """Country and name, as the finding's reason says it."""
    check: str
    """``stdnum`` module below the package, or ``own:`` and a function of _national_checks."""
    compact: str
    """Regex the number fits with its separators removed."""
    words: str
    """Context words that name it, comma-separated; all schemes share ``_ANY`` besides."""
    written: str = ""
    """Regex of the strong written form, found without context. Empty: none."""
    grouped: str = ""
    """Regex of how its digits are grouped where they are, if no other grouping is one. Empty: any."""


SHARED_WORDS = _ANY

SCHEMES: tuple[Scheme, ...] = (
    Scheme("United States SSN", "own:us_ssn", r"\d{9}", "ssn, s.s.n, soc sec, social security, social security number, ss number",
           r"\b\d{3}-\d{2}-\d{4}\b|\b\d{3} \d{2} \d{4}\b", grouped=r"\d{3}[-. ]?\d{2}[-. ]?\d{4}"),
    Scheme("United States ITIN", "us.itin", r"9\d{8}", "itin, taxpayer id", r"\b9\d\d-[5-9]\d-\d{4}\b",
           grouped=r"\d{3}[-. ]?\d{2}[-. ]?\d{4}"),
    Scheme("United States EIN", "own:us_ein", r"\d{9}", "ein, fein, employer identification, employer identification number, employer id number, federal tax id",
           grouped=r"\d{2}-?\d{7}"),
    Scheme("United States driving licence", "own:no_check", r"[A-Z]\d{6,14}[A-Z]?|[A-Z]{2}\d{6,7}[A-Z]?|\d{7,9}[A-Z]{0,2}|\d{3}[A-Z]{2}\d{4}|\d{2}[A-Z]{3}\d{5}",
           "driver's license, drivers license, driver license, driver's licence, drivers licence, dl no, dl number, "
           "driver lic, drivers lic, driver licenses, drivers licenses, cdl number"),
    Scheme("United States Medicare beneficiary", "own:no_check", r"[1-9][A-Z][0-9A-Z]\d[A-Z][0-9A-Z]\d[A-Z]{2}\d{2}",
           "medicare, medicare number, mbi"),
    Scheme("United States health insurance member", "own:no_check", r"[A-Z]{1,5}\d{5,12}[0-9A-Z]{0,2}",
           "subscriber id, subscriber number, insurance id, insurance member id, insurance card, health plan id, plan member id, health insurance id"),
    Scheme("United States prescription", "own:no_check", r"(?:RX)?\d{6,12}", "prescription number, prescription no, rx number"),
    Scheme("United Kingdom NINO", "own:uk_nino", r"[A-Z]{2}\d{6}[A-D]", "nino, national insurance, ni number, national insurance number",
           r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    Scheme("United Kingdom NHS number", "gb.nhs", r"\d{10}", "nhs, nhs number, nhs no"),
    Scheme("United Kingdom UTR", "gb.utr", r"\d{10}", "utr, unique taxpayer reference, utr number"),
    Scheme("United Kingdom driving licence", "own:uk_driving", r"[A-Z][A-Z9]{4}\d{6}[A-Z9]{2}[0-9A-Z][A-Z]{2}",
           "driving licence, driving license, driver number, dvla, licence number, licence no",
           r"\b[A-Z][A-Z9]{4} ?\d[0156]\d[0-3]\d\d ?[A-Z9]{2}[0-9A-Z] ?[A-Z]{2}\b"),
    Scheme("Italy codice fiscale", "it.codicefiscale", r"[A-Z]{6}[0-9A-Z]{9}[A-Z]|\d{11}", "codice fiscale, c.f, cf, codice tributario",
           r"\b[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]\b"),
    Scheme("Spain DNI", "es.dni", r"\d{8}[A-Z]", "dni, nif, documento nacional, "
           "documento nacional de identidad, identificación fiscal", r"\b\d{8}-[A-HJ-NP-TV-Z]\b"),
    Scheme("Spain NIF without DNI", "es.nif", r"[KLM]\d{7}[A-Z]", "nif, identificación fiscal"),
    Scheme("Spain seguridad social", "own:es_nss", r"\d{12}",
           "seguridad social, número de la seguridad social, número de afiliación, nº afiliación, afiliación ss, afiliación a la seguridad social, nuss, naf, nº ss, n.s.s"),
    Scheme("Spain NIE", "es.nie", r"[XYZ]\d{7}[A-Z]", "nie, nif, extranjero, "
           "identidad de extranjero, identificación de extranjero", r"\b[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]\b"),
    Scheme("France NIR", "own:fr_nir", r"[1-478]\d{4}[0-9AB]{2}\d{8}",
           "nir, sécurité sociale, numéro de sécurité sociale, numéro sécu, n° sécu, sécu, insee, carte vitale, inscription au répertoire, rnipp",
           r"\b[1-4] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b"),
    Scheme("France numéro fiscal", "fr.nif", r"[0-3]\d{12}", "numéro fiscal, n° fiscal, identifiant fiscal, spi"),
    Scheme("Germany Steuer-IdNr", "de.idnr", r"[1-9]\d{10}", "steuer id, idnr, steuer idnr, "
           "steueridentifikationsnummer, steuernummer, identifikationsnummer, tin, steuerliche identifikationsnummer"),
    Scheme("Germany Sozialversicherungsnummer", "own:de_rvnr", r"\d{8}[A-Z]\d{3}",
           "sozialversicherungsnummer, rentenversicherungsnummer, rvnr, sv-nummer, sv-nr, sv nr, rv-nummer, rv-nr, versicherungsnummer",
           r"\b\d{2} \d{6} [A-Z] \d{3}\b|\b\d{2}[0-3]\d[01]\d{3}[A-Z]\d{3}\b", grouped=r"\d{2} ?\d{6} ?[A-Z] ?\d{3}"),
    Scheme("Germany Personalausweis", "own:de_ausweis", r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}\d",
           "personalausweis, personalausweisnummer, ausweisnummer, ausweis"),
    Scheme("Germany Personalausweis, serial alone", "own:no_check", r"[CFGHJKLMNPRTVWXYZ]\d{2}[0-9CFGHJKLMNPRTVWXYZ]{5}\d",
           "personalausweis, personalausweisnummer, ausweisnummer, ausweis nr, ausweisnr"),
    Scheme("Austria social security number", "at.vnr", r"\d{10}",
           "svnr, sozialversicherungsnummer, versicherungsnummer, sv-nummer, sv-nr, sv nr, vsnr"),
    Scheme("Switzerland AHV", "ch.ssn", r"756\d{10}", "ahv, avs, ahv nummer, ahv nr, avs nr, numéro avs, sozialversicherungsnummer, "
           "assurance sociale",
           r"\b756\.\d{4}\.\d{4}\.\d{2}\b|\b756\d{10}\b"),
    Scheme("Netherlands BSN", "nl.bsn", r"\d{8,9}", "bsn, burgerservicenummer, sofinummer"),
    Scheme("Belgium national number", "be.nn", r"\d{11}", "rijksregisternummer, registre national, numéro national, numéro de registre national, insz, niss, rrn, "
           "sociale zekerheid, sécurité sociale, ssin, rijksregister",
           r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"),
    Scheme("Luxembourg matricule", "own:lu_matricule", r"\d{13}", "matricule, cns, sécurité sociale"),
    Scheme("Portugal NIF", "pt.nif", r"[1-3]\d{8}", "nif, contribuinte, número de contribuinte, identificação fiscal"),
    Scheme("Portugal NISS", "own:pt_niss", r"[12]\d{10}", "niss, segurança social, número de segurança social, identificação de segurança social"),
    Scheme("Portugal cartão de cidadão", "pt.cc", r"\d{9}[0-9A-Z]{2}\d", "cartão de cidadão, cc"),
    Scheme("Ireland PPS number", "ie.pps", r"\d{7}[A-W][A-IWTX]?", "pps, ppsn, pps number, personal public service"),
    Scheme("Sweden personnummer", "se.personnummer", r"(?:\d{2})?\d{10}",
           "personnummer, personnr, pnr, samordningsnummer, samordningsnr", r"\b(?:19|20)\d{6}-\d{4}\b",
           grouped=r"(?:\d{2})?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]{0,3}\d{4}"),
    Scheme("Norway fødselsnummer", "no.fodselsnummer", r"\d{11}", "fødselsnummer, fodselsnummer, personnummer, fnr, birth number, "
           "fødselsnr, d-nummer, folkeregister",
           grouped=r"\d{2}[ .]?\d{2}[ .]?\d{2}[ -]{0,3}(?:\d{5}|\d{3} \d{2})"),
    Scheme("Denmark CPR", "dk.cpr", r"\d{10}", "cpr, cpr nummer, cpr nr, personnummer, personregister",
           grouped=r"\d{2}[ .-]?\d{2}[ .-]?\d{2}[ -]{0,3}\d{4}"),
    Scheme("Finland henkilötunnus", "own:fi_hetu", r"\d{6}[-+A-FU-Y]?\d{3}[0-9A-Y]", "hetu, henkilötunnus, "
           "personbeteckning, sosiaaliturvatunnus, sotu",
           r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"),
    Scheme("Iceland kennitala", "is_.kennitala", r"\d{10}", "kennitala, kt", grouped=r"\d{6}[ -]{0,3}\d{4}"),
    Scheme("Estonia isikukood", "ee.ik", r"[1-8]\d{10}", "isikukood, isikukoodi"),
    Scheme("Latvia personas kods", "own:lv_pk", r"\d{11}", "personas kods, personas kodu, personas koda",
           r"\b[0-3]\d[01]\d{3}-[0-2]\d{4}\b"),
    Scheme("Lithuania asmens kodas", "lt.asmens", r"[1-9]\d{10}", "asmens kodas, asmens kodo, asmens kodą"),
    Scheme("Poland PESEL", "pl.pesel", r"\d{11}", "pesel, numer ewidencyjny"),
    Scheme("Poland NIP", "pl.nip", r"\d{10}", "nip, identyfikacji podatkowej"),
    Scheme("Poland dowód osobisty", "own:pl_dowod", r"[A-Z]{3}\d{6}", "dowód osobisty, dowod osobisty, nr dowodu, numer dowodu, dowód, dowodu osobistego"),
    Scheme("Czechia rodné číslo", "cz.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč, r.č, r. č, rodného čísla", r"\b\d{6}/\d{4}\b",
           grouped=r"\d{6}[ /-]{0,3}\d{3,4}"),
    Scheme("Slovakia rodné číslo", "sk.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč, r.č, r. č, rodného čísla", grouped=r"\d{6}[ /-]{0,3}\d{3,4}"),
    Scheme("Hungary adóazonosító jel", "own:hu_tax", r"8\d{9}", "adóazonosító, adóazonosító jel, adóazonosító jele, adószám"),
    Scheme("Hungary TAJ", "own:hu_taj", r"\d{9}", "taj, taj szám, tajszám, társadalombiztosítási"),
    Scheme("Slovenia davčna številka", "own:si_tax", r"(?:SI)?[1-9]\d{7}", "davčna številka, davčna, davčno številko, davčne številke"),
    Scheme("Slovenia EMŠO", "si.emso", r"\d{13}", "emšo, emso, matična številka, matične številke"),
    Scheme("Serbia JMBG", "si.emso", r"\d{13}", "jmbg, jmbg broj, matični broj, јмбг, матични број, "
           "jedinstveni matični, matični broj građana, јединствени матични"),
    Scheme("North Macedonia EMBG", "si.emso", r"\d{13}", "embg, ембг, матичен број"),
    Scheme("Moldova IDNP", "md.idno", r"[029]\d{12}", "idnp, cod personal"),
    Scheme("Cyprus TIC", "cy.vat", r"[09]\d{7}[A-Z]", "tic, φορολογικής ταυτότητας"),
    Scheme("Belarus identification number", "own:by_id", r"[1-6]\d{6}[ABCHKEM]\d{3}(?:PB|BA|BI)\d",
           "идентификационный номер, личный номер, асабісты нумар"),
    Scheme("Croatia OIB", "hr.oib", r"\d{11}", "oib, osobni identifikacijski broj, identifikacijski broj"),
    Scheme("Romania CNP", "ro.cnp", r"[1-9]\d{12}", "cnp, cod numeric personal, cod de identificare fiscală"),
    Scheme("Bulgaria EGN", "bg.egn", r"\d{10}", "egn, егн, единен граждански номер, граждански номер"),
    Scheme("Bulgaria LNCh", "bg.pnf", r"\d{10}", "lnch, лнч, личен номер на чужденец, номер на чужденец, pnf"),
    Scheme("Greece AMKA", "gr.amka", r"\d{11}", "amka, αμκα, αριθμός μητρώου κοινωνικής"),
    Scheme("Greece AFM", "gr.vat", r"\d{9}", "afm, αφμ, αριθμός φορολογικού, φορολογικό μητρώο"),
    Scheme("Turkey T.C. kimlik", "tr.tckimlik", r"[1-9]\d{10}", "tc kimlik, kimlik, tckn, t.c. kimlik no, tc, tc no, t.c, t.c. no, kimlik numarası"),
    Scheme("Ukraine RNTRC", "ua.rntrc", r"\d{10}", "rntrc, рнокпп, інн, іпн, ідентифікаційний код, реєстраційний номер облікової, податковий номер",
           grouped=r"\d{10}|\d{2} \d{4} \d{4}|\d{5} \d{5}"),
    Scheme("Russia INN", "ru.inn", r"\d{12}", "inn, инн, номер налогоплательщика, identifikacionnyj nomer"),
    Scheme("Russia SNILS", "own:ru_snils", r"\d{11}", "snils, снилс, страховой номер", r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b"),
    Scheme("Kazakhstan IIN", "own:kz_iin", r"\d{12}", "иин, жсн, iin, жеке сәйкестендіру"),
    Scheme("Israel identity number", "own:il_id", r"\d{8,9}", "teudat zehut, תעודת זהות, ת.ז, ת\"ז, ת״ז, israeli id, מספר זהות, mispar zehut"),
    Scheme("South Africa ID", "za.idnr", r"\d{13}", "south african id, sa id, rsa id, id no, idnr, identity document number"),
    Scheme("Canada SIN", "own:luhn", r"\d{9}", "sin, social insurance, social insurance number, nas, assurance sociale"),
    Scheme("Canada British Columbia PHN", "ca.bc_phn", r"9\d{9}", "phn, personal health number"),
    Scheme("Mexico CURP", "mx.curp", r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d", "curp, clave única, registro de población",
           r"\b[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d\b"),
    Scheme("Mexico NSS", "own:luhn", r"\d{11}", "nss, número de seguridad social, imss, número de seguro social"),
    Scheme("Mexico RFC", "mx.rfc", r"[A-Z]{4}\d{6}[0-9A-Z]{3}", "rfc, registro federal, federal de contribuyentes"),
    Scheme("Brazil CPF", "br.cpf", r"\d{11}", "cpf, cadastro de pessoas físicas, cadastro de pessoa física", r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b"),
    Scheme("Brazil CNPJ", "own:br_cnpj", r"\d{14}", "mei, microempreendedor, microempreendedora, microempreendedor individual, empresário individual",
           grouped=r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}"),
    Scheme("Brazil PIS", "own:br_pis", r"\d{11}", "pis, pasep, pis/pasep, nis, integração social"),
    Scheme("Brazil RG", "own:no_check", r"\d{7,9}|\d{7,8}X", "rg, "
           "registro geral, carteira de identidade", grouped=r"\d{1,2}[.]?\d{3}[.]?\d{3}-?[0-9Xx]?"),
    Scheme("Argentina CUIL", "ar.cuit", r"2[0347]\d{9}", "cuil, cuit, identificación laboral, identificación tributaria", r"\b2[0347]-\d{8}-\d\b"),
    Scheme("Argentina DNI", "own:ar_dni", r"\d{7,8}", "dni, documento nacional de identidad", grouped=r"\d{7,8}|\d{1,2}[. ]\d{3}[. ]\d{3}"),
    Scheme("Chile RUT", "cl.rut", r"\d{7,8}[0-9K]", "rut, run, "
           "rol único, rol único nacional, rol único tributario", r"\b\d{1,2}\.\d{3}\.\d{3}-[0-9kK]\b"),
    Scheme("Colombia NIT", "co.nit", r"\d{9,10}", "nit, rut, identificación tributaria"),
    Scheme("Colombia cédula", "own:no_check", r"\d{6,10}", "c.c, cédula de ciudadanía, cedula de ciudadania, cédula de extranjería",
           grouped=r"\d{6,10}|\d{1,3}(?:\.\d{3}){2,3}"),
    Scheme("Colombia cédula, after its abbreviation", "own:no_check", r"1[01]\d{8}|\d{7,8}", "cc, cédula, cedula",
           grouped=r"1[01]\d{8}|\d{1,3}(?:\.\d{3}){2,3}"),
    Scheme("Ecuador cédula", "ec.ci", r"\d{10}", "cédula, cedula, ci"),
    Scheme("Dominican Republic cédula", "do.cedula", r"\d{11}", "cédula, cedula"),
    Scheme("Uruguay cédula", "own:uy_ci", r"\d{7,8}", "cédula de identidad, cédula, cedula, documento de identidad uruguayo",
           r"\b[1-9]\.\d{3}\.\d{3}-\d\b"),
    Scheme("Peru DNI", "own:ar_dni", r"\d{8}", "dni, documento nacional de identidad", grouped=r"\d{8}|\d{2}[. ]\d{3}[. ]\d{3}"),
    Scheme("Peru CUI", "pe.cui", r"\d{8}[0-9A-K]", "cui, dni, "
           "cédula única, único de identidad, documento nacional de identidad", grouped=r"\d{8}[ -]?[0-9A-Ka-k]"),
    Scheme("Costa Rica cédula", "own:cr_cedula", r"0?[1-9]\d{8}", "cédula, cedula, cédula física",
           grouped=r"0?[1-9][- ]?\d{4}[- ]?\d{4}"),
    Scheme("Cuba carné de identidad", "cu.ni", r"\d{11}", "carné de identidad, carnet de identidad, número de identidad, ni"),
    Scheme("Guatemala CUI", "own:gt_cui", r"\d{13}", "cui, dpi, único de identificación, personal de identificación"),
    Scheme("El Salvador DUI", "own:sv_dui", r"\d{9}", "dui, único de identidad, documento único", grouped=r"\d{8}-?\d"),
    Scheme("El Salvador NIT", "sv.nit", r"[019]\d{13}", "nit, identificación tributaria"),
    Scheme("Honduras identidad", "own:no_check", r"[01]\d{3}(?:19|20)\d{7}", "identidad, número de identidad, dni",
           grouped=r"\d{4}[- ]?\d{4}[- ]?\d{5}"),
    Scheme("Nicaragua cédula", "own:ni_cedula", r"\d{13}[A-Z]", "cédula, cedula, cédula de identidad",
           r"\b\d{3}-\d{6}-\d{4}[A-Z]\b"),
    Scheme("Venezuela RIF", "ve.rif", r"[VE]\d{9}", "rif, cédula, registro de información fiscal, información fiscal"),
    Scheme("India Aadhaar", "in_.aadhaar", r"[2-9]\d{11}", "aadhaar, aadhaar number, aadhaar no, aadhar, uidai, uid, आधार, आधार संख्या, आधार नंबर"),
    Scheme("India PAN", "in_.pan", r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]", "pan, pan card, permanent account number, permanent account",
           r"\b[A-Z]{3}P[A-Z]\d{4}[A-Z]\b"),
    Scheme("India voter ID", "in_.epic", r"[A-Z]{3}\d{7}", "epic, voter id, voter card, electoral photo identity, elector id"),
    Scheme("Sri Lanka NIC", "own:lk_nic", r"\d{9}[VX]|(?:19|20)\d{10}", "nic, nic no, national identity card"),
    Scheme("Pakistan CNIC", "pk.cnic", r"\d{13}", "cnic, cnic number, cnic no, "
           "computerised national identity, computerized national identity, nicop", r"\b[1-7]\d{4}-\d{7}-\d\b"),
    Scheme("China resident identity", "own:cn_ric", r"\d{17}[0-9X]|\d{15}", "身份证, 身份证号, 身份证号码, resident identity, resident id, "
           "居民身份证, 身份证件, ric, shenfenzheng",
           r"\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]\b"),
    Scheme("Hong Kong identity card", "own:hk_id", r"[A-Z]{1,2}\d{6}[0-9A]", "hkid, 身份證, 香港身份證, hong kong identity, hong kong id",
           r"\b[A-Z]{1,2}\d{6}\([0-9A]\)"),
    Scheme("Taiwan identity card", "own:tw_id", r"[A-Z][12]\d{8}", "身分證, national id, 國民身分證, 統一編號, taiwan id"),
    Scheme("Singapore NRIC", "own:sg_nric", r"[STFGM]\d{7}[A-Z]", "nric, fin, foreign identification number, singapore id", r"\b[STFGM]\d{7}[A-Z]\b"),
    Scheme("Malaysia NRIC", "my.nric", r"\d{12}", "mykad, nric, kad pengenalan, "
           "national registration identity card, no kp, nombor kad pengenalan, my kad", r"\b\d{6}-\d{2}-\d{4}\b"),
    Scheme("Indonesia NIK", "id.nik", r"\d{16}", "nik, ktp, nomor induk kependudukan, kartu tanda penduduk"),
    Scheme("Indonesia NPWP", "id.npwp", r"\d{15,16}", "npwp, nomor pokok wajib pajak, wajib pajak"),
    Scheme("Vietnam CCCD", "own:vn_cccd", r"0\d{11}", "cccd, căn cước, căn cước công dân, cmnd, định danh cá nhân, số định danh"),
    Scheme("Thailand identity number", "th.pin", r"\d{13}", "เลขประจำตัวประชาชน, เลขบัตรประชาชน, บัตรประชาชน, thai id, "
           "หมายเลขบัตรประชาชน, เลขประจำตัว, pin thai",
           r"\b\d-\d{4}-\d{5}-\d{2}-\d\b"),
    Scheme("South Korea RRN", "own:kr_rrn", r"\d{13}", "주민등록번호, 외국인등록번호, rrn, resident registration, resident registration number, 주민번호, 주민등록",
           r"\b\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}\b"),
    Scheme("Japan My Number", "own:jp_my_number", r"\d{12}", "マイナンバー, 個人番号, my number, kojin bango, mynumber",
           grouped=r"\d{4}[ -]?\d{4}[ -]?\d{4}"),
    Scheme("Saudi Arabia identity number", "own:luhn", r"[12]\d{9}",
           "الهوية الوطنية, رقم الهوية, الإقامة, رقم الإقامة, iqama, iqama number, saudi id, إقامتي, هويتي, هوية وطنية, رقم الهوية الوطنية"),
    Scheme("United Arab Emirates ID", "own:luhn", r"784(?:19|20)\d{10}", "emirates id, الهوية الإماراتية, رقم الهوية",
           r"\b784-(?:19|20)\d{2}-\d{7}-\d\b"),
    Scheme("Kuwait civil ID", "own:kw_civil", r"[23]\d{11}", "civil id, civil id no, الرقم المدني"),
    Scheme("Qatar ID", "own:no_check", r"[23]\d{10}", "qid, qatar id, qatari id"),
    Scheme("Jordan national number", "own:no_check", r"[29]\d{9}", "الرقم الوطني"),
    Scheme("Libya national number", "own:no_check", r"[12](?:19|20)\d{9}", "الرقم الوطني"),
    Scheme("Morocco CIN", "own:no_check", r"[A-Z]{1,2}\d{5,7}", "cin, cnie, carte nationale"),
    Scheme("Tunisia CIN", "own:no_check", r"\d{8}", "cin, بطاقة التعريف"),
    Scheme("Ghana card", "own:no_check", r"GHA\d{10}", "ghana card", r"\bGHA-\d{9}-\d\b"),
    Scheme("Egypt national number", "own:eg_id", r"[23]\d{13}", "الرقم القومي, egyptian id, رقم قومي, بطاقة الرقم القومي"),
    Scheme("Iran national code", "own:ir_melli", r"\d{10}", "کد ملی, کدملی, code melli, melli code, شماره ملی"),
    Scheme("Kenya PIN", "ke.pin", r"A\d{9}[A-Z]", "kra, kra pin"),
    Scheme("Mauritius NID", "mu.nid", r"[A-Z]\d{12}[0-9A-G]", "nid, nic, national identifier, national identity card"),
    Scheme("Nigeria NIN", "own:no_check", r"\d{11}", "nin, national identification number, nin number"),
    Scheme("Nigeria BVN", "own:no_check", r"\d{11}", "bvn, bank verification number"),
    Scheme("Philippines SSS", "own:no_check", r"\d{10}", "sss, sss no, sss number", grouped=r"\d{2}-?\d{7}-?\d"),
    Scheme("Philippines TIN", "own:no_check", r"\d{9}(?:\d{3}|\d{5})?", "tin", grouped=r"\d{3}-?\d{3}-?\d{3}(?:-?\d{3}(?:\d\d)?)?"),
    Scheme("Bangladesh NID", "own:no_check", r"\d{10}|\d{13}|\d{17}", "nid, nid no, nid number, এনআইডি, জাতীয় পরিচয়পত্র, national identity card"),
    Scheme("Australia TFN", "au.tfn", r"\d{8,9}", "tfn, tax file number, tax file"),
    Scheme("Australia Medicare", "own:au_medicare", r"[2-6]\d{9,10}", "medicare, medicare no, medicare number, medicare card",
           grouped=r"\d{4}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?"),
    Scheme("New Zealand IRD", "nz.ird", r"\d{8,9}", "ird, ird number, inland revenue, te tari taake"),
    Scheme("Italy carta d'identità", "own:no_check", r"[A-Z]{2}\d{5}[A-Z]{2}|[A-Z]{2}\d{7}",
           "carta d'identità, carta di identità, numero carta d'identità, cie"),
    Scheme("Italy patente", "own:no_check", r"[A-Z]{2}\d{7}[A-Z]", "patente, patente di guida, numero patente"),
    Scheme("France carte d'identité", "own:no_check", r"\d{12}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{7}\d",
           "carte d'identité, carte nationale d'identité, carte identité, cni"),
    Scheme("France permis de conduire", "own:no_check", r"\d{12}|\d{2}[A-Z]{2}\d{5}", "permis de conduire, numéro de permis"),
    Scheme("Germany Führerschein", "own:no_check", r"[0-9A-Z]\d{2}[0-9A-Z]{6}\d[0-9A-Z]",
           "führerschein, führerscheinnummer, fahrerlaubnis, fuehrerschein"),
    Scheme("Germany Aufenthaltstitel", "own:no_check", r"[A-Z]{2}\d{7}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{7}\d",
           "aufenthaltstitel, aufenthaltserlaubnis, niederlassungserlaubnis"),
    Scheme("Switzerland identity card", "own:no_check", r"[A-Z]\d{7}", "identitätskarte, id-karte, carte d'identité, carta d'identità"),
    Scheme("Belgium identity card", "own:be_card", r"\d{12}", "identiteitskaart, identiteitskaartnummer",
           grouped=r"\d{3}[- ]?\d{7}[- ]?\d{2}"),
    Scheme("Netherlands rijbewijs", "own:no_check", r"\d{10}", "rijbewijs, rijbewijsnummer"),
    Scheme("Poland prawo jazdy", "own:no_check", r"\d{11}", "prawo jazdy, numer prawa jazdy", grouped=r"\d{5}/?\d{2}/?\d{4}"),
    Scheme("Czechia občanský průkaz", "own:no_check", r"\d{9}", "občanský průkaz, občanského průkazu, obcansky prukaz, číslo op"),
    Scheme("Slovakia občiansky preukaz", "own:no_check", r"[A-Z]{2}\d{6}", "občiansky preukaz, občianskeho preukazu, číslo op"),
    Scheme("Hungary személyi igazolvány", "own:no_check", r"\d{6}[A-Z]{2}",
           "személyi igazolvány, személyi igazolványszám, személyi szám, szig. szám"),
    Scheme("Romania carte de identitate", "own:no_check", r"[A-Z]{2}(?:NR)?\d{6}",
           "carte de identitate, buletin, ci seria, seria"),
    Scheme("Bulgaria lichna karta", "own:no_check", r"\d{9}|[A-Z]{2}\d{7}", "лична карта, л.к"),
    Scheme("Balkan identity card", "own:no_check", r"\d{9}|[A-Z]\d{7}|\d{3}[A-Z]\d{5}",
           "лична карта, lična karta, licna karta, osobna iskaznica, osobne iskaznice, broj lične karte, osebna izkaznica, osebne izkaznice"),
    Scheme("Greece identity card", "own:no_check", r"[A-Z]{1,2}\d{6}", "αριθμός ταυτότητας, δελτίο ταυτότητας, ταυτότητα, ταυτότητας, αδτ"),
    Scheme("Turkey nüfus cüzdanı", "own:no_check", r"[A-Z]\d{2}[A-Z]\d{5}", "seri no, kimlik seri no, nüfus cüzdanı"),
    Scheme("South Korea driving licence", "own:no_check", r"\d{12}", "운전면허, 운전면허번호, 면허번호, 면허증",
           grouped=r"\d{2}-?\d{2}-?\d{6}-?\d{2}"),
    Scheme("Japan driving licence", "own:no_check", r"\d{12}", "運転免許, 運転免許証, 免許証番号"),
    Scheme("India driving licence", "own:no_check", r"[A-Z]{2}\d{13}", "driving licence, driving license, dl no, licence no"),
    Scheme("Germany Personalausweis, long", "own:de_zone", r"[0-9CFGHJKLMNPRTVWXYZ]{9}\dD?\d{14}D?\d",
           "personalausweis, personalausweisnummer, ausweisnummer, pwnr",
           r"\b[0-9CFGHJKLMNPRTVWXYZ]{9}\dD?[ <]{0,3}\d{6} ?\d[ <]{0,3}\d{6} ?\d ?D?[ <]{0,9}\d\b"),
    Scheme("Germany Krankenversichertennummer", "own:de_kvnr", r"[A-Z]\d{9}",
           "krankenversichertennummer, krankenversicherungsnummer, kvnr, versichertennummer, krankenkassennummer, kv-nummer"),
    Scheme("Austria Abgabenkontonummer", "own:no_check", r"\d{9}", "abgabenkontonummer, abgabenkonto",
           grouped=r"\d{2}[-/ ]?\d{3}[-/ ]?\d{4}"),
    Scheme("Liechtenstein PEID", "own:no_check", r"\d{4,12}", "peid, personenidentifikationsnummer"),
    Scheme("Hungary személyi azonosító", "own:hu_person", r"[1-8]\d{10}", "személyi azonosító, személyi szám",
           grouped=r"\d[- ]?\d{6}[- ]?\d{4}"),
    Scheme("Albania identity number", "own:no_check", r"[A-Z]\d{8}[A-Z]", "nid, numri i identitetit, numri personal, letërnjoftimi"),
    Scheme("Poland military booklet", "own:no_check", r"[A-Z]{2,3}(?:NR)?\d{7}", "książeczka wojskowa, książeczki wojskowej"),
    Scheme("Kosovo personal number", "own:no_check", r"[12]\d{9}", "numri personal, lični broj"),
    Scheme("Andorra NRT", "own:no_check", r"[ACDEFGLOPU]\d{6}[A-Z]", "nrt, registre tributari, identificació administrativa"),
    Scheme("Malta identity card", "own:no_check", r"\d{5,7}[AGHLMPZ]", "malta id, maltese id, karta tal-identità"),
    Scheme("Faroe Islands p-tal", "own:no_check", r"\d{9}", "p-tal, ptal", grouped=r"\d{6}-?\d{3}"),
    Scheme("Portugal número de utente", "own:no_check", r"\d{9}", "número de utente, nº de utente, utente sns", grouped=r"\d{3} ?\d{3} ?\d{3}"),
    Scheme("Portugal bilhete de identidade", "own:no_check", r"\d{7,8}[0-9]?", "bilhete de identidade"),
    Scheme("Italy tessera sanitaria", "own:no_check", r"80\d{18}", "tessera sanitaria"),
    Scheme("Spain tarjeta sanitaria", "own:no_check", r"[A-Z]{4}\d{10,12}", "tarjeta sanitaria, tsi"),
    Scheme("France titre de séjour", "own:no_check", r"\d{10}", "titre de séjour, carte de séjour, numéro étranger"),
    Scheme("United Kingdom CHI number", "own:no_check", r"\d{10}", "chi number, chi no"),
    Scheme("Ukraine UNZR", "own:no_check", r"\d{13}", "унзр, unzr", grouped=r"\d{8}-?\d{5}"),
    Scheme("Russia OMS policy", "own:no_check", r"\d{16}", "полис омс, омс, полиса омс"),
    Scheme("Russia driving licence", "own:no_check", r"\d{10}", "водительское удостоверение, водительского удостоверения, водительские права",
           grouped=r"\d{2} ?\d{2} ?\d{6}"),
    Scheme("Georgia personal number", "own:no_check", r"\d{11}", "პირადი ნომერი, პირადი ნომრის, პ/ნ"),
    Scheme("Armenia public service number", "own:no_check", r"\d{10}", "հծհ, հանրային ծառայության համարանիշ, սոցիալական քարտ"),
    Scheme("Azerbaijan identity card", "own:no_check", r"(?:AZE|AA)\d{7,8}", "şəxsiyyət vəsiqəsi, vəsiqə"),
    Scheme("Uzbekistan PINFL", "own:no_check", r"[1-6]\d{13}", "пинфл, jshshir, pinfl"),
    Scheme("Kyrgyzstan PIN", "own:no_check", r"[12]\d{13}", "персональный идентификационный номер, жеке номер"),
    Scheme("Turkey SGK", "own:no_check", r"\d{10,13}", "sgk no, sgk sicil, sosyal güvenlik numarası, sosyal güvenlik no"),
    Scheme("Angola bilhete de identidade", "own:no_check", r"\d{9}[A-Z]{2}\d{3}", "bilhete de identidade, bi, nif"),
    Scheme("Mozambique bilhete de identidade", "own:no_check", r"\d{12}[A-Z]", "bilhete de identidade, bi"),
    Scheme("Mozambique NUIT", "own:mz_nuit", r"\d{9}", "nuit, identificação tributária"),
    Scheme("Algeria NIN", "own:no_check", r"\d{18}", "nin, رقم التعريف الوطني, numéro d'identification national"),
    Scheme("Senegal identity card", "own:no_check", r"[12]\d{12,16}", "cni, nin, carte nationale d'identité"),
    Scheme("Kenya identity card", "own:no_check", r"\d{7,8}", "kenya id, kenyan id, huduma, maisha namba"),
    Scheme("Uganda NIN", "own:no_check", r"C[MF]\d{5,9}[0-9A-Z]{3,7}", "nin, ugandan id, uganda id"),
    Scheme("Tanzania NIDA", "own:no_check", r"(?:19|20)\d{18}", "nida, nida number", grouped=r"\d{8}-?\d{5}-?\d{5}-?\d{2}"),
    Scheme("Rwanda identity number", "own:no_check", r"1(?:19|20)\d{13}", "indangamuntu, rwanda id, nida",
           grouped=r"1 ?\d{4} ?\d ?\d{7} ?\d ?\d{2}"),
    Scheme("Ethiopia Fayda", "own:no_check", r"\d{12}|\d{16}", "fayda, fayda id, ፋይዳ", grouped=r"\d{4}[- ]?\d{4}[- ]?\d{4}(?:[- ]?\d{4})?"),
    Scheme("Zambia NRC", "own:no_check", r"\d{9}", "nrc, nrc no, nrc number", grouped=r"\d{6}/?\d{2}/?\d"),
    Scheme("Zimbabwe identity number", "own:no_check", r"\d{8,9}[A-Z]\d{2}", "zimbabwe id, zimbabwean id, national registration"),
    Scheme("Botswana Omang", "own:no_check", r"\d{4}[12]\d{4}", "omang"),
    Scheme("Myanmar NRC", "own:no_check", r"\d{1,2}[A-Z]{5,11}\d{6}", "nrc, nrc no, မှတ်ပုံတင်",
           r"\b\d{1,2}/[A-Z][A-Za-z]{4,9}\([A-Z]\) ?\d{6}\b"),
    Scheme("Nepal citizenship", "own:no_check", r"\d{9,13}", "citizenship no, citizenship number, नागरिकता नम्बर, नागरिकता प्रमाणपत्र",
           grouped=r"\d{9,13}|\d{1,2}[-/]\d{2}[-/]\d{2}[-/]\d{4,6}"),
    Scheme("India virtual ID", "in_.vid", r"[2-9]\d{15}", "vid, virtual id, virtual identity, aadhaar vid"),
    Scheme("India UAN", "own:no_check", r"1\d{11}", "uan, uan number, universal account number"),
    Scheme("India ABHA", "own:no_check", r"\d{14}", "abha, abha number, abha no, health id", grouped=r"\d{2}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}"),
    Scheme("Bahrain CPR", "own:no_check", r"\d{9}", "bahrain id, bahraini cpr, الرقم الشخصي"),
    Scheme("Oman civil number", "own:no_check", r"\d{7,9}", "oman id, omani id, civil number, الرقم المدني"),
    Scheme("Iraq national card", "own:no_check", r"\d{12}", "البطاقة الوطنية, رقم البطاقة الوطنية, البطاقة الموحدة"),
    Scheme("Philippines PhilHealth", "own:no_check", r"\d{12}", "philhealth, philhealth no, philhealth number", grouped=r"\d{2}-?\d{9}-?\d"),
    Scheme("Philippines Pag-IBIG", "own:no_check", r"\d{12}", "pag-ibig, pagibig, pag-ibig mid, hdmf", grouped=r"\d{4}[- ]?\d{4}[- ]?\d{4}"),
    Scheme("Philippines PhilSys", "own:no_check", r"\d{12}|\d{16}", "philsys, philsys number, philid, philsys card",
           grouped=r"\d{4}[- ]?\d{4}[- ]?\d{4}(?:[- ]?\d{4})?"),
    Scheme("Vietnam CMND", "own:no_check", r"\d{9}", "cmnd, chứng minh nhân dân, số cmnd"),
    Scheme("Cambodia identity card", "own:no_check", r"\d{9}", "អត្តសញ្ញាណប័ណ្ណ, khmer id"),
    Scheme("Indonesia kartu keluarga", "own:no_check", r"\d{16}", "kartu keluarga, no kk, nomor kk"),
    Scheme("Indonesia BPJS", "own:no_check", r"\d{13}", "bpjs, nomor bpjs, no bpjs, bpjs kesehatan"),
    Scheme("Japan residence card", "own:no_check", r"[A-Z]{2}\d{8}[A-Z]{2}", "在留カード, 在留カード番号, residence card"),
    Scheme("Japan pension number", "own:no_check", r"\d{10}", "基礎年金番号, 年金番号", grouped=r"\d{4}[- ]?\d{6}"),
    Scheme("Japan health insurance", "own:no_check", r"\d{8}", "保険者番号, 被保険者番号"),
    Scheme("Taiwan resident certificate", "own:no_check", r"[A-Z][A-D89]\d{8}", "居留證, 居留證號碼, 統一證號"),
    Scheme("China travel permit", "own:no_check", r"[HMC]\d{8,10}", "港澳通行证, 回乡证, 通行证, 通行证号"),
    Scheme("Bolivia cédula", "own:no_check", r"\d{6,8}(?:LP|CB|SC|OR|PT|CH|TJ|BE|BN|PD|PA)",
           "cédula de identidad, cédula, cedula, carnet de identidad, c.i, ci", grouped=r"\d{6,8}[- ]?[A-Za-z]{2}"),
    Scheme("Ecuador RUC", "own:ec_ruc", r"\d{10}00[1-9]", "ruc, registro único de contribuyentes"),
    Scheme("Peru RUC", "own:pe_ruc", r"1[0-7]\d{9}", "ruc, registro único de contribuyentes"),
    Scheme("Paraguay RUC", "own:py_ruc", r"\d{7,8}", "ruc, registro único de contribuyentes", grouped=r"\d{5,7}-?\d"),
    Scheme("Costa Rica DIMEX", "own:no_check", r"1\d{10,11}", "dimex, cédula de residencia"),
    Scheme("Panama cédula", "own:no_check", r"(?:1[0-3]|[1-9])\d{5,9}|(?:PE|E|N)\d{5,9}", "cédula, cedula, cédula de identidad personal",
           grouped=r"(?:1[0-3]|[1-9]|PE|E|N)-\d{2,4}-\d{2,6}|\d{8,10}|[A-Z]{1,2}\d{5,9}"),
    Scheme("Paraguay cédula", "own:no_check", r"\d{7}", "identidad civil, cédula de identidad civil", grouped=r"\d{7}|\d\.\d{3}\.\d{3}"),
    Scheme("Jamaica TRN", "own:no_check", r"\d{9}", "trn, taxpayer registration number", grouped=r"\d{3}[- ]?\d{3}[- ]?\d{3}"),
    Scheme("Haiti NIU", "own:no_check", r"\d{10}", "niu, numéro d'identification unique"),
    Scheme("Mexico clave de elector", "own:no_check", r"[BCDFGHJ-NP-TV-Z]{6}\d{8}[HM]\d{3}", "clave de elector, ine, elector",
           r"\b[BCDFGHJ-NP-TV-Z]{6}\d{8}[HM]\d{3}\b"),
    Scheme("Brazil CNH", "own:no_check", r"\d{11}", "cnh, carteira de habilitação, carteira nacional de habilitação"),
    Scheme("Brazil título de eleitor", "own:no_check", r"\d{12}", "título de eleitor, título eleitoral, título eleitor",
           grouped=r"\d{4} ?\d{4} ?\d{4}"),
    Scheme("Brazil CNS", "own:no_check", r"[1-9]\d{14}", "cns, cartão nacional de saúde, cartão sus, cartão do sus",
           grouped=r"\d{3} ?\d{4} ?\d{4} ?\d{4}"),
    Scheme("Brazil RNM", "own:no_check", r"[A-Z]\d{6}[0-9A-Z]", "rne, rnm, registro nacional migratório, registro nacional de estrangeiros"),
    Scheme("United States alien number", "own:no_check", r"A\d{7,9}", "alien number, a-number, alien registration, uscis number, uscis",
           grouped=r"A[- ]?(?:\d{7,9}|\d{3}[- ]\d{3}[- ]\d{3})"),
    Scheme("United States green card", "own:no_check", r"[A-Z]{3}\d{10}", "green card, permanent resident card, uscis receipt"),
    Scheme("United States PTIN", "own:no_check", r"P\d{8}", "ptin"),
    Scheme("United States DoD ID", "own:no_check", r"\d{10}", "dod id, edipi, military id"),
    Scheme("Canada health card", "own:luhn", r"\d{10}", "ohip, health card, health card number", grouped=r"\d{4}[- ]?\d{3}[- ]?\d{3}"),
    Scheme("Canada RAMQ", "own:no_check", r"[A-Z]{4}\d{8}", "ramq, assurance maladie, carte soleil", grouped=r"[A-Za-z]{4} ?\d{4} ?\d{4}"),
    Scheme("Canada driving licence", "own:no_check", r"[A-Z]\d{14}|[A-Z]\d{12}", "permis de conduire, driver's licence, driving licence, licence no",
           grouped=r"[A-Za-z]\d{4}[- ]?\d{5}[- ]?\d{5}|[A-Za-z]\d{4}[- ]?\d{6}[- ]?\d{2}"),
    Scheme("Australia driving licence", "own:no_check", r"\d{8,9}", "driver licence, driver's licence, drivers licence"),
    Scheme("Australia health identifier", "own:no_check", r"80036[0-9]\d{10}", "ihi, ihi number, healthcare identifier",
           grouped=r"\d{4} ?\d{4} ?\d{4} ?\d{4}"),
    Scheme("Australia Centrelink CRN", "own:no_check", r"\d{9}[A-Z]", "crn, centrelink", grouped=r"\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?[A-Za-z]"),
    Scheme("New Zealand driving licence", "own:no_check", r"[A-Z]{2}\d{6}", "driver licence, driver license, driver's licence"),
)  # fmt: skip
