"""What the parts of an address say together: a letter for each (``address_parts.py``), points for what they make."""

from __future__ import annotations

from seawall.detect import late_re as re

points_min = 4
"""How much evidence an address takes; what announces one counts for two."""
_STREETS = re.compile(
    r"[nm],?[WwpqjxsSby]{1,4}t"  # 12 Long Lane
    r"|[nm],?t[Wwpj]"  # 12 rue de la Paix
    r"|[nm][Wwpqjxs]{1,3}y(?=$|[,LuCcpksSw])"  # 12 oak place
    r"|[nm][Wwp]{1,3},t,?[pWwq]"  # 1-2-3 Ginza, Chuo-ku, Tokyo
    r"|t[WwpqjxsSbyt]{0,5},?[nm]"  # Calle Mayor 12, Váci u. 12
    r"|^j?[xwq]{1,2}y,?[nm](?=,?[LcCm])"  # am alten markt 3, 50667
    r"|t[Wwpj]{1,4},?u"  # Urb. Los Olivos, bloque 3
    r"|o"
)
_BARE = re.compile(
    r"(?:^|[,LuC])[nm]?[WwpjbsSy]{1,5},?(?:n(?=$|[,LuCcmpWwskS])|m(?=[,L][cC]))"  # Zahrádkářů 276
    r"|(?:^|[,LuC])[nm]{1,2}[WwpjbSy]{1,5}(?=$|[,LuCcksS])"  # 193 Melkmarkt
    r"|^[Wwpj]{1,4}[nm](?=[,L]?[cC])"
    r"|(?:^|[,L])b[Wpj]{1,4},?c[pW]"  # Quinta da Eira, 2710-001 Sintra
)
_district = re.compile(r"[nm][Wwp]{1,3},t,?[pWwq]")
_CODED = re.compile(r"[cm][,L]?[Wpwq]|p,?m$|[WpwskS][,L]{0,2}c|[sS],?[cm]|n[,L]n[pWwq]")
_CODED_SURELY = re.compile(
    r"S,?c|kc|[nm][,L]{1,2}c[pW]|[nm][,L]c[pwq]|n[,L]{1,2}m[pW][,L]{0,2}k|n[,L]?c[pW]|n,?p{1,2}c$|o,?(?:[cm][pW]|[Wp]{1,3}m$)|^b[Wpj]{1,4},?c[pW]"
)
RURAL = re.compile(r"(?:[Wwpj]{1,4},){2,4}[Wwpxs]{1,3},?C")
"""A house with a name, its townland and its town before a postcode of letters, as in Ireland."""
_HOUSE = re.compile(
    r"(?:^|[,L])(?:u{1,2},?[WwpjbtSy]{1,4}|n,?[Wwpj]{1,3}b)[,L](?:[WwpjbtSyun]{1,5}[,L]){0,4}[Wwpqk]{1,4}[sS]?,?[cC]"
)
"""A flat in a house with a name, its quarter and town with a postcode, as in India: no street and no number of one."""
_of_streets = frozenset(("street and number", "number and name"))
TOWN_BEHIND_NUMBER = re.compile(r"(?<=[WwpjbSy]n,)m[Wp]|(?<=[WwpjbSy]nL)m[Wp]|^m[Wp]{1,3},[WwpjSy]{1,4}n")
"""A house's number, a postcode of four figures and a town, as half of Europe writes them, or the last two first; a year
could stand there, too."""


def weighed(parts: str) -> tuple[int, tuple[str, ...]]:
    """Points and what they are for."""
    points, reasons = 0, []
    if _STREETS.search(parts):
        points, reasons = 2, ["street and number"]
    elif _BARE.search(parts):
        points, reasons = 1, ["number and name"]
    if _district.search(parts):
        points, reasons = points + 1, [*reasons, "district"]
    if "C" in parts or _CODED_SURELY.search(parts):
        points, reasons = points + 2, [*reasons, "postcode"]
    elif _CODED.search(parts):
        points, reasons = points + 1, [*reasons, "postcode and place"]
    if parts.count("u") > 1:
        points, reasons = points + 1, [*reasons, "block and lot"]
    if RURAL.match(parts):
        points, reasons = points + 1, [*reasons, "houses and townlands"]
    if points < points_min and reasons and reasons[0] not in _of_streets and _HOUSE.search(parts):
        points, reasons = points + 1, [*reasons, "flat and house"]
    for part, says in (("p", "place"), ("k", "country"), ("u", "flat")):
        if part in parts:
            points, reasons = points + 1, [*reasons, says]
    if points == 3 and reasons[0] == "street and number" and parts.endswith((",k", "Lk")):
        points = 4
    if points == 3 and parts.count("u") > 1 and parts.endswith((",k", "Lk", ",p", "Lp")):
        points = 4  # Flat 5B, 12/F, Block 3, with the estate's name for a street
    return points, tuple(reasons)
