"""Names that only the structure round them tells: columns of a table, of an INSERT or a COPY, elements of XML, vCards,
guests of a calendar, people of a directory.

A cell that reads *Gallagher* is nobody in particular; below *Last Name* and beside an e-mail address it is a customer. Such
cells are taken at their column's word where the column says part of a name, or says a role (*customer*, *nombre*) beside
a column that only people have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.tables import ASIDE, Span, cells_under, kind_of, plain, statement_cells

COLUMNS_GATE = (
    r"(?:name|first|last|contact|customer|buyer|client|recipient|kunde|nom|nombre|nome|cognome|naam|namn|navn|apellidos?|pr[^ ]nom|imi[^ ]"
    r"|nazwisko|jm[^ ]no|p[^ ]{1,2}jmen[^ ]|sobrenome|soyad|nimi|prenume|nume|cardholder|(?:ship|bill|sold|attention) ?to|member|payee"
    r"|auftraggeber|empf[^ ]{1,2}nger|k[^ ]{1,2}ufer|acheteur|comprador|cliente|kupuj[^ ]{1,2}cy|nabywca|odbiorca|destinatai?r[eio]|klant)"
    r"(?:[ _]?[1-9])?[?:]{0,1}[\"'`]{0,1}[ ]{0,2}(?:[(][^\n();,\t|]{1,40}[)]\"?)?[,;\t|)>]"
)
"""What a column or an element is called that holds names, up to the mark behind it."""
PAIRS_GATE = (
    r"(?:-\[ record [0-9]{1,6} \]|\* [0-9]{1,6}\. row \*|\b[0-9]{1,3}\) \"[a-z_ :.-]{3,40}\"\n|attributevalue[^<>\n]{0,100}>"
    r"|\nsn: |\ngivenname: |\"(?:value|answer|text|content)\"[ ]?:[ ]?\"|form-data; name=\"[a-z_\[\].-]{3,40}\"|string\([0-9]{1,3}\) \"|\n[ ]{1,24}\[[a-z_]{3,30}\] => "
    r"|(?:name|key|label)=\"[a-z_\[\]:.-]{3,40}\"[^<>\n]{0,60}(?:>|value=\")|</t[hd]>[ \n]{0,20}<td[^<>\n]{0,60}>|</(?:dt|key)>|meta_key>)"
)
"""What has names and values side by side (_told_pairs.py) and hardly anything else, up to a mark behind which names are asked for."""
SEGMENTS_GATE = r"(?:\bnad\+[a-z]{2,3}\+|\bn[34]\*|\bpid\|)"
_ROLES_GATE = r"(?:\bgiven\"{0,1} ?: ?\[[ ]{0,4}\"|\"(?:from|to|author|sender|actor|assignee|requester|submitter|reporter|created_?by|updated_?by|operator|attendee)\" ?: ?\")"
_CREATED_GATE = r"create table (?:if not exists ){0,1}[^ \n(]{1,80} "
STRUCTURE_GATES = (_ROLES_GATE, COLUMNS_GATE, PAIRS_GATE, _CREATED_GATE)
STRUCTURE_MARKS = frozenset(",;\t|)>D\"'" + "]*\n ")
"""What ends the gates of names that the structure round them tells; the D is a vCard's."""
_bare_text = "name customer client buyer shopper klant klient kund cliente acheteur comprador zákazník müşteri nom nome naam namn navn jméno"
BARE_LABELS = frozenset(_bare_text.split())
"""Labels of people that things and firms have, too."""
words_max = 6
cell_chars_max = 64

_parts_text = """first name, last name, firstname, lastname, full name, fullname, surname, given name, family name, forename, middle name,
fname, lname, first, last, vorname, nachname, familienname, zuname, prénom, prenom, nom de famille, apellido, apellidos, primer apellido, cognome, voornaam, achternaam,
förnamn, efternamn, fornavn, efternavn, etternavn, imię, imie, nazwisko, imię i nazwisko, jméno, příjmení, prijmeni, priezvisko, sobrenome,
apelido, soyad, soyadı, ad soyad, etunimi, sukunimi, keresztnév, vezetéknév, prenume, nume, ime, prezime, vardas, pavardė, vārds,
uzvārds, eesnimi, perekonnanimi, имя, фамилия, фио, отчество, прізвище, ім'я, име, презиме, όνομα, επώνυμο, 氏名, お名前, フリガナ, ふりがな, 注文者名, 購入者名, お届け先名, 姓名, 收件人, 收货人, 客户姓名, 买家姓名, 이름, 성명, 고객명, 수령인, 받는분,
주문자명, 名, 姓,
customer name, customer firstname, customer lastname, billing name, shipping name, recipient name, buyer name, contact name, client name,
cardholder, cardholder name, account holder, kontoinhaber, employee name, contact person, ansprechpartner, kundenname, klantnaam, nome cliente,
nom complet, nombre completo, nome completo, nombre y apellidos"""
_PARTS = frozenset(" ".join(name.split()) for name in _parts_text.replace("\n", " ").split(","))
"""Columns that hold a person's name and nothing else."""
_PEOPLES = frozenset(("email", "phone", "birth", "identity"))
"""Columns that only people have."""
_PERSONAL = frozenset(("address", "card", *_PEOPLES))
_THINGS = frozenset(("product", "cost", "supplier"))
"""Columns of tables whose names are of things and firms."""
_BARE = frozenset(
    (
        "name",
        "names",
        "naam",
        "nome",
        "navn",
        "namn",
        "nimi",
        "név",
        "isim",
        "ship to",
        "bill to",
        "sold to",
        "deliver to",
    )
)
"""Columns that hold what anything is called, and people's names where another column is one that only people have."""
_FIRM = re.compile(
    r"\b(?:GmbH|mbH|AG|KG|e\.?K|Ltd|Limited|LLC|LLP|Inc|Corp|Co|PLC|plc|S\.?A|S\.?L|S\.?r\.?l|SARL|SAS|B\.?V|N\.?V|Oy|AB|A/?S|Sp|zo|s\.r\.o|Pty|Kft|Lda|Ltda|"
    r"SRL|ApS|AS|Zrt|Nyrt|Şti|A\.?Ş|SpA|S\.p\.A|KGaA|OHG|Lda|EURL|SASU|Group|Holding|Trading|Shop|Store|Hotel|Bank|Foundation|University|School|Studio|Services?|Solutions?|Systems?|Team)\b"
    r"|株式会社|有限会社|合同会社|有限公司|集团|주식회사|유한회사|شركة|مؤسسة|ООО|ОАО|ТОВ|\bΑ\.?Ε\.|\bΕ\.?Π\.?Ε"
)
"""What firms are called."""

_letters = re.compile(r"[^\W\d_]+(?:[ .,'’`-]{1,2}[^\W\d_]+){0,5}\.?")
_ELEMENT = re.compile(
    r"<((?:\w{1,20}:)?[A-Za-z][\w.-]{1,40})(?:[ \t][^<>]{0,200})?>(?:<!\[CDATA\[)?[ \t\n]{0,40}([^\W\d_][^<>\]]{1,64}?)[ \t\n]{0,40}(?:\]\]>)?</"
)
_ROLE = re.compile(
    r"\"(from|to|author|sender|actor|assignee|requester|submitter|reporter|created_?by|updated_?by|operator|attendee)\" ?: ?\"([^\W\d_][^\"\n@:/]{4,48})\"",
    re.IGNORECASE,
)
"""Whoever wrote or got something, in what a chat, a help desk or a tracker exports."""
_HUMAN_NAME = re.compile(
    r"\bfamily[\"']? ?: ?[\"']([^\W\d_][^\"'\n]{0,40})[\"'],\s{0,20}[\"']?given[\"']? ?: ?\[\s{0,20}[\"']([^\W\d_][^\"'\n]{0,40})[\"'](?:,\s{0,20}[\"']([^\W\d_][^\"'\n]{0,40})[\"'])?"
)
"""A person's name in FHIR (HumanName): ``family: "Lima", given: ["Ana", "Rosa"]``."""
_CARD_LINE = re.compile(r"^(?:item\d{1,2}\.)?(FN|N|NICKNAME)(?:;[^:\n]{0,80})?:([^\n]{2,160})$", re.MULTILINE)
_COMMON_NAME = re.compile(
    r"(?:^(?:ATTENDEE|ORGANIZER)(?:;[A-Z-]{2,20}=[^;:\n]{1,60}){0,6};CN=\"?([^\W\d_][^;:=\"\n]{2,64})|"
    r"\b[Cc][Nn]=([^\W\d_][^,=\"\n]{2,64}),[ ]?(?:[Oo][Uu]|[Cc][Nn])=(?:[Pp]eople|[Uu]sers|[Ss]taff|[Ee]mployees|[Cc]ustomers|[Pp]ersonen|[Bb]enutzer))",
    re.MULTILINE,
)
"""The guests of an iCalendar event and the people of a directory."""
_PAIR = re.compile(
    r"\b(?:first|given)[\"']? ?[:=] ?([\"'])([^\W\d_][^\"'\n:=]{1,40})\1,\s{0,20}(?:[\"']?middle[\"']? ?[:=] ?[\"'][^\"'\n]{0,40}[\"'],\s{0,20})?"
    r"[\"']?(?:last|family)[\"']? ?[:=] ?\1([^\W\d_][^\"'\n:=]{1,40})\1",
    re.IGNORECASE,
)
"""``name: {first: 'Ana', last: 'Lima'}``."""
_no_names_text = "msgid msgstr msgctxt null none nan true false unknown admin test string varchar text char guest gast n/a na default not"
_NO_NAMES = frozenset(_no_names_text.split())


def wants(name: str) -> bool:
    """Whether a column or element of this name holds parts of people's names."""
    words = _bare(name).split()
    return any(" ".join(words[-size:]) in _PARTS for size in (3, 2, 1) if len(words) >= size)


def _bare(name: str) -> str:
    """A column's name without what it says in brackets."""
    return plain(ASIDE.sub("", name) if "(" in name else name)


def named_by_fields(text: str, could_be_a_person: Callable[[str, int, int], bool]) -> Iterator[tuple[Span, str]]:
    """``(span, what its field is called)`` of names in tables, statements, elements and vCards, by start. Where only a role
    (*buyer*, *client*) says so, and no column that people alone have, a name must look like a person's, too."""
    from seawall.detect.detectors._told_pairs import told_pairs  # few texts come so far

    found: list[tuple[Span, str]] = []
    roles: set[str] = set()
    for cells in (cells_under, statement_cells, told_pairs):
        known: dict[Sequence[str], bool] = {}

        def column(name: str, heads: Sequence[str] = (), known: dict[Sequence[str], bool] = known) -> bool:
            if wants(name):
                return True
            if _bare(name) in _BARE:
                kinds = {kind_of(head) for head in heads}
                return bool(kinds & _PEOPLES) and kinds.isdisjoint(_THINGS)
            if kind_of(name) != "name":
                return False
            if heads not in known:
                known[heads] = any(kind_of(head) in _PERSONAL for head in heads)
            if known[heads]:
                roles.discard(name)
            else:
                roles.add(name)
            return True

        for name, span in cells(text, column):
            span = _before_number(text, *span)
            role = name in roles
            if _is_name(text, *span, bare=role or _bare(name) in _BARE) and (
                not role or (" " in text[slice(*span)] and could_be_a_person(text, *span))
            ):
                found.append((span, name))
    if "</" in text:
        for match in _ELEMENT.finditer(text):
            name = match.group(1).rpartition(":")[2]
            if wants(name) and _is_name(text, *match.span(2)):
                found.append((match.span(2), name))
    if "BEGIN:VCARD" in text:
        found += [(span, "vcard") for span in _on_cards(text)]
    for pair in _PAIR.finditer(text):
        if could_be_a_person(text, *pair.span(2)) and all(_is_name(text, *pair.span(group)) for group in (2, 3)):
            found += [(pair.span(2), "first"), (pair.span(3), "last")]
    for match in _HUMAN_NAME.finditer(text):
        found += [
            (match.span(group), "family")
            for group in (1, 2, 3)
            if match.start(group) >= 0 and _is_name(text, *match.span(group))
        ]
    for match in _ROLE.finditer(text):
        first = match.start(2), match.start(2) + match.group(2).find(" ")
        if " " in match.group(2) and _is_name(text, *match.span(2), bare=True) and could_be_a_person(text, *first):
            found.append((match.span(2), match.group(1)))
    if "CN=" in text or "cn=" in text:
        for match in _COMMON_NAME.finditer(text):
            span = match.span(1 if match.start(1) >= 0 else 2)
            if " " in text[slice(*span)] and _is_name(text, *span, bare=True):
                found.append((span, "cn"))
    done = 0
    for (start, end), name in sorted(found):
        if start >= done:
            done = end
            yield (start, end), " ".join(_bare(name).split())


def _on_cards(text: str) -> Iterator[Span]:
    for line in _CARD_LINE.finditer(text):
        start, end = line.span(2)
        if line.group(1) != "N":
            last = start + len(text[start:end].rstrip())
            if _is_name(text, start, last, bare=True):
                yield start, last
            continue
        for piece in text[start:end].split(";")[:3]:
            value = piece.strip()
            at = start + piece.find(value)
            if _is_name(text, at, at + len(value), bare=True):
                yield at, at + len(value)
            start += len(piece) + 1


def _before_number(text: str, start: int, end: int) -> Span:
    """A cell without the number behind the name in it: *Petra Brandt 0171 2345678*."""
    number = _WITH_NUMBER.match(text, start, end)
    return (start, end) if number is None else number.span(1)


_WITH_NUMBER = re.compile(
    r"((?:[^\W\d_]|[.'’-])+(?: (?:[^\W\d_]|[.'’-])+){0,3})[ ,;:(/-]{1,3}\+?[(]?[0-9][0-9 ()./-]{5,20}$"
)


def _is_name(text: str, start: int, end: int, *, bare: bool = False) -> bool:
    """Whether a cell may hold a name: a few words of letters, the first with a capital where its script has capitals, or
    none with one. Below a ``bare`` name also no firm."""
    value = text[start:end]
    if bare and _FIRM.search(value) is not None:
        return False
    if value.islower() and kind_of(f"customer {value}") != "name":
        return False  # the name of the next column, where a record has a line for each
    if not 1 < len(value) <= cell_chars_max or _letters.fullmatch(value) is None or value.lower() in _NO_NAMES:
        return False
    return len(value.split()) <= words_max and not (
        value[0].islower() and any(map(str.isupper, value[1:])) and "'" not in value and " " not in value
    )
