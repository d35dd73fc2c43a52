"""Words by which people say in many languages that they live somewhere, or that something is to be sent there.

They stand within a few words of the address and prove nothing alone: a number, a postcode and a town must stand together.
"""

from __future__ import annotations

from seawall.detect.address_parts import asked, named
from seawall.detect.detector import Candidate, words

ASKED = words(
    # what is sent
    "paket, paketet, pakket, pakken, pakke, pakki, paketti, parcel, package, colis, paquete, pacco, encomenda, paczka, paczki, balík, "
    "coletul, csomag, csomagot, pakk, pakka, pakkann, zásilku, pošiljku, sendung, bestellung, forsendelse, pedido, "
    # is to be sent
    "senden, schicken, schickt, liefern, zustellen, envoyer, envoyez, livrer, livrez, enviar, envíen, mandar, spedire, spedite, inviare, "
    "enviem, entregar, sturen, stuur, bezorgen, verzenden, skicka, skickas, levereras, sende, sendes, leveres, levere, toimittakaa, "
    "kézbesítsék, doslat, doručit, doručte, trimite, kirim, antar, gönderin, dostarczyć, saatke, sendið, "
    # or who lives there
    "bor, bosatt, bopæl, bostad, woont, woon, wonend, wohne, wohnhaft, ansässig, habite, domicilié, domiciliée, demeurant, vivo, vive, resido, "
    "abito, residente, domiciliado, moro, mora, mieszka, mieszkam, zamieszkały, zamieszkała, bydlím, bytem, bydliště, bývam, bytom, stanujem, "
    "stanuje, živim, lakom, lakik, lakcím, lakcímem, asun, asuu, elan, elab, dzivo, gyvenu, gyvena, locuiesc, domiciliul, tinggal, oturuyorum, "
    # at an address, as it is declined
    "adresse, adressen, adresa, adresu, adrese, adresy, adress, adresi, adresine, adresinde, aadress, aadressil, aadressile, osoite, osoitteeseen, "
    "osoitteessa, naslov, naslovu, naslova, lakhely, cím, címre, címen, heimilisfang, alamat, endereço, indirizzo, ünvan, manzil, manziliga, cyfeiriad"
)
_asked = frozenset(ASKED)


def near(candidate: Candidate) -> str | None:
    """A word nearby that says *address* or that somebody lives there, in the words that prove something alone."""
    word = candidate.context()
    return word if word not in _asked else next((one for one in candidate.nearby() if one not in _asked), None)


def worded(candidate: Candidate) -> int:
    """What the words nearby are worth to ``address_parts.decoded``."""
    return 0 if candidate.context() is None else asked if near(candidate) is None else named


ASKED_HITS = (
    ("Jag bor på Skogsgläntan 45, 71234 Hallvika", "Skogsgläntan 45, 71234 Hallvika"),
    ("Jeg bor i Malmlia 45, 0471 Smebu", "Malmlia 45, 0471 Smebu"),
    ("Bitte das Paket an Erlhof 18b, 1677 Grenzach senden", "Erlhof 18b, 1677 Grenzach"),
    ("A lakcímem 4827 Dabasfalva, Sándor fasor 133", "4827 Dabasfalva, Sándor fasor 133"),
    ("Un colis pour Allée des Pins 94 bis, 29320 Ramilles", "Allée des Pins 94 bis, 29320 Ramilles"),
    ("paketet till Lugna backen 3, SE-41101 Tuvhamn", "Lugna backen 3, SE-41101 Tuvhamn"),
    ("trimite la Intrarea Florilor, Bloc 88, 966013 Dragova", "Intrarea Florilor, Bloc 88, 966013 Dragova"),
    ("Ghana: 12 Adom Lane, Tema GT-020-4321", "12 Adom Lane, Tema GT-020-4321"),
    ("Av. da Serra s/n, 75294 Salamanca", "Av. da Serra s/n, 75294 Salamanca"),
)
ASKED_MISSES = (
    "Customer opened return RMA-5521 on 20 Jan, parcel received",
    "paketet vägde 45, 2019 Volvo",
    "das Paket an Windows 11, Build 22631",
    "the parcel left on May 12, 2024 Berlin time",
)
