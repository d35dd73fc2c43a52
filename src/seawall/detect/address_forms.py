"""How parts of an address of more than a word are written: postcodes, flats, boxes. See address_parts.py."""

from __future__ import annotations

from seawall.detect import late_re as re

_uk_areas = (
    r"(?:a[bl]|b[abdhlnrstx]?|c[abfhmortvw]|d[adeghlnty]|e[chnx]?|f[ky]|g[luy]?|h[adgprsux]|i[gmpv]|je|k[atwy]|l[adelnsu]?|m[ekl]?|"
    r"n[egnprw]?|o[lx]|p[aehlor]|r[ghm]|s[aegklmnoprstwy]?|t[adfnqrsw]|ub|w[acdfnrsv]?|yo|ze)"
)
_countries = r"(?:a[dltz]?|b[aegy]?|ch?|cz|cy|d[ek]?|e[es]?|f[ilr]?|fin|g[ber]|h[ru]?|i[st]?|l[ituv]?|m[cdekt]|n[lo]?|p[lt]?|r[os]|s[eiklm]?|srb|tr|ua)"
"""What stands before a postcode on letters from abroad: CH-8000, LV-1010."""
CODE_OF_LETTERS = re.compile(
    rf"(?:{_uk_areas}\d[\da-hjkmnpr-y]? \d[abd-hjlnp-uw-z]{{2}}|[a-z]\d[a-z] ?\d[a-z]\d|[ac-fhknprtv-y]\d[\dw] [ac-fhknprtv-y\d]{{4}}|"
    rf"{_countries}-\d{{4,6}}|lv\d{{4}}|[a-z]{{2}}-\d{{3,4}}-\d{{4}}|"
    r"[a-z]\d{4}[a-z]{3}|az ?\d{4}|(?:[a-z]{2} )\d{3} \d{2})(?![\w-])",
    re.IGNORECASE,
)
CODE_NAMED = re.compile(
    r"(?:c\.?p\.?|cep|cap|plz|zip(?: code)?|pin(?: ?code)?|postcode)[.:]? ?\d{4,6}(?:-\d{3,4})?(?![\w-])", re.IGNORECASE
)
CODE_BEHIND_LETTERS = re.compile(r"[a-z]{2} \d{3} \d{2}(?![\w-])", re.IGNORECASE)
"""The one of these that begins with a word of nothing but letters."""
CODE_OF_DIGITS = re.compile(
    r"(?:\d{5}-\d{3,4}|"
    r"\d{4} (?!am|pm|kg|cm|mm|ml|gb|mb|sa|ss|sd|eu|us|of|in|or|to|at|is|on|by|no|"
    r"od|do|za|na|po|se|je|ob|pa|ki|de|la|le|en|et|el|al|es|il|da|di|du|au|zu|ab|um|im|og)[a-z]{2})(?![\w-])",
    re.IGNORECASE,
)
CODE_WEAK = re.compile(r"(?:〒?\d{3}-\d{4}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2,3}|\d{5,6})(?![\w-]|[.,:/]\d)")
UNIT = re.compile(
    r"(?:(?:apt|apto|apartment|appartement|apartamento|depto|suite|ste|unit|flat|floor|fl|level|room|rm|building|bldg|block|"
    r"bloco?|door|stair|app|bât|étage|etage|wohnung|whg|piso|puerta|esc|int|interno|scala|bus|bte|lok|lokal|lgh|kat|daire|plot|"
    r"shop|office|casa|villa|tower|wing|house no|door no|h\.? ?no|no|nr|box|bl|sc|ap|et|sector|rt|rw|blk|số|lot|lote|oficina|sala|torre|loja|bloque|portal|"
    r"blok|phase|unidade|porta|porte|mənzil)\b[.:]?(?: no\b\.?)? ?#?"
    r"(?:[\d][\w/-]{0,5}|[a-z]\d{0,2}(?:/\d{1,3})?)\b|(?:m|d|k|as)[.:] ?\d{1,3}\b|(?:ground|top) floor(?: left| right| front| back)?\b|bajo [a-d]\b|"
    r"(?:g|ug|lg|u/g|l/g)/f\b|hinterhaus\b|vorderhaus\b|(?:h|house|door)\.? ?no\.? ?\d[\w/-]{1,14}|[a-z]-\d{1,4}[a-z]?(?=, ))",
    re.IGNORECASE,
)
UNIT_OF_DIGITS = re.compile(
    r"(?:# ?\d[\w-]{0,6}|\d{1,3}(?:st|nd|rd|th) floor(?: left| right| front| back)?\b|\d{1,3}/f\b|"
    r"\d{1,2}(?:e|er|[eè]me|ère) [eé]tage\b|"
    r"\d{1,3}[.º°ª] ?(?:og|ug|dg|stock|etage|piso|esq|dto|dcha|izda|izq|tv|th|mf|em|emelet|[a-d])\b\.?"
    r"(?: \d{1,2}\.(?!\d))?|\d{1,2}[fº]\b|\d{1,4}-(?:ho|dong)\b)",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"(?:st|kl|stuen)\.?,? ?(?:th|tv|mf)\b\.?|[ivx]{1,4}\. ?em(?:elet)?\b\.?(?: ?\d{1,3}\b\.?)?", re.IGNORECASE
)
"""Floors and doors that begin with no figure: *st. th.* in Denmark, *III. em. 4.* in Hungary."""
BOX = re.compile(
    r"(?:p\.? ?o\.? ?box|post office box|g\.?p\.?o\.? box|postfach|apartado(?: de correos| postal)?|postbus|bo[iî]te postale|"
    r"b\.?p\.?|casella postale|caixa postal|postboks|skr\.? ?poczt\.?|skrytka pocztowa|box|private bag|locked bag) \d{1,7}(?:-\d{3,6})?\b|"
    r"r\.?d\.? ?\d{1,2}(?=,)|(?:rr|hc|rural route) ?#?\d{1,3},?(?: box \d{1,6})?\b|"
    r"(?:psc|unit|cmr|usns|usnv|uss|uscgc) [^\W_]{1,20},?(?: box \d{1,5})?(?=[ ,\n]{1,3}[adf]po)",
    re.IGNORECASE,
)
MILITARY = re.compile(r"[adf]po,? a[aep] \d{5}(?:-\d{4})?\b", re.IGNORECASE)
