"""National identity, social security and personal tax numbers: what each looks like and how it is checked.

A scheme is *strong* when its written form and check leave so few chance hits that no word nearby is needed; the others
are looked for only near a word that names them. Checks are ``python-stdnum``'s (module named in ``check``), imported at
the first candidate, or a function of :mod:`._national_checks`.
"""

from __future__ import annotations

import msgspec

_ANY = (
    "national id, national id number, identity number, id number, identification number, personal id, id card, tax id"
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


SHARED_WORDS = _ANY

SCHEMES: tuple[Scheme, ...] = (
    Scheme("United States SSN", "own:us_ssn", r"\d{9}", "ssn, social security, social security number, ss number",
           r"\b\d{3}-\d{2}-\d{4}\b|\b\d{3} \d{2} \d{4}\b"),
    Scheme("United States ITIN", "us.itin", r"9\d{8}", "itin, taxpayer id", r"\b9\d\d-[5-9]\d-\d{4}\b"),
    Scheme("United Kingdom NINO", "own:uk_nino", r"[A-Z]{2}\d{6}[A-D]", "nino, national insurance, ni number",
           r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    Scheme("United Kingdom NHS number", "gb.nhs", r"\d{10}", "nhs, nhs number, nhs no"),
    Scheme("Italy codice fiscale", "it.codicefiscale", r"[A-Z]{6}[0-9A-Z]{9}[A-Z]", "codice fiscale, cf",
           r"\b[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]\b"),
    Scheme("Spain DNI", "es.dni", r"\d{8}[A-Z]", "dni, nif, documento nacional", r"\b\d{8}-[A-HJ-NP-TV-Z]\b"),
    Scheme("Spain NIE", "es.nie", r"[XYZ]\d{7}[A-Z]", "nie, nif, extranjero", r"\b[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]\b"),
    Scheme("France NIR", "own:fr_nir", r"[12]\d{4}[0-9AB]{2}\d{8}",
           "nir, sécurité sociale, numéro de sécurité sociale, insee, carte vitale",
           r"\b[1-4] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b"),
    Scheme("Germany Steuer-IdNr", "de.idnr", r"[1-9]\d{10}", "steuer-id, steuerid, idnr, steuer-idnr, "
           "steueridentifikationsnummer, steuernummer, identifikationsnummer, tin"),
    Scheme("Germany Personalausweis", "own:de_ausweis", r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}\d",
           "personalausweis, personalausweisnummer, ausweisnummer, ausweis"),
    Scheme("Austria social security number", "at.vnr", r"\d{10}",
           "svnr, sozialversicherungsnummer, versicherungsnummer, sv-nummer"),
    Scheme("Switzerland AHV", "ch.ssn", r"756\d{10}", "ahv, avs, ahv-nummer, avs-nr, sozialversicherungsnummer",
           r"\b756\.\d{4}\.\d{4}\.\d{2}\b"),
    Scheme("Netherlands BSN", "nl.bsn", r"\d{8,9}", "bsn, burgerservicenummer, sofinummer"),
    Scheme("Belgium national number", "be.nn", r"\d{11}", "rijksregisternummer, registre national, insz, niss, rrn",
           r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"),
    Scheme("Luxembourg matricule", "own:lu_matricule", r"\d{13}", "matricule, cns"),
    Scheme("Portugal NIF", "pt.nif", r"[1-3]\d{8}", "nif, contribuinte, número de contribuinte"),
    Scheme("Portugal cartão de cidadão", "pt.cc", r"\d{9}[0-9A-Z]{2}\d", "cartão de cidadão, cc"),
    Scheme("Ireland PPS number", "ie.pps", r"\d{7}[A-W][A-IWTX]?", "pps, ppsn, pps number"),
    Scheme("Sweden personnummer", "se.personnummer", r"(?:\d{2})?\d{10}",
           "personnummer, personnr, samordningsnummer", r"\b(?:19|20)\d{6}-\d{4}\b"),
    Scheme("Norway fødselsnummer", "no.fodselsnummer", r"\d{11}", "fødselsnummer, fodselsnummer, personnummer, fnr"),
    Scheme("Denmark CPR", "dk.cpr", r"\d{10}", "cpr, cpr-nummer, cpr nr, personnummer"),
    Scheme("Finland henkilötunnus", "own:fi_hetu", r"\d{6}[-+A-FU-Y]?\d{3}[0-9A-Y]", "hetu, henkilötunnus",
           r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"),
    Scheme("Iceland kennitala", "is_.kennitala", r"\d{10}", "kennitala, kt"),
    Scheme("Estonia isikukood", "ee.ik", r"[1-8]\d{10}", "isikukood"),
    Scheme("Latvia personas kods", "own:lv_pk", r"\d{11}", "personas kods"),
    Scheme("Lithuania asmens kodas", "lt.asmens", r"[1-9]\d{10}", "asmens kodas"),
    Scheme("Poland PESEL", "pl.pesel", r"\d{11}", "pesel"),
    Scheme("Poland NIP", "pl.nip", r"\d{10}", "nip"),
    Scheme("Poland dowód osobisty", "own:pl_dowod", r"[A-Z]{3}\d{6}", "dowód osobisty, dowod osobisty, nr dowodu, dowód"),
    Scheme("Czechia rodné číslo", "cz.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč", r"\b\d{6}/\d{4}\b"),
    Scheme("Slovakia rodné číslo", "sk.rc", r"\d{9,10}", "rodné číslo, rodne cislo, rč"),
    Scheme("Hungary TAJ", "own:hu_taj", r"\d{9}", "taj, taj szám, tajszám"),
    Scheme("Slovenia EMŠO", "si.emso", r"\d{13}", "emšo, emso"),
    Scheme("Serbia JMBG", "si.emso", r"\d{13}", "jmbg, matični broj"),
    Scheme("Croatia OIB", "hr.oib", r"\d{11}", "oib"),
    Scheme("Romania CNP", "ro.cnp", r"[1-9]\d{12}", "cnp, cod numeric personal"),
    Scheme("Bulgaria EGN", "bg.egn", r"\d{10}", "egn, егн"),
    Scheme("Greece AMKA", "gr.amka", r"\d{11}", "amka, αμκα"),
    Scheme("Greece AFM", "gr.vat", r"\d{9}", "afm, αφμ"),
    Scheme("Turkey T.C. kimlik", "tr.tckimlik", r"[1-9]\d{10}", "tc kimlik, kimlik, tckn, t.c. kimlik no"),
    Scheme("Ukraine RNTRC", "ua.rntrc", r"\d{10}", "rntrc, рнокпп, інн, ідентифікаційний код"),
    Scheme("Russia INN", "ru.inn", r"\d{12}", "inn, инн"),
    Scheme("Russia SNILS", "own:ru_snils", r"\d{11}", "snils, снилс", r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b"),
    Scheme("Israel identity number", "il.idnr", r"\d{9}", "teudat zehut, תעודת זהות, ת.ז, israeli id"),
    Scheme("South Africa ID", "za.idnr", r"\d{13}", "south african id, sa id, rsa id, id no"),
    Scheme("Canada SIN", "ca.sin", r"[1-79]\d{8}", "sin, social insurance, social insurance number, nas"),
    Scheme("Mexico CURP", "mx.curp", r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d", "curp",
           r"\b[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d\b"),
    Scheme("Mexico RFC", "mx.rfc", r"[A-Z]{4}\d{6}[0-9A-Z]{3}", "rfc"),
    Scheme("Brazil CPF", "br.cpf", r"\d{11}", "cpf", r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b"),
    Scheme("Argentina CUIL", "ar.cuit", r"2[0347]\d{9}", "cuil, cuit", r"\b2[0347]-\d{8}-\d\b"),
    Scheme("Argentina DNI", "own:ar_dni", r"\d{7,8}", "dni"),
    Scheme("Chile RUT", "cl.rut", r"\d{7,8}[0-9K]", "rut, run", r"\b\d{1,2}\.\d{3}\.\d{3}-[0-9kK]\b"),
    Scheme("Colombia NIT", "co.nit", r"\d{9,10}", "nit, cédula de ciudadanía"),
    Scheme("Ecuador cédula", "ec.ci", r"\d{10}", "cédula, cedula"),
    Scheme("Dominican Republic cédula", "do.cedula", r"\d{11}", "cédula, cedula"),
    Scheme("Uruguay cédula", "own:uy_ci", r"\d{8}", "cédula de identidad, cédula, cedula",
           r"\b[1-9]\.\d{3}\.\d{3}-\d\b"),
    Scheme("Peru DNI", "own:ar_dni", r"\d{8}", "dni"),
    Scheme("India Aadhaar", "in_.aadhaar", r"[2-9]\d{11}", "aadhaar, aadhar, uidai, आधार"),
    Scheme("India PAN", "in_.pan", r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]", "pan, pan card, permanent account number",
           r"\b[A-Z]{3}P[A-Z]\d{4}[A-Z]\b"),
    Scheme("Pakistan CNIC", "pk.cnic", r"\d{13}", "cnic", r"\b[1-7]\d{4}-\d{7}-\d\b"),
    Scheme("China resident identity", "cn.ric", r"\d{17}[0-9X]", "身份证, 身份证号, resident identity",
           r"\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]\b"),
    Scheme("Hong Kong identity card", "own:hk_id", r"[A-Z]{1,2}\d{6}[0-9A]", "hkid, 身份證",
           r"\b[A-Z]{1,2}\d{6}\([0-9A]\)"),
    Scheme("Taiwan identity card", "own:tw_id", r"[A-Z][12]\d{8}", "身分證, national id"),
    Scheme("Singapore NRIC", "own:sg_nric", r"[STFGM]\d{7}[A-Z]", "nric, fin", r"\b[STFGM]\d{7}[A-Z]\b"),
    Scheme("Malaysia NRIC", "my.nric", r"\d{12}", "mykad, nric, kad pengenalan", r"\b\d{6}-\d{2}-\d{4}\b"),
    Scheme("Indonesia NIK", "id.nik", r"\d{16}", "nik, ktp"),
    Scheme("Thailand identity number", "th.pin", r"\d{13}", "เลขประจำตัวประชาชน, thai id",
           r"\b\d-\d{4}-\d{5}-\d{2}-\d\b"),
    Scheme("South Korea RRN", "own:kr_rrn", r"\d{13}", "주민등록번호, rrn, resident registration",
           r"\b\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}\b"),
    Scheme("Japan My Number", "own:jp_my_number", r"\d{12}", "my number, マイナンバー, 個人番号"),
    Scheme("Australia TFN", "au.tfn", r"\d{8,9}", "tfn, tax file number"),
    Scheme("New Zealand IRD", "nz.ird", r"\d{8,9}", "ird, ird number"),
)  # fmt: skip
