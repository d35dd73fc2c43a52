"""What people write right before an address: *Lieferadresse:*, *send it to*, *envoyez-le au*, *skicka det till*.

Letters beyond ASCII stand as what is no blank, one or two of them, because that is what the matcher sees.
"""

from __future__ import annotations

ANNOUNCE = (
    r"\b(?:(?:(?:[a-z]{4,12})?(?:adress(?:e|en)?|adres)(?: ist| est)?|address(?: is| to)?|addy(?: is)?|adres(?:a|u|i|im|ul|si|ss)?|anschrift|direcci[^ ]n|indirizzo"
    r"|endere[^ ]o|morada|naslov|osoite|[a-z]{4,10}osoite(?:en|eseen)?|lakc[^ ]{1,2}m|sz[^ ]{1,2}ll[^ ]{1,2}t[^ ]{1,2}si c[^ ]{1,2}m|alamat|anwani|aadress|heimilisfang|cyfeiriad"
    r"|[^ ]{1,2}nvan[^ ]{0,2}|manzili?"
    r"|direcci[^ ]n de (?:env[^ ]{1,2}o|entrega)|adresse de livraison|(?:adresa|naslov) (?:de livrare|doru[^ ]{1,2}en[^ ]{1,2}|dostave|za dostavo)|indirizzo di (?:consegna|spedizione)"
    r"|(?:morada|endere[^ ]o) de entrega|adres (?:dostawy|wysy[^ ]{1,2}ki)|teslimat adresi|alamat (?:pengiriman|penghantaran)"
    r"|destination)[\"']{0,1} {0,2}(?:=|:|=>|is|to){0,1}"
    r"|(?:ship|deliver|send|mail|post|drop|move|moved|delivered|shipped|sent)(?: it| this| them| that| everything| my order| the [a-z]{3,12})? (?:to|at)"
    r"|(?:schick|schicken|senden|sende|liefern|liefert|geliefert)(?: sie)?(?: es| das| die| alles)?(?: bitte)? (?:an|nach|in)"
    r"|(?:envoy|renvoy|livr|exp[^ ]{1,2}di)(?:ez|er)(?:-le|-la|-les)?(?: [^ ]{1,2}| au| chez)?"
    r"|(?:env[^ ]{1,2}en|mand|envi)[a-z]{0,4} (?:a|al)|(?:spedi|invia|mand|consegn)[a-z]{0,7} (?:a|in)|(?:envi|mand|entreg)[a-z]{0,4} (?:para|em)"
    r"|(?:stuur|sturen|verzend|bezorg|lever)[a-z]{0,2}(?: het| dit)?(?: alstublieft| aub| graag)? (?:naar|op|bij|aan)|(?:wys[^ ]{1,2}a[^ ]{1,2}|wy[^ ]{1,2}lij|dostarczy[^ ]{1,2}) (?:na|do)(?: adres)?"
    r"|skicka(?:s)?(?: det| den| paketet)? till|(?:send|lever)(?:es|t)?(?: den| det| pakken)?(?: venligst)? til|po[^ ]{1,2}l(?:ete|ite|at|i)(?: to| ho)?(?: pros[^ ]{1,2}m)? na(?: adresu)?"
    r"|po[^ ]{1,2}(?:aljite|ljite) na|trimite[^ ]{0,3}(?:-l)? la|kirim(?:kan)? ke|hantar ke|s[^ ]{1,2}tiet uz|si[^ ]{1,2}sti adresu|saatke see aadressile|osoitteeseen"
    r"|(?:live|lives|living|stay|staying|located|reside|resides|wohne?|wohnt|wohnhaft|based|pick up|habite|vivo|abito|ship|shipping|delivery|billing)"
    r"(?: now| currently)?(?: at| in| to|:)"
    r"|wohne|wohnt|wohnhaft|j[^ ]{1,2}habite(?: au)?|vivo(?: en)?(?: la| el)?|abito(?: in)?|woon(?: op| in| aan)?(?: de| het)?"
    r"|mieszkam(?: na| przy)?|moro(?: na| no| em)?"
    r"|where i live:?|ship(?: |-)to:?|deliver(?:y)?(?: |-)to:?)[ :=\n\"'>]{1,5}"
)
