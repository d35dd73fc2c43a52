"""Whose an order is where nobody stands beside its number: *your order 20418 has left* is said to the one who placed it.

A number in a log or a list says nothing of anybody: *Order 4711 shipped with DHL*. What is somebody's by a word (*your*,
*meine*, *σας*), or what became of it in a letter to somebody, is one buyer's order told.
"""

from __future__ import annotations

from seawall.detect import late_re as re

_orders = (
    r"(?:web ?|sales |online ?)?order(?:number|nummer|nr|n)?|bestell(?:ung(?:en)?|nummer|nr)|auftrag(?:s(?:nummer|nr))?|commande|pedido|ordine|encomenda"
    r"|bestel(?:ling|nummer)|zam[óo]wieni\w{1,2}|ordre(?:n|nr|nummer)?|best[äe]llning(?:en|s)?|bestilling(?:en)?|objedn[áa]vk\w{1,3}|comand[aăe]|comenzii?"
    r"|tilau(?:s|ksen)|rendel[ée]s|sipari[şs]|purchase|compra|porud[žz]bin\w|narud[žz]b\w|naročil\w|заказ\w{0,3}|замовлення|поръчка(?:та)?|παραγγελ(?:ία|ίας)"
)
_tail = (
    r"[ \t\"',:=#]{1,4}(?:(?:number|no|nr|num|numer|num[ée]ro|nummer|n[°º]|№|č|id|ref|αρ|номер|sz[áa]m)\.?[ \t:=#]{0,3})?"
    r"(?:(?:is|was|ist|war|est|es|[ée]|[èä]r|jest) )?[#\"']?$"
)
_before_chars = 72
"""More than *your last order with the number* has."""
_mine = (
    r"your|my|his|her|their|our customer'?s|ihre?[rnms]{0,2}|deine?[rnms]{0,2}|meine?[rnms]{0,2}|eure?[rnms]{0,2}|seine?[rnms]{0,2}|votre|ta|ma|sa|leur|tu|su|mi|tuo|suo|mio|vostro|sua|tua|seu|teu|minha|meu"
    r"|uw|je|jouw|jullie|mijn|haar|zijn|twoje\w{0,2}|moje\w{0,2}|pani?|pana|pa[ńn]stwa|din|dit|er|ert|min|mit|hans|hennes|hendes|deres|jeres|va[šs]\w{0,2}|va[šs][íi]|tvoj\w{0,2}|tvou|tvá|moj\w{0,2}|ваш\w{0,3}|тво\w{1,3}|мо[йегоєї]{1,3}|вашого"
)
_YOURS = re.compile(rf"(?:^|[^\w])(?:{_mine}) (?:[^\W\d_]{{2,16}} )?(?:{_orders}){_tail}", re.IGNORECASE)
"""A word that says whose, and one for orders, before a number."""
_YOURS_BEHIND = re.compile(
    r"(?:tilaukse(?:si|nne|ni|mme)\w{0,4}|sipari[şs]i(?:niz|n|m)\w{0,4}|rendel[ée]s(?:ed|e|em)\w{0,4}|(?:comanda|comenzii?) (?:ta|tale|dvs\.?|dumneavoastr[ăa]|mea|mele)"
    r"|παραγγελί(?:α|ας) (?:σας|σου|μου)|طلب(?:ك|كم|ي)|đơn(?: hàng)? của (?:bạn|anh|chị|em|tôi)|pesanan (?:anda|kamu|saya)|您的?(?:订单|訂單)(?:号|號|编号)?|ご注文(?:番号)?|주문하신)"
    r"(?:[ \t\"',:：=#]{0,4}(?:(?:nr|no|num|n[°º]|№|αρ|رقم|số|sz[áa]m)\.?[ \t:=#]{0,3})?[#\"']?)$",
    re.IGNORECASE,
)
"""The same where whose it is comes behind, or is part of the word."""
_OF_ORDERS = re.compile(rf"(?:^|[^\w])(?:{_orders}){_tail}", re.IGNORECASE)
_OWN_FORM = re.compile(r"(?:SO|ORD|ORDER|WEB|SHOP|CMD|PED|ENC|ZAM|OBJ|BST|BEST|ODR)[-#]?[0-9]{4}", re.IGNORECASE)
"""A number that shops' programs make for orders says by itself what it is."""
_TO_SOMEBODY = re.compile(
    r"(?:^|[^\w])(?:you|your|dear|hi|hello|sorry|sie|ihnen|dir|dich|hallo|liebe[rs]?|geehrte\w?|vous|votre|bonjour|bonsoir|usted|te|hola|estimad\w|buenas|gentile|ciao|buongiorno|le|lei|uw|je|beste|geachte|pan[iu]?|państwu|ci|dzień dobry|olá|bom dia|boa tarde|caro|cara"
    r"|lhe|hej|hei|du|dig|deg|dere|er|vás|vám|dobrý den|ahoj|bună|vă|önnek|kedves|szia|sayın|size|merhaba|σας|γεια|вас|вам|тебе|здравствуйте|добрый|привет|вітаю|добрий|xin chào|chào)(?:$|[^\w])",
    re.IGNORECASE,
)
"""Words of a letter to somebody."""
_letter_chars = 200
"""So near they stand."""
_digits_min = 4


def whose(text: str, start: int, end: int) -> str:
    """Why the number of an order that stands here is somebody's, or nothing."""
    if sum(map(str.isdigit, text[start:end])) < _digits_min:
        return ""
    before = text[max(0, start - _before_chars) : start]
    if _YOURS.search(before) is not None or _YOURS_BEHIND.search(before) is not None:
        return "said whose it is"
    return ""


def told_to_somebody(text: str, start: int, end: int) -> bool:
    """Whether an order's number, called so, stands in a letter to somebody."""
    before = text[max(0, start - _before_chars) : start]
    if _OF_ORDERS.search(before) is None and _OWN_FORM.match(text, start, end) is None:
        return False
    return _TO_SOMEBODY.search(text[max(0, start - _letter_chars) : end + _letter_chars]) is not None
