"""Ways to write a value so that a reader, or a language model asked to, still knows what it is.

Written from the outside: what people, programs and evasion guides do to a number, an address or a key, and none of the
rules of ``detect/disguises/``. A *way* takes the value in its usual written form and its kind, and gives the disguised
text, or nothing where it makes no sense for that kind. ``bench/disguised.py`` counts what is found of them.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import gzip
import json
import lzma
import re
import string
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import quote

Way = Callable[[str, str], str | None]
NUMBERS = frozenset(("card", "ssn", "phone"))
CODES = NUMBERS | {"iban"}
"""Kinds that are groups of digits, and letters in the case of an IBAN."""


def groups(value: str) -> list[str]:
    """The value in the pieces people see in it."""
    return [group for group in re.split(r"[ -]", value) if group]


def packed(value: str) -> str:
    """Without the blanks and dashes people put in."""
    return re.sub(r"[ -]", "", value)


def _for(kinds: frozenset[str], make: Callable[[str], str]) -> Way:
    return lambda value, kind: make(value) if kind in kinds else None


def _any(make: Callable[[str], str]) -> Way:
    return lambda value, _: make(value)


def _short(make: Callable[[str], str]) -> Way:
    """For single values, not for a sentence."""
    return lambda value, kind: (
        make(value if kind in ("email", "key", "phone") else packed(value)) if kind != "person" else None
    )


_EMOJI = "\N{GRINNING FACE}"
_BETWEEN_GROUPS = (
    *("/", "|", "_", "~", "*", ":", ";", ",", "\\", "+", "=", " - ", "  ", "\t", "\n", " / ", " | ", "<br>", "<br/>\n"),
    *(
        " \N{BULLET} ",
        "\N{MIDDLE DOT}",
        "\N{EM DASH}",
        " \N{EN DASH} ",
        " then ",
        ", then ",
        " and ",
        _EMOJI,
        "\u200b",
        "&nbsp;",
    ),
    *("%20", "/**/", "<!-- -->", "()", " [] ", "x", "#", " # ", "&", "^", "!", ">", " -> ", "\N{RIGHTWARDS ARROW}"),
    *("\u3000", "\u2028", "\u00a0", "\x00", "\x1b[0m", "\\n", " (space) ", "...", " ... ", "><", "\N{EM SPACE}"),
)
_BETWEEN_CHARACTERS = (
    *(
        " ",
        "-",
        ".",
        "|",
        "/",
        ",",
        "_",
        "\n",
        "  ",
        "*",
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u00ad",
        _EMOJI,
        "\u0336",
        "\t",
    ),
    *(
        ", ",
        " - ",
        "\x00",
        "\x08",
        "\u034f",
        "\u200d",
        "\u061c",
        "~",
        "+",
        "\N{MIDDLE DOT}",
        "\ufe0f",
        "\u20dd",
        ":",
        "<wbr>",
    ),
)


def separators() -> Iterator[tuple[str, str, Way]]:
    """Odd things between groups and between characters."""
    for mark in _BETWEEN_GROUPS:
        yield "between groups", ascii(mark), _for(CODES, lambda value, mark=mark: mark.join(groups(value)))
    for mark in _BETWEEN_CHARACTERS:
        make = lambda value, mark=mark: mark.join(value if "@" in value else packed(value))
        yield "between characters", ascii(mark), _short(make)
    for size in (2, 3):
        cut = lambda value, size=size: " ".join(
            packed(value)[at : at + size] for at in range(0, len(packed(value)), size)
        )
        yield "other grouping", str(size), _for(CODES, cut)


def _each(form: str) -> Callable[[str], str]:
    return lambda value: "".join(form.format(c=character) for character in value)


def _chunks(form: str, size: int, between: str = "") -> Callable[[str], str]:
    return lambda value: between.join(form.format(c=value[at : at + size]) for at in range(0, len(value), size))


def markup() -> Iterator[tuple[str, str, Way]]:
    """Formatting inside the value."""
    forms = {
        "HTML": ("<b>{c}</b>", "<span>{c}</span>", '<font color="red">{c}</font>', "<i>{c}</i>", "{c}<!-- x -->", "<em class='a'>{c}</em>"),
        "Markdown": ("**{c}**", "_{c}_", "`{c}`", "~~{c}~~", "*{c}*", "__{c}__"),
        "other markup": ("[b]{c}[/b]", "\\textbf{{{c}}}", "<![CDATA[{c}]]>", "\x1b[31m{c}\x1b[0m", "{{{c}}}", "<{c}>"),
    }  # fmt: skip
    for family, some in forms.items():
        for form in some:
            yield (
                family,
                form + " groups",
                _for(CODES, lambda value, f=form: " ".join(f.format(c=g) for g in groups(value))),
            )
            yield family, form + " pieces", _short(_chunks(form, 4))
            yield family, form + " characters", _short(_each(form))
    yield "HTML", "table cells", _for(CODES, lambda v: "<tr>" + "".join(f"<td>{g}</td>" for g in groups(v)) + "</tr>")
    yield "Markdown", "escaped", _any(lambda v: re.sub(r"([@._+-])", r"\\\1", v))
    yield "Markdown", "only @", lambda v, k: v.replace("@", "**@**") if k == "email" else None


def _codes(form: str, between: str, before: str = "", after: str = "") -> Way:
    make = lambda value: before + between.join(form.format(n=ord(c), c=c) for c in value) + after
    return lambda value, kind: make(value) if kind != "person" or len(value) < 80 else None


def _names(value: str) -> str:
    return "".join(f"\\N{{{unicodedata.name(c)}}}" for c in value)


def _dump(value: str) -> str:
    lines = []
    for at in range(0, len(value), 16):
        data = value[at : at + 16].encode()
        pairs = " ".join(f"{byte:02x}" for byte in data)
        lines.append(f"{at:08x}  {pairs:<48} |{data.decode()}|")
    return "\n".join(lines)


def _xxd(value: str) -> str:
    lines = []
    for at in range(0, len(value), 16):
        data = value[at : at + 16].encode()
        words = " ".join(data[n : n + 2].hex() for n in range(0, len(data), 2))
        lines.append(f"{at:08x}: {words:<40} {data.decode()}")
    return "\n".join(lines)


def codes() -> Iterator[tuple[str, str, Way]]:
    """Each character by its number or name."""
    rows = (
        ("decimal codes", "comma", _codes("{n}", ", ")), ("decimal codes", "spaces", _codes("{n}", " ")),
        ("decimal codes", "tight", _codes("{n}", ",")), ("decimal codes", "list", _codes("{n}", ", ", "[", "]")),
        ("decimal codes", "chr +", _codes("chr({n})", "+")), ("decimal codes", "Chr &", _codes("Chr({n})", " & ")),
        ("decimal codes", "JavaScript", _codes("{n}", ",", "String.fromCharCode(", ")")),
        ("decimal codes", "SQL", _codes("{n}", ",", "CHAR(", ")")), ("decimal codes", "SQL ||", _codes("CHR({n})", "||")),
        ("decimal codes", "dashes", _codes("{n}", "-")), ("decimal codes", "bytes", _codes("{n}", ", ", "bytes([", "])")),
        ("decimal codes", "padded", _codes("{n:03d}", " ")), ("decimal codes", "lines", _codes("{n}", "\n")),
        ("octal", "escapes", _codes("\\{n:03o}", "")), ("octal", "short escapes", _codes("\\{n:o}", "")),
        ("octal", "spaces", _codes("{n:o}", " ")), ("octal", "padded", _codes("{n:03o}", " ")), ("octal", "0o", _codes("0o{n:o}", ", ")),
        ("binary", "spaces", _codes("{n:08b}", " ")), ("binary", "joined", _codes("{n:08b}", "")),
        ("binary", "0b", _codes("0b{n:b}", ", ")), ("binary", "seven", _codes("{n:07b}", " ")), ("binary", "lines", _codes("{n:08b}", "\n")),
        ("hexadecimal", "spaces", _codes("{n:02x}", " ")), ("hexadecimal", "0x", _codes("0x{n:02x}", ", ")),
        ("hexadecimal", "0X list", _codes("0x{n:02X}", ",", "[", "]")), ("hexadecimal", "colons", _codes("{n:02x}", ":")),
        ("hexadecimal", "joined", _codes("{n:02x}", "")), ("hexadecimal", "upper", _codes("{n:02X}", "")),
        ("hexadecimal", "dashes", _codes("{n:02X}", "-")), ("hexadecimal", "0x joined", _codes("{n:02x}", "", "0x")),
        ("hexadecimal", "x''", _codes("{n:02x}", "", "X'", "'")), ("hexadecimal", "lines", _codes("{n:02x}", "\n")),
        ("hexadecimal", "h suffix", _codes("{n:02X}h", " ")), ("hexadecimal", "dump", _any(_dump)), ("hexadecimal", "xxd", _any(_xxd)),
        ("hexadecimal", "words", _short(lambda v: " ".join(v.encode().hex()[n : n + 4] for n in range(0, 2 * len(v), 4)))),
        ("escapes", "x", _codes("\\x{n:02x}", "")), ("escapes", "u", _codes("\\u{n:04x}", "")), ("escapes", "u{}", _codes("\\u{{{n:x}}}", "")),
        ("escapes", "U", _codes("\\U{n:08x}", "")), ("escapes", "%u", _codes("%u{n:04X}", "")), ("escapes", "x{}", _codes("\\x{{{n:x}}}", "")),
        ("escapes", "U+", _codes("U+{n:04X}", " ")), ("escapes", "U+ tight", _codes("U+{n:04X}", "")), ("escapes", "CSS", _codes("\\{n:x} ", "")),
        ("escapes", "CSS six", _codes("\\{n:06x}", "")), ("escapes", "names", _any(_names)), ("escapes", "twice", _codes("\\\\u{n:04x}", "")),
        ("entities", "decimal", _codes("&#{n};", "")), ("entities", "hex", _codes("&#x{n:x};", "")), ("entities", "padded", _codes("&#{n:07d};", "")),
        ("entities", "bare", _codes("&#{n} ", "")), ("entities", "bare tight", _codes("&#{n:d}", "")), ("entities", "twice", _codes("&amp;#{n};", "")),
        ("percent", "all", _codes("%{n:02X}", "")), ("percent", "twice", _codes("%25{n:02X}", "")), ("percent", "usual", _any(lambda v: quote(v, safe=""))),
        ("percent", "url in url", _any(lambda v: "https://a.example/?u=" + quote("https://b.example/?q=" + quote("x=" + quote(v, safe=""), safe=""), safe=""))),
        ("quoted-printable", "all", _codes("={n:02X}", "")), ("quoted-printable", "cut", _short(_chunks("{c}", 5, "=\n"))),
        ("quoted-printable", "header", _any(lambda v: "=?utf-8?q?" + "".join(f"={ord(c):02X}" for c in v) + "?=")),
        ("quoted-printable", "b header", _any(lambda v: "=?utf-8?b?" + base64.b64encode(v.encode()).decode() + "?=")),
    )  # fmt: skip
    yield from rows


def _64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _58(data: bytes) -> str:
    alphabet, number, out = (
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
        int.from_bytes(data, "big"),
        "",
    )
    while number:
        number, rest = divmod(number, 58)
        out = alphabet[rest] + out
    return out


def _45(data: bytes) -> str:
    alphabet, out = string.digits + string.ascii_uppercase + " $%*+-./:", ""
    for at in range(0, len(data), 2):
        number = int.from_bytes(data[at : at + 2], "big")
        for _ in range(len(data[at : at + 2]) + 1):
            number, rest = divmod(number, 45)
            out += alphabet[rest]
    return out


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _uu(value: str) -> str:
    data = value.encode()
    lines = "".join(binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 note.txt\n{lines}`\nend"


def encodings() -> Iterator[tuple[str, str, Way]]:
    """Whole texts packed to travel, once and several times over."""
    rows: tuple[tuple[str, str, Callable[[bytes], str]], ...] = (
        ("base64", "plain", _64), ("base64", "no padding", lambda d: _64(d).rstrip("=")), ("base64", "URL", lambda d: base64.urlsafe_b64encode(d).decode()),
        ("base64", "in lines", lambda d: "\n".join(re.findall(".{1,16}", _64(d)))), ("base64", "in fours", lambda d: " ".join(re.findall(".{1,4}", _64(d)))),
        ("base64", "data URL", lambda d: "data:text/plain;base64," + _64(d)), ("base64", "data URL percent", lambda d: "data:text/plain," + quote(d.decode(), safe="")),
        ("base64", "UTF-16", lambda d: _64(d.decode().encode("utf-16-le"))), ("base64", "concatenated", lambda d: '"' + '" + "'.join(re.findall(".{1,8}", _64(d))) + '"'),
        ("base64", "JSON", lambda d: _64(json.dumps({"note": {"value": d.decode()}}).encode())), ("base64", "backwards", lambda d: _64(d)[::-1]),
        ("base64", "MIME", lambda d: "Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(d).decode()), ("base64", "call", lambda d: f'atob("{_64(d)}")'),
        ("base32", "plain", lambda d: base64.b32encode(d).decode()), ("base32", "small", lambda d: base64.b32encode(d).decode().lower()),
        ("base32", "hex alphabet", lambda d: base64.b32hexencode(d).decode()), ("base85", "Git", lambda d: base64.b85encode(d).decode()),
        ("base85", "Adobe", lambda d: base64.a85encode(d, adobe=True).decode()), ("base85", "bare", lambda d: base64.a85encode(d).decode()),
        ("base58", "plain", _58), ("base45", "plain", _45), ("uuencode", "plain", lambda d: _uu(d.decode())), ("UTF-7", "plain", lambda d: d.decode().replace("@", "+AEA-")),
        ("packed", "gzip", lambda d: _64(gzip.compress(d, mtime=0))), ("packed", "zlib", lambda d: _64(zlib.compress(d))), ("packed", "deflate", lambda d: _64(_deflated(d))),
        ("packed", "bz2", lambda d: _64(bz2.compress(d))), ("packed", "xz", lambda d: _64(lzma.compress(d))), ("packed", "gzip hex", lambda d: gzip.compress(d, mtime=0).hex()),
        ("chains", "twice", lambda d: _64(_64(d).encode())), ("chains", "three times", lambda d: _64(_64(_64(d).encode()).encode())), ("chains", "hex in base64", lambda d: _64(d.hex().encode())),
        ("chains", "base64 in hex", lambda d: _64(d).encode().hex()), ("chains", "base64 in percent", lambda d: "".join(f"%{c:02X}" for c in _64(d).encode())),
        ("chains", "percent in base64", lambda d: _64("".join(f"%{c:02x}" for c in d).encode())), ("chains", "hex in base32", lambda d: base64.b32encode(d.hex().encode()).decode()),
        ("chains", "ROT13 in base64", lambda d: _64(codecs.encode(d.decode(), "rot13").encode())), ("chains", "backwards in base64", lambda d: _64(d[::-1])),
        ("chains", "gzip twice", lambda d: _64(gzip.compress(_64(gzip.compress(d, mtime=0)).encode(), mtime=0))), ("chains", "entities in base64", lambda d: _64("".join(f"&#{c};" for c in d).encode())),
        ("chains", "spaces in base64", lambda d: _64(" ".join(d.decode()).encode())), ("chains", "base64 in escapes", lambda d: "".join(f"\\x{c:02x}" for c in _64(d).encode())),
        ("chains", "JSON in JSON", lambda d: json.dumps({"a": json.dumps({"b": json.dumps({"c": "".join(f"\\u{c:04x}" for c in d)})})})),
    )  # fmt: skip
    for family, label, make in rows:
        yield family, label, _any(lambda value, make=make: make(value.encode()))


def _turned(by: int) -> Callable[[str], str]:
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    return lambda value: value.translate(
        str.maketrans(lower + upper, lower[by:] + lower[:by] + upper[by:] + upper[:by])
    )


def _mapped(source: str, target: str) -> Callable[[str], str]:
    return lambda value: value.translate(dict(zip(map(ord, source), target, strict=True)))


_LETTERS = string.ascii_lowercase + string.ascii_uppercase
_ALL = string.digits + _LETTERS
_47 = "".join(map(chr, range(33, 127)))


def _shifted(digit: int, lower: int = 0, upper: int = 0) -> Callable[[str], str]:
    def make(value: str) -> str:
        out = []
        for c in value:
            if c.isdigit() and digit:
                out.append(chr(digit + int(c)))
            elif c.islower() and lower:
                out.append(chr(lower + ord(c) - 97))
            elif c.isupper() and upper:
                out.append(chr(upper + ord(c) - 65))
            else:
                out.append(c)
        return "".join(out)

    return make


def _hidden(value: str) -> str:
    """Bytes as variation selectors behind one visible character."""
    return "\N{GRINNING FACE}" + "".join(
        chr(0xFE00 + byte) if byte < 16 else chr(0xE0100 + byte - 16) for byte in value.encode()
    )


def letters() -> Iterator[tuple[str, str, Way]]:
    """Characters exchanged for others."""
    twins = ("aeopcyxAEOPCTXHKMB", "аеорсухАЕОРСТХНКМВ")
    rows: tuple[tuple[str, str, Way], ...] = (
        *(("turned letters", f"by {by}", lambda v, k, by=by: _turned(by)(v) if k in ("email", "iban", "key", "person") else None) for by in (13, 3, 5, 7, 20)),
        ("turned letters", "ROT47", _any(_mapped(_47, _47[47:] + _47[:47]))), ("turned letters", "ROT5", _for(CODES, _mapped(string.digits, "5678901234"))),
        ("turned letters", "ROT18", lambda v, k: _mapped(string.digits, "5678901234")(_turned(13)(v)) if k in ("email", "iban") else None),
        ("turned letters", "Atbash", lambda v, k: _mapped(_LETTERS, _LETTERS[25::-1] + _LETTERS[:25:-1])(v) if k in ("email", "iban") else None),
        ("backwards", "all", _any(lambda v: v[::-1])), ("backwards", "override", _any(lambda v: "\u202e" + v[::-1] + "\u202c")), ("backwards", "open override", _any(lambda v: "\u202e" + v[::-1])),
        ("backwards", "groups", _for(CODES, lambda v: " ".join(g[::-1] for g in groups(v)))), ("backwards", "packed", _short(lambda v: v[::-1])),
        ("look-alikes", "Cyrillic", lambda v, k: _mapped(*twins)(v) if k in ("email", "iban", "key", "person") else None), ("look-alikes", "full width", _any(_mapped(_47, "".join(map(chr, range(0xFF01, 0xFF5F)))))),
        ("look-alikes", "bold", _any(_shifted(0x1D7CE, 0x1D41A, 0x1D400))), ("look-alikes", "monospace", _any(_shifted(0x1D7F6, 0x1D68A, 0x1D670))), ("look-alikes", "double-struck", _for(NUMBERS, _shifted(0x1D7D8))),
        ("look-alikes", "circled", _any(lambda v: _mapped("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")(_shifted(0, 0x24D0, 0x24B6)(v)))), ("look-alikes", "superscript", _for(NUMBERS, _mapped("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))),
        ("look-alikes", "subscript", _for(NUMBERS, _mapped("0123456789", "₀₁₂₃₄₅₆₇₈₉"))), ("look-alikes", "dingbats", _for(NUMBERS, _mapped("0123456789", "⓿❶❷❸❹❺❻❼❽❾"))),
        ("look-alikes", "small capitals", lambda v, k: _mapped("abcdefghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ")(v) if k == "email" else None), ("look-alikes", "segmented", _for(NUMBERS, _shifted(0x1FBF0))),
        ("look-alikes", "squared", lambda v, k: _shifted(0, 0, 0x1F170)(v.upper()) if k in ("email", "iban") else None), ("look-alikes", "in brackets", _for(NUMBERS, _mapped("123456789", "⑴⑵⑶⑷⑸⑹⑺⑻⑼"))),
        ("look-alikes", "full stops", _for(NUMBERS, _mapped("123456789", "⒈⒉⒊⒋⒌⒍⒎⒏⒐"))), ("emoji digits", "keycaps", _for(CODES, lambda v: "".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in packed(v)))),
        ("emoji digits", "keycaps apart", _for(CODES, lambda v: " ".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in packed(v)))), ("emoji digits", "shortcodes", _for(NUMBERS, lambda v: "".join(f":{_EN[int(c)]}:" if c.isdigit() else c for c in packed(v)))),
        *(("other digits", unicodedata.name(chr(at)).split()[0].lower(), _for(CODES, _shifted(at))) for at in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xBE6, 0xF20, 0x1040, 0x17E0)),
        ("other digits", "Chinese", _for(NUMBERS, _mapped("0123456789", "〇一二三四五六七八九"))), ("other digits", "Chinese zero", _for(NUMBERS, _mapped("0123456789", "零一二三四五六七八九"))), ("other digits", "Chinese formal", _for(NUMBERS, _mapped("0123456789", "零壹贰叁肆伍陆柒捌玖"))),
        ("combining marks", "one", _any(lambda v: "".join(c + "\u0301" for c in v))), ("combining marks", "three", _any(lambda v: "".join(c + "\u0335\u0360\u031a" for c in v))), ("combining marks", "underline", _any(lambda v: "".join(c + "\u0332" for c in v))),
        ("invisible", "tag characters", _any(lambda v: "".join(chr(0xE0000 + ord(c)) for c in v))), ("invisible", "selectors", _any(_hidden)), ("invisible", "zero-width bits", _short(lambda v: "a" + "".join("\u200b" if b == "0" else "\u200c" for c in v for b in f"{ord(c):08b}") + "b")),
        ("invisible", "mixed", _any(lambda v: "".join(c + "\u200b\u2060\ufeff\u00ad\u200d"[n % 5] for n, c in enumerate(v)))), ("invisible", "isolates", _any(lambda v: "\u2066" + "\u2069\u2066".join(v) + "\u2069")),
        ("leet", "numbers", _for(NUMBERS, _mapped("01", "Ol"))), ("leet", "more", _for(NUMBERS, _mapped("015", "OIS"))), ("leet", "all", _for(NUMBERS, _mapped("0158", "OlSB"))), ("leet", "address", lambda v, k: _mapped("oei", "031")(v) if k == "email" else None),
        ("braille", "plain", _for(NUMBERS, lambda v: "⠼" + _mapped("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚")(packed(v)))), ("braille", "each", _for(NUMBERS, lambda v: "".join("⠼" + _mapped("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚")(c) for c in packed(v)))),
    )  # fmt: skip
    yield from rows


_EN = "zero one two three four five six seven eight nine".split()
_SAID = {
    "English": _EN, "German": "null eins zwei drei vier fünf sechs sieben acht neun".split(), "French": "zéro un deux trois quatre cinq six sept huit neuf".split(),
    "Spanish": "cero uno dos tres cuatro cinco seis siete ocho nueve".split(), "Italian": "zero uno due tre quattro cinque sei sette otto nove".split(), "Portuguese": "zero um dois três quatro cinco seis sete oito nove".split(),
    "Polish": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć".split(), "Dutch": "nul een twee drie vier vijf zes zeven acht negen".split(), "Swedish": "noll ett två tre fyra fem sex sju åtta nio".split(),
    "Danish": "nul en to tre fire fem seks syv otte ni".split(), "Finnish": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split(), "Czech": "nula jedna dva tři čtyři pět šest sedm osm devět".split(),
    "Turkish": "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split(), "Romanian": "zero unu doi trei patru cinci șase șapte opt nouă".split(), "Hungarian": "nulla egy kettő három négy öt hat hét nyolc kilenc".split(),
    "Russian": "ноль один два три четыре пять шесть семь восемь девять".split(), "Ukrainian": "нуль один два три чотири п'ять шість сім вісім дев'ять".split(), "Indonesian": "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(),
    "Greek": "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα".split(), "Hindi": "शून्य एक दो तीन चार पांच छह सात आठ नौ".split(),
}  # fmt: skip
_NATO = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra "
    "Tango Uniform Victor Whiskey Xray Yankee Zulu"
).split()
_MORSE = dict(
    zip(
        string.ascii_lowercase + string.digits + ".@-_+",
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- "
        "..--- ...-- ....- ..... -.... --... ---.. ----. .-.-.- .--.-. -....- ..--.- .-.-.".split(),
        strict=True,
    )
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ROMAN = "N I II III IV V VI VII VIII IX".split()


def _words(numbers: list[str], between: str) -> Callable[[str], str]:
    return lambda value: between.join(numbers[int(c)] for c in value if c.isdigit())


def _spelled(value: str, kind: str, *, number: list[str] = _EN) -> str | None:
    """Letters by the radio alphabet, signs by name."""
    if kind not in ("email", "iban", "key"):
        return None
    signs = {"@": "at", ".": "dot", "-": "dash", "_": "underscore", "+": "plus", " ": ""}
    spoken = [
        signs.get(c) or (number[int(c)] if c.isdigit() else _NATO[ord(c.lower()) - 97] if c.isalpha() else "")
        for c in value
    ]
    return " ".join(filter(None, spoken))


def _pairs(value: str) -> str:
    digits, out = "".join(filter(str.isdigit, value)), []
    for at in range(0, len(digits), 2):
        pair = digits[at : at + 2]
        if len(pair) == 1 or pair[0] == "0":
            out.append(" ".join(_EN[int(c)] for c in pair))
        elif pair[0] == "1":
            out.append(_TEENS[int(pair[1])])
        else:
            out.append(_TENS[int(pair[0]) - 2] + ("" if pair[1] == "0" else "-" + _EN[int(pair[1])]))
    return " ".join(out)


def _doubled(value: str) -> str:
    return re.sub(r"(\d)\1", lambda m: f"double {_EN[int(m.group(1))]} ", packed(value)).strip()


def speech() -> Iterator[tuple[str, str, Way]]:
    """As people spell it, say it or signal it."""
    for language, numbers in _SAID.items():
        for label, between in (("", " "), (" commas", ", "), (" dashes", "-")):
            yield "number words", language + label, _for(NUMBERS, _words(numbers, between))
    rows: tuple[tuple[str, str, Way], ...] = (
        ("number words", "capitals", _for(NUMBERS, lambda v: _words(_EN, " ")(v).upper())), ("number words", "joined", _for(NUMBERS, lambda v: "".join(w.capitalize() for w in _words(_EN, " ")(v).split()))),
        ("number words", "pairs", _for(NUMBERS, _pairs)), ("number words", "some", _for(NUMBERS, lambda v: " ".join(_words(_EN, " ")(g) if n % 2 else g for n, g in enumerate(groups(v))))),
        ("number words", "lines", _for(NUMBERS, _words(_EN, "\n"))), ("number words", "doubled", _for(NUMBERS, _doubled)), ("number words", "dots", _for(NUMBERS, _words(_EN, "... "))),
        ("Roman numerals", "spaces", _for(NUMBERS, _words(_ROMAN, " "))), ("Roman numerals", "dashes", _for(NUMBERS, _words(_ROMAN, "-"))), ("radio alphabet", "words", _spelled),
        ("radio alphabet", "small", lambda v, k: (s := _spelled(v, k)) and s.lower()), ("radio alphabet", "dashes", lambda v, k: (s := _spelled(v, k)) and s.replace(" ", "-")), ("radio alphabet", "commas", lambda v, k: (s := _spelled(v, k)) and s.replace(" ", ", ")),
        ("radio alphabet", "German digits", lambda v, k: _spelled(v, k, number=_SAID["German"])), ("Morse", "spaces", _short(lambda v: " ".join(_MORSE.get(c, "") for c in v.lower() if c in _MORSE))),
        ("Morse", "slashes", _short(lambda v: " / ".join(_MORSE.get(c, "") for c in v.lower() if c in _MORSE))), ("Morse", "bullets", _short(lambda v: " ".join(_MORSE.get(c, "") for c in v.lower() if c in _MORSE).replace(".", "•").replace("-", "–"))),
        ("Morse", "bars", _short(lambda v: "|".join(_MORSE.get(c, "") for c in v.lower() if c in _MORSE))),
    )  # fmt: skip
    yield from rows
    at = (
        *((" at ", " dot "), (" AT ", " DOT "), ("[at]", "[dot]"), (" (at) ", " (dot) "), (" {at} ", " {dot} "), ("<at>", "<dot>"), (" [at] ", "."), ("(at)", "."), (" -at- ", " -dot- ")),
        *((" arroba ", " punto "), (" arobase ", " point "), (" chiocciola ", " punto "), (" arroba ", " ponto "), (" małpa ", " kropka "), (" ät ", " punkt "), (" apenstaartje ", " punt ")),
        *((" snabel-a ", " punktum "), (" snabela ", " punkt "), (" собака ", " точка "), (" zavináč ", " tečka "), (" kukac ", " pont "), (" et ", " nokta "), (" @ ", " . "), ("@ ", ". "), ("_at_", "_dot_")),
        *(("*at*", "*dot*"), (" @ ", " dot "), ("@", " dot "), (" at ", "."), ("(@)", "(.)"), ("[@]", "[.]"), ("AT", "DOT"), (" at-sign ", " period "), ("@NOSPAM.", "."), ("|at|", "|dot|")),
    )  # fmt: skip
    for sign, dot in at:
        yield (
            "address in words",
            sign + dot,
            lambda v, k, s=sign, d=dot: v.replace(".", d).replace("@", s) if k == "email" else None,
        )


def _variables(value: str) -> str:
    parts = re.findall(".{1,4}", value)
    return "\n".join(f'{name} = "{part}"' for name, part in zip("abcdefghijklmnopqrstuvwxyz", parts, strict=False))


def structures() -> Iterator[tuple[str, str, Way]]:
    """Cut into the pieces a program, a form or a table would put together."""
    joins = (
        ('"', '" + "'),
        ("'", "' + '"),
        ('"', '"+"'),
        ("'", "' . '"),
        ('"', '" & "'),
        ("'", "' || '"),
        ('"', '" "'),
        ('"', '" +\n    "'),
        ("'", "' .. '"),
        ("'", "' ~ '"),
        ('"', '"\n"'),
        ("`", "` + `"),
    )
    for quote_, mark in joins:
        for size in (1, 4):
            yield (
                "concatenation",
                ascii(mark) + f" by {size}",
                _short(lambda v, q=quote_, m=mark, n=size: q + m.join(re.findall(f".{{1,{n}}}", v)) + q),
            )
    rows: tuple[tuple[str, str, Way], ...] = (
        ("concatenation", "join", _short(lambda v: json.dumps(re.findall(".{1,4}", v)) + '.join("")')), ("concatenation", "join Python", _short(lambda v: '"".join(' + repr(re.findall(".{1,4}", v)) + ")")),
        ("concatenation", "concat()", _short(lambda v: "CONCAT(" + ", ".join(repr(p) for p in re.findall(".{1,4}", v)) + ")")), ("concatenation", "variables", _short(_variables)), ("concatenation", "characters", _short(lambda v: json.dumps(list(v)))),
        ("concatenation", "template", _short(lambda v: "`" + "".join(f'${{"{p}"}}' for p in re.findall(".{1,4}", v)) + "`")),
        ("split over fields", "JSON", _for(CODES, lambda v: json.dumps({f"part{n}": g for n, g in enumerate(groups(v), 1)}))), ("split over fields", "JSON list", _for(CODES, lambda v: json.dumps({"parts": groups(v)}))),
        ("split over fields", "YAML list", _for(CODES, lambda v: "".join(f"- {g}\n" for g in groups(v)))), ("split over fields", "numbered", _for(CODES, lambda v: "".join(f"part {n}: {g}\n" for n, g in enumerate(groups(v), 1)))),
        ("split over fields", "CSV", _for(CODES, lambda v: ",".join(f"p{n}" for n in range(1, len(groups(v)) + 1)) + "\n" + ",".join(groups(v)) + "\n")), ("split over fields", "Markdown", _for(CODES, lambda v: f"| {' | '.join('abcdefghij'[: len(groups(v))])} |\n|{'---|' * len(groups(v))}\n| {' | '.join(groups(v))} |")),
        ("split over fields", "query", _for(CODES, lambda v: "?" + "&".join(f"p{n}={g}" for n, g in enumerate(groups(v), 1)))), ("split over fields", "XML", _for(CODES, lambda v: "".join(f"<p{n}>{g}</p{n}>" for n, g in enumerate(groups(v), 1)))),
        ("split over fields", "form", _for(CODES, lambda v: "".join(f'<input name="n{n}" value="{g}">' for n, g in enumerate(groups(v), 1)))), ("split over fields", "in words", _for(CODES, lambda v: f"it starts with {groups(v)[0]}, then " + ", then ".join(groups(v)[1:-1]) + f" and ends in {groups(v)[-1]}")),
        ("split over fields", "ordinals", _for(CODES, lambda v: "; ".join(f"group {n} is {g}" for n, g in enumerate(groups(v), 1)))), ("split over fields", "column", _for(CODES, lambda v: "\n".join(packed(v)))),
        ("split over fields", "user and host", lambda v, k: "user,domain\n" + v.replace("@", ",") if k == "email" else None), ("split over fields", "user and host JSON", lambda v, k: json.dumps(dict(zip(("user", "domain"), v.split("@"), strict=True))) if k == "email" else None),
        ("nested", "JSON in JSON", _any(lambda v: json.dumps({"a": json.dumps({"b": json.dumps({"c": v})})}))), ("nested", "CSV in Markdown", _any(lambda v: f"```csv\nid,value\n1,\"{v}\"\n```")), ("nested", "JSON in CSV", _any(lambda v: 'id,data\n1,"' + json.dumps({"v": v}).replace('"', '""') + '"')),
        ("nested", "XML in JSON", _any(lambda v: json.dumps({"x": f"<a><b>{v}</b></a>"}))), ("nested", "HTML in JSON", _short(lambda v: json.dumps({"x": "".join(f"<b>{c}</b>" for c in re.findall(".{1,4}", v))}))), ("nested", "comment", _any(lambda v: f"<!-- {v} -->")),
        ("nested", "YAML in JSON", _any(lambda v: json.dumps({"y": f"a:\n  b: '{v}'\n"}))), ("nested", "SQL in code", _any(lambda v: f"q = \"INSERT INTO t VALUES ('{v}')\""))
    )  # fmt: skip
    yield from rows


def ways() -> list[tuple[str, str, Way]]:
    """Every way: (family, which of the family, what it does)."""
    return [*separators(), *markup(), *codes(), *encodings(), *letters(), *speech(), *structures()]
