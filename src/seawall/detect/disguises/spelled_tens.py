"""Digits told by tens, as people give a telephone number in most of Europe: ``seis doce, treinta y cuatro, cero ocho``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._counted import JOINERS, Kind, digits_of, known
from seawall.detect.disguises._spoken import runs

words_min = 4
tens_min = 2
digits_min, digits_max = 8, 24
_TENS = (
    r"(?:diez|once|doce|trece|catorce|quince|dieci[a-z]{3,6}|veint[a-z]{1,8}|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|[a-z]{2,7}cient[oa]s|quinient[oa]s"
    r"|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|nonante"
    r"|dez|doze|treze|dez[ae]s[a-z]{3,5}|dezoito|dez[ae]nove|vinte|trinta|quarenta|cinquenta|sessenta|oitenta"
    r"|dieci|undici|dodici|[a-z]{3,7}dici|dici[a-z]{4,6}|venti?[a-z]{0,7}|trent[a-z]{1,8}|quarant[a-z]{1,8}|cinquant[a-z]{1,8}|sessant[a-z]{1,8}|settant[a-z]{1,8}|ottant[a-z]{1,8}|novant[a-z]{1,8}"
    r"|elf|zw[^ ]{1,2}lf|[a-z]{3,6}zehn|(?:[a-z]{3,6}|f[^ ]{1,2}nf)und(?:zwanzig|drei[^ ]{1,2}ig|vierzig|f[^ ]{1,2}nfzig|sechzig|siebzig|achtzig|neunzig)|zwanzig|vierzig|sechzig|siebzig|achtzig|neunzig"
    r"|twaalf|[a-z]{3,5}tien|[a-z]{3,6}[^ ]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
    r"|[a-z]{3,9}na[^ ]cie|dwadzie[^ ]cia|trzydzie[^ ]ci|czterdzie[^ ]ci|[a-z]{2,7}[^ ]{0,2}dziesi[^ ]t|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|[^ ]{1,2}ttio|nittio)[a-z]{0,4}"
    r"|[a-z]{2,7}sprezece|[a-z]{3,6}zeci|yirmi|otuz|elli|yetmi[^ ]|seksen|doksan)"
)


def _pieces(text: str) -> Iterator[Piece]:
    table = known()
    for run in runs(text, table, words_min, JOINERS):
        words = [word for word, _, _ in run]
        if sum(table.get(word, (Kind.UNIT, 0))[0] is not Kind.UNIT for word in words) < tens_min:
            continue
        plain = digits_of(words)
        if digits_min <= len(plain) <= digits_max:
            yield Piece(run[0][1], run[-1][2], plain)


_SPANISH = "seis doce, treinta y cuatro, cero ocho, noventa y uno"
_FRENCH = "zéro six, quarante-deux, dix-sept, quatre-vingt-un, soixante et onze"
_GERMAN = "null eins einundsiebzig, vierundvierzig, achtundzwanzig, null neun"

DISGUISE = Disguise(
    says="through digits told by tens",
    gate=(rf"\b{_TENS}[ ,.;-]{{1,3}}(?:[yei]t?[ -]{{1,2}})?(?:[a-z]{{2,18}}[ ,.;-]{{1,3}}){{0,1}}(?:[yei]t?[ -]{{1,2}})?{_TENS}\b",),
    caseless=True,
    in_prose=True,
    pieces=_pieces,
    credentials=False,
    hits=(
        Example(f"mi teléfono es {_SPANISH}", _SPANISH, "phone"),
        Example(f"Mon portable : {_FRENCH}.", _FRENCH, "phone"),
        Example(f"Handy: {_GERMAN}", _GERMAN, "phone"),
    ),
    misses=(
        "de treinta a cuarenta personas, once o doce niños",
        "mon téléphone : vingt, trente ou quarante fois par jour",
        "zwanzig, dreißig oder vierzig Anrufe",
    ),
)  # fmt: skip
