"""Texts of a language's commonest words alone, which speak of no shop: ``bench/train_shop_talk.py`` learns from them.

A text of a language the model knows little of is made of *and*, *not* and *from* for the most part; where most of what
it learned in that language tells of contracts, these would speak for one, and a long story be taken for it.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from bench.five_classes import Text

texts_each = 40
"""So many texts are put together of each language's."""
languages_min = 20
"""Of a language with fewer texts nobody knows what is common."""
share, words_most = 0.04, 150
"""A common word is in so many of a language's texts, and the commonest of them are taken."""
_UNSPACED = frozenset(("ja", "zh", "zh-Hans", "zh-Hant", "th", "ko"))
_word = re.compile(r"[^\W\d_]{1,30}(?:['’][^\W\d_]{1,30})?")
_joints = (". ", ".\n", "\n", ", ")


def common_words(those: Iterable[Text], dice: random.Random) -> list[Text]:
    """The texts, of six to 160 words each, which are as often in them as in what is said."""
    by_lang: dict[str, list[str]] = defaultdict(list)
    for one in those:
        if one.lang not in _UNSPACED:
            by_lang[one.lang].append(one.text)
    found = []
    for lang, texts in sorted(by_lang.items()):
        if len(texts) < languages_min:
            continue
        counts = Counter(word for text in texts for word in sorted(set(_word.findall(text.lower()))))
        common = [(word, count) for word, count in counts.most_common(words_most) if count >= share * len(texts)]
        for _ in range(texts_each):
            words = dice.choices(
                [word for word, _ in common],
                [count for _, count in common],
                k=dice.choice((6, 12, 20, 35, 60, 100, 160)),
            )
            sentences = []
            while words:
                size = dice.randint(4, 14)
                sentences.append(" ".join(words[:size]).capitalize())
                words = words[size:]
            found.append(Text("", lang, frozenset(), "common", dice.choice(_joints).join(sentences) + "."))
    return found
