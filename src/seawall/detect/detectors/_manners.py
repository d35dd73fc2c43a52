"""Words of greetings and closings in many languages, which stand beside names and are none."""

from __future__ import annotations

from seawall.detect import late_re as re

_text = """
hi hello hey hiya morning afternoon evening dear greetings welcome thanks cheers regards sincerely wishes best kind warm
hallo guten morgen tag abend moin servus grüezi liebe lieber liebes sehr geehrte geehrter grüße grüsse gruß gruss herzliche
freundliche freundlichen beste schöne schönen kunde kundin kunden
salut bonjour bonsoir cher chère chers merci belle bonne journée soirée cordialement amicalement bien client cliente
hola buenas buenos días tardes noches saludos abrazo querido querida estimado estimada señor señora
ciao salve buongiorno buonasera buona giornata cordiali saluti caro cara gentile presto
dag hoi beste geachte groet groeten groetjes fijne vriendelijke klant klanten
olá oi viva bom boa dia tarde noite caro cara abraço abraços cumprimentos atenciosamente
cześć witaj witam dzień dobry miłego dnia wieczoru pozdrawiam pozdrowienia drogi droga szanowny szanowna pan pani klient klientka
hej hejsan tjena god morgon kväll goddag kära bäste hälsningar vänliga hälsning mvh ha det bra kund kunden kunder
godmorgen godaften kære hilsen hilsner venlig venlige mange kunden kunder
heisann hyggelig morn kjære vennlig
ahoj dobrý den hezký pěkný zdravím pozdravem milý milá vážený vážená zákazník zákaznice
hoogachtend hartelijke vriendelijk hochachtungsvoll mfg lg vg viele liebe distinti saluto salutations respectueusement
atentamente cordialmente muchas obrigado obrigada abraços poważaniem serdecznie úctou pozdravy přeji tisztelettel köszönettel
štovanjem poštovanjem pozdrav srdačan bok zdravo stimă respect kunnioittaen terv hyvä saygılarımızla teşekkürler sevgiler
merhaba selam günaydın iyi günler akşamlar sayın sevgili saygılarımla müşteri kolay gelsin
hei moi terve päivää huomenta rakas terveisin ystävällisin asiakas
szia kedves üdv üdvözlettel tisztelt ügyfél jó napot reggelt
sister brother mother father husband wife daughter colleague neighbour cousin aunt uncle niece nephew
buyer seller agent manager sender recipient tue wed thu fri sat mon minutes notes
gracias danke dank grazie bedankt tack takk kiitos dziękuję díky děkuji hvala mulțumesc thank thx ευχαριστώ
bună salut dragă stimate client clientul ship-to bill-to
"""
MANNERS = frozenset(_text.split())
"""Words of greetings and closings, and words for customers, which the model takes for given names now and then."""


def greeted(text: str, place: int) -> bool:
    """Whether the word behind a title is one behind a greeting too (*Sehr geehrte Frau Umlauf*): whatever it means else, it
    names somebody there, unless it is an office. So does one that ends as family names do (*Termin mit Frau Rautenberg*)."""
    match = _capital_word.match(text, place)
    if match is None or match.group().lower() in _offices:
        return False
    if _family_like.fullmatch(match.group()) is not None:
        return True
    return _greeting.search(text[max(0, place - 48) : place]) is not None


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a line of a chat begins with this name: a clock's time, the name, a colon."""
    return text[end : end + 1] == ":" and _clock.search(text[max(0, start - 32) : start]) is not None


_clock = re.compile(
    r"(?:^|\n)[^\n:]{0,16}\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?:, \d[0-9./-]{5,9})?\]?[ ,]{0,2}(?:[-–] )?$"
)
_capital_word = re.compile(r"(?=[^\W\d_a-zß-öø-ÿ])[^\W\d_]{2,30}(?![^\W_])")
_greeting = re.compile(
    r"(?:geehrter?|lieber?|guten tag|hallo|dear|hi|hello|cher|ch[eè]re|bonjour|estimad[oa]|hola|gentile|egregio|caro|cara|beste|geachte"
    r"|prezad[oa]|car[oa]|szanown[yae]|drog[ai])[, ]{1,2}[^\W\d_.]{1,10}\.?[ ]$",
    re.IGNORECASE,
)
_family_like = re.compile(
    r"[^\W\d_]{2,14}(?:berg|burg|mann|stein|feld|bach|hausen|dorf|hofer|mey?er|mayer|schmidt|wald|ński|cki|ska|ski|sen|sson|ová|vić|ević|escu|oğlu|enko|yan|dze|ström|gren|quist|lund)"
)
_offices_text = (
    "doktor professor direktor minister präsident kollege kollegin kunde kundin nachbar president chairman chairwoman "
    "speaker ambassador mayor judge secretary director manager customer client shop président directeur directrice "
    "ministre presidente directora cliente sindaco direttore direttrice und oder and or et y e en i"
)
_offices = frozenset(_offices_text.split())
