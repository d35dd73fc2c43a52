"""A field's name and its value with what programs write between them: ``"cvv": {"value": "737"}``, ``setLastName("Weber")``,
``["password"]=> string(10) "…"``, ``#password').type('…'``.

No disguise anybody chose: dumps, tests, forms and stores of every language have signs of their own there. The name stands
right before the value in the reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_KEY = (
    r"(?:(?:card|credit_?card|payment)[_ -]?)?(?:cvv2?|cvc2?|cvn2?|csc|security[_ -]?code)(?:[_ -]?(?:code|number))?"
    r"|(?:pass(?:word|wort|wd|phrase)|pwd|contrase[^ ]{1,2}a|mot[_ -]de[_ -]passe|senha|wachtwoord|parola"
    r"|client[_ -]?secret|secret[_ -]?key|api[_ -]?(?:key|token|secret)|(?:auth|access|refresh)[_ -]?token|access[_ -]?key)"
    r"|(?:first|last|full|given|family|sur|customer|billing|shipping|contact|buyer|recipient|card[_ -]?holder|account[_ -]?holder)[_ -]?name"
    r"|vorname|nachname|kundenname|familienname|apellidos?|pr[^ ]{1,2}nom|cognome|achternaam|voornaam|imi[^ ]{1,2}|nazwisko|efternamn|f[^ ]{1,2}rnamn"
    r"|(?:client|remote|user|visitor|customer|login|last)[_ -]?ip(?:[_ -]?addr(?:ess)?)?|date[_ -]?of[_ -]?birth|birth[_ -]?(?:date|day)|geburtsdatum"
)
_WORD = r"(?:value|val|content|text|default|data|string(?:value)?|(?<=[\"'])s)(?=[\"'\s:=\\])"
_KIND = r"\\?[\"']?type\\?[\"']?\s?[:=]\s?\\?[\"']?\w{1,16}"
_CALL = r"\.(?:to(?:be|equal|strictequal|havevalue|havetext|contain)|type|fill|send_?keys|setvalue|set|should_eq|eq|equals?|isequalto)\("
_BETWEEN = (
    rf"(?:s:[0-9]{{1,4}}:|{_KIND}|{_WORD}|{_CALL}|=>|->|string\([0-9]{{1,4}}\)|some\(|just |</?(?:key|string|value)>|\[/b\]"
    r"|xsi:type=\"xsd:\w{1,16}\"|:\s?string\??|[\s\"'`\\:=()\[\]{}|,;>])"
)
_BEGINS = "(?=f|[abcdegiklmnprsuvw][acefhilmoprsuvw])"
"""Two letters each name begins with: most words have others, and no name is tried there."""
_FIELD = re.compile(
    rf"{_BEGINS}({_KEY})({_BETWEEN}{{2,40}}+)(?=[^\s\"'`\\:=()\[\]{{}}|,;<>.])(?![\w-]{{1,40}}[\"']?\s?[:=])",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"(?:(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9_-]{0,24})?\Z")
_SETS = re.compile(r"(?:(?:set|with|add)_?)?", re.IGNORECASE)
_FORM = re.compile(r"name=\\?[\"']?[\w.-]{0,24}\Z", re.IGNORECASE)
_PLAIN = re.compile(r"[\"'\]]?\s?[:=]\s?[\"']?|[\"'`]{1,2}[ \t]+|\s+\(")
"""What everybody's own rules know, and a name in quotes that goes on as a sentence."""
_SIGN = re.compile(r"[\"'`|>]|\)=\(|\[/b\]|\(\Z|\s{3}[:=]")
_OTHER = re.compile(r"==|\"\"\"|'''|\)\s*,?\s*\(")
"""A comparison, a text of its own, the next of several pairs."""
_SECOND = re.compile(r"[\"']?;?,?[\"' ]{1,2}(?:type|value|s:)", re.IGNORECASE)
_joint = re.compile(r"(?<=[a-z])(?=[A-Z])|[ -]")
_NO_QUOTES = " \t\r\n\\:=()[]{}|,;>"
between_chars_max = 96


def _pieces(text: str) -> Iterator[Piece]:
    for field in _FIELD.finditer(text):
        between = field.group(2)
        began = _BEGINNING.search(text, max(0, field.start() - 32), field.start())
        start = began.start() if began is not None else field.start()
        if len(between) > between_chars_max or _PLAIN.fullmatch(between) or _SIGN.search(between) is None:
            continue
        if between[0] == "(" and _SETS.fullmatch(text, start, field.start()) is None:
            continue  # a function that asks for it, or does something else with it
        if _OTHER.search(between) or ("," in between and not _first_of_two(text, start, between)):
            continue
        if between.count("\n") > 1 and _FORM.search(text, max(0, field.start() - 32), field.start()) is None:
            continue
        name = _joint.sub("_", text[start : field.end(1)]).lower().removeprefix("set_")
        yield Piece(start, field.end(), f"\n{name}: {between[-1].strip(_NO_QUOTES)}")


def _first_of_two(text: str, start: int, between: str) -> bool:
    """Whether a comma parts a name from its value, as in ``put("lastName", "Weber")``, and not one name from the next."""
    quote = text[start - 1 : start]
    opened = between[0] == quote and text[start - 2 : start - 1] in "([{"
    return opened or _SECOND.match(between) is not None


DISGUISE = Disguise(
    says="in a program's words for a field",
    gate=(
        r"(?:[vV][vVcC]2?|[wW]ord|[nN]ame|[cC]ode)[\"'\]]{0,2}[ ]{0,10}[=-]>",
        r"[cC][vV][vVcC]2?[ ]{3,40}[:|]",
        r"[nN]ame[\"']?>[A-Z]|xsd:string|[_-](?:name|ip) [\"']",
        r"[\"']\]=>|\";s:[0-9]|\)=\(|</key>|\[/b\]|\|\|",
        r"[\"'](?:value|content|text|default|string[vV]alue|S|N)\\?[\"'][ ]?:|\bvalue:|\bdefault =|[a-z]\"[ ]value=\"|[a-z][\"'][ ]?:[ ]?\[[\"']",
        r"(?:Some|[a-z]Be|[a-z]Equal|[a-zA-Z]Value|[a-z]Text|send_?[kK]eys|\.type|\.fill|\bput|\bset|set[A-Z][a-zA-Z]{1,24}|[a-z](?:Name|Password|Cvv|Cvc|Ip))\([\"']",
        r"[a-z]: ?[sS]tring\??",
        r"(?:[nN]ame|[wW]ord|pwd|[vV][vVcC]2?|[iI][pP]|[kK]ey|oken|ecret)[\"'], ?[\"']",
        r"form-data; name=",
    ),
    in_prose=True,
    pieces=_pieces,
    hits=(
        Example('{"cvv": {"value": "737"}}', "737", "card_security_code"),
        Example('array(1) {\n  ["password"]=>\n  string(10) "Xk29!dkslQ"\n}', "Xk29!dkslQ", "password"),
        Example("cy.get('#password').type('Xk29!dkslQ')", "Xk29!dkslQ", "password"),
        Example('customer.setLastName("Weber");', "Weber", "person_name"),
    ),
    misses=(
        '{"password": {"type": "string", "minLength": 8}}',
        "cy.get('#password').type(user.password)",
        '{"label": "Password", "type": "password", "placeholder": "Enter password"}',
        'columns = ["first_name", "last_name", "email"]',
        "expect(form.password).toBe(undefined)",
    ),
)  # fmt: skip
