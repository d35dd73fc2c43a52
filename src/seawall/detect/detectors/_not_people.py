"""What is written like a person's name and is nobody's customer: brands called after people, figures, feast days.

Facts from general knowledge. Names that many people bear (*Paul Smith*, *Mary Kay*) are here only with the goods that
follow a brand. Asked about only where a name was read, so that ordinary text never pays for it.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detectors._companies import is_company

_always_text = """
hugo boss; calvin klein; tommy hilfiger; ralph lauren; michael kors; louis vuitton; yves saint laurent; saint laurent; giorgio armani;
emporio armani; stella mccartney; jimmy choo; jack wolfskin; levi strauss; ted baker; karen millen; kate spade; vera bradley; vera wang;
donna karan; marc jacobs; alexander mcqueen; vivienne westwood; christian dior; christian louboutin; christian lacroix;
oscar de la renta; carolina herrera; manolo blahnik; salvatore ferragamo; roberto cavalli; gianni versace; guy laroche;
jean paul gaultier; jean-paul gaultier; pierre cardin; paco rabanne; nina ricci; charlotte tilbury; bobbi brown; estée lauder;
estee lauder; elizabeth arden; helena rubinstein; laura mercier; trish mcevoy; max factor; jo malone; sally hansen; vidal sassoon;
harley davidson; harley-davidson; mercedes benz; mercedes-benz; rolls royce; rolls-royce; aston martin; alfa romeo; peter england;
allen solly; louis philippe; van heusen; fred perry; ben sherman; henri lloyd; gerry weber; tom tailor; marc o'polo; betty barclay;
goldman sachs; morgan stanley; jp morgan; j.p. morgan; charles schwab; wells fargo; baker mckenzie; lloyds bank; john deere;
laura ashley; albert heijn; leroy merlin; yves rocher; carl zeiss; robert bosch; jack daniel's; jack daniels whiskey; johnnie walker;
jim beam; captain morgan; dom pérignon; uncle ben's; aunt jemima; sara lee; betty crocker; dr oetker; dr. oetker; dr. martens;
dr martens; doc martens; dr. pepper; dr pepper; mr. clean; mr clean; mr muscle; mr. muscle; mrs meyer's; mrs. meyer's; mr. proper;
meister proper; wendy's; mcdonald's; mcdonalds; domino's; denny's; macy's; kohl's; lowe's; trader joe's; kellogg's; levi's; hershey's;
reese's; victoria's secret; papa john's; tim hortons; arby's; carl's jr; dillard's; wegmans; sainsbury's; ladbrokes; williams sonoma;
williams-sonoma; abercrombie; eddie bauer; lands' end; tory burch; steve madden; kenneth cole; perry ellis; ferrero rocher; marie claire;
martha stewart; georg jensen; arne jacobsen; philippe starck; alvar aalto; hans wegner; eames; emile henry; peter thomas roth;
johnson & johnson; ernst & young; marks & spencer; marks and spencer; ben & jerry's; ben and jerry's; dolce & gabbana; dolce e gabbana;
dolce gabbana; abercrombie & fitch; barnes & noble; smith & wesson; procter & gamble; peek & cloppenburg; villeroy & boch;
bang & olufsen; jack & jones; crabtree & evelyn; simon & schuster; black & decker; mcafee; norton antivirus; ray-ban; ray ban;
galeries lafayette; el corte inglés; pão de açúcar; mario badescu; kiehl's; clarins; lancôme; jacob & co; alain afflelou;
santa claus; harry potter; mickey mouse; minnie mouse; donald duck; mona lisa; martin luther king; james bond; peter pan;
sherlock holmes; darth vader; luke skywalker; peter rabbit; paddington bear; winnie the pooh; hello kitty; frau holle; pan tadeusz;
don quixote; don quijote; robin hood; jesus christ; mother mary; guy fawkes; earl grey; robert burns night; van gogh; frida kahlo;
leonardo da vinci; claude monet; gustav klimt; andy warhol; bob ross; bob marley; elvis presley; marilyn monroe; taylor swift;
st. patrick; st patrick; saint patrick; saint nicholas; st. nicholas; sankt martin; st. martin; saint valentine; st. valentine;
alan turing institute; johns hopkins; thomas cook; max planck; marie curie foundation; albert einstein quote; john doe; jane doe;
max mustermann; erika mustermann; ruby on rails; hey siri; hey alexa; ok google; claude code; claude sonnet; claude opus; claude haiku;
claude api; claude agent; qwen; qwen code; refactor; tui; microsoft word; jasper ai; jasper reports; jira; asana; siri; cortana; kubernetes; jenkins job; jenkins build;
jenkins pipeline; jenkins server; abbey road; arthur's seat; miss dior; lady gaga;
madame tussauds; madame tussaud; mrs doubtfire; mr bean; mr. bean; mr potato head; sir kensington's; aunt bessie's; mr kipling;
mr. kipling; dr scholl's; dr. scholl's; dr. hauschka; dr hauschka; dr. jart; lucky brand; tom ford; tom tailor; thomas sabo; thomas sabo;
viktor & rolf; viktor and rolf; rolf flowerbomb; philipp plein; peter hahn; bruno banani; bruno cucinelli; brunello cucinelli;
miu miu; emilio pucci; ermenegildo zegna; loro piana; hermes birkin; daniel wellington; mary katrantzou; rebecca minkoff;
sonia rykiel; agnès b; agnes b; isabel marant; bella freud; molton brown; neal's yard; penhaligon's; fisher price; fisher-price;
hasbro; little tikes; thomas the tank engine; bob the builder; dora the explorer; peppa pig; paw patrol; hannah montana;
barbie; ken doll; king kong; james cook; fort william; st. moritz; st. james; easter bunny; father christmas; mother nature;
reyes magos; herr der ringe; frau antje; otto versand; otto market; ferdinand porsche; bruce springsteen; johnny cash; rolling stone;
charles and keith; charles & keith; pull & bear; scotch & soda; rag & bone; zadig & voltaire; kruger national park; hong kong; puerto rico; sierra leone; costa rica; san marino;
jan mayen; tristan da cunha; sri lanka; santa lucia; saint lucia; st. lucia; saint helena; st. helena; saint martin; saint pierre;
saint vincent; st. vincent; saint kitts; st. kitts; new zealand; south georgia; cabo verde; são tomé; sao tome; buenos aires; rio de janeiro;
são paulo; sao paulo; los angeles; las vegas; san francisco; san diego; san antonio; san josé; santa monica; santa fe; tel aviv;
addis ababa; dar es salaam; kuala lumpur; debian; jupyter; freeciv; mediawiki; vera sans; bitstream vera; sun microsystems;
kalman filter; kalman smoother; paul revere; carolina blue; la redoute; sarah's discovery; p.iva; p. iva; partita iva
"""
_goods_text = """
shirt shirts sock socks towel towels shoe shoes boot boots sneaker sneakers jacket jackets jeans dress bag bags handbag wallet belt watch
watches perfume parfum lipstick mascara serum cream soap shampoo suit suits tie ties polo t-shirt hoodie sweater coat trousers boxers
underwear scarf hat cap sunglasses glasses whiskey whisky store stores shop outlet collection range products voucher gift sale fragrance
cologne candle necklace ring furniture sofa chair lamp
"""
_with_goods_text = (
    "paul smith; mary kay; paul mitchell; john lewis; marc cain; jack daniels; karl lagerfeld; thomas sabo; paul frank"
)
_always = {words.strip() for words in _always_text.replace("\n", " ").split(";")}
_with_goods = {words.strip() for words in _with_goods_text.split(";")}
_by_first: dict[str, list[str]] = {}
for _words in sorted(_always):
    _by_first.setdefault(_words.split(" ")[0].rstrip("."), []).append(_words)
_goods = frozenset(_goods_text.split())
_longest = max(map(len, _always))
_colours = frozenset(
    [
        "red",
        "green",
        "blue",
        "yellow",
        "pink",
        "brown",
        "black",
        "white",
        "gray",
        "grey",
        "purple",
        "orange",
        "beige",
        "gold",
        "silver",
        "marl",
        "mist",
    ]
)
_listed = re.compile(r"(?:[,;/|(]|\bin|\bcolou?r:?) {0,2}$")
_of_colour = re.compile(
    r"\b(?:colou?rs?|farben?|couleurs?|kleur|colore|cor|färg|farve|farge|väri|kolor|barva|culoare|renk|szín|warna|màu)"
    r"(?:[ _]?name)?[\"'”»*]{0,2} ?(?:[:=>|]|is|ist|est) ?[\"'“«*]{0,2}$",
    re.IGNORECASE,
)
"""A label in front of what a thing's colour is: *Olive*, *Jade*, *Rose* are no people's names there."""
_assistant_told = re.compile(
    r"anthropic|claude (?:code|agent|api|opus|sonnet|haiku)|claude\.ai|claude\.md|\.claude/|claude-[0-9a-z]",
    re.IGNORECASE,
)
"""What tells that a text speaks of the assistant: near it a bare *Claude* is nobody's name."""
_near_chars = 400
_languages_text = """
english german french spanish italian dutch turkish polish czech slovak danish swedish norwegian finnish greek russian ukrainian
romanian hungarian bulgarian croatian serbian slovenian portuguese brazilian arabic hebrew persian hindi urdu bengali tamil thai
vietnamese indonesian malay chinese japanese korean catalan basque irish welsh scottish icelandic estonian latvian lithuanian
deutsch englisch französisch spanisch italienisch niederländisch türkisch polnisch tschechisch dänisch schwedisch norwegisch
finnisch griechisch russisch anglais allemand français espagnol italien néerlandais turc polonais inglés alemán francés español
inglese tedesco francese spagnolo olandese turco polacco engels duits frans spaans italiaans turks pools
"""
_languages = frozenset(_languages_text.split())
"""What a text is to be in or from, alone."""
_numbers_named_text = (
    "pesel nik nip bsn dni nif nie cpf cnpj curp rfc ssn iban bic ktp npwp cnp oib egn avs ahv sku ean cvv cvc"
)
_numbers_named = frozenset(_numbers_named_text.split())
"""Short names of numbers, which a title or a given name may stand before."""
_dates_text = "sun mon tue wed thu fri sat jan feb mar apr may jun jul aug sep oct nov dec"
_dated = frozenset(_dates_text.split())
_day = re.compile(r"(?: [A-Z][a-z]{2})? {1,2}[0-9]{1,2},? (?:[0-9]{1,2}:[0-9]|(?:19|20)[0-9]{2})")
_word = re.compile(r"[^\s,;:!?()\"]+")


def is_nobody(text: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is a company, a brand, a figure or a day rather than a person. A word before the
    name may belong to it (*Harley Davidson*, of which only the second may be read as a name)."""
    if is_company(text, start, end):
        return True
    low = max(text.rfind("\n", max(0, start - 24), start) + 1, start - 24, 0)
    before = text[low:start].rsplit(" ", 2)
    begins = [start]
    if len(before) > 1 and not before[-1]:
        begins.append(start - len(before[-2]) - 1)
    for begin in begins:
        near = text[begin : start + _longest + 1].replace("’", "'").lower()
        first = near.split(" ", 1)[0].rstrip('.,;:!?)"')
        for words in _by_first.get(first, ()) or _by_first.get(first.removesuffix("'s"), ()):
            if _whole(near, words, end - begin):
                return True
    said = text[start:end].lower().split(" ")
    if len(said) == 1 and said[0] in _languages:
        return True
    if said[-1] in _numbers_named and text[end - len(said[-1]) : end].isupper() and len(said) < 3:
        return True  # "Pana PESEL 850101…"
    if said == ["claude"] and _assistant_told.search(text, max(0, start - _near_chars), end + _near_chars):
        return True
    if len(said) <= 2 and _of_colour.search(text, max(0, start - 24), start):
        return True
    if (
        len(said) == 2
        and said[1] in _colours
        and _listed.search(text, max(0, start - 8), start)
        and text[end : end + 1] in ",;/|)\n"
    ):
        return True  # "…, Heather Grey, size M"
    if len(said) < 3 and _dated.issuperset(said) and _day.match(text, end):
        return True  # "Sun Jun 01 1997", "Jan 11 12:14"
    if text[start:end].lower() in _with_goods:
        following = _word.match(text, end + 1)
        return text[end : end + 1] == " " and following is not None and following.group().lower() in _goods
    return False


def _whole(near: str, words: str, least: int) -> bool:
    """Whether a text begins with these words and they reach at least as far as the name, but for its own *'s*."""
    size = len(words)
    if not near.startswith(words) or near[size : size + 1].isalnum():
        return False
    return size >= least - 2 or (size < least and words.count(" ") > 0)
