"""What reads like talk of a shop and is told by nobody: lists of words, drawings, statements of programs, contents.

The model of shop talk adds up words. A dictionary has words of every kind, ``margin: 0 0 0 250px;`` says *margin* and a
number, a font is nothing but numbers, and a manual's contents are numbered as amounts are. None of them is a sentence,
and what each is built like shows it. A stretch is asked here only when the model has heard enough in it.
"""

from __future__ import annotations

from itertools import pairwise

from seawall.detect import late_re as re

list_lines_min, kin_lines_min = 5, 4
"""So many lines in the order of their letters are a list of words and no tale; fewer do where all begin alike."""
list_words_max = 4
"""A line of such a list has no more words."""
in_order_share = 0.85
"""So many of its neighbours stand in order: accents and capitals are sorted otherwise elsewhere."""
single_lines_min, single_share = 8, 0.8
"""So many lines, so many of them of one word without a figure, are a list as well."""
drawn_min, drawn_letters_min = 6, 4
"""So many numbers behind letters of a path, and so many different letters, draw a line: ``M842 702Q842 809``."""
flow_words_min, flow_share = 20, 0.85
"""So many words, and so many of their neighbours in the order of their letters, are a list however it is laid out."""
short_lines_min, short_chars_max = 20, 8
"""So many lines as short as a syllable are a list too, in scripts that leave no blanks between words."""
styled_min = 3
"""So many sizes on a page, and as many ends of statements, are a style's."""
mapped_min = 8
"""So many pieces of a source map stand in a stretch of one."""

_not_a_z = re.compile("[^a-z]")
_unspaced = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_some_digit = re.compile("[0-9]")
_some_letter = re.compile("[^\\W\\d_]")
_priced = re.compile("[0-9][.,][0-9]{1,2}(?![0-9])|[%$€£¥₹₺₽₴₩]")
"""What a line of a price list has and one of a dictionary has not."""
_broken = re.compile("[.'\u2019]?[^\\W_A-Z]{1,30}[.]?")
"""A word and where it may be broken: ``.re3a2q``."""
_letters = re.compile("[^\\W\\d_]{1,60}")
_quoted = re.compile("(?:(?:\"[^\"\\n0-9]{1,40}\"|'[^'\\n0-9]{1,40}'),[ \\t\\n]{0,40}){5}")
"""Words in quotes one behind the other, a program's list."""
_points = re.compile("(?:\\[ ?-?[0-9.]{1,12},[ ]?-?[0-9.]{1,12} ?\\],?[ \\n]{0,8}){5}")
_plotted = re.compile("[a-z]=[\"'](?:-?[0-9.]{1,12}[ ,]{1,2}){5}-?[0-9.]")
"""An attribute of six numbers and more: where a line goes."""
_imported = re.compile("[ \\t]{0,16}(?:from [A-Za-z_.][A-Za-z0-9_.]{0,80} import |import [A-Za-z_]|class [A-Za-z_])")
_styled = re.compile("[0-9](?:px|r?em|v[hw]|pt)\\b|!important")
_style_ends = re.compile("[;}]")
_rule = re.compile("\\{[ \\n]{0,8}[a-z-]{3,30}:[^{}\\n]{1,200};[ \\n]{0,8}\\}")
"""A style's rule in one line: ``dd { margin-bottom: 0; }``."""
_typeset = re.compile('(?:^|\n)[.](?:T[HPES]|S[HS]|PP|IP|br|ad|\\\\")(?![A-Za-z])|\\\\f[BIRP]|\\\\[*][(]')
"""What the pages of a manual are set with."""
_remark = re.compile('[ \\t]{0,80}(?://|/[*]|[.]\\\\"|<!--)')
"""What begins a programmer's remark."""
_labelled = re.compile('(?:^|\n)msg(?:id|str|ctxt)(?:_plural|\\[[0-9]\\])? "')
_of_machine = re.compile(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{4,15}(?:Z|[+-][0-9:]{4,6})?"
    "|\\b(?:ISO|RFC|GCC|POSIX|Linux|Windows|Python|Debian|UTF)[ \u00a0-][0-9][0-9.-]{0,16}"
)
"""A clock's reading, a standard's or a release's number."""
_drawing = re.compile("(?:^|[ <])d=[\"'] ?[Mm] ?-?[0-9.]")
_worded = re.compile("[^\\W\\d_]{3}")
_path = re.compile("(?<![A-Za-z])([MLHVCSQTAZmlhvcsqtaz])[ ]?-?[.]?[0-9]")
_coordinates = re.compile(
    "[ \\t]{0,40}(?:<[a-zA-Z]{1,20}[^<>\\n]{0,80} )?[a-zA-Z]{1,20}="
    "[\"'](?:-?[0-9.]{1,12}[ ,]{1,2}){3,80}-?[0-9.]{1,12} ?[\"'][^<>\\n]{0,80}/?>?"
)
"""An attribute of four numbers and more, and no text beside it: ``points='12 5 19 12 12 19'``."""
_mapped = re.compile("[;,][A-Za-z]{4,6}(?=[;,])")
_pair = re.compile(
    "[ \\t]{0,80}(?:\"[^\"\\n]{1,80}\"|'[^'\\n]{1,80}'|[A-Za-z_$][A-Za-z0-9_$.-]{0,60})[ ]?[:=][^\\n]{1,400}"
)
"""A name and its value, a line of a program's object."""
_coded = re.compile(
    "[0-9](?:px|r?em|v[hw]|ex|pt)\\b|[\"'`][ ]?:|[a-z][A-Z]|[A-Za-z]_[A-Za-z]|[A-Za-z_][.][A-Za-z]|[A-Za-z][(]|[=!]=|=>"
    "|#[0-9a-f]{3}"
)
"""What a statement has and a sentence has not."""
_four = re.compile("[0-9]{4}|[\"'] ?:")
"""What an order in a program's words has: a number, a date or a name and its value."""
_reference = re.compile("#[:,.] ")
_tag = re.compile("<[^<>\\n]{1,300}>")
_contents = re.compile("[ \\t]{0,16}[0-9]{1,3}(?:[.][0-9]{1,3}){1,4}[.]?[ \\t\u00a0]{1,4}[^\\W\\d_]")
_deep = re.compile("[ \\t]{0,16}[0-9]{1,3}(?:[.][0-9]{1,3}){2,4}")
"""Three numbers are no amount, as *1.140 netto* is."""
_said_by = re.compile("(?:^|\n)[ \t]{0,40}-- ?[^\\W\\d_][^\n]{1,80}(?:\n|$)")
"""Whose words a quotation is: ``-- Goethe``."""
_catalogue = re.compile('(?:^|\n)(?:msgid|msgstr|msgctxt)(?:_plural|\\[[0-9]\\])? "')
labels_min = 3
"""So many entries of a translation's catalogue: what a program calls things, side by side."""
_ends_code = ";,{}(["


def untold(run: str, *, order: bool, contract: bool) -> bool:
    """Whether nobody tells a stretch that reads like an order, a price (neither of the two) or a contract."""
    lines = list(filter(str.strip, run.split("\n")))
    return (
        _labelled.search(run) is not None
        or _typeset.search(run) is not None
        or all(_remark.match(line) is not None for line in lines)
        or _is_list(lines, priced=not contract)
        or _in_flow(run)
        or _quoted.search(run) is not None
        or _points.search(run) is not None
        or (not contract and (_is_style(run) or _plotted.search(run) is not None))
        or (order and _of_machines(run))
        or _is_drawn(lines)
        or len(_mapped.findall(run)) >= mapped_min
        or ((not order or _four.search(run) is None) and _is_code(lines, priced=not contract))
        or (not contract and _is_contents(lines))
        or (contract and _said_by.search(run) is not None)
    )


def is_catalogue(text: str) -> bool:
    """Whether a text is a program's translation: its labels are read by everybody who uses it."""
    return "msg" in text and len(_catalogue.findall(text)) >= labels_min


def _is_list(lines: list[str], *, priced: bool) -> bool:
    """Whether lines are words one below the other, in order or each alone."""
    if len(lines) < kin_lines_min:
        return False
    words = list(map(str.split, lines))
    if max(map(len, words)) > list_words_max:
        return False
    if priced and 2 * sum(_priced.search(line) is not None for line in lines) >= len(lines):
        return False
    keys = list(filter(None, map(_key, words)))
    if len(keys) >= (kin_lines_min if len({key[0] for key in keys}) == 1 else list_lines_min):
        pairs = list(pairwise(keys))
        if sum(first <= second for first, second in pairs) >= in_order_share * len(pairs):
            return True
    if len(lines) >= short_lines_min and all(
        len(line.strip()) <= short_chars_max and _unspaced.search(line) is not None and _some_digit.search(line) is None
        for line in lines
    ):
        return True
    alone = sum(len(row) == 1 and (_is_word(row[0]) or _is_broken(row[0])) for row in words)
    return len(lines) >= single_lines_min and alone >= single_share * len(lines)


def _key(row: list[str]) -> str:
    """By what a line stands where it does: the letters of its first word."""
    return next(filter(None, (_not_a_z.sub("", word.lower()) for word in row)), "")


def _is_word(word: str) -> bool:
    return _some_digit.search(word) is None and _some_letter.search(word) is not None and _unspaced.search(word) is None


def _is_broken(word: str) -> bool:
    return (
        _broken.fullmatch(word) is not None and _some_letter.search(word) is not None and _unspaced.search(word) is None
    )


def _in_flow(run: str) -> bool:
    """Whether words follow one another in the order of their letters, as in a list and in no sentence."""
    words: list[str] = _letters.findall(run.lower())
    if len(words) < flow_words_min:
        return False
    return sum(first <= second for first, second in pairwise(words)) >= flow_share * (len(words) - 1)


def _is_style(run: str) -> bool:
    if _rule.search(run) is not None:
        return True
    return len(_styled.findall(run)) >= styled_min and len(_style_ends.findall(run)) >= styled_min


def _of_machines(run: str) -> bool:
    """Whether all figures are a clock's, a standard's or a release's."""
    rest: str = _of_machine.sub("", run)
    return _some_digit.search(run) is not None and _some_digit.search(rest) is None


def _is_drawn(lines: list[str]) -> bool:
    """Whether some lines draw, and the rest are numbers that go on from one."""
    drawn = list(map(_draws, lines))
    return any(drawn) and all(one or _worded.search(line) is None for one, line in zip(drawn, lines, strict=True))


def _draws(line: str) -> bool:
    if _drawing.search(line) is not None or _coordinates.fullmatch(line) is not None:
        return True
    letters = _path.findall(line)
    return len(letters) >= drawn_min and len(set(letters)) >= drawn_letters_min


def _is_code(lines: list[str], *, priced: bool) -> bool:
    """Whether each line ends as a program's do and one has a program's signs, or all point to one: a contract's clauses
    end in ``;`` and ``,`` as well."""
    if all(_reference.match(line) is not None for line in lines):
        return True
    if all(_imported.match(line) is not None for line in lines):
        return True
    ends = [line.rstrip()[-1] for line in lines]
    if not any(_coded.search(line) is not None for line in lines):
        return "{" in ends and all(end in _ends_code for end in ends)
    if all(end in _ends_code for end in ends) and ends.count(",") < len(ends):
        return True
    if "," not in ends or not all(_pair.fullmatch(line) is not None for line in lines):
        return False
    return not (priced and any(_priced.search(line) is not None for line in lines))


def _is_contents(lines: list[str]) -> bool:
    bare = [_tag.sub("", line) for line in lines]
    if len(bare) < 2 and _deep.match("".join(bare)) is None:
        return False
    return all(_contents.match(line) is not None and _priced.search(line[12:]) is None for line in bare)
