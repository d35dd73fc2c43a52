"""A company by its legal form, or a mailbox of many by its address: nobody's name, though it may be a founder's.

Forms as the countries' company registers write them; general knowledge.
"""

from __future__ import annotations

from seawall.detect import late_re as re

_ALONE = (
    r"GmbH|gGmbH|mbH|OHG|e\.? ?K|Ltd|Ltda|Lda|Limited|LLC|LLP|Inc|Corp|Corporation|PLC|S\. ?p\. ?[Aa]|SpA|[Ss]\.?[Rr]\. ?[Ll]\.?[Ss]?"
    r"|S[Rr][Ll][Ss]?|S\.?n\.?c|S\.?a\.?s|SARL|Sarl|S\.?A\.?R\.?L|SASU|EURL|S\. ?L(?:\. ?U)?|S\. ?A(?: de C\.? ?V)?|B\. ?V|N\. ?V|BVBA|VOF|V\.O\.F"
    r"|Oyj?|A/S|ApS|ASA|[Ss]p\. ?z ?o\. ?o|Sp\. ?[jk]|s\. ?r\. ?o|spol\. s r|Kft|Zrt|Nyrt|d\. ?o\. ?o|E?OOD|ЕООД|ООД|ООО|ТОВ|A\. ?Ş|Şti|Pvt|Pty|Pte|Sdn|K\.K|GbR|e\.? ?V"
)
_SHORT = r"AG|KG|UG|SAS|SA|AB|AS|BV|NV|SL|SLU|SE|KGaA|Co\.,? ?Ltd|& ?Co"
"""Two letters in capitals after a name in capitals say nothing."""
_SONS = r"(?:&|and|und|et|e|y|og|och|en) ?(?:Sons?|Söhne|Sohn|Fils|Figli|Hijos|Sønner?|Söner|Zonen|Zn|Partners?|Associates|Brothers|Bros|Co)"
_behind = re.compile(rf",? {{1,2}}(?:{_SONS}|{_ALONE}|{_SHORT})(?![\w-])")
_behind_capitals = re.compile(rf",? {{1,2}}(?:{_SONS}|{_ALONE})(?![\w-])")
_mailbox = re.compile(
    r"[\"' ]{0,2}<(?:mailto:)?(?:support|info|sales|service|help|helpdesk|hello|hallo|hi|team|shop|store|office|kontakt|contact|contacto|contatti|kundenservice|kundendienst|"
    r"kundeservice|klantenservice|orders?|bestellung(?:en)?|billing|accounts?|accounting|rechnung(?:en)?|admin|news|newsletter|marketing|no-?reply|do-?not-?reply|care|customercare)"
    r"[@+.]",
    re.IGNORECASE,
)
_form = re.compile(rf"(?:{_ALONE}|KGaA)\.?")
reach_chars = 40


def is_company(text: str, start: int, end: int) -> bool:
    """Whether a legal form is the name, ends it or follows it, or the address of a mailbox that many read."""
    if _form.fullmatch(text, start, end) is not None:
        return True
    behind = _behind_capitals if text[start:end].isupper() else _behind
    last = text.rfind(" ", start, end)
    if last > start and behind.match(text, last, end + reach_chars) is not None:
        return True
    return any(rule.match(text, end, end + reach_chars) is not None for rule in (behind, _mailbox))
