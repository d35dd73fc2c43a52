"""National bank account numbers: by a word that names them (US routing and account, UK sort code and account, German Konto with
BLZ, Indian IFSC, Australian BSB, Canadian transit, PIX keys), or by a written form of their own with its check digits (Polish
NRB, Czech and Slovak, Hungarian, Norwegian, New Zealand's, Spanish CCC, French RIB)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from seawall.detect import late_re as re
from seawall.detect.accents import typed
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.detectors._alike import by_chance
from seawall.model.words import Category, Confidence

_ACCOUNT = frozenset(
    typed(
        words(
            "account number, account no, acct, acct no, account nr, acc no, bank account, konto, kontonummer, konto-nr, "
            "kontonr, numéro de compte, compte bancaire, número de cuenta, cuenta bancaria, conto corrente, rekeningnummer, "
            "conta bancária, conta, nr konta, account, checking account, savings account, direct deposit, numer konta, numer rachunku, "
            "číslo účtu, bankovní účet, bankszámla*, számlaszám*, cont bancar, hesap no, hesap numarası, bankrekening, bankkonto, "
            "nomor rekening, no rekening, no rek, số tài khoản, số tk, расчётный счёт, расчетный счет, р/с, номер счёта, номер счета, "
            "банковский счёт, рахунок, αριθμός λογαριασμού, λογαριασμός, מספר חשבון, חשבון בנק, رقم الحساب, الحساب البنكي, "
            "เลขบัญชี, เลขที่บัญชี, 口座番号, 普通預金, 银行账号, 账号, 帐号, 帳號, 계좌번호, 계좌, "
            # Further languages, and further names in these.
            "numero di conto, numero conto, conto bancario, n. conto, cuenta corriente, cuenta de ahorros, cuenta de ahorro, ccc, compte courant, "
            "compte chèque, conta corrente, conta poupança, número da conta, rachunek bankowy, konto bankowe, tilinumero, tilinro, pankkitili, "
            "bankkontonummer, girokonto, sparkonto, lönekonto, lønkonto, broj računa, žiro račun, tekući račun, transakcijski račun, "
            "bančni račun, bankovni račun, bankový účet, сметка номер, банкова сметка, номер на сметка, трансакциска сметка, жиро сметка, "
            "текући рачун, жиро рачун, број рачуна, номер рахунку, розрахунковий рахунок, банківський рахунок, лицевой счёт, лицевой счет, "
            "sąskaitos numeris, banko sąskaita, konta numurs, bankas konts, arvelduskonto, pangakonto, reikningsnúmer, bankareikningur, "
            "numri i llogarisë, llogaria bankare, număr cont, cont curent, banka hesabı, kont bankarju, cuntas bainc, "
            "nombor akaun, no akaun, akaun bank, account bank, nambari ya akaunti, akaunti ya benki, tài khoản ngân hàng, บัญชีธนาคาร, เลขที่บัญชีธนาคาร, "
            "बैंक खाता, खाता संख्या, खाता नंबर, ব্যাংক হিসাব, হিসাব নম্বর, வங்கி கணக்கு, بینک اکاؤنٹ, شماره حساب, حساب بانکی, "
            "銀行口座, 銀行帳號, 帳戶號碼, 银行账户, 통장번호, ბანკის ანგარიში, հաշվեհամար, bankrekeningnommer, nuban"
        )
    )
)
_NAMED_ACCOUNT = frozenset(
    words(
        "a/c, acc, a/c no, acc nr, compte, cuenta, cta, c/c, kto, hesap, stk, rekening, účet, ucet, č.ú, c.ú, c.u, c.c.p, 普通, 普通口座, 当座"
    )
)
"""Words that mean an account only right before its number."""
_CODES = frozenset(
    words(
        "reg, regnr, reg nr, reg no, institution, institution no, institution number, transit, transit no, transit number, branch code, "
        "branch no, ag, agência, agencia, clearing, clearingnr, clearing nr, clearingnummer, bank code, sort code, sortcode, s/c"
    )
)
"""What banks and branches have as numbers, right before a short one."""
_ROUTING = frozenset(words("routing, routing number, aba, rtn, ach, routing no, aba number, wire"))
_OTHERS = words(
    "ifsc, bsb, blz, bankleitzahl, clabe, cbu, cvu, rib, ccc, bank, beneficiary, payee, pix, chave pix, swedbank, handelsbanken, nordea"
)
_UPI = frozenset(words("upi, upi id, upi address, vpa, upi no, upi handle"))
"""What stands right before an address of India's payments, whoever its bank is."""
_BANKS = frozenset(
    words(
        "bca, mandiri, bank mandiri, bni, bri, cimb, cimb niaga, permata, bsi, maybank, public bank, dbs, ocbc, uob, bpi, bdo, metrobank, vietcombank, vcb, "
        "techcombank, vietinbank, bidv, agribank, mb bank, mbbank, sacombank, tpbank, vpbank, kbank, scb, krungthai, กสิกร, กสิกรไทย, ไทยพาณิชย์, กรุงไทย, กรุงเทพ, "
        "국민은행, 국민, 신한은행, 신한, 우리은행, 하나은행, 기업은행, 농협, 농협은행, 카카오뱅크, 토스뱅크, 새마을금고, 工商银行, 建设银行, 农业银行, 招商银行, 中国银行, "
        "gtbank, gtb, access bank, zenith bank, first bank, uba, fidelity bank, opay, kuda, equity bank, kcb, fnb, absa, capitec, "
        "hdfc, icici, axis bank, sbi, kotak, pnb, banco do brasil, itaú, bradesco, nubank, santander, bbva, banorte, banamex"
    )
)
"""Banks whose customers write no more than the bank and the number."""
_NAMING = re.compile(
    r"[은는이가을를は]?[ \t.:]{0,2}(?:[^\x00-\x7f ]{2,8} )?(?:(?:no|nr|number|num|code|is|n[°º])\b)?[ \t.:#=)*-]{0,4}",
    re.IGNORECASE,
)
"""What may stand between a word and the number it names."""
_BILL = "рахунок"
"""An account and a bill in Ukrainian: an account where something goes onto it or out of it, or it is long."""
_bill_digits_max = 12
_onto = re.compile(
    r"(?:^|[^а-яіїєґ])(?:на|з|із|розрахунков[а-я]{2}|поточн[а-я]{2}|банківськ[а-я]{2}|картков[а-я]{2})[ ]рахунок"
)
_UNNAMED = frozenset(("Argentina CBU", "Mexico CLABE", "Norway, in groups"))
"""Forms that are nothing without a word."""
_by_chance_share = 0.5
_NZ_BANKS = frozenset(
    [
        "01",
        "02",
        "03",
        "04",
        "06",
        "08",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "20",
        "21",
        "22",
        "23",
        "24",
        "25",
        "27",
        "28",
        "29",
        "30",
        "31",
        "35",
        "38",
        "88",
    ]
)


def _sum(digits: str, weights: Sequence[int]) -> int:
    """The digits, each times its weight; weights begin again."""
    return sum(int(d) * weights[i % len(weights)] for i, d in enumerate(digits))


def _routing(digits: str) -> bool:
    """ABA: weights 3 7 1, and a Federal Reserve district in front."""
    head = int(digits[:2])
    district = head <= 12 or 21 <= head <= 32 or 61 <= head <= 72 or head == 80
    return district and _sum(digits, (3, 7, 1)) % 10 == 0


def _clabe(digits: str) -> bool:
    """Banxico: weights 3 7 1 over 17 digits, the last makes it a multiple of ten."""
    return -sum(int(d) * (3, 7, 1)[i % 3] % 10 for i, d in enumerate(digits[:17])) % 10 == int(digits[17])


def _nrb(digits: str) -> bool:
    """Narodowy Bank Polski: an IBAN without its country."""
    return int(f"{digits[2:]}2521{digits[:2]}") % 97 == 1


def _czech(digits: str) -> bool:
    """Česká národní banka: weights 10 5 8 4 2 1 6 3 7 9 ... from the last digit on, modulo 11, for prefix and number each; the
    bank's code, the last four digits, ends in zero."""
    number = digits[:-4]
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
    return digits[-1] == "0" and int(number) > 0 and _sum(number[::-1], weights) % 11 == 0


def _hungarian(digits: str) -> bool:
    """Magyar Nemzeti Bank: weights 9 7 3 1, a multiple of ten, over the bank's eight digits and over the rest."""
    return int(digits[:8]) > 0 and not (_sum(digits[:8], (9, 7, 3, 1)) % 10 or _sum(digits[8:], (9, 7, 3, 1)) % 10)


def _norwegian(digits: str) -> bool:
    """Bits: weights 5 4 3 2 7 6 5 4 3 2, modulo 11."""
    return -_sum(digits[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 == int(digits[10])


def _spanish(digits: str) -> bool:
    """Banco de España: weights 1 2 4 8 5 10 9 7 3 6 over bank and branch behind two zeros, and over the account."""
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
    first, second = (11 - _sum(part, weights) % 11 for part in ("00" + digits[:8], digits[10:]))
    return "".join("01"[11 - check] if check > 9 else str(check) for check in (first, second)) == digits[8:10]


def _french(characters: str) -> bool:
    """Comité français d'organisation et de normalisation bancaires: letters as digits, modulo 97."""
    digits = characters.translate(_FRENCH_LETTERS)
    body = 89 * int(digits[:5]) + 15 * int(digits[5:10]) + 3 * int(digits[10:21])
    return 97 - body % 97 == int(digits[21:])


_FRENCH_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def _argentine(digits: str) -> bool:
    """Banco Central: weights 7 1 3 9 7 1 3 over the bank, 3 9 7 1 ... over the account."""
    bank, account = -_sum(digits[:7], (7, 1, 3, 9)) % 10, -_sum(digits[8:21], (3, 9, 7, 1)) % 10
    return digits[7] == str(bank) and digits[21] == str(account)


def _ninety_seven(digits: str) -> bool:
    """Serbia and its neighbours: bank, account of up to thirteen digits and check, modulo 97."""
    return int(f"{digits[:3]}{digits[3:-2]:0>13}{digits[-2:]}") % 97 == 1


def _belgian(digits: str) -> bool:
    """Febelfin: ten digits modulo 97, 0 counting as 97."""
    return int(digits[:10]) > 0 and (int(digits[:10]) % 97 or 97) == int(digits[10:])


def _croatian(digits: str) -> bool:
    """HNB: ISO 7064 MOD 11,10 over the bank's seven digits and over the account's ten."""
    return _mod_11_10(digits[:7]) and _mod_11_10(digits[7:])


def _mod_11_10(digits: str) -> bool:
    check = 5
    for digit in digits:
        check = ((check or 10) * 2 % 11 + int(digit)) % 10
    return check == 1


def _new_zealand(digits: str) -> bool:
    """Payments NZ: banks that exist; each checks its accounts in its own way."""
    return digits[:2] in _NZ_BANKS and int(digits[6:13]) > 0


_CHECKS: dict[str, Callable[[str], bool]] = {
    "Poland NRB": _nrb,
    "Czechia or Slovakia": _czech,
    "Hungary": _hungarian,
    "Norway": _norwegian,
    "Norway, in groups": _norwegian,
    "Spain CCC": _spanish,
    "France RIB": _french,
    "New Zealand": _new_zealand,
    "Argentina CBU": _argentine,
    "Mexico CLABE": _clabe,
    "Serbia and neighbours": _ninety_seven,
    "Belgium": _belgian,
    "Croatia": _croatian,
}


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if (
        (before in ("-", "/", "#", ".", "$", "€") and not (before == "#" and _named_by(candidate, candidate.nearby())))
        or (after[:1] in ("-", "/", ".") and after[1:].isalnum())
        or (candidate.pattern.name != "UPI id" and candidate.against())
    ):
        return None
    compact = _compact(candidate.value)
    shape = candidate.pattern.name
    if shape in _CHECKS:
        return _checked(candidate, shape, compact)
    name = _SHAPES[shape](candidate, compact) if shape in _SHAPES else shape
    if not name:
        return None
    word = candidate.context()
    billed = word == _BILL and (len(compact) < _bill_digits_max or not compact.isdecimal())
    if billed and not _onto.search(text[max(0, start - 32) : start].lower()):
        return None
    reasons = (name, f"context word: {word}") if word else (name,)
    sure = Confidence.VERY_LIKELY if "check digit" in name else Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, weight=2 if "check digit" in name else 1)


def _compact(value: str) -> str:
    return "".join(c for c in value if c.isalnum())


def _checked(candidate: Candidate, shape: str, compact: str) -> Judgement | None:
    """An account of a written form that has a check of its own."""
    holds, word = _CHECKS[shape], candidate.context()
    if len(set(compact)) < 3 or (word is None and shape in _UNNAMED) or not holds(compact):
        return None
    if word:
        reasons = (f"{shape}, check digits", f"context word: {word}")
        return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, weight=3)
    if by_chance(candidate, _by_chance_share, shape, lambda other: holds(_compact(other))):
        return None
    return candidate.accept(f"{shape}, check digits", confidence=Confidence.LIKELY, weight=2)


def _named_by(candidate: Candidate, names: Collection[str]) -> bool:
    """Whether one of these words stands right before the number."""
    before = candidate.text[max(0, candidate.start - 40) : candidate.start].lower()
    for word in candidate.nearby()[:4]:
        place = before.rfind(word)
        if word in names and place >= 0 and _NAMING.fullmatch(before[place + len(word) :]) is not None:
            return True
    return False


def _digits_kind(candidate: Candidate, digits: str) -> str:
    if len(set(digits)) < 3:
        return ""
    nearby = candidate.nearby()
    near = set(nearby[:4])
    if len(digits) == 9 and near & _ROUTING and _routing(digits):
        return "US routing number, check digit"
    if len(digits) == 18 and "clabe" in near and _clabe(digits):
        return "Mexico CLABE, check digit"
    if near & _ACCOUNT and 6 <= len(digits) <= 20:
        named_bank = near - {"account"} or len(nearby) > 1
        return "account number" if named_bank else ""
    if len(digits) == 8 and near & {"blz", "bankleitzahl"}:
        return "bank code"
    if len(digits) <= 20 and _named_by(candidate, _NAMED_ACCOUNT):
        return "account number"
    return "account number" if _of_a_bank(candidate, digits) else ""


def _of_a_bank(candidate: Candidate, digits: str) -> bool:
    return 9 <= len(digits) <= 16 and len(set(digits)) > 3 and _named_by(candidate, _BANKS)


def _grouped(candidate: Candidate, digits: str) -> str:
    """Digits in groups of any size, right behind a word for an account."""
    named = 6 <= len(digits) <= 18 and len(set(digits)) > 2 and _named_by(candidate, _ACCOUNT | _NAMED_ACCOUNT)
    return "account number" if named or _of_a_bank(candidate, digits) else ""


def _short(candidate: Candidate, _digits: str) -> str:
    """A few digits right behind a word for a bank's branch, or with a check digit of their own behind one for an account."""
    if _named_by(candidate, _CODES):
        word = candidate.text[max(0, candidate.start - 6) : candidate.start]
        return "" if "AG" in word else "bank code"
    dashed = "-" in candidate.value and _named_by(candidate, _ACCOUNT | _NAMED_ACCOUNT)
    return "account number" if dashed else ""


def _sort_code(candidate: Candidate, _digits: str) -> str:
    return "UK sort code" if "-" in candidate.value or _named_by(candidate, _CODES) else ""


def _of_pix(candidate: Candidate, _digits: str) -> str:
    return "PIX key" if {"pix", "chave pix"} & set(candidate.nearby()[:3]) else ""


_SHAPES: dict[str, Callable[[Candidate, str], str]] = {
    "digits": _digits_kind,
    "grouped": _grouped,
    "short": _short,
    "UK sort code": _sort_code,
    "IFSC": lambda candidate, compact: "IFSC" if compact.isupper() else "",
    "PIX key": _of_pix,
    "UPI id, named": lambda candidate, _: "UPI id" if _named_by(candidate, _UPI) else "",
    # Who holds it, the currency's code, and a number of its own; the check digit needs the bank's code.
    "Russia account": lambda _, compact: "Russia account" if len(set(compact[8:])) > 2 else "",
}

DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(regex=r"\b\d{2}[- ]\d{2}[- ]\d{2}(?:[ ,/|]{1,3}\d{8})?\b", name="UK sort code", context_required=True),
        Pattern(regex=r"\b[A-Z]{4}0[0-9A-Z]{6}\b", name="IFSC", context_required=True),
        Pattern(regex=r"\b\d{3}-\d{3}\b", name="Australia BSB", context_required=True),
        Pattern(regex=r"\b\d{6,20}\b", name="digits", context_required=True),
        Pattern(
            regex=r"\b\d{3,5}[ -]\d{3,5}[ -]?\d{0,2}[ -]?\d{6,12}(?:[ -]\d{1,2})?\b",
            name="account number",
            context_required=True,
        ),
        Pattern(regex=r"\b\d{2,7}(?:[ .-]\d{2,7}){1,4}(?:-\d)?\b", name="grouped", context_required=True),
        Pattern(regex=r"\b\d{4}(?:-\d(?:, ?| )|, ?)\d{1,3}(?:[ .]?\d{3}){2,3}-?\d?\b", name="Sweden", context_required=True),
        Pattern(regex=r"\b\d{3,12}(?:-[0-9Xx])?\b", name="short", context_required=True),
        Pattern(
            regex=r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
            name="PIX key",
            caseless=True,
            context_required=True,
        ),
        Pattern(regex=r"\b\d{3}[ -]\d{3}[ -]\d{11}[ -]\d\b", name="Mexico CLABE", context_required=True),
        Pattern(regex=r"\b\d{8}[ -]?\d{14}\b", name="Argentina CBU", context_required=True),
        Pattern(regex=r"\b\d{4} \d{2} \d{5}\b", name="Norway, in groups", context_required=True),
        Pattern(regex=r"\b\d{2}(?:[ -]?\d{4}){6}\b", name="Poland NRB"),
        Pattern(regex=r"\b(?:\d{2,6}-)?\d{7,10}/\d{4}\b", name="Czechia or Slovakia"),
        Pattern(regex=r"\b\d{8}-\d{8}(?:-\d{8})?\b", name="Hungary"),
        Pattern(regex=r"\b\d{4}\.\d{2}\.\d{5}\b", name="Norway"),
        Pattern(regex=r"\b\d{4}[ -]\d{4}[ -]\d{2}[ -]\d{10}\b", name="Spain CCC"),
        Pattern(regex=r"\b\d{5} \d{5} [0-9A-Z]{11} \d{2}\b", name="France RIB"),
        Pattern(regex=r"\b\d{2}-\d{4}-\d{7}-\d{2,3}\b", name="New Zealand"),
        Pattern(regex=r"\b\d{10}[0-9A-Z]{11}\d{2}\b", name="France RIB", context_required=True),
        Pattern(regex=r"\b\d{3}-\d{8,13}-\d{2}\b", name="Serbia and neighbours"),
        Pattern(regex=r"\b\d{3}-\d{7}-\d{2}\b", name="Belgium"),
        Pattern(regex=r"\b\d{7}-\d{10}\b", name="Croatia"),
        Pattern(regex=r"\b(?:40[5-8]|42[36]|455)\d{2}(?:810|643|840|978|156)\d{12}\b", name="Russia account"),
        Pattern(regex=r"\b\d{3}-\d-\d{5}-\d\b", name="Thailand account", context_required=True),
        Pattern(regex=r"\b[0-9A-Za-z][0-9A-Za-z._-]{1,40}@[a-z]{3,15}\b", name="UPI id, named", context_required=True),
        Pattern(
            regex=r"\b[0-9A-Za-z][0-9A-Za-z._-]{1,63}@(?:upi|paytm|ybl|ibl|axl|apl|yapl|okaxis|okhdfcbank|okicici|oksbi|waaxis|wahdfcbank"
            r"|waicici|wasbi|ptyes|ptsbi|pthdfc|ptaxis|jupiteraxis|freecharge|kotak|hdfcbank|icici|sbi|axisbank)\b",
            gate=r"@(?:upi|paytm|ybl|ibl|axl|apl|yapl|ok|wa|pt|jup|fre|kot|hdf|ici|sbi|axi)",
            gate_lead=72,
            name="UPI id",
        ),
    ),
    context=Context(
        positive=tuple(
            dict.fromkeys((*sorted(_ACCOUNT | _NAMED_ACCOUNT | _ROUTING | _CODES | _BANKS | _UPI), *_OTHERS))
        ),
        negative=words(
            "order, order number, sku, ean, gtin, tracking, invoice, phone, tel, ssn, card, card number, customer number, "
            "customer id, user account, account id, account manager, date"
        ),
        before=40,
        after=12,
    ),
    validate=_validate,
    hits=(
        Example("bank account #31926819", ("31926819",)),
        Example("routing number 021000021", ("021000021",), "US routing number, check digit"),
        Example("Bank account number: 000123456789", ("000123456789",), "account number"),
        Example("sort code 20-00-00, account no 55779911", ("20-00-00", "55779911")),
        Example("sort code 20 00 00, a/c 55 779 911", ("20 00 00", "55 779 911")),
        Example("IFSC SBIN0001234, a/c 50100123456789", ("SBIN0001234", "50100123456789")),
        Example("BLZ 37040044 Konto 532013000", ("37040044", "532013000")),
        Example("CLABE 032180000118359719", ("032180000118359719",)),
        Example("CLABE: 032 180 00011835971 9", ("032 180 00011835971 9",), "Mexico CLABE, check digits"),
        Example("Konto 61 1090 1014 0000 0712 1981 2874", ("61 1090 1014 0000 0712 1981 2874",), "Poland NRB, check digits"),
        Example("na účet 19-2000145399/0800", ("19-2000145399/0800",), "Czechia or Slovakia, check digits"),
        Example("11773016-11111018-00000000", ("11773016-11111018-00000000",), "Hungary, check digits"),
        Example("kontonummer 8601 11 17947", ("8601 11 17947",), "Norway, in groups, check digits"),
        Example("Betal til 8601.11.17947", ("8601.11.17947",), "Norway, check digits"),
        Example("CCC 2100-0418-45-0200051332", ("2100-0418-45-0200051332",), "Spain CCC, check digits"),
        Example("RIB 20041 01005 0500013M026 06", ("20041 01005 0500013M026 06",), "France RIB, check digits"),
        Example("acct 01-0123-0456789-00", ("01-0123-0456789-00",), "New Zealand, check digits"),
        Example("CBU 0110599520000001235579", ("0110599520000001235579",), "Argentina CBU, check digits"),
        Example("na račun 325-9500600284713-93", ("325-9500600284713-93",), "Serbia and neighbours, check digits"),
        Example("terugstorten op 203-0494817-25", ("203-0494817-25",), "Belgium, check digits"),
        Example("счет 40817810294038471653", ("40817810294038471653",), "Russia account"),
        Example("เลขที่บัญชี 204-7-59382-6", ("204-7-59382-6",)),
        Example("numero di conto 000000394857, conta corrente: 39485-7", ("000000394857", "39485-7")),
        Example("refund ke BCA 1234567890 ya", ("1234567890",)),
        Example("환불은 국민은행 123456-04-567890으로", ("123456-04-567890",)),
        Example("account 0123456780 GTBank", ("0123456780",)),
        Example("переказ на рахунок 6242024241", ("6242024241",)),
        Example("konto 8327-9 123 456 789-0", ("8327-9 123 456 789-0",)),
        Example("Swedbank 8327-9,123 456 789-0", ("8327-9,123 456 789-0",)),
        Example("sort code 20-45-45 / 73920184", ("20-45-45 / 73920184",)),
        Example("みずほ銀行 渋谷支店 普通 2284471", ("2284471",)),
        Example("reg. 9570 konto 0012345678", ("9570", "0012345678")),
        Example("institution 003 transit 12345 compte 1234567", ("003", "12345", "1234567")),
        Example("ag. 1234-5 c/c 98765-4", ("1234-5", "98765-4")),
        Example("FNB acc 62001234567, branch code 250655", ("62001234567", "250655")),
        Example("Chave PIX: 123e4567-e12b-12d1-a456-426655440000", ("123e4567-e12b-12d1-a456-426655440000",)),
        Example("UPI id: roe.shop7@anybank", ("roe.shop7@anybank",)),
        Example("UPI priya.d-2@okhdfcbank please", ("priya.d-2@okhdfcbank",)),
        Example("계좌번호 국민 123456-01-234567", ("123456-01-234567",)),
        Example("계좌번호는 123456-01-234567입니다", ("123456-01-234567",)),
    ),
    misses=(
        "SBI 2024-25 results, HDFC 1234 branches, order 1234567890 via DBS",
        "Copyright 2000, 2007 Arden AG, Darmstadt",
        "routing number 021000022", "Посилка, рахунок 6242024241, сума 100",
        "on 20-00-00 we opened",
        "order number 000123456789",
        "account settings 12345678 views",
        "sort by code 200000",
        "546549 Better type checking\n 532644 TIFF loader",
        "bank holidays 25 12 26, 12 weeks",
        "12345678-12345678, 20260212-20260301",
        "Musterbank AG 1234",
        "the bank is 300 m away, account for 12 34 56",
        "1234567/2026",
        "part 203-0494817-93, 325-9500600284713-82, 1001005-1863000161",
        "mail priya@sbi.example",
        "Key 123e4567-e12b-12d1-a456-426655440000",
    ),
    overlooks="accounts without a word beside them",
    confuses="invoice and customer numbers beside such a word",
    source="https://www.aba.com/about-us/routing-number",
)  # fmt: skip
