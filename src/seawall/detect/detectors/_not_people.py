"""What is written like a person's name and is nobody's customer: brands called after people, people and figures everybody
knows, dishes, feast days.

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
_famous_text = """
william shakespeare; charles dickens; jane austen; agatha christie; ernest hemingway; mark twain; oscar wilde; virginia woolf; george orwell;
edgar allan poe; stephen king; dan brown; j.k. rowling; j. k. rowling; jk rowling; j.r.r. tolkien; jrr tolkien; c.s. lewis; roald dahl; enid blyton;
beatrix potter; emily dickinson; emily brontë; charlotte brontë; f. scott fitzgerald; john steinbeck; margaret atwood; toni morrison; sally rooney;
astrid lindgren; selma lagerlöf; august strindberg; henrik ibsen; knut hamsun; jo nesbø; stieg larsson; h.c. andersen; hans christian andersen;
karen blixen; tove jansson; mika waltari; johann wolfgang von goethe; wolfgang von goethe; friedrich schiller; thomas mann; hermann hesse; franz kafka;
bertolt brecht; günter grass; heinrich böll; heinrich heine; erich kästner; michael ende; cornelia funke; juli zeh; daniel kehlmann; patrick süskind;
sebastian fitzek; wilhelm busch; rainer maria rilke; stefan zweig; ingeborg bachmann; hannah arendt; victor hugo; émile zola; emile zola;
gustave flaubert; honoré de balzac; marcel proust; albert camus; jean-paul sartre; simone de beauvoir; antoine de saint-exupéry; jules verne;
alexandre dumas; george sand; charles baudelaire; arthur rimbaud; guillaume musso; marc levy; amélie nothomb; miguel de cervantes;
federico garcía lorca; garcía lorca; gabriel garcía márquez; isabel allende; pablo neruda; jorge luis borges; mario vargas llosa; carlos ruiz zafón;
julio cortázar; octavio paz; rosalía de castro; dante alighieri; umberto eco; italo calvino; elena ferrante; primo levi; italo svevo; luigi pirandello;
giacomo leopardi; alessandro manzoni; fernando pessoa; josé saramago; machado de assis; clarice lispector; jorge amado; paulo coelho; luís de camões;
monteiro lobato; adam mickiewicz; henryk sienkiewicz; wisława szymborska; stanisław lem; olga tokarczuk; andrzej sapkowski; czesław miłosz;
milan kundera; karel čapek; jaroslav hašek; božena němcová; orhan pamuk; yaşar kemal; nazım hikmet; elif şafak; mihai eminescu; ion creangă;
petőfi sándor; jókai mór; leo tolstoy; fyodor dostoevsky; anton chekhov; haruki murakami; multatuli; annie m.g. schmidt; annie m. g. schmidt;
vincent van gogh; pablo picasso; salvador dalí; salvador dali; claude monet; auguste renoir; paul cézanne; paul gauguin; henri matisse; joan miró;
francisco de goya; diego velázquez; diego rivera; rembrandt van rijn; johannes vermeer; piet mondrian; hieronymus bosch; edvard munch; egon schiele;
caspar david friedrich; albrecht dürer; paul klee; wassily kandinsky; friedensreich hundertwasser; keith haring; jean-michel basquiat;
georgia o'keeffe; edward hopper; norman rockwell; david hockney; damien hirst; artemisia gentileschi; sandro botticelli; william morris; john ruskin;
coco chanel; gabrielle chanel; antoni gaudí; antonio gaudí; carl larsson; carl linnaeus; carl von linné; auguste rodin; käthe kollwitz; yayoi kusama;
wolfgang amadeus mozart; ludwig van beethoven; johann sebastian bach; frédéric chopin; fryderyk chopin; antonio vivaldi; giuseppe verdi;
giacomo puccini; richard wagner; franz schubert; clara schumann; edvard grieg; jean sibelius; david bowie; elton john; freddie mercury; michael jackson;
bob dylan; john lennon; paul mccartney; mick jagger; jimi hendrix; janis joplin; nina simone; norah jones; leon bridges; ella fitzgerald;
billie holiday; louis armstrong; miles davis; aretha franklin; amy winehouse; ed sheeran; billie eilish; dua lipa; harry styles; édith piaf; edith piaf;
serge gainsbourg; charles aznavour; jacques brel; céline dion; julio iglesias; enrique iglesias; herbert grönemeyer; helene fischer; udo lindenberg;
fleetwood mac; dolly parton; eric clapton; les paul; ennio morricone; hans zimmer; andrea bocelli; luciano pavarotti; maria callas; antônio carlos jobim;
albert einstein; isaac newton; charles darwin; marie curie; nikola tesla; thomas edison; stephen hawking; ada lovelace; alan turing; galileo galilei;
johannes kepler; sigmund freud; karl marx; immanuel kant; friedrich nietzsche; maria montessori; steve jobs; bill gates; elon musk; jeff bezos;
mark zuckerberg; warren buffett; henry ford; walt disney; peter drucker; philip kotler; seth godin; simon sinek; dale carnegie; marie kondo; dieter rams;
jony ive; ingvar kamprad; martin luther; nelson mandela; mahatma gandhi; winston churchill; abraham lincoln; george washington; thomas jefferson;
benjamin franklin; john f. kennedy; barack obama; donald trump; joe biden; angela merkel; konrad adenauer; otto von bismarck; emmanuel macron;
charles de gaulle; napoleon bonaparte; napoléon bonaparte; julius caesar; marco polo; christopher columbus; christoph kolumbus; cristóbal colón;
vasco da gama; queen victoria; queen elizabeth; king charles; king edward; jeanne d'arc; joan of arc; marie antoinette; margaret thatcher; simón bolívar;
mother teresa; che guevara; mustafa kemal; kemal atatürk; maria skłodowska; mikołaj kopernik; jan paweł ii; anne frank; florence nightingale; rosa parks;
alexander von humboldt; sophie scholl; gordon ramsay; nigella lawson; yotam ottolenghi; mary berry; julia child; paul bocuse; michael jordan;
lebron james; serena williams; roger federer; rafael nadal; cristiano ronaldo; lionel messi; usain bolt; audrey hepburn; grace kelly; charlie chaplin;
buster keaton; alfred hitchcock; steven spielberg; quentin tarantino; ingmar bergman; pedro almodóvar; federico fellini; sarah bernhardt; greta garbo;
hermione granger; ron weasley; frodo baggins; bilbo baggins; katniss everdeen; elizabeth bennet; mr. darcy; mr darcy; jane eyre; oliver twist; tom sawyer;
huckleberry finn; pippi langstrumpf; pippi långstrump; bridget jones; forrest gump; mary poppins; willy wonka; indiana jones; lara croft; clark kent;
bruce wayne; peter parker; tony stark; homer simpson; bart simpson; charlie brown; madame bovary; emma bovary; thérèse raquin; anna karenina;
count dracula; dorian gray; ebenezer scrooge; hercule poirot; miss marple; wednesday addams; morticia addams; philip marlowe; jean valjean; don giovanni;
doña perfecta; bernarda alba; dom casmurro; münchhausen; max und moritz; hänsel und gretel; romeo and juliet; romeo und julia; roméo et juliette;
romeo y julieta; romeo e julieta; tristan und isolde; adam and eve; adam und eva; jekyll and hyde; bonnie and clyde; thelma and louise;
emporio armani; armani exchange; adolfo domínguez; purificación garcía; pedro del hierro; bimba y lola; massimo dutti; roberto verino; elena mirò;
max mara; max & co; luisa spagnoli; patrizia pepe; liu jo; gino rossi; irena eris; gudrun sjödén; filippa k; malene birger; stine goya; kay bojesen;
brooks brothers; eileen fisher; ann taylor; diane von furstenberg; helmut lang; jil sander; jean-louis david; jacques dessange; franck provost;
nicolas feuillatte; veuve clicquot; robert mondavi; marqués de riscal; pedro ximénez; santa margherita; santa cristina; glen grant; william lawson;
lady grey; paul newman; famous amos; wendy williams; joe & the juice; tom yum; pat mcgrath; burt's bees; dr. bronner; dr bronner; liz earle;
emma bridgewater; cath kidston; orla kiely; lulu guinness; oliver bonas; russell & bromley; kurt geiger; charles tyrwhitt; thomas pink; moss bros;
austin reed; joe browns; grant thornton; arthur andersen; edward jones; t. rowe price; warner bros; warner brothers; warner music; herman miller;
charles eames; ray eames; le corbusier; ligne roset; hans j. wegner; verner panton; eero saarinen; eero aarnio; mies van der rohe; marcel breuer;
finn juhl; børge mogensen; poul henningsen; louis poulsen; fritz hansen; carl hansen; rolf benz; walter knoll; käthe kruse; margarete steiff;
melissa & doug; melissa and doug; thomas & friends; thomas and friends; sophie la girafe; william lawson's; heinrich heine schuhe; gerry webb;
josef seibel; paul green; peter kaiser; hans grohe; carl zeiss; carl walther; max bahr; tom joule; jan linders; dirk van den broek; dille & kamille;
petit bateau; jean d'arcel; anita dongre; ritu kumar; manish malhotra; sabyasachi mukherjee; johann lafer; tim mälzer; alfons schuhbeck;
peach melba; pêche melba; pesca melba; birne helene; poire belle-hélène; poire belle hélène; tarte tatin; crêpes suzette; crêpe suzette; caesar salad;
pizza margherita; tom collins; shirley temple; harvey wallbanger; arnold palmer; bloody mary; eggs benedict; granny smith; pink lady; maris piper;
victoria plum; victoria sponge; james grieve; harris tweed; liberty print; nelly moser; gertrude jekyll; pierre de ronsard; madame alfred carrière;
mme alfred carrière; karl rosenfield; ali nazik; prince of wales; fürst pückler; bismarckhering; pavlova; stroganoff; boeuf stroganoff; beef wellington;
general tso; rose marie; marie rose; sloppy joe; santa maria; nossa senhora; nuestra señora; notre dame; virgen del carmen; christi himmelfahrt;
mariä himmelfahrt; jan hus; moș nicolae; moș crăciun; mikulás; mårten gås; mortens aften; sankt hans; black friday; cyber monday
"""
"""Whom everybody knows: writers, artists, thinkers, rulers, figures of books; and brands, dishes, roses, apples, feasts."""
_goods_text = """
shirt shirts sock socks towel towels shoe shoes boot boots sneaker sneakers jacket jackets jeans dress bag bags handbag wallet belt watch
watches perfume parfum lipstick mascara serum cream soap shampoo suit suits tie ties polo t-shirt hoodie sweater coat trousers boxers
underwear scarf hat cap sunglasses glasses whiskey whisky store stores shop outlet collection range products voucher gift sale fragrance
cologne candle necklace ring furniture sofa chair lamp
"""
_with_goods_text = (
    "paul smith; mary kay; paul mitchell; john lewis; marc cain; jack daniels; karl lagerfeld; thomas sabo; paul frank"
)
_always = {words.strip() for text in (_always_text, _famous_text) for words in text.replace("\n", " ").split(";")}
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
_signs = (":", "=", ">", "|", "is ", "st ")
"""What ends such a label."""
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
_numbers_named_text = "pesel nik nip bsn dni nif nie cpf cnpj curp rfc ssn iban bic ktp npwp cnp oib egn avs ahv sku ean cvv cvc iva tva btw pdv"
_numbers_named = frozenset(_numbers_named_text.split())
"""Short names of numbers, which a title or a given name may stand before."""
_dates_text = "sun mon tue wed thu fri sat jan feb mar apr may jun jul aug sep oct nov dec"
_dated = frozenset(_dates_text.split())
_day = re.compile(r"(?: [A-Z][a-z]{2})? {1,2}[0-9]{1,2},? (?:[0-9]{1,2}:[0-9]|(?:19|20)[0-9]{2})")
_word = re.compile(r"[^\s,;:!?()\"]+")
_holy_text = """
st st. sankt sankta sint saint sainte san sant santa santo são svatý svatá svaté svatého święty święta świętego świętej sfântul sfânta sf.
szent sveti moș pyhän
"""
_holy = frozenset(_holy_text.split())
"""A saint's name is a church's, a town's or a day's."""
_street = re.compile(
    r"(?:[^\W\d_]{4}(?:stra(?:ß|ss)e|straat|plein|gracht|platz|gasse|allee|gatan|vägen|gade|utca)|[ ](?:Street|Road|Avenue|Boulevard|Square|Terrace))$"
)


_article = re.compile(r"\.?[ \u00a0]?[0-9§]")


_coded = re.compile(r"[0-9=]|^[A-Z]{2,3}\t|^[b-df-hj-np-tv-xz]{3,24}$")
"""Figures and signs in the middle, a country's letters before its cell, a small word nobody could say: *eden-x4*, *xfs*."""
_font = re.compile(
    r"(?:font-?(?:family|name|face)[\"']?[ \t]?[:=]|\bfont[\"']?[ \t]?:[^;{}<>\n]{0,40}[0-9](?:px|pt|r?em|%|[0-9])|<font[^<>\n]{0,40} face=)"
    r"[ \t\"']{0,3}(?:[\w -]{1,32}[\"']?,[ \t]?[\"']?){0,6}[\w -]{0,24}$",
    re.IGNORECASE,
)
"""What stands behind it is a style's: Georgia and Verdana are letters there."""
_font_chars = 144


_joined = re.compile(
    r"(?!(?:Ma?c|D[eiau]l{0,2}|Van|Von|Fitz|L[aeo]|O|St|N[ií]|Al|El|Ben|Ap|Ver|T[eo]r|Ten|Op)[A-Z])[A-Z][a-z]{1,30}[A-Z][A-Za-z]{1,30}"
)
"""Words that a program or a firm has pushed together, which only a few families do: *WordPress*, and not *McKinley*."""
_version = re.compile(r" v?[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9](?![0-9.])|\+| (?:or|and) (?:later|newer|above|higher)\b)")
"""A release's number: behind a person stands an amount or a day."""
_version_chars, _mentions_max = 4_000, 32


def _released(text: str, start: int, end: int) -> bool:
    """Whether a version stands behind a word wherever it stands nearby: what has releases is a program."""
    word, low, high = text[start:end], max(0, start - _version_chars), end + _version_chars
    for _ in range(_mentions_max):
        at = text.find(word, low, high)
        if at < 0:
            return False
        low = at + len(word)
        if _version.match(text, low) is not None:
            return True
    return False


def is_nobody(text: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is a company, a brand, a figure or a day rather than a person. A word before the
    name may belong to it (*Harley Davidson*, of which only the second may be read as a name)."""
    if _coded.search(text[start:end]) or is_company(text, start, end):
        return True
    if _joined.fullmatch(text, start, end) is not None or _released(text, start, end):
        return True
    if _font.search(text[max(0, start - _font_chars) : start]):
        return True
    low = max(text.rfind("\n", max(0, start - 24), start) + 1, start - 24, 0)
    before = text[low:start].rsplit(" ", 2)
    begins = [start]
    ahead = before[-2] if len(before) > 1 and not before[-1] else ""
    if ahead:
        begins.append(start - len(ahead) - 1)
    for begin in begins:
        near = text[begin : start + _longest + 1].replace("’", "'").lower()
        first = near.split(" ", 1)[0].rstrip('.,;:!?)"')
        for words in _by_first.get(first, ()) or _by_first.get(first.removesuffix("'s"), ()):
            if _whole(near, words, end - begin):
                return True
    said = text[start:end].lower().split(" ")
    if len(said) == 1 and (said[0] in _languages or ahead.lower() in _holy):
        return True
    if _street.search(text, start, end):
        return True
    if said[-1] in _numbers_named and text[end - len(said[-1]) : end].isupper() and len(said) < 3:
        return True  # "Pana PESEL 850101…"
    if said == ["art"] and _article.match(text, end):
        return True  # "Art. 15 GDPR"
    if said == ["claude"] and _assistant_told.search(text, max(0, start - _near_chars), end + _near_chars):
        return True
    tail = text[max(0, start - 5) : start]
    if len(said) <= 2 and any(sign in tail for sign in _signs) and _of_colour.search(text, max(0, start - 24), start):
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
