"""Lines that nobody says: code, logs, rows of tables, numbers."""

from __future__ import annotations

from seawall.detect import late_re as re


def codelike(text: str, start: int, end: int) -> bool:
    """Whether the line round a place is code, a log, a table row or numbers rather than somebody's words."""
    low = max(text.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    high = text.find("\n", end, end + 200)
    line = text[low : high if high >= 0 else min(len(text), end + 200)]
    if len(line) < 8:
        return False
    if line.lstrip().startswith(("import ", "from ")) and _import_line.match(line):
        return True
    if (line[0] in _code_starts or line.partition(" ")[0] in _code_words) and _code_line.match(line):
        return True
    data = line.encode("utf-8", "surrogatepass")
    if len(data) - len(data.translate(None, _code_marks)) > 0.05 * len(data) + 1:
        return True
    digits = len(data) - len(data.translate(None, b"0123456789"))
    cells = max(line.count(","), line.count("\t"), line.count(";"))
    spaces = line.count(" ")
    return digits > 0.35 * len(line) or (cells >= 4 and spaces < 2 * cells) or (cells >= 2 and spaces < cells)


_code_line = re.compile(
    r"(?: {4,}|\t)\S|\s*(?:[#*/%]|//|--|>>>|\$ |def |class |import |from \w+ import|return |if |elif |for \w+ in )(?!\w* \d*$).*[:=(#\"'*/]|\d{4}-\d\d-\d\d"
)
_import_line = re.compile(r"\s*(?:from [\w.]+ import \w|import [\w.]+(?: as \w+)?(?:,|$))")
_code_starts = frozenset(" \t#*/%->$0123456789")
_code_words = frozenset(("def", "class", "import", "from", "return", "if", "elif", "for"))
_code_marks = b"{}[]<>=;|_`$#*+^~()"
