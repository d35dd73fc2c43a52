"""Everyday words for the training, and the four filters the model is made with."""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from names_at_work import LANGUAGES, lines
from names_chats import CHATS, CHATS_WITHOUT_NAMES, LETTERS, MORE_WITHOUT_NAMES
from names_common import common_names
from names_doubles import DOUBLE_GIVEN, WORD_SENSES
from names_life import HEADINGS, LIFE, PLAIN_WORDS
from names_nobody import JARGON, NOBODY
from names_ordinary import everyday_words
from names_regions import MORE_NAMED, REGIONS
from names_sentences import ENGLISH, ENGLISH_WITHOUT_NAMES, OTHERS, TIMES, listed

from seawall.detect.names import PARTICLES, Filter

if TYPE_CHECKING:
    from names_world import World

name_bits, word_bits = 24, 12
"""Bits a name and another word get in a filter: a common word that counts as a name by mistake is a false alarm."""
turkish_forms_min = 40
daily_words = 300
"""So many of a language's words are everyday words even where they are names."""
usual_words = 20_000
"""So many of a language's most frequent words stay everyday words although somebody's family is called so."""

NAMES_FIRST = frozenset(
    listed(
        "john,jack,harry,tom,jimmy,peter,bob,jenny,barry,larry,bobby,tommy,johnny,billy,jerry,kelly,molly,sally,josh,jess,nick,ken,"
        "ben,don,ted,ned,len,hank,gary,roger,jake,kim,carol,ally,abby,amber,jasmine,heather,paris,victoria,carmen,maria,marie,anna,"
        "diana,julia,alba,clara,marina,marco,mario,laura,franco,rita,mia,tina,nina,lena,emma,jan,kai,lisa,paul,martin,charlotte,"
        "valentin,florian,roman,jana,vera,karla,berta,lina,mina,silvia,olivia,daniel,david,robin,alexander,joseph,simon,nora,ella,bella,ali,ela,javi,kay,lana,mert,tanya,"
        "luna,sofia,elena,sandra,teresa,rosa,angela,julian,jorge,pablo,pedro,juan,luis,james,charles,george,henry,louis,matt,dan"
    )
)
"""Words that are names far more often, though a dictionary has them."""

WORDS_FIRST = frozenset(
    listed(
        "anni,mai,pai,hanno,elke,jaka,jaki,costi,conti,tage,tanta,terra,perto,longo,longa,dias,cita,anda,luta,kamen,parla,siano,vinto,passi,"
        "naso,vele,landen,bergen,wensen,regla,taza,mesa,basura,limpio,azul,bonita,ojo,hilo,manta,barra,bordo,pala,pasta,scorza,farina,"
        "leite,mestre,guarda,feira,praia,escada,eisen,stahl,klang,hof,eiweiß,pire,amie,gare,blanche,klar,minden,uzun,besar"
    )
)
"""Words of one language that are somebody's name in another, where they are words far more often."""


def common_words() -> list[str]:
    """Words of everyday language in small letters, for the filter and for sentences without names."""
    common: set[str] = set()
    patterns = (
        ENGLISH,
        ENGLISH_WITHOUT_NAMES,
        CHATS,
        CHATS_WITHOUT_NAMES,
        LETTERS,
        WORD_SENSES,
        MORE_NAMED,
        *OTHERS.values(),
        *REGIONS.values(),
        *MORE_WITHOUT_NAMES.values(),
        *LIFE.values(),
        HEADINGS,
        *lines(),
    )
    for line in patterns:
        common.update(word for word in re.findall(r"(?<![{#~])\b[^\W\d_]{2,}", line) if word.islower())
    nobody = (pieces.nobody for pieces in LANGUAGES.values())
    for line in (ENGLISH_WITHOUT_NAMES, CHATS_WITHOUT_NAMES, NOBODY, *MORE_WITHOUT_NAMES.values(), *nobody):
        common.update(word.lower() for word in re.findall(r"(?<!\{)\b[^\W\d_]{2,}", line))
    common.update(word.lower() for word in TIMES)
    common.update(JARGON.split())
    common.update(listed(PLAIN_WORDS))
    common.update(w for w in Path("/usr/share/dict/words").read_text().split() if w.islower() and w.isalpha())
    for module in pkgutil.iter_modules(importlib.import_module("faker.providers.lorem").__path__):
        provider = importlib.import_module(f"faker.providers.lorem.{module.name}").Provider
        common.update(word.lower() for word in getattr(provider, "word_list", ()) if word.isalpha())
    return sorted(common - NAMES_FIRST)


@cache
def dictionary_words() -> frozenset[str]:
    """Words of many languages that a dictionary has, of some the most frequent. Names are among them, so they only
    count where no name is."""
    found = set(_frequent()[0])
    tables = ("pl_lemma_lookup_noun", "pl_lemma_lookup_adj", "pl_lemma_lookup_verb")
    for table in (*tables, *(f"{key}_lemma_lookup" for key in ("sv", "da", "nb", "cs", "ro", "hu", "hr"))):
        values = set(_table(table).values())
        found.update(word for word in values if word.islower() and word.isalpha() and 1 < len(word) < 13)
    german = _table("de_lemma_lookup")
    found.update(word.lower() for word in german if word.isalpha() and 2 < len(word) < 15)
    found.update(word.lower() for word in set(german.values()) if word.isalpha() and 2 < len(word) < 15)
    turkish = _table("tr_lemma_lookup")
    # The Turkish table has people too, but few of their forms: a word of everyday life has a hundred.
    forms = Counter(turkish.values())
    found.update(
        word
        for word, lemma in turkish.items()
        if forms[lemma] >= turkish_forms_min and word.islower() and 2 < len(word) < 9
    )
    return frozenset(found)


def lemmas(language: str) -> set[str]:
    """The words of a language's dictionary and their forms, in German in small letters."""
    table = _table(f"{language}_lemma_lookup")
    known = {*table, *(lemma for value in table.values() for lemma in ([value] if isinstance(value, str) else value))}
    return {word.lower() for word in known} if language == "de" else known


def usual() -> frozenset[str]:
    """Frequent words of six languages that a dictionary of the language has."""
    return _frequent()[1]


@cache
def _frequent() -> tuple[frozenset[str], frozenset[str], dict[str, list[str]]]:
    """What seven languages have in a dictionary and often in subtitles; the more usual of that in six of them; and the
    most frequent words of each, commonest first."""
    import spellchecker

    found: set[str] = set()
    more_usual: set[str] = set()
    most: dict[str, list[str]] = {}
    folder = Path(spellchecker.__file__).parent / "resources"
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        counts: dict[str, int] = json.loads(gzip.decompress((folder / f"{language}.json.gz").read_bytes()))
        least = sorted(counts.values())[-60_000:][0]
        known = lemmas(language)
        # Subtitles name everybody: nearly every family name is frequent in English, and no word of a dictionary.
        found.update(
            word for word, count in counts.items() if count >= max(60, least) and len(word) > 1 and word in known
        )
        ordered = sorted((word for word in counts if word.isalpha()), key=lambda word: (-counts[word], word))
        most[language] = ordered[:usual_words]
        if language != "en":
            more_usual.update(word for word in most[language] if word in known)
    return frozenset(found), frozenset(more_usual), most


def daily() -> set[str]:
    """The words of six languages that are used most, of those a dictionary has."""
    known = usual()
    most = {key: words for key, words in _frequent()[2].items() if key != "en"}
    return {word for words in most.values() for word in words[:daily_words] if word in known}


def _table(name: str) -> dict[str, Any]:
    import spacy_lookups_data

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    table: dict[str, Any] = json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes()))
    return table


_plain_letters = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"})


def plain(name: str) -> str:
    """A name as people type it without accents: *Gülşen* as *gulsen*."""
    parts = unicodedata.normalize("NFD", name.translate(_plain_letters))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def everyday(most: int) -> set[str]:
    """The most frequent words of seven languages."""
    return {word for words in _frequent()[2].values() for word in words[:most]}


def known_names(world: World, people: int | None = None) -> tuple[set[str], set[str]]:
    """Given and family names in small letters, of all people or of the first so many."""
    given = {word.lower() for names, _ in world.people[:people] for name in names for word in name.split()}
    family = {word.lower() for _, names in world.people[:people] for name in names for word in name.split()}
    return given | {name.lower() for name in world.census_given}, family | {
        name.lower() for name in world.census_family
    }


def filters(world: World, left_out: float) -> list[Filter]:
    """Given names, family names, places, common words; while the model learns a part of the names is left out. In use,
    everyday words that some list has for names (Vietnamese *Thế* typed as *the*) are none: each would open a window."""
    given, family = known_names(world)
    given, family = ({name for name in names if name not in PARTICLES and len(name) > 1} for names in (given, family))
    given |= {plain(name) for name in given}
    family |= {plain(name) for name in family}
    if not left_out:
        old_given, old_family = known_names(world, world.settled)
        shown = {
            word.lower()
            for place, (names, _) in common_names().items()
            if place not in ("vi", "zh", "ko")
            for word in names
        }
        dropped = (everyday(6_000) - shown) | everyday(400)
        given, family = given - (dropped - old_given), family - (dropped - old_family)
        kept_given = shown | NAMES_FIRST | {name.lower() for name in (*DOUBLE_GIVEN, *world.census_given[:1_200])}
        borne = Counter(word.lower() for names, _ in world.people for name in set(names) for word in name.split())
        rare = {word for word in everyday_words() | usual() if borne[word] < 3}
        given -= (rare | everyday_words(20)) - kept_given
    places = {
        word.lower()
        for name in (*world.gazetteer, *world.cities, *world.countries)
        for word in name.split()
        if len(word) > 2
    } | world.towns
    commonest = {word.lower() for names in common_names().values() for part in names for word in part}
    sure = set(world.words) | ((everyday_words() | usual()) - given - commonest - NAMES_FIRST - world.towns)
    # What everybody says all the time is a word, whoever else is called so: *anni* is *years*.
    sure |= (daily() | WORDS_FIRST) - NAMES_FIRST
    # A family name that is also an everyday word of some language would open a window at each sight of the word.
    # A town that some frequency list has (*stockholm*) is no everyday word, also in small letters.
    common = sorted(sure | (dictionary_words() - given - family - NAMES_FIRST - world.towns))
    kept = [
        sorted(word for word in names if world.dice.random() >= left_out) for names in (sorted(given), sorted(family))
    ]
    kept += [sorted(places)]
    print(f"{len(given)} given names, {len(family)} family names, {len(kept[2])} places, {len(common)} common words")
    return [
        Filter.of(words, bits)
        for words, bits in zip((*kept, common), (name_bits, name_bits, word_bits, word_bits), strict=True)
    ]
