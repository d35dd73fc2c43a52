"""Names of people in Cyrillic, Greek, Arabic, Hebrew, Devanagari and Thai letters.

Where capitals exist, a name is capitalised words of which one shows what it is: a patronymic (*Иванович*, *Іванівна*), a
common given name, initials beside a family name. Where there are none, given names one after the other, or what stands
behind a label, a title or *my name is*. A single word is a name only where something announces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seawall.detect import late_re as re
from seawall.detect.detector import Example, Judgement
from seawall.detect.detectors import _given_names as known
from seawall.detect.scripts import Script
from seawall.model.words import Confidence

words_max = 4
"""Words of a name."""


class Letters(NamedTuple):
    """How names are told in a script."""

    word: re.Pattern[str]
    """A word as it stands in a name."""
    announced: re.Pattern[str]
    """What stands right before a name; group ``sure`` where it is a label with its mark, so that any word is one."""
    given: frozenset[str]
    family: frozenset[str]
    stop: frozenset[str]
    """Words that are never part of a name, in small letters."""
    inner: frozenset[str]
    """Small words inside names."""
    behind: frozenset[str] = frozenset()
    """Words of address behind a name, in languages where a given name with one needs nothing else."""


# Cyrillic ----------------------------------------------------------------------------------------------------------
_CYR = r"[А-ЯЁІЇЄҐЎЈЉЊЋЏ][а-яёіїєґўјљњћџ]"
_cyr_word = rf"{_CYR}{{1,20}}(?:['’ʼ][а-яёіїєґ]{{1,15}})?(?:-{_CYR}{{1,20}})?"
_patronymic = re.compile(
    r"(?:[оеёйі]вич|йович|ьич|нтич|китич|ич(?=[ау]))(?:а|у|ем|ом|е|ові|еві|і)?$|(?:[оеё]вн|инич?н|[іїй]вн)(?:а|ы|и|е|у|і|ой|ою)$"
)
_surname = re.compile(
    r"(?:(?:[оеё]в|[иы]н|ін|їн)(?:а|у|ым|им|е|ой|ою|ої|ій|і)?|(?:ск|цк|ськ|цьк|зьк)(?:ий|ій|ая|а|ой|ого|ому|им|ої|ою|ую|у)|енко|[чщшнлрмд]ко|(?:[чнрл]у|ю|ч|[нлр]я)к(?:а|у|ом|ові)?|"
    r"[иі]ч|ян|швили|дзе|ых|их|ец|ець|ун|юн|ан|ман|ейко|ло|ба|да|ра|га|ник|ей|ай|ой|ий|ль|рь|ар|ас|ук|юк)$"
)
_surname_plain = re.compile(
    r"(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|ский|ская|цкий|цкая|ський|ська|цький|цька|енко|чук|дзе|швили)$"
)
_cyrillic_stop = known.listed(
    "москва москве москвы киев київ києві россия россии украина україна петербург санкт новосибирск казань минск алматы одесса одеса "
    "львів харків харьков дніпро дата заказ заказа замовлення улица вулиця дом квартира телефон тел адрес адреса почта индекс имя фио "
    "клиент клиента клиенту клієнт клієнта покупатель покупателя получатель получателя заказчик замовник отримувач одержувач "
    "отправитель відправник контакт менеджер курьер сотрудник пользователь абонент гость продавец владелец инн паспорт счет товар "
    "здравствуйте привет добрый доброе день утро вечер вітаю привіт доброго дня уважаемый уважаемая шановний шановна дорогой дорогая "
    "спасибо дякую пожалуйста будь ласка да нет так ні это это мой моя наш ваша ваш ооо зао оао пао ип тов фоп компания магазин "
    "бренд модель размер цвет новая новый новое яндекс сбербанк озон вайлдберриз роспотребнадзор госуслуги "
    "господин госпожа пан пані г-н г-жа від от для с из в на и или но а у за до по не мы вы он она они я что как где когда почему "
    "всем все всё сегодня завтра вчера сейчас уже ещё очень можно нужно хочу буду есть был была пришла пришел сьогодні дуже "
    "имени проспект площадь набережная переулок область район город"
)
_cyrillic = Letters(
    word=re.compile(_cyr_word),
    announced=re.compile(
        r"(?:(?<!\w)(?:фамилия(?:,? имя(?:,? отчество)?)?|имя(?: (?:клиента|получателя|и фамилия))?|ф\.?и\.?о\.?|клиент(?:ка)?|покупатель(?:ница)?|получатель|заказчик|"
        r"отправитель|пользователь|абонент|контактное лицо|контакт|владелец|менеджер|курьер|сотрудник|прізвище(?:,? ім['’]я)?|ім['’]я|п\.?і\.?б\.?|клієнт(?:ка)?|"
        r"покупець|отримувач|одержувач|замовник|відправник|контактна особа|име|клијент|купац)(?P<sure>[ ]?[:=—–-]|[»\"]:)?[ ]{1,2}[«\"]?"
        r"|(?<!\w)(?P<told>меня зовут|мо[её] имя|мене звати|моє ім['’]я|казвам се|зовем се|г-н|г-жа|господин|госпожа|пан|пані|"
        r"(?:уважаем|дорог)(?:ый|ая|ой)|шановн(?:ий|а)|(?:с уважением|з повагою|здравствуйте|привет|добрый день|добрый вечер|доброе утро|вітаю|привіт|добрий день|доброго дня),?)[ \n]{1,2})$",
        re.IGNORECASE,
    ),
    given=known.CYRILLIC_GIVEN,
    family=frozenset(),
    stop=_cyrillic_stop,
    inner=frozenset(),
)
_initials = re.compile(
    rf"(?P<a>{_cyr_word}) [А-ЯІЇЄҐ]\.[ ]?[А-ЯІЇЄҐ]\.|(?<!\w)[А-ЯІЇЄҐ]\.[ ]?[А-ЯІЇЄҐ]\. ?(?P<b>{_cyr_word})"
)
_cyr_run = re.compile(rf"(?<![\w-]){_cyr_word}(?!\w)(?: {_cyr_word}(?!\w)){{0,5}}")
_street_before = re.compile(
    r"(?:ул|улица|улице|вул|вулиця|вулиці|пр-т|просп|проспект|пр|пер|переулок|наб|площадь|пл|бул|бульвар|имени|им|ім|імені|театр|музей|парк|метро)\.?[ ]$",
    re.IGNORECASE,
)


_vowels_behind = re.compile("[аяоеєуюыиіїйь]{1,4}$")


def _stem(word: str) -> str:
    return _vowels_behind.sub("", word) if len(word) > 3 else word


_cyrillic_stems = {_stem(name) for name in known.CYRILLIC_GIVEN if len(_stem(name)) > 2}
_cyrillic_ending = re.compile(
    r"(?:а|я|у|ю|е|є|ы|и|і|ї|ой|ою|ей|ею|єю|ом|ем|єм|ові|еві|єві|о|ь|й|ій|ию|ия|ии|ії|ія|ією|ію)?$"
)


def _is_given(word: str) -> bool:
    """Whether a Cyrillic word is a common given name, in any case."""
    lower = word.lower().replace("ʼ", "'").replace("’", "'")
    if lower in known.CYRILLIC_GIVEN:
        return True
    for cut in (0, 1, 2, 3):
        stem = lower[: len(lower) - cut]
        if (
            len(stem) > 2
            and (stem in _cyrillic_stems or stem in known.CYRILLIC_GIVEN)
            and _cyrillic_ending.fullmatch(lower[len(stem) :])
        ):
            return True
    return False


def cyrillic(text: str) -> Iterator[Judgement]:
    """Names in Cyrillic letters."""
    for run in _cyr_run.finditer(text):
        words = [
            (run.start() + m.start(), run.start() + m.end(), m.group()) for m in re.finditer(r"[^ ]+", run.group())
        ]
        done = 0
        while done < len(words):
            found = _in_run(text, words, done)
            if found is None:
                break
            first, last, reason, sure = found
            done = last + 1
            if reason == "known given name" and _quoted(text, words[first][0], words[last][1]):
                continue  # a novel, a colour, an armchair: *«Анна Каренина»*
            yield _found(words[first][0], words[last][1], reason, Confidence.LIKELY if sure else Confidence.POSSIBLE)
    for match in _initials.finditer(text):
        word = match.group("a") or match.group("b")
        if (
            _surname.search(word)
            and word.lower() not in _cyrillic_stop
            and not _street_before.search(text, max(0, match.start() - 14), match.start())
        ):
            yield _found(match.start(), match.end(), "initials")


def _in_run(text: str, words: list[tuple[int, int, str]], done: int) -> tuple[int, int, str, bool] | None:
    """The first name among capitalised words that follow one another: ``(first, last, reason, sure)``."""
    size = len(words)
    while done < size and words[done][2].lower() in _cyrillic_stop:
        done += 1
    if done == size:
        return None
    start = words[done][0]
    before = text[max(0, start - 40) : start]
    if _street_before.search(before):
        return None
    for at in range(done + 1, size):
        word = words[at][2]
        if _patronymic.search(word.lower()) and len(word) > 5 and words[at - 1][2].lower() not in _cyrillic_stop:
            first = at - 2 if at - 2 >= done and _surname.search(words[at - 2][2].lower()) else at - 1
            last = (
                at + 1
                if first == at - 1
                and at + 1 < size
                and _surname.search(words[at + 1][2].lower())
                and words[at + 1][2].lower() not in _cyrillic_stop
                else at
            )
            return first, last, "patronymic", True
    announced = _cyrillic.announced.search(before)
    for at in range(done, size):
        word = words[at][2]
        if word.lower() in _cyrillic_stop or not _is_given(word):
            continue
        plain = word.lower() in known.CYRILLIC_ALSO_WORDS
        after = words[at + 1][2] if at + 1 < size else ""
        if (
            after
            and after.lower() not in _cyrillic_stop
            and (_surname_plain if plain else _surname).search(after.lower())
            and not _is_given(after)
        ):
            return at, at + 1, "known given name", True
        ahead = words[at - 1][2] if at > done else ""
        if ahead and not plain and _surname_plain.search(ahead.lower()) and ahead.lower() not in _cyrillic_stop:
            return at - 1, at, "known given name", True
        if at == done and announced:
            if after and not plain and after.lower() not in _cyrillic_stop and not _is_given(after):
                return at, at + 1, "told by its owner" if announced.group("told") else "field", True
            return at, at, "told by its owner" if announced.group("told") else "field", True
        if after and not plain and after.lower() not in _cyrillic_stop and not _is_given(after):
            return at, at + 1, "known given name", False
        return (
            (at, at, "known given name", False) if at == done and size - done == 1 and _calling.search(before) else None
        )
    if announced:
        last = done
        while last + 1 < size and last - done + 1 < words_max and words[last + 1][2].lower() not in _cyrillic_stop:
            last += 1
        if last > done:
            return done, last, "field", True
    if announced and (announced.group("told") or _alone(words, done)) and _surname_plain.search(words[done][2].lower()):
        return done, done, "title" if announced.group("told") else "field", True
    return None


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether quotes stand right round a name."""
    return text[start - 1 : start] in _quotes and text[end : end + 1] in _quotes


_quotes = ("«", "»", "„", "“", "”", '"')


def _alone(words: list[tuple[int, int, str]], done: int) -> bool:
    """Whether only one word is left."""
    return len(words) - done == 1


_calling = re.compile(r"(?:^|\n|, )(?:это|я|ваш[аи]?|від|от)[ ]$")

# Scripts without inflection that matters ---------------------------------------------------------------------------
_GR = r"[Α-ΩΆΈΉΊΌΎΏΪΫ][α-ωάέήίόύώϊϋΐΰς]"
_greek = Letters(
    word=re.compile(rf"{_GR}{{2,20}}(?:-{_GR}{{2,20}})?(?!\w)"),
    announced=re.compile(
        r"(?<!\w)(?:(?:ονοματεπώνυμο|όνομα(?: πελάτη| παραλήπτη)?|επώνυμο|πελάτης|πελάτισσα|παραλήπτης|αποστολέας|υπεύθυνος)(?P<sure>[ ]?[:=])?[ ]{1,2}"
        r"|(?P<told>με λένε|ονομάζομαι|λέγομαι|κύριος|κυρία|κύριε|κ\.|κα\.?|αγαπητ(?:έ|ή)|(?:γεια σας|καλημέρα|καλησπέρα|με εκτίμηση)[,!]?)[ \n]{1,2})$",
        re.IGNORECASE,
    ),
    given=known.GREEK_GIVEN,
    family=frozenset(),
    stop=known.listed(
        "αθήνα θεσσαλονίκη πάτρα ηράκλειο ελλάδα οδός τηλέφωνο τηλ διεύθυνση email παραγγελία προϊόν ο η το οι τα και για από στην στον"
    ),
    inner=frozenset(),
)
_AR = r"[\u0621-\u0652\u0670-\u06d3]"
_arabic_stop_text = (
    "هاتف الهاتف جوال الجوال رقم العنوان عنوان البريد بريد الطلب طلب شارع حي مدينة في من على إلى الى عن هو هي و تاريخ المدينة موبايل "
    "شركة شركه مؤسسة متجر الايميل ايميل البطاقة الحساب قال قالت يقول اشترى لديه يريد تريد الذي التي مع تم لم لا أن ان كان كانت غير جديد قديم مدير السلام عليكم المحترم المحترمة وشكرا شكرا اسمي أنا انا السيد السيدة مرحبا"
)
_arabic = Letters(
    word=re.compile(rf"{_AR}{{2,14}}(?!\w)"),
    announced=re.compile(
        r"(?<!\w)(?:(?:اسم العميل|اسم المستلم|اسم الزبون|الاسم الكامل|الاسم|الإسم|إسم|اسم|العميل|العميلة|عميلنا|الزبون|الزبونة|المستلم|المرسل|صاحب الحساب)(?P<sure>[ ]?[:：=])?[ ]{1,2}"
        r"|(?P<told>السيد|السيدة|سيد|سيدة|الأستاذ|الأستاذة|الاستاذ|الدكتور|الدكتورة|المهندس|الآنسة|اسمي|أنا|انا|عزيزي|عزيزتي|مرحبا|أهلا|اخي|الأخ|الأخت|الاتصال بـ?|تواصل مع|تحياتي[،,]?|أخوكم|مع التقدير[،,]?|شكرا[،,]?)[ ،\n]{1,2})$"
    ),
    given=known.ARABIC_GIVEN,
    family=frozenset(),
    stop=known.listed(_arabic_stop_text),
    inner=known.listed("بن ابن بنت آل ال عبد أبو ابو أبا أم"),
)
_HE = r"[\u05d0-\u05ea]"
_hebrew = Letters(
    word=re.compile(rf"{_HE}{{2,12}}(?:[\"'׳״-]{_HE}{{1,8}})?(?!\w)"),
    announced=re.compile(
        r"(?<!\w)(?:(?:שם מלא|שם הלקוח|שם לקוח|שם פרטי|שם משפחה|שם|הלקוחה|הלקוח|לקוחה|לקוח|הנמען|נמען|מקבל|איש קשר)(?P<sure>[ ]?[:=])?[ ]{1,2}"
        r"|(?P<told>קוראים לי|שמי|מר|גב'|גברת|ד\"ר|היי|שלום|אני)[ ,]{1,2})$"
    ),
    given=known.HEBREW_GIVEN,
    family=known.HEBREW_FAMILY,
    stop=known.listed(
        "טלפון טל נייד כתובת רחוב עיר דואר מייל הזמנה מספר תל אביב ירושלים חיפה של את על עם לא כן הוא היא לקוח הזמין הזמינה רוצה פנה פנתה תאריך ביקש ביקשה קיבל קיבלה שילם מבקש מבקשת חדש חדשה שירות שמי קוראים אני היי שלום"
    ),
    inner=known.listed("בן בת בר"),
)
_DE = r"[\u0900-\u0963\u0971-\u097f]"
_hindi = Letters(
    word=re.compile(rf"{_DE}{{2,16}}(?!\w)"),
    announced=re.compile(
        r"(?<![\w\u0900-\u097f])(?:(?:ग्राहक का नाम|ग्राहकाचे नाव|पूरा नाम|पूर्ण नाव|प्राप्तकर्ता|प्राप्तकर्त्याचे नाव|नाम|नाव|ग्राहक|खरीदार)"
        r"(?P<sure>[ ]?[:=])?[ ]{1,2}"
        r"|(?P<told>मेरा नाम|माझे नाव|माझं नाव|मैं|मी|श्रीमती|श्री\.?|सौ\.|सुश्री|डॉ\.?|कुमारी|कु\.|प्रिय|नमस्ते,?|नमस्कार,?)[ ]{1,2}"
        r"|(?:धन्यवाद|सादर|भवदीय|भवदीया|आपला|आपली|आपका|आपकी)[ ]?,?[ ]?\n)$"
    ),
    given=known.HINDI_GIVEN,
    family=known.HINDI_FAMILY,
    stop=known.listed(
        "फोन मोबाइल पता ईमेल मकान नंबर गली दिल्ली मुंबई का की के को से में है हैं ने और पर यह वह नहीं ऑर्डर उत्पाद जी तारीख सेवा केंद्र सहायता संख्या नया नई पुराना एक हर "
        "आहे आहेत आहोत नाही चे ची चा ला ने यांना यांनी बोलतोय बोलतेय काल आज उद्या खूप टीम समूह"
    ),
    inner=frozenset(),
    behind=known.listed("जी भाई भैया दीदी साहब साहेब दादा ताई काका काकू मावशी राव बाई सर मैडम मॅडम"),
)


_said_of_anything = known.listed("اسم إسم شكرا مرحبا أهلا שם नाम")
"""What announces people, but without a colon also files, users and requests."""


def _plain(text: str, letters: Letters, cased: bool) -> Iterator[Judgement]:
    """Names of words that carry no ending: given names, and what something announces."""
    done = 0
    for match in letters.word.finditer(text):
        start = match.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] in "\u094d\u093e'-")):
            continue
        lower = _bare(match.group())
        if lower in letters.stop:
            continue
        given = lower in letters.given or (lower == "عبد" and text[match.end() : match.end() + 3] == " ال")
        announced = letters.announced.search(text, max(0, start - 30), start)
        if not given and announced is None:
            continue
        names, end = _followed(text, match, letters, cased)
        sure = announced is not None and announced.group("sure") is not None
        if announced is not None and not (given or sure) and announced.group().strip(" ،,\n") in _said_of_anything:
            continue  # "name of the file", "thanks for signing in"
        called = given and letters.behind and _addressed(text, match.end(), letters)
        if given and (names > 1 or announced or called):
            told = announced is not None
            yield _found(start, end, "field" if sure else "title" if told else "known given name", Confidence.LIKELY)
        elif (
            announced is not None
            and names > 1
            and (cased or _ends(text, end) or _arabic_family.search(text, start, end))
            and not lower.startswith("ال")
        ) or (sure and (end > match.end() or cased) and _ends(text, end)):
            yield _found(start, end, "field", Confidence.LIKELY)
        elif announced is not None and ((announced.group("told") and cased and not given) or lower in letters.family):
            yield _found(start, end, "title", Confidence.POSSIBLE)
        else:
            continue
        done = end


def _followed(text: str, match: re.Match[str], letters: Letters, cased: bool) -> tuple[int, int]:
    """``(words of a name that count, end)`` for the words behind the first."""
    end, count = match.end(), 1
    waiting = end
    for _ in range(words_max):
        following = letters.word.match(text, waiting + 1, waiting + 30) if text[waiting : waiting + 1] == " " else None
        if following is None:
            break
        word = _bare(following.group())
        if word in letters.stop:
            break
        if word in letters.inner:
            waiting = following.end()
            continue
        counts = cased or waiting > end or word in letters.given or word in letters.family or word.startswith("ال")
        last = _ends(text, following.end())
        if not counts and not (count == 1 and last):
            break
        end = waiting = following.end()
        count += counts or last
    return count, end


def _addressed(text: str, end: int, letters: Letters) -> bool:
    """Whether a word of address follows a name."""
    following = letters.word.match(text, end + 1) if text[end : end + 1] == " " else None
    return following is not None and following.group() in letters.behind


_vowel_signs = dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640])
_arabic_family = re.compile(r" (?:ال|(?:آل|بن|أبو|ابو|أبا) )[\u0621-\u0652]{3,14}$")


def _bare(word: str) -> str:
    """A word in small letters, without the signs Arabic writes for vowels."""
    return word.lower() if word.isascii() or not "\u0600" <= word[0] <= "\u06ff" else word.translate(_vowel_signs)


def _ends(text: str, end: int) -> bool:
    return _stop_mark.match(text, end) is not None


_stop_mark = re.compile(
    r"$|[ ]?[\n,،.;:!?()|/\"»<]|[ ]{1,2}(?:\d|\+|هاتف|جوال|رقم|العنوان|טלפון|נייד|כתובת|(?:रहते|फोन|मोबाइल|पता|है|हैं|हूँ|ने|को|का|की|के|से|जी)(?![\u0900-\u097f])|لم|لا|طلب|تطلب|يطلب|يريد|تريد|استلم|دفع|و[\u0621-\u064a]{2,}|ו[א-ת]{2,}|לא|ביקש|ביקשה|מבקש|קיבל|קיבלה|שילם|τηλ|Τηλ)"
)

# Thai --------------------------------------------------------------------------------------------------------------
_TH = r"[\u0e01-\u0e3a\u0e40-\u0e4e]"
_thai_given = "|".join(sorted(known.THAI_GIVEN, key=len, reverse=True))
_thai = re.compile(
    rf"(?:(?<!{_TH})(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)[ ]?(?P<titled>(?!แบบ|จ้าง|หน้า|ก(?:รัฐ|สมาคม)|เอก|ฟ้า|ร้าย){_TH}{{2,20}} {_TH}{{2,24}})"
    rf"|(?:ชื่อ-?(?:นามสกุล|สกุล)|ชื่อลูกค้า|ชื่อผู้รับ|ชื่อผู้สั่ง|ลูกค้าชื่อ|ผู้รับ|ผู้ส่ง|ผมชื่อ|ดิฉันชื่อ|ฉันชื่อ)(?:[ ]?[:=])?[ ]{{0,2}}(?:คุณ|นาย|นางสาว|นาง)?[ ]?(?P<named>(?!สินค้า|ของ|ได้|ไม่|จะ|ต้อง|ที่|เพลง){_TH}{{2,20}} {_TH}{{2,24}})(?!{_TH})"
    rf"|(?<!{_TH})(?:คุณ[ ]?)?(?P<known>(?:{_thai_given})(?: (?!โทร|ที่|บ้าน|สั่ง|ได้|ไม่|ครับ|ค่ะ|อยู่|สนใจ){_TH}{{2,24}})?)(?!{_TH})"
    rf"|(?:คุณ|พี่|น้อง|เฮีย|เจ๊|ลุง|ป้า|ผม|ดิฉัน|หนู|นาย)(?P<called>(?:{_thai_given})(?: (?!โทร|ที่|บ้าน|สั่ง|ได้|ไม่|ครับ|ค่ะ|อยู่|สนใจ|ของ|มา|จาก){_TH}{{2,24}}(?= |$))?)"
    rf"|(?:ขอบคุณ(?:ค่ะ|ครับ|มาก)*|ด้วยความนับถือ|ขอแสดงความนับถือ)\n[ ]?(?P<signed>(?!ทีม|ร้าน|ฝ่าย|แผนก|บริษัท){_TH}{{2,20}} (?!ลูกค้า|บริการ){_TH}{{2,24}})(?=\n|$))"
)


def thai(text: str) -> Iterator[Judgement]:
    """Names in Thai letters."""
    for match in _thai.finditer(text):
        group = match.lastgroup or "known"
        start, end = match.span(group)
        yield _found(
            start, end, {"titled": "title", "named": "field", "signed": "closing"}.get(group, "known given name")
        )


def _found(start: int, end: int, reason: str, confidence: Confidence = Confidence.LIKELY) -> Judgement:
    return Judgement(start=start, end=end, confidence=confidence, reasons=(reason,), weight=2)


def other_scripts(text: str, scripts: Script) -> Iterator[Judgement]:
    """Names in the scripts a text holds, East Asia's apart."""
    if scripts & Script.CYRILLIC:
        yield from cyrillic(text)
    for script, letters, cased in (
        (Script.GREEK, _greek, True),
        (Script.ARABIC, _arabic, False),
        (Script.HEBREW, _hebrew, False),
        (Script.DEVANAGARI, _hindi, False),
    ):
        if scripts & script:
            yield from _plain(text, letters, cased)
    if scripts & Script.THAI:
        yield from thai(text)
    if scripts & (Script.TAMIL | Script.BENGALI | Script.ARABIC):
        from seawall.detect.detectors._names_south import southern  # few texts hold such letters

        yield from southern(text, scripts)


_hits_text = """
Клиент [Иванов Иван Иванович], тел. +7 916 123-45-67
Здравствуйте, меня зовут [Анна Петрова], где мой заказ?
Уважаемый [Иван Петрович], ваш заказ отправлен
Заказ для [Смирновой Ольги Сергеевны] отправлен
Письмо от [Петрова И. С.] получено
Отправьте [Дмитрию Соколову] новый счёт
Замовник [Шевченко Тарас Григорович], м. Київ
Ο πελάτης [Γιώργος Παπαδόπουλος] μένει στην Αθήνα
العميل [أحمد محمد] هاتف 0501234567
السيدة [فاطمة الزهراني] تريد استرجاع الطلب
הלקוח [דוד כהן], רחוב הרצל 12
ग्राहक का नाम [राजेश कुमार], मकान नंबर 12
ชื่อลูกค้า [สมชาย ใจดี] บ้านเลขที่ 12/3
என் பெயர் [கவிதா], எனது பார்சல் எங்கே?
வாடிக்கையாளர் பெயர்: [மணிகண்டன்]
திருமதி [வசந்தி சுந்தரம்] அவர்களுக்கு ரசீது அனுப்பவும்
গ্রাহকের নাম: [শফিকুল ইসলাম]
আমার নাম [পার্থ চক্রবর্তী]।
[রুবেল] ভাই, পার্সেল এসেছে
نام مشتری: [سهراب رحیمی]
خانم [پریسا هاشمی] تماس گرفت
[آرش] جان، بسته رسید
میرا نام [سمیرا قریشی] ہے
"""
SCRIPT_HITS = tuple(
    Example(line.replace("[", "").replace("]", ""), (line[line.index("[") + 1 : line.index("]")],))
    for line in _hits_text.strip().splitlines()
)
_misses_text = """
Москва и Санкт-Петербург: доставка за 2 дня, самовывоз на ул. Ленина
Новая коллекция Зима 2025: Пуховики, Шапки и Шарфы от бренда Северный Ветер
Добрый день! Я заказал куртку, но размер не подошёл. Можно обменять?
Роман Толстого «Война и мир», твёрдый переплёт. Вера в лучшее и Надежда на скидки
Клиент оплатил заказ, Менеджер подтвердил. Телефон Самсунг Галакси, цвет Чёрный
Καλημέρα σας, η παραγγελία μου δεν ήρθε. Το κατάστημα στην Αθήνα είναι ανοιχτό
هذا المنتج جميل جدا وسعره مناسب. تم شحن الطلب إلى الرياض اليوم
המוצר החדש הגיע לחנות בתל אביב
यह उत्पाद बहुत अच्छा है और सस्ता भी
สินค้านี้คุณภาพดีมาก คุณสามารถสั่งซื้อได้เลย
இந்த சட்டை நன்றாக உள்ளது, வாடிக்கையாளர் சேவை சிறப்பு
பொருளின் பெயர்: பட்டுப் புடவை
পণ্যের নাম: সুতির শাড়ি
প্রিয় গ্রাহক, আজ সব পণ্যে ছাড়
مشتری گرامی، سفارش شما ارسال شد
من خیلی راضی هستم، کیفیت عالی بود
نام کالا: کفش چرمی
یہ جوتے بہت اچھے ہیں، میں خوش ہوں
"""
SCRIPT_MISSES = tuple(_misses_text.strip().splitlines())
