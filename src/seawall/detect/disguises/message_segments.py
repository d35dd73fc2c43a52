"""Fields that only the standard of a message names: lines of bank statements (SWIFT MT940), orders and despatch advices in
EDIFACT and X12.

No disguise anybody chose: a bank's ``?31DE…?32ANA LIMA`` says *account* and *name* to whoever knows the standard, and shops
paste such files to have them explained. Each field is read with its name in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one

_value = r"[^*~'+:?\n]{2,70}"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\?31([A-Z]{2}\d{2}[0-9A-Z]{11,30})(?![0-9A-Za-z])"), "IBAN: "),
    (re.compile(rf"\?32([^\W\d_]{_value})"), "Name: "),
    (re.compile(rf"\bNAD\+[A-Z]{{2,3}}\+[^+'\n]{{0,40}}\+[^+'\n]{{0,80}}\+([^\W\d_]{_value})"), "Name: "),
    (re.compile(rf"\bCTA\+[A-Z]{{2}}\+[^+:'\n]{{0,20}}:([^\W\d_]{_value})"), "Name: "),
    (re.compile(r"\bCOM\+([0-9+() /-]{6,25}):(?:TE|FX|AL|MA)"), "Tel: "),
    (re.compile(rf"\bN1\*[A-Z0-9]{{2,3}}\*([^\W\d_]{_value})"), "Name: "),
    (re.compile(rf"\bPER\*[A-Z]{{2}}\*([^\W\d_]{_value})"), "Contact name: "),
    (re.compile(r"\*(?:TE|CP|HP|WP|FX)\*([0-9() -]{7,20})[*~\n]"), "Tel: "),
)
"""A field with its value, and what it is called. MT940: field 86 as German banks structure it (subfields 31 account, 32 name);
EDIFACT D.96A: NAD, CTA, COM; X12 004010: N1, PER."""


def _pieces(text: str) -> Iterator[Piece]:
    return one_by_one(
        Piece(*match.span(1), called + match.group(1)) for form, called in _FORMS for match in form.finditer(text)
    )


_STATEMENT = (
    ":86:166?00GUTSCHRIFT?20EREF+118223?21SVWZ+Hemd?30COBADEFFXXX?31DE89370400440532013000?32MARLENE OSTERKAMP\n"
)
_ORDER = "NAD+DP+++Gudrun Hesselmann+Hafenstrasse 7+Kiel++24103+DE'CTA+IC+:Gudrun Hesselmann'COM+0431 889 1204:TE'"
_PURCHASE = "N1*ST*Rhonda Kessel~N3*4410 Duval St~PER*IC*Rhonda Kessel*TE*(512) 555-0148~"

DISGUISE = Disguise(
    says="in a field of a message",
    gate=(r"\?3[12][A-Z]", r"\+[A-Z]{2}\+", r":(?:TE|FX|AL|MA)'", r"\bN1\*[A-Z]", r"\bPER\*[A-Z]"),
    pieces=_pieces,
    credentials=False,
    hits=(
        Example(_STATEMENT, "DE89370400440532013000", "iban"),
        Example(_STATEMENT, "MARLENE OSTERKAMP", "person_name"),
        Example(_ORDER, "0431 889 1204", "phone"),
        Example(_ORDER, "Gudrun Hesselmann", "person_name"),
        Example(_PURCHASE, "Rhonda Kessel", "person_name"),
    ),
    misses=(
        "NAD+SU+4012345500004::9'LIN+1++4006381333931:EN'QTY+21:12'PRI+AAA:3.15'",
        "N1*SU*Lantern Works GmbH~REF*DP*038~PO1*1*120*EA*9.25~",
        "why is a?31 of them",
    ),
)
