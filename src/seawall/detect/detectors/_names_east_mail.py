"""Names in Chinese, Japanese and Korean letters where mails, forms and labels put them: before a mail address in brackets,
behind a label with a tab, dots, a bar or a line's end between, alone in the line above an address, under a closing."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.detect.detectors._names_east import (
    JA_FAMILY,
    KO_FAMILY,
    KO_NOBODY,
    ZH_FAMILY,
    no_chinese_name,
    no_japanese_name,
)
from seawall.detect.scripts import Script
from seawall.model.words import Confidence

_H = r"[\u4e00-\u9fff\u3400-\u4dbf々]"
_HIRA, _K, _G = r"[\u3041-\u3096]", r"[\u30a1-\u30fa\u30fc]", r"[가-힣]"
_names = {
    Script.HAN: rf"(?P<name>(?:{ZH_FAMILY}){_H}{{1,2}})(?!{_H})",
    Script.KANA: rf"(?P<name>(?:{JA_FAMILY})[ \u3000]?(?:{_H}{{1,3}}|{_HIRA}{{2,4}}|{_K}{{2,5}}))(?![\u3041-\u30ff\u4e00-\u9fff])",
    Script.HANGUL: rf"(?P<name>(?:{KO_FAMILY}){_G}{{1,2}})(?!{_G})",
}
_labels = {
    Script.HAN: "发件人|發件人|收件人|寄件人|收货人|收貨人|抄送|姓名|名字|联系人|聯絡人|开户名|户名|持卡人|客户|客戶|买家|買家|申请人|经办人",
    Script.KANA: "差出人|送信者|宛先|氏名|名前|芳名|届け先|請求先|送付先|依頼主|注文者|担当者|担当|受取人|口座名義|名義人?|お客様名?|会員名|購入者|申込者",
    Script.HANGUL: "보낸 ?사람|보내는 ?사람|받는 ?사람|받는 ?분|발신인?|수신인?|참조|이름|성명|성함|고객명|고객|예금주|수령인|수취인|주문자|구매자|신청인|담당자|회원명",
}
_aside = r"(?:[ ]?[(（][^()（）\n]{1,12}[)）])?[*＊]{0,2}[】\])）」]?"
_any = r"[^\w\n，。、；！？,.;!?]"
"""Marks, blanks, brackets, quotes, arrows and pictures, but none that ends a sentence."""
_between = rf"(?:[ \t\u3000]{{0,3}}[.．…・·]{{2,30}})?(?:</?(?:b|strong|td|th|br)[ ]?/?>|{_any}){{0,20}}(?:\r?\n){{0,2}}{_any}{{0,8}}"
_place = re.compile(
    r"[ \t>|]{0,6}(?:[^\n]{0,60}?(?:[\w.+-]@\w|〒|[0-9+(](?:[ ()-]?[0-9]){8}|[省市区區县縣路街号號都府県町村丁][^\n]{0,30}[0-9]|[시구동로길][ ][^\n]{0,30}[0-9])|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d)"
)
"""What the line below a lone name has: a mail address, a number to call, a street or place with figures, or when it was
written."""
_closing = {
    Script.HAN: "此致敬礼|此致|敬礼|敬禮|敬上|谢谢|謝謝|祝好|顺祝商祺|順祝商祺",
    Script.KANA: "よろしくお願い(?:いた|致)?します|よろしくお願い申し上げます|敬具|以上",
    Script.HANGUL: "감사합니다|감사드립니다|드림|올림|배상",
}
_greeting = {
    Script.HAN: "尊敬的|亲爱的|親愛的|您好|你好",
    Script.KANA: "お世話になっております|お世話になります|こんにちは",
    Script.HANGUL: "안녕하세요|안녕하십니까",
}
_behind = (
    r"(?=[\"”]?[ \t]?[(（<\[]{1,2}(?:mailto:)?(?:[\w.+-]{1,64}@|[+＋]?[0-9０-９][0-9０-９ -]{7})"
    r"|[ ]?[,，、:：][ \u3000]?(?:[\u4e00-\u9fff]{2,3}[省市县縣都道府県]|[가-힣]{2,5}[시도] |\d{4}[-/.년年]|〒|[+0][0-9 -]{8}|[\w.+-]{1,64}@))"
)
"""A mail address or a number in brackets, or a comma before an address or a date."""
_before = r"(?:^|(?<=[^\w]))(?i:by|from|for|to|customer|requester|client|buyer|recipient|attn|name|contact|cc|cn|von|an|für|de|da)[ ]?[:= ][ ]?[\"']?"
_talking = (
    r"^[ \t>]{0,6}(?:\[[^\]\n]{4,30}\][ ]|(?:\d{4}[-./年][ ]?\d{1,2}[-./月][ ]?\d{1,2}[日.]?,?[ ])?"
    r"(?:(?:오전|오후|上午|下午|午前|午後)[ ]?)?\d{1,2}:\d{2}(?::\d{2})?,?[ ]{1,2})"
)
"""When something was said, before who said it."""


def _rules(script: Script) -> tuple[tuple[re.Pattern[str], str], ...]:
    name = _names[script]
    return (
        (re.compile(rf"(?<!\w){name}{_behind}"), "before an address"),
        (re.compile(rf"(?:{_before}|{_talking}|^-- ?\r?\n|(?:{_greeting[script]})[,，、 ]{{0,2}}){name}(?=[\"',，、.。!！:：;\s]|님|様|さん|$)", re.MULTILINE), "announced"),
        (re.compile(rf"(?:{_labels[script]})(?![ ]?\w){_aside}{_between}{name}"), "field"),
        (re.compile(rf"(?:{_closing[script]})[。.!！、，,]?[ \t]{{0,3}}(?:\r?\n[ \t>]{{0,6}}){{1,2}}{name}(?=[ \t\u3000]*(?:$|\r?\n|[|/]))"), "closing"),
        (re.compile(rf"^[ \t>]{{0,8}}{name}(?=[ \t\u3000]*\r?\n(?P<below>[^\n]{{2,80}}))", re.MULTILINE), "above an address"),
    )  # fmt: skip


_signs = re.compile(r"[^\w ，。、；！？,.;!?]|[.．…・·]{2}|[ ]{2}")
"""One of these is in every such place."""
_loose = ("announced", "above an address")
"""What introduces so little that two Korean letters are rather a word."""
_by_script = {script: _rules(script) for script in _names}


def eastern_mail(text: str, scripts: Script) -> Iterator[Judgement]:
    """Such names, by rule."""
    if _signs.search(text) is None:
        return
    scripts |= Script.KANA if scripts & Script.HAN else scripts
    for script in (Script.HANGUL, Script.KANA, Script.HAN):
        if not scripts & script:
            continue
        for rule, reason in _by_script[script]:
            for match in rule.finditer(text):
                word = match.group("name")
                if reason == "above an address" and _place.match(match.group("below")) is None:
                    continue
                if _nobody(word, script) or (script is Script.HANGUL and len(word) < 3 and reason in _loose):
                    continue
                start, end = match.span("name")
                yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=(reason,), weight=2)


def _nobody(word: str, script: Script) -> bool:
    if script is Script.HANGUL:
        return word in KO_NOBODY or word[:2] in KO_NOBODY
    return no_japanese_name(word) if script is Script.KANA else no_chinese_name(word)
