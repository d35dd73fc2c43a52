"""Names in Vietnamese sentences, where every syllable is a word of its own and most are in some list of names.

What the model reads there counts only when it is written as a full name: two to four capitalised words, the first of them a
family name; or a name in plain letters that both lists know. A few family names are those of nine in ten people.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.names import builtin_model

tones = re.compile("[\u1ea0-\u1ef9\u01a1\u01b0]")
"""Letters that hardly any other language has."""
near_chars = 80
_families_text = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai đào lương trương lâm tạ hà cao "
    "châu tôn thái lưu nguyen tran le pham hoang huynh phan vu vo dang bui ngo duong dinh doan trinh dao luong truong"
)
_families = frozenset(_families_text.split())
_titles = frozenset(("chị", "anh", "bà", "ông", "cô", "chú", "bác", "em", "bạn", "khách", "thầy"))
"""What people are called with; before a capital it is of the name (*Chị Lan*)."""


def vietnamese_name(text: str, start: int, end: int) -> bool:
    """Whether a name may stand where it was read; always, where the sentence round it is not Vietnamese."""
    outside = text[max(0, start - near_chars) : start] + text[end : end + near_chars]
    within = text[start:end]
    if tones.search(outside) is None and (tones.search(within) is None or within[0].isupper()):
        return True
    words = text[start:end].split()
    if words and words[0].lower() in _titles:
        rest = words[1:]
        return 0 < len(rest) <= 4 and all(word[0].isupper() and word.lower() not in _titles for word in rest)
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    if words[0].lower() in _families:
        return len(words) <= 4
    kinds = [builtin_model().known(word) for word in words]
    return text[start:end].isascii() and "g" in kinds[0] and "f" in kinds[-1]
