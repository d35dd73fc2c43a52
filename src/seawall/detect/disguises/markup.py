"""A value with formatting inside: ``<b>4111</b><b>1111</b>…``, ``ana**@**shop.example``, ``[b]…[/b]``, terminal colours,
comments, and signs that Markdown escapes."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import value_in, windows

_TAG = (
    r"(?:</[A-Za-z][A-Za-z0-9:-]{0,20}>|<(?:[bisuaqp]|b?d[oi]|em|strong|span|font|code|mark|w?br|tt|small|big|su[bp]|kbd|del|ins|var|samp|label|t[dhr]|div"
    r"|li|input|table|tbody|x)\b[^<>]{0,120}>|<!--[^<>]{0,80}-->)"
)
_MARK = (
    r"(?:\[/?[a-z]{1,8}(?:=[^\]\[]{1,24})?\]|\*{1,3}|`{1,3}|~~|\\[a-z]{2,8}\{|[{}<>]|\\(?=[@._+-])|<!\[CDATA\[|\]\]>|\x1b\[[0-9;]{0,8}m"
    r"|&(?:lt|gt|nbsp);)"
)
_SIGN = rf"(?:{_TAG}|{_MARK})"


def _expressions(atom: str, sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of atoms with signs between, and each of its atoms."""
    gap = rf"(?:[ ]?{sign}){{1,8}}[ ]?"
    return re.compile(rf"(?<![0-9A-Za-z@.+-]){atom}(?:{gap}{atom}){{1,80}}"), re.compile(rf"({atom})(?:{gap})?")


_KINDS = (
    _expressions(r"(?:[0-9A-Za-z@.+_-]|(?<=[0-9]) (?=[0-9])){1,40}", _SIGN),
    _expressions(r"[0-9A-Za-z@.+-](?:[0-9A-Za-z@.+-]|_(?=[0-9A-Za-z])){0,40}", r"(?:_{1,4}|\*{1,4})"),
)
_NEAR = re.compile(r"[0-9@](?:(?:[*`~<{}>\x1b\]]|\[/|&[lgn])[^\s]|_{1,2} _|__)|\\[@.]|[*`~_>]@")
"""What a value with formatting inside holds somewhere, and other text seldom."""
_DIGIT_OR_AT = re.compile(r"[0-9@]")
reach_chars = 240
run_chars_max = 16_384


def _pieces(text: str) -> Iterator[Piece]:
    found: list[Piece] = []
    for low, high in windows(text, _NEAR, reach_chars):
        for run, each in _KINDS:
            found += _within(text, low, high, run, each)
    yield from one_by_one(found)


def _within(text: str, low: int, high: int, run: re.Pattern[str], each: re.Pattern[str]) -> Iterator[Piece]:
    for match in run.finditer(text, low, high):
        if match.end() - match.start() > run_chars_max or not _DIGIT_OR_AT.search(match.group()):
            continue
        atoms = list(each.finditer(text, *match.span()))
        found = value_in([atom.group(1) for atom in atoms])
        if found is not None:
            first, last, plain = found
            yield Piece(atoms[first].start(), atoms[last - 1].end(1), plain)


DISGUISE = Disguise(
    says="through markup",
    gate=(
        r"[0-9]</?[A-Za-z!][^<>]{0,120}>(?:[ ]?</?[A-Za-z!][^<>]{0,60}>|[^0-9A-Za-z<])?[0-9A-Z@+]",
        r"[0-9]</[A-Za-z][^<>]{0,20}>[ ]?<[A-Za-z!][^<>]{0,60}>[a-z]|@</?[A-Za-z!][^<>]{0,120}>(?:[ ]?</?[A-Za-z!][^<>]{0,60}>)?[A-Za-z]",
        r"[0-9A-Za-z]</?[A-Za-z!][^<>]{0,60}>(?:[0-9@]|\.[0-9A-Za-z])",
        r"[0-9A-Za-z@.](?:\[/[a-z]{1,8}\]|[}>]|\]\]>|\x1b\[[0-9;]{0,8}m)[ ]?(?:\[[a-z]{1,8}\]|\\[a-z]{2,8}\{|[{<]|<!\[CDATA\[|\x1b\[[0-9;]{0,8}m)[0-9@.+-]",
        r"[0-9](?:\*{1,3}|`|~~|_{1,2})[ ]?(?:\*{1,3}|`|~~|_{1,2})[0-9A-Z@+]|@(?:\*\*|`|~~|__)[ ]?(?:\*\*|`|~~|__)[0-9A-Za-z]",
        r"[0-9A-Za-z](?:\*\*|`|~~|__)[ ]?(?:\*\*|`|~~|__)[0-9@]",
        r"(?:[0-9A-Za-z_@.+-]{1,4}\*{2,4}){3}",
        r"[0-9A-Za-z.](?:\*{1,2}|`|~~|__)@|@(?:\*{1,2}|`|~~|__)[0-9A-Za-z]",
        r"_ _\d",
        r"[0-9][ ]<[A-Za-z][^<>]{0,60}>[0-9]{2}",
        r"[0-9A-Za-z]\\[@.]",
    ),
    pieces=_pieces,
    hits=(
        Example("card <b>4111</b> <b>1111</b> <b>1111</b> <b>1111</b>", "4111</b> <b>1111</b> <b>1111</b> <b>1111", "payment_card"),
        Example("<p>4111 <b>1111</b> 1111 1111</p>", "4111 <b>1111</b> 1111 1111", "payment_card"),
        Example("card 4111 1111 1111 <b>1111</b>", "4111 1111 1111 <b>1111", "payment_card"),
        Example("write to ana.lima<!-- x -->@mail.<i>example</i>", "ana.lima<!-- x -->@mail.<i>example", "email"),
        Example("mail ana.lima**@**mail.example", "ana.lima**@**mail.example", "email"),
    ),
    misses=(
        "<td>Total</td><td>1,234.50</td><td>2026</td>",
        "<b>Order 10023</b> <i>shipped</i> <b>4111</b> pieces",
        "**2026** and **2027**, `a@b`, x_1 y_2",
    ),
)  # fmt: skip
