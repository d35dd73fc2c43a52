"""Dates of birth: a date next to a word that says so. A date alone is none."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.accents import typed
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.detectors._shop_words import UNSPACED
from seawall.model.words import Category, Confidence

# The names of the months, and the cases they stand in behind a day, in the languages shops of Europe and the Americas write.
_months_text = """
jan january januar jänner janvier enero janeiro gennaio januari januára ledna stycznia января січня януари január ianuarie siječnja
januarja jaanuar janvāris janvārī sausio tammikuuta ιανουαρίου ocak tháng
feb february februar feber février fevrier febrero fevereiro febbraio februari februára února lutego февраля лютого февруари február
februarie veljače februarja veebruar februāris februārī vasario helmikuuta φεβρουαρίου şubat subat
mar march märz maerz mrz mars marzo março marco maart mart marec marca března марта березня март március martie ožujka märts marts martā
kovo maaliskuuta μαρτίου
apr april avril abril aprile aprila dubna kwietnia апреля квітня април április aprilie travnja aprill aprīlis aprīlī balandžio huhtikuuta
απριλίου nisan
may mai mayo maio maggio mei mája května maja мая травня май május svibnja maijs maijā gegužės toukokuuta μαΐου μαίου mayıs mayis
jun june juni juin junio junho giugno júna června czerwca июня червня юни június iunie lipnja junija juuni jūnijs jūnijā birželio kesäkuuta
ιουνίου haziran
jul july juli juillet julio julho luglio júla července lipca июля липня юли július iulie srpnja julija juuli jūlijs jūlijā liepos heinäkuuta
ιουλίου temmuz
aug august août aout agosto augustus augusti augusta srpna sierpnia августа серпня август augusztus kolovoza avgusta augusts augustā
rugpjūčio elokuuta αυγούστου ağustos agustos
sep sept september septembre septiembre setembro settembre septembra září września сентября вересня септември szeptember septembrie rujna
septembris septembrī rugsėjo syyskuuta σεπτεμβρίου eylül eylul
oct okt october oktober octobre octubre outubro ottobre októbra října października октября жовтня октомври október octombrie listopada
oktobra oktoober oktobris oktobrī spalio lokakuuta οκτωβρίου ekim
nov november novembre noviembre novembro novembra ноября листопада ноември noiembrie studenoga studenog novembris novembrī lapkričio
marraskuuta νοεμβρίου kasım kasim
dec dez december dezember décembre decembre diciembre dezembro dicembre decembra prosince grudnia декабря грудня декември decembrie prosinca
detsember decembris decembrī gruodžio joulukuuta δεκεμβρίου aralık aralik januarie maret desember juin mäyt agt ags
maj apríla februara oktobra novembra decembra gener febrer març maig juny juliol agost setembre desembre janúar febrúar maí júní júlí ágúst
agustus mac ogos disember
يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر
شباط آذار نيسان أيار حزيران تموز آب أيلول
ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""
_MONTHS = frozenset(_months_text.split())
_ordinals_text = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first ersten zweiten dritten vierten fünften sechsten siebten
achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten
zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten
siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten
"""
_ORDINALS = frozenset(_ordinals_text.split())
_EAST = re.compile(
    r"(?:19|20)\d\d ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]?|(?:明治|大正|昭和|平成|令和)\d{1,2}年\d{1,2}月\d{1,2}日?"
)
"""Year, month and day as written in China, Japan and Korea; and by the emperor's era."""
_WISHES = re.compile(r"\bhappy birthday\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_TOGETHER = re.compile(r"[\"']?(?:은|는|이)?[ \t]{0,2}[:：=]?[ \t]{0,2}[\"']?")
"""What may stand between the word and a date of digits alone, which means nothing farther off."""
_WORD = r"([^\x00-\x3e\x40\x5b-\x60\x7b-\x7f]{3,13})"
_DAY_WORD = r"([^\x00-\x2c\x2e-\x3e\x40\x5b-\x60\x7b-\x7f]{5,20})"
_ENDING = r"(?:(?:19|20)\d\d|'?\d\d)\b"
_SAID_YEAR = (
    r"(?:(?:nineteen|two thousand)[ -](?:hundred[ -])?(?:and[ -])?(?:oh[ -])?[a-z]{3,9}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|neunzehnhundert[^\x00-\x60\x7b-\x7f]{2,24})\b"
)
_SAID_GATE = r"(?:nineteen[ -]|two thousand[ -]|neunzehnhundert)[a-z]"
_SAID_YEAR_SOUTH = (
    r"(?:mil novecientos|mille neuf cents?|mil novecentos(?: e)?)(?:[ -](?:y |et |e )?[a-z]{2,12}){1,3}\b"
)
"""Years as they are said, written down by what listens."""


_STAMP = re.compile(r"[ T][0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{9} ?[+-][0-9]{2}")
"""A file was born then, to the nanosecond."""
stamp_chars = 24


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    if (text[start - 1 : start] in ("-", "/", ".") and UNSPACED.match(text, max(0, start - 2)) is None) or (
        text[end : end + 1] in ("-", "/") and text[end + 1 : end + 2].isdigit()
    ):
        return None
    if _STAMP.match(text, end, end + stamp_chars):
        return None
    value = candidate.value
    if candidate.pattern.name == "answer":
        return candidate.accept("field of a form", confidence=Confidence.VERY_LIKELY, weight=2)
    if candidate.pattern.name == "together":
        return _together(candidate)
    if not _is_date(candidate.pattern.name, value, candidate.groups()):
        return None
    year = _YEAR.search(value)
    if year and not "1900" <= year.group() <= "2029":
        return None
    rest = value.replace(year.group(), "") if year else value
    numbers = [int(n) for n in re.findall(r"\d{1,2}(?!\d)", rest)][: 1 if candidate.pattern.name else 2]
    if candidate.pattern.name != "east" and (any(n > 31 for n in numbers) or (len(numbers) == 2 and min(numbers) > 12)):
        return None
    word = candidate.context()
    if word is None or candidate.against() or _WISHES.search(text[max(0, start - 40) : start]):
        return None
    return candidate.accept(f"context word: {word}", confidence=Confidence.VERY_LIKELY, weight=2)


def _together(candidate: Candidate) -> Judgement | None:
    """A date of six or eight digits right behind the word."""
    word = candidate.context()
    if word is None or candidate.against():
        return None
    before = candidate.text[max(0, candidate.start - 32) : candidate.start].lower()
    place = before.rfind(word)
    if place < 0 or not _TOGETHER.fullmatch(before[place + len(word) :]):
        return None
    return candidate.accept(f"context word: {word}", confidence=Confidence.LIKELY, weight=2)


def _is_date(name: str, value: str, groups: tuple[str | None, ...]) -> bool:
    """Whether the words of a date are a month's and a day's."""
    if not name:
        return True
    if name == "east":
        return _EAST.fullmatch(value.rstrip()) is not None
    said = [word.lower().rstrip(".") for word in groups if word]
    return said[-1] in _MONTHS and (name == "month" or said[0] in _ORDINALS)


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(regex=r"\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b", context_required=True),
        Pattern(
            regex=r"\b((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T\d\d:",
            group=1,
            context_required=True,
        ),
        Pattern(
            regex=r"\"((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\",? ?\"field\" ?: ?\{[^{}]{0,60}\"(?:birth|dob|geburt|date_of_b|naiss|nacimiento|nascita)",
            name="answer",
            caseless=True,
            group=1,
        ),
        Pattern(regex=r"\b\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}(?:(?:19|20)\d\d|\d\d)\b", context_required=True),
        Pattern(
            regex=r"\b\d{1,2}(?:st|nd|rd|th|\.|er|o|[^\x00-\x7f])?[ .-]{1,2}(?:of |de |di )?"
            + _WORD
            + r"\.?,?[ .-]{1,2}(?:de |di |del )?"
            + _ENDING,
            name="month",
            context_required=True,
        ),
        Pattern(
            regex=_WORD + r"\.?[ -]{1,2}\d{1,2}(?:st|nd|rd|th)?,?[ -]{1,2}" + _ENDING,
            gate=r"[^\x00-\x3e\x40\x5b-\x60\x7b-\x7f]\.?[ -]{1,2}\d{1,2}(?:st|nd|rd|th)?,?[ -]{1,2}" + _ENDING,
            name="month",
            context_required=True,
        ),
        Pattern(
            regex=r"\b(?:19|20)\d\d\.? (?:m\. |gada )?" + _WORD + r" \d{1,2}\b",
            name="month",
            context_required=True,
        ),
        Pattern(
            regex=r"\b(?:\d\d|\d)[ -]?([A-Za-z]{3})[ -]?(?:(?:19|20)\d\d|\d\d)\b",
            name="month",
            context_required=True,
        ),
        Pattern(
            regex=_DAY_WORD + r" (?:of |de )?" + _WORD + r",? (?:19|20)\d\d\b",
            gate=r"[^\x00-\x3e\x40\x5b-\x60\x7b-\x7f],? (?:19|20)\d\d\b",
            gate_lead=46,
            name="day and month",
            context_required=True,
        ),
        Pattern(
            regex=_DAY_WORD + r" (?:of )?" + _WORD + r",? " + _SAID_YEAR,
            gate=_SAID_GATE,
            gate_lead=48,
            name="day and month",
            caseless=True,
            context_required=True,
        ),
        Pattern(
            regex=_WORD + r" (?:the )?[a-z-]{5,14},? " + _SAID_YEAR,
            gate=_SAID_GATE,
            gate_lead=48,
            name="month",
            caseless=True,
            context_required=True,
        ),
        Pattern(
            regex=r"\b[a-z]{2,12} (?:de )?" + _WORD + r" (?:de |del )?" + _SAID_YEAR_SOUTH,
            gate=r"(?:mil novecientos|mille neuf cent|mil novecentos)",
            gate_lead=48,
            name="month",
            caseless=True,
            context_required=True,
        ),
        Pattern(
            regex=r"(?:(?:19|20)\d\d ?|[^\x00-\x7f]{2}\d{1,2})[^\x00-\x7f] ?\d{1,2} ?[^\x00-\x7f] ?\d{1,2}(?: ?[^\x00-\x7f])?",
            gate=r"\d[^\x00-\x3e\x40-\x7f] ?\d{1,2} ?[^\x00-\x3e\x40-\x7f] ?\d",
            gate_lead=16,
            name="east",
            context_required=True,
        ),
        Pattern(
            regex=r"\b(?:(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d)\b",
            name="together",
            context_required=True,
        ),
    ),
    context=Context(
        positive=typed(
            words(
                "dob, d.o.b, b-day, b day, bdate, geburt, geboorte, fødsel, né e le, data ur, geboren am, geboren op, synt aika, szül dátum, szul datum, gebdat, gebdatum, geb dat, date naiss, date de naiss, ddn, d.d.n, fdn, fnac, dtnasc, cumple, föd, др, yob, date of birth, birth, birth date, birthdate, birthday, born, born on, bday, geburtsdatum, geboren, geb, geb am, "
                "geburtstag, date de naissance, né le, née le, nee le, naissance, fecha de nacimiento, nacido, nacida, nacimiento, "
                "data di nascita, nato il, nata il, nascita, data de nascimento, nascido, nascida, nascimento, geboortedatum, "
                "fødselsdato, födelsedatum, född, født, syntymäaika, data urodzenia, urodzony, urodzona, ur, datum narození, "
                "születési idő, дата рождения, родился, родилась, 生年月日, 出生日期, 생년월일, doğum tarihi, doğum, data nașterii, nașterii, născut*, "
                "datum rođenja, rođen*, datum rojstva, rojen*, születési dátum, született, syntynyt, syntymäpäivä, dátum narodenia, narozen*, "
                "sünniaeg, sündinud, dzimšanas datums, gimimo data, дата народження, народився, народилася, дата на раждане, роден, родена, "
                "ημερομηνία γέννησης, γεννήθηκε, tanggal lahir, tarikh lahir, tgl lahir, ngày sinh, วันเกิด, תאריך לידה, تاريخ الميلاد, تاریخ تولد, "
                "जन्म तिथि, date of birth is, nato, nata, nato a, nata a, nar, naroz, narodil*, ur, fec. nac, f. nac, nac, cumpleaños, nasc, "
                "data nasc, aniversário, compleanno, anniversaire, verjaardag, födelsedag, fødselsdag, születésnap*, doğum günü, г.р, день рождения, "
                "生日, 誕生日, 生まれ, 출생, 생일, 出生, "
                "né(e) le, né(e), d.n., synt, roj, rođ., gim, gim. data, dzim, sünd, fæð, d. tarihi, təvəllüd*, năm sinh, ttl, γέννησης, γεννημέν, дата рожд, рожд., "
                "д.р., дата нар, д.н., დაბ., ծնված, ծնվ., לידה, الولادة, تولد, जन्मतिथि, জন্মতারিখ, वाढदिवस, ว/ด/ป, วันเดือนปีเกิด, 生于, 生於, 出生于, "
                "nací, nací el, nació, nació el, nasceu, nasceu em, urodził się, urodziła się, gebore, geboortedatum, lahir, lahir pada, gimė, gimęs, gimusi, dzimis, dzimusi, sünnikuupäev, sündis, "
                "fæðingardag*, fæddur, fædd, datëlindj*, lindur, doğum tarixi, anadan olub, tug‘ilgan, tug'ilgan, tugʻilgan, kapanganakan, ipinanganak, kaarawan, kuzaliwa, alizaliwa, "
                "sinh ngày, sinh năm, data de naixement, nascut, nascuda, data de nacemento, nado o, jaiotze data, jaiotze-data, dyddiad geni, dáta breithe, gebuertsdatum, szül, szül. dátum, "
                "rođena, rođenja, датум рођења, рођен, датум на раѓање, раѓање, дата нараджэння, нарадзі, туған күні, туған, ծննդյան, ծնվել, დაბადების, დაიბადა, נולד, "
                "مواليد, ولدت, ولد في, متولد, پیدائش, پیدا ہو, जन्म, জন্ম, பிறந்த, పుట్టిన తేదీ, ಹುಟ್ಟಿದ, ജനന, જન્મ, ਜਨਮ, උපන් දිනය, เกิดวันที่, เกิดเมื่อ, ວັນເກີດ, ថ្ងៃកំណើត, የትውልድ, төрсөн"
            )
        ),
        negative=words(
            "order date, ordered, shipped, expires, expiry, release, published, invoice date, founded, due, valid until, valid till, valid to, "
            "valable jusqu*, valide jusqu*, gültig bis, gültig ab, ausgestellt, délivré*, geldig tot, válido hasta, válida hasta, válido até, "
            "válida até, valida fino, valido fino, ważny do, ważna do, giltig till, gyldig til, date of issue, issued"
        ),
        before=32,
        after=16,
    ),
    validate=_validate,
    hits=(
        Example('{"birthDate": "1984-05-17T00:00:00.000Z"}', ("1984-05-17",)),
        Example("dob: ISODate('1984-05-17T00:00:00Z')", ("1984-05-17",)),
        Example("DOB: 1990-05-14", ("1990-05-14",), "context word: dob"),
        Example("She was born on 3/23/1940 in Graz", ("3/23/1940",)),
        Example("Geburtsdatum 14.05.1990", ("14.05.1990",)),
        Example('{"date_of_birth": "14/05/90"}', ("14/05/90",)),
        Example("birthday is May 14th, 1990", ("May 14th, 1990",)),
        Example("née le 14 mai 1990", ("14 mai 1990",)),
        Example("дата рождения: 14.05.1990", ("14.05.1990",)),
        Example("nato a Roma il 4 luglio 1982", ("4 luglio 1982",)),
        Example("data urodzenia 4 lipca 1982", ("4 lipca 1982",)),
        Example("Дата рождения: 4 июля 1982 г.", ("4 июля 1982",)),
        Example("syntynyt 4. heinäkuuta 1982", ("4. heinäkuuta 1982",)),
        Example("born on the fourth of July 1982", ("fourth of July 1982",)),
        Example("DOB 04JUL1982, DOB: July 4 '82", ("04JUL1982", "July 4 '82")),
        Example("生年月日 1982年7月4日", ("1982年7月4日",)),
        Example("生年月日：昭和57年7月4日", ("昭和57年7月4日",)),
        Example("született 1982. július 4.", ("1982. július 4",)),
        Example("dob=19820704", ("19820704",)),
        Example("born on the fourth of july nineteen eighty two", ("fourth of july nineteen eighty two",)),
        Example("date of birth is april third nineteen ninety one", ("april third nineteen ninety one",)),
        Example(
            "nací el doce de mayo de mil novecientos ochenta y cuatro",
            ("doce de mayo de mil novecientos ochenta y cuatro",),
        ),
        Example("klant gebdat 4-7-82, ddn 04/07/1982", ("4-7-82", "04/07/1982")),
        Example("생년월일: 820704 (남)", ("820704",)),
        Example("La clienta nació el 04/07/1982, cliente nasceu em 05.07.1982", ("04/07/1982", "05.07.1982")),
        Example("הלקוחה נולדה ב-04/07/1982", ("04/07/1982",)),
        Example("জন্ম তারিখ: 1982-07-04", ("1982-07-04",)),
    ),
    misses=(
        "Titre de séjour valable jusqu'au 14.08.2029, né à Lyon",
        "ordered on 2024-05-14",
        "born to run",
        "born in nineteen eighty two towns, ordered in may nineteen chairs",
        "born in 12 houses 1982",
        "geboren im Haus 12, 1990 gebaut",
        "birthday cake for 12 people 1990",
        "date of birth: 99/99/1990",
        "version 14.05.1990",
        "birthday sale 50% off",
        "birthday gift set, item 240131",
        "born: 820799",
        '3.3.5 "Happy Birthday Release" (2014-01-22)',
    ),
    overlooks="dates nobody calls a birth",
    confuses="other dates beside such a word",
    source="https://www.w3.org/International/questions/qa-date-format",
)
