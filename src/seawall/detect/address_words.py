"""What a word of an address can be on its own: a street's type, a building, a state, a small word, a town, any word."""

from __future__ import annotations

from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.names import builtin_model

_sure_text = """
street st avenue ave av road rd drive dr lane ln court ct boulevard blvd parkway pkwy terrace highway hwy freeway fwy
crescent cres mews esplanade expressway turnpike viaduct straße strasse str weg platz allee gasse ufer chaussee steig
stieg rue boulevard bd allée impasse chemin quai faubourg sentier calle avenida avda paseo camino carrer carretera
ctra glorieta travesía callejón calzada privada viale piazza corso vicolo contrada piazzale borgo rua travessa praça
estrada alameda rodovia ladeira beco quadra rod trav pça ulica ul ulice aleja al osiedle os plac náměstí nám nábřeží
třída námestie cesta utca út útja körút krt köz sétány rakpart fasor gata gatan veien vej plads torget stien vägen väg
gränd katu aukio polku kuja tänav maantee puiestee caddesi cad sokağı sokak sok bulvarı blv mahallesi mah iela gatvė
prospekt prospektas bulevardul bd-ul calea splaiul aleea șoseaua strada straat laan plein gracht kade dijk singel
dreef steenweg kaai odos leoforos leof plateia οδός λεωφόρος λεωφ lorong jalan salai marg chowk sector soi thanon col
fracc bairro colonia
vico calata salizada perumahan perum komplek kompleks dusun pasaje psje pje jirón jiron jr transversal transv diagonal cra kra autopista urbanización urbanizacion cadde jl gg ngõ đường phố kampung
küçəsi küç prospekti pr-ti ko'chasi ko‘chasi ko‘ch bulvari bulvāris laukums gatve šoseja krasts lakótelep lakótelepe põik lunden
heol ffordd stryd rhodfa lôn dambis šķērsiela xiyoboni mavzesi intrarea fundătura str-la prelungirea szosa rondo skwer bulwar zaułek
wybrzeże dk kpg psr országút dűlő körtér sugárút
"""
_weak_text = """
way place pl circle cir square sq trail trl close grove row walk alley gardens hill park loop plaza quay wharf path
run estate bypass ter extension extn bend branch bridge brook center centre circus common corner cove crossing dale
drove field fields ford forge fork glade glen green heights hollow island isle junction key knoll lake landing manor
meadow meadows mill mount orchard parade pass pike point rise route ridge spur station summit union valley via view
village vista lower upper cottages garden place ville harbour haven lodge mountain stream creek shoal allee cours
passage villa av c ronda cerrada andador largo r rod pl u trg tér tere sor gate vei plass plads torg allé backen tie
tee cd sk lei vest baan ring damm markt jln nagar gali barrio urb località salita strada rione
rambla poblado conjunto cuesta barriada caserío arrabal polígono partida subida bajada torrente manzana clos droga ogród plantsoen liget
"""
TYPES = frozenset(_sure_text.split())
WEAK_TYPES = frozenset(_weak_text.split())
"""Also ordinary words: a street's type when they are written as a name, or behind one that a number begins."""
_endings = re.compile(
    r".{2,30}(?:stra(?:ß|ss)e|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|stieg|gatan|gata|vägen|väg|gränd|vegen|veien|vei|vej|gade|"
    r"stræde|allé|plads|plass|katu|tie|polku|kuja|straat|laan|plein|plaats|gracht|kade|dijk|singel|steenweg|dreef|plantsoen|bakken|draget|vænget|toften|svinget|gärdet|gränden|torg|torvet|stræti|vegur|gata|braut|"
    r"-(?:ro|daero|gil|dori|cho|chome|ku|gu|dong|shi|si|do|machi|ri))\.?",
    re.IGNORECASE,
)
_building_text = """
house cottage tower towers building bldg farm mansion mansions villas lodge hall estate park centre center complex
plaza quinta fazenda finca cortijo masseria domaine manoir résidence residencial condominio condomínio edificio edifício lieu-dit lieudit flats residence residences residency apartments arcade wing works mill chambers heights
"""
_contacts_text = (
    "tel phone telephone mob mobile cell fax email e-mail mail telefon téléphone teléfono order invoice attn payment "
    "customer dpd ups usps dhl tlf tlph puh telm tlm tél tfno gsm cep mobil handy portable komórka kom fono fone hp wa ic ph nik nric celular cel móvil "
    "kunde kundin klant cliente client klient klientka vevő zákazník tilaaja asiakas müşteri iban bic nif cpr cpf rut curp dni svnr "
    "spett adresse adresa adres address dirección direccion indirizzo endereço anschrift osoite cím adresim"
)
_living_text = (
    "live lives living wohne wohnt wohnhaft habite habito vivo abito abita woon woont mieszkam moro asun bydlím bor bosatt asuu "
    "bydlí mieszka mora habita"
)
_contacts = frozenset((*_contacts_text.split(), *_living_text.split()))
"""What stands behind an address or before it and is none of it."""
_no_streets_text = """
during bring string spring boring offering ordering entering remembering considering bearing hearing wearing sharing
"""
_no_streets = frozenset(_no_streets_text.split())
_buildings = frozenset(_building_text.split())
_joiners_text = (
    "de del della degli dei di da do dos das du des la le les las los el van der den het ten ter von zur zum am an im of the "
    "upon on in op e y i sur sous lès bei ob al w na nad pod and d l"
)
JOINERS = frozenset(_joiners_text.split())
_states_text = """
al ak az ar ca co ct dc de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd
tn tx ut vt va wa wv wi wy pr gu ab bc mb nb nl ns on pe qc sk yt nsw vic qld tas act cdmx sp rj mg ba rs rm to na fi county
"""
_states = frozenset(_states_text.split())
COMPASS = frozenset(("n", "s", "e", "w", "nw", "ne", "sw", "se"))
"""Behind a street's type: *Pennsylvania Ave NW*."""
_dots = re.compile(r"(?:blvd|avda|ctra|fracc|bldg|trav|leof)\.", re.IGNORECASE)
"""Long words that end in a dot without ending a sentence."""


def is_street(word: str) -> bool:
    """Whether a word ends as streets do: Bahnhofstraße, Keizersgracht."""
    return _endings.fullmatch(word) is not None and word.lower() not in _no_streets


@lru_cache(maxsize=8192)
def word_part(said: str) -> str:
    """The letter of what a word can be: see address_parts.py."""
    if "İ" in said:
        said = said.replace("İ", "I")  # whose small letter is two characters
    lowered = said.lower()
    bare = lowered.rstrip(".")
    if said == "pr.":
        return "t"  # an avenue in Azerbaijan; PR is Puerto Rico
    if said.endswith(".") and not _dots.fullmatch(said) and (len(said) > 5 or (len(said) == 5 and _is_town(said))):
        return "Z"
    if bare in _contacts or (bare[1:2] in ("'", "’") and bare[2:] in _contacts):
        return "X"
    if bare in TYPES or (_endings.fullmatch(bare) and bare not in _no_streets):
        return "t"
    if bare in WEAK_TYPES:
        return "y" if said.islower() or (said.isupper() and len(said) > 3) else "t"
    if bare in _states and (said.isupper() or said.endswith(".") or (said.islower() and len(said) == 2)):
        return "S" if said.isupper() else "s"
    if bare in JOINERS and lowered == said:
        return "j"
    kind_of = builtin_model().known(said.rstrip(".")) if len(said) < 40 else "x"
    capital = said[0].isupper()
    common = "c" in kind_of
    if bare in _buildings and capital:
        return "b"
    if "l" in kind_of and (capital or not common) and len(bare) > 2:
        return "p"
    if capital:
        return "W"
    if "l" in kind_of and len(bare) > 4:
        return "q"
    return "x" if common or len(bare) < 3 else "w"


def _is_town(said: str) -> bool:
    """Whether a word with a full stop behind it is a town at a sentence's end and no street's type cut short."""
    bare = said.rstrip(".")
    return bare.lower() not in TYPES and bare.lower() not in WEAK_TYPES and "l" in builtin_model().known(bare)


_boxes_text = (
    "p p.o po g.p.o gpo post postfach apartado postbus boîte boite b.p bp casella caixa postboks skr skrytka box private locked rr hc rural "
    "psc unit cmr usns usnv uss uscgc"
)
_units_text = """
apt apto apartment appartement apartamento depto suite ste unit flat floor fl level room rm building bldg block bloco door
stair app bât étage etage wohnung whg piso puerta esc int interno scala bus bte lok lokal lgh kat daire plot shop office villa
tower wing house h no nr box m d ground top bajo bl sc ap et sector rt rw blk k số h.no door lot lote oficina sala torre loja bloque bloc
portal casa blok phase unidade porta porte mənzil as g ug lg hinterhaus vorderhaus
"""
BOXES, UNITS = frozenset(_boxes_text.split()), frozenset(_units_text.split())
"""What stands before the number of a box, and of a flat or a part of a house."""
