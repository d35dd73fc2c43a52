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
    "identiteitsnummer, identifikationsnummer, identitetsnummer, kimlik no"
)


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
    Scheme("United States SSN", "own:us_ssn", r"\d{9}", "ssn, social security, social security number, ss number",
           r"\b\d{3}-\d{2}-\d{4}\b|\b\d{3} \d{2} \d{4}\b", grouped=r"\d{3}[-. ]?\d{2}[-. ]?\d{4}"),
    Scheme("United States ITIN", "us.itin", r"9\d{8}", "itin, taxpayer id", r"\b9\d\d-[5-9]\d-\d{4}\b",
           grouped=r"\d{3}[-. ]?\d{2}[-. ]?\d{4}"),
    Scheme("United States driving licence", "own:no_check", r"[A-Z]\d{6,14}|[A-Z]{2}\d{6}",
           "driver's license, drivers license, driver license, driver's licence, drivers licence, dl no, dl number"),
    Scheme("United Kingdom NINO", "own:uk_nino", r"[A-Z]{2}\d{6}[A-D]", "nino, national insurance, ni number",
           r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    Scheme("United Kingdom NHS number", "gb.nhs", r"\d{10}", "nhs, nhs number, nhs no"),
    Scheme("United Kingdom UTR", "gb.utr", r"\d{10}", "utr, unique taxpayer reference, utr number"),
    Scheme("United Kingdom driving licence", "own:uk_driving", r"[A-Z][A-Z9]{4}\d{6}[A-Z9]{2}[0-9A-Z][A-Z]{2}",
           "driving licence, driving license, driver number, dvla, licence number, licence no",
           r"\b[A-Z][A-Z9]{4} ?\d[0156]\d[0-3]\d\d ?[A-Z9]{2}[0-9A-Z] ?[A-Z]{2}\b"),
    Scheme("Italy codice fiscale", "it.codicefiscale", r"[A-Z]{6}[0-9A-Z]{9}[A-Z]|\d{11}", "codice fiscale, c.f, cf",
           r"\b[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]\b"),
    Scheme("Spain DNI", "es.dni", r"\d{8}[A-Z]", "dni, nif, documento nacional", r"\b\d{8}-[A-HJ-NP-TV-Z]\b"),
    Scheme("Spain NIE", "es.nie", r"[XYZ]\d{7}[A-Z]", "nie, nif, extranjero", r"\b[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]\b"),
    Scheme("France NIR", "own:fr_nir", r"[1-478]\d{4}[0-9AB]{2}\d{8}",
           "nir, sécurité sociale, numéro de sécurité sociale, numéro sécu, n° sécu, sécu, insee, carte vitale",
           r"\b[1-4] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b"),
    Scheme("France numéro fiscal", "fr.nif", r"[0-3]\d{12}", "numéro fiscal, n° fiscal, identifiant fiscal, spi"),
    Scheme("Germany Steuer-IdNr", "de.idnr", r"[1-9]\d{10}", "steuer-id, steuerid, idnr, steuer-idnr, "
           "steueridentifikationsnummer, steuernummer, identifikationsnummer, tin"),
    Scheme("Germany Sozialversicherungsnummer", "own:de_rvnr", r"\d{8}[A-Z]\d{3}",
           "sozialversicherungsnummer, rentenversicherungsnummer, rvnr, sv-nummer, versicherungsnummer",
           r"\b\d{2} \d{6} [A-Z] \d{3}\b", grouped=r"\d{2} ?\d{6} ?[A-Z] ?\d{3}"),
    Scheme("Germany Personalausweis", "own:de_ausweis", r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}\d",
           "personalausweis, personalausweisnummer, ausweisnummer, ausweis"),
    Scheme("Austria social security number", "at.vnr", r"\d{10}",
           "svnr, sozialversicherungsnummer, versicherungsnummer, sv-nummer"),
    Scheme("Switzerland AHV", "ch.ssn", r"756\d{10}", "ahv, avs, ahv-nummer, avs-nr, sozialversicherungsnummer",
           r"\b756\.\d{4}\.\d{4}\.\d{2}\b"),
    Scheme("Netherlands BSN", "nl.bsn", r"\d{8,9}", "bsn, burgerservicenummer, sofinummer"),
    Scheme("Belgium national number", "be.nn", r"\d{11}", "rijksregisternummer, registre national, numéro national, numéro de registre national, insz, niss, rrn",
           r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"),
    Scheme("Luxembourg matricule", "own:lu_matricule", r"\d{13}", "matricule, cns"),
    Scheme("Portugal NIF", "pt.nif", r"[1-3]\d{8}", "nif, contribuinte, número de contribuinte"),
    Scheme("Portugal cartão de cidadão", "pt.cc", r"\d{9}[0-9A-Z]{2}\d", "cartão de cidadão, cc"),
    Scheme("Ireland PPS number", "ie.pps", r"\d{7}[A-W][A-IWTX]?", "pps, ppsn, pps number"),
    Scheme("Sweden personnummer", "se.personnummer", r"(?:\d{2})?\d{10}",
           "personnummer, personnr, samordningsnummer", r"\b(?:19|20)\d{6}-\d{4}\b",
           grouped=r"(?:\d{2})?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]{0,3}\d{4}"),
    Scheme("Norway fødselsnummer", "no.fodselsnummer", r"\d{11}", "fødselsnummer, fodselsnummer, personnummer, fnr",
           grouped=r"\d{2}[ .]?\d{2}[ .]?\d{2}[ -]{0,3}(?:\d{5}|\d{3} \d{2})"),
    Scheme("Denmark CPR", "dk.cpr", r"\d{10}", "cpr, cpr-nummer, cpr nr, personnummer",
           grouped=r"\d{2}[ .-]?\d{2}[ .-]?\d{2}[ -]{0,3}\d{4}"),
    Scheme("Finland henkilötunnus", "own:fi_hetu", r"\d{6}[-+A-FU-Y]?\d{3}[0-9A-Y]", "hetu, henkilötunnus",
           r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"),
    Scheme("Iceland kennitala", "is_.kennitala", r"\d{10}", "kennitala, kt", grouped=r"\d{6}[ -]{0,3}\d{4}"),
    Scheme("Estonia isikukood", "ee.ik", r"[1-8]\d{10}", "isikukood"),
    Scheme("Latvia personas kods", "own:lv_pk", r"\d{11}", "personas kods"),
    Scheme("Lithuania asmens kodas", "lt.asmens", r"[1-9]\d{10}", "asmens kodas"),
    Scheme("Poland PESEL", "pl.pesel", r"\d{11}", "pesel"),
    Scheme("Poland NIP", "pl.nip", r"\d{10}", "nip"),
    Scheme("Poland dowód osobisty", "own:pl_dowod", r"[A-Z]{3}\d{6}", "dowód osobisty, dowod osobisty, nr dowodu, dowód"),
    Scheme("Czechia rodné číslo", "cz.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč", r"\b\d{6}/\d{4}\b",
           grouped=r"\d{6}[ /-]{0,3}\d{3,4}"),
    Scheme("Slovakia rodné číslo", "sk.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč", grouped=r"\d{6}[ /-]{0,3}\d{3,4}"),
    Scheme("Hungary adóazonosító jel", "own:hu_tax", r"8\d{9}", "adóazonosító, adóazonosító jel, adóazonosító jele"),
    Scheme("Hungary TAJ", "own:hu_taj", r"\d{9}", "taj, taj szám, tajszám"),
    Scheme("Slovenia EMŠO", "si.emso", r"\d{13}", "emšo, emso"),
    Scheme("Serbia JMBG", "si.emso", r"\d{13}", "jmbg, jmbg broj, matični broj, јмбг, матични број"),
    Scheme("North Macedonia EMBG", "si.emso", r"\d{13}", "embg, ембг"),
    Scheme("Moldova IDNP", "md.idno", r"[029]\d{12}", "idnp, cod personal"),
    Scheme("Cyprus TIC", "cy.vat", r"[09]\d{7}[A-Z]", "tic, φορολογικής ταυτότητας"),
    Scheme("Belarus identification number", "own:by_id", r"[1-6]\d{6}[ABCHKEM]\d{3}(?:PB|BA|BI)\d",
           "идентификационный номер, личный номер, асабісты нумар"),
    Scheme("Croatia OIB", "hr.oib", r"\d{11}", "oib"),
    Scheme("Romania CNP", "ro.cnp", r"[1-9]\d{12}", "cnp, cod numeric personal"),
    Scheme("Bulgaria EGN", "bg.egn", r"\d{10}", "egn, егн"),
    Scheme("Bulgaria LNCh", "bg.pnf", r"\d{10}", "lnch, лнч"),
    Scheme("Greece AMKA", "gr.amka", r"\d{11}", "amka, αμκα"),
    Scheme("Greece AFM", "gr.vat", r"\d{9}", "afm, αφμ"),
    Scheme("Turkey T.C. kimlik", "tr.tckimlik", r"[1-9]\d{10}", "tc kimlik, kimlik, tckn, t.c. kimlik no, tc, tc no, t.c, t.c. no"),
    Scheme("Ukraine RNTRC", "ua.rntrc", r"\d{10}", "rntrc, рнокпп, інн, іпн, ідентифікаційний код",
           grouped=r"\d{10}|\d{2} \d{4} \d{4}|\d{5} \d{5}"),
    Scheme("Russia INN", "ru.inn", r"\d{12}", "inn, инн"),
    Scheme("Russia SNILS", "own:ru_snils", r"\d{11}", "snils, снилс", r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b"),
    Scheme("Kazakhstan IIN", "own:kz_iin", r"\d{12}", "иин, жсн, iin"),
    Scheme("Israel identity number", "il.idnr", r"\d{9}", "teudat zehut, תעודת זהות, ת.ז, ת\"ז, ת״ז, israeli id"),
    Scheme("South Africa ID", "za.idnr", r"\d{13}", "south african id, sa id, rsa id, id no"),
    Scheme("Canada SIN", "ca.sin", r"[1-79]\d{8}", "sin, social insurance, social insurance number, nas"),
    Scheme("Canada British Columbia PHN", "ca.bc_phn", r"9\d{9}", "phn, personal health number"),
    Scheme("Mexico CURP", "mx.curp", r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d", "curp",
           r"\b[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d\b"),
    Scheme("Mexico RFC", "mx.rfc", r"[A-Z]{4}\d{6}[0-9A-Z]{3}", "rfc"),
    Scheme("Brazil CPF", "br.cpf", r"\d{11}", "cpf", r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b"),
    Scheme("Argentina CUIL", "ar.cuit", r"2[0347]\d{9}", "cuil, cuit", r"\b2[0347]-\d{8}-\d\b"),
    Scheme("Argentina DNI", "own:ar_dni", r"\d{7,8}", "dni", grouped=r"\d{7,8}|\d{1,2}[. ]\d{3}[. ]\d{3}"),
    Scheme("Chile RUT", "cl.rut", r"\d{7,8}[0-9K]", "rut, run", r"\b\d{1,2}\.\d{3}\.\d{3}-[0-9kK]\b"),
    Scheme("Colombia NIT", "co.nit", r"\d{9,10}", "nit, rut, cédula de ciudadanía"),
    Scheme("Colombia cédula", "own:no_check", r"\d{6,10}", "c.c", grouped=r"\d{6,10}|\d{1,3}(?:\.\d{3}){2,3}"),
    Scheme("Ecuador cédula", "ec.ci", r"\d{10}", "cédula, cedula"),
    Scheme("Dominican Republic cédula", "do.cedula", r"\d{11}", "cédula, cedula"),
    Scheme("Uruguay cédula", "own:uy_ci", r"\d{8}", "cédula de identidad, cédula, cedula",
           r"\b[1-9]\.\d{3}\.\d{3}-\d\b"),
    Scheme("Peru DNI", "own:ar_dni", r"\d{8}", "dni", grouped=r"\d{8}|\d{2}[. ]\d{3}[. ]\d{3}"),
    Scheme("Peru CUI", "pe.cui", r"\d{8}[0-9A-K]", "cui, dni", grouped=r"\d{8}[ -]?[0-9A-Ka-k]"),
    Scheme("Costa Rica cédula", "own:cr_cedula", r"0?[1-9]\d{8}", "cédula, cedula, cédula física",
           grouped=r"0?[1-9][- ]?\d{4}[- ]?\d{4}"),
    Scheme("Cuba carné de identidad", "cu.ni", r"\d{11}", "carné de identidad, carnet de identidad, número de identidad"),
    Scheme("Guatemala CUI", "own:gt_cui", r"\d{13}", "cui, dpi"),
    Scheme("El Salvador DUI", "own:sv_dui", r"\d{9}", "dui", grouped=r"\d{8}-?\d"),
    Scheme("El Salvador NIT", "sv.nit", r"[019]\d{13}", "nit"),
    Scheme("Venezuela RIF", "ve.rif", r"[VE]\d{9}", "rif, cédula"),
    Scheme("India Aadhaar", "in_.aadhaar", r"[2-9]\d{11}", "aadhaar, aadhar, uidai, आधार"),
    Scheme("India PAN", "in_.pan", r"[A-Z]{3}P[A-Z]\d{4}[A-Z]", "pan, pan card, permanent account number",
           r"\b[A-Z]{3}P[A-Z]\d{4}[A-Z]\b"),
    Scheme("India voter ID", "in_.epic", r"[A-Z]{3}\d{7}", "epic, voter id, voter card"),
    Scheme("Sri Lanka NIC", "own:lk_nic", r"\d{9}[VX]|(?:19|20)\d{10}", "nic, nic no, national identity card"),
    Scheme("Pakistan CNIC", "pk.cnic", r"\d{13}", "cnic", r"\b[1-7]\d{4}-\d{7}-\d\b"),
    Scheme("China resident identity", "own:cn_ric", r"\d{17}[0-9X]", "身份证, 身份证号, 身份证号码, resident identity, resident id",
           r"\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]\b"),
    Scheme("Hong Kong identity card", "own:hk_id", r"[A-Z]{1,2}\d{6}[0-9A]", "hkid, 身份證",
           r"\b[A-Z]{1,2}\d{6}\([0-9A]\)"),
    Scheme("Taiwan identity card", "own:tw_id", r"[A-Z][12]\d{8}", "身分證, national id"),
    Scheme("Singapore NRIC", "own:sg_nric", r"[STFGM]\d{7}[A-Z]", "nric, fin", r"\b[STFGM]\d{7}[A-Z]\b"),
    Scheme("Malaysia NRIC", "my.nric", r"\d{12}", "mykad, nric, kad pengenalan", r"\b\d{6}-\d{2}-\d{4}\b"),
    Scheme("Indonesia NIK", "id.nik", r"\d{16}", "nik, ktp"),
    Scheme("Indonesia NPWP", "id.npwp", r"\d{15,16}", "npwp"),
    Scheme("Vietnam CCCD", "own:vn_cccd", r"0\d{11}", "cccd, căn cước, căn cước công dân, cmnd"),
    Scheme("Thailand identity number", "th.pin", r"\d{13}", "เลขประจำตัวประชาชน, เลขบัตรประชาชน, บัตรประชาชน, thai id",
           r"\b\d-\d{4}-\d{5}-\d{2}-\d\b"),
    Scheme("South Korea RRN", "own:kr_rrn", r"\d{13}", "주민등록번호, 외국인등록번호, rrn, resident registration",
           r"\b\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}\b"),
    Scheme("Japan My Number", "own:jp_my_number", r"\d{12}", "my number, マイナンバー, 個人番号",
           grouped=r"\d{4}[ -]?\d{4}[ -]?\d{4}"),
    Scheme("Saudi Arabia identity number", "own:luhn", r"[12]\d{9}",
           "الهوية الوطنية, رقم الهوية, الإقامة, رقم الإقامة, iqama, iqama number, saudi id"),
    Scheme("United Arab Emirates ID", "own:luhn", r"784(?:19|20)\d{10}", "emirates id, الهوية الإماراتية, رقم الهوية",
           r"\b784-(?:19|20)\d{2}-\d{7}-\d\b"),
    Scheme("Kuwait civil ID", "own:kw_civil", r"[23]\d{11}", "civil id, civil id no, الرقم المدني"),
    Scheme("Egypt national number", "own:eg_id", r"[23]\d{13}", "الرقم القومي, egyptian id"),
    Scheme("Iran national code", "own:ir_melli", r"\d{10}", "کد ملی, کدملی, code melli, melli code"),
    Scheme("Kenya PIN", "ke.pin", r"A\d{9}[A-Z]", "kra, kra pin"),
    Scheme("Mauritius NID", "mu.nid", r"[A-Z]\d{12}[0-9A-G]", "nid, nic"),
    Scheme("Nigeria NIN", "own:no_check", r"\d{11}", "nin, national identification number"),
    Scheme("Australia TFN", "au.tfn", r"\d{8,9}", "tfn, tax file number"),
    Scheme("Australia Medicare", "own:au_medicare", r"[2-6]\d{9,10}", "medicare, medicare no, medicare number, medicare card",
           grouped=r"\d{4}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?"),
    Scheme("New Zealand IRD", "nz.ird", r"\d{8,9}", "ird, ird number"),
)  # fmt: skip
