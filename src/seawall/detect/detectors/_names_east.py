"""Names of people in Chinese, Japanese and Korean letters: after a label, before a title, and a family name with its given
name standing alone before a telephone number or another thing that only people have."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Example, Judgement
from seawall.detect.detectors._given_names import CHINESE_FAMILY, CHINESE_WORDS, JAPANESE_FAMILY, KOREAN_FAMILY
from seawall.detect.scripts import Script
from seawall.model.words import Confidence

_H = r"[\u4e00-\u9fff\u3400-\u4dbf々]"
_K = r"[\u30a1-\u30fa\u30fc]"
_HIRA = r"[\u3041-\u3096]"
_G = r"[가-힣]"


def _any_of(names: frozenset[str]) -> str:
    """One of these names. Their first letters are asked for before, because that is one look instead of one each."""
    firsts = "".join(sorted({name[0] for name in names}))
    longer = [name for name in sorted(names, key=lambda name: (-len(name), name)) if len(name) > 1]
    single = "".join(sorted(name for name in names if len(name) == 1))
    return f"(?=[{firsts}])(?:{'|'.join([*longer, f'[{single}]'])})"


# China, Taiwan, Hong Kong ------------------------------------------------------------------------------------------
ZH_FAMILY = _any_of(CHINESE_FAMILY)
_zh_name = rf"(?:{ZH_FAMILY}){_H}{{1,2}}"
_zh_label = re.compile(
    r"(?=[真姓名收联聯客顾顧用会會买買寄持开户戶签负負申订訂购購我叫])(?:真实姓名|姓名|名字|(?:收件人|收货人|收貨人|联系人|联络人|聯絡人|聯繫人|客户|客戶|顾客|顧客|用户|会员|會員)(?:姓名|名称|名稱)?|买家|買家|寄件人|"
    r"持卡人|开户人|户名|戶名|签收人|负责人|負責人|申请人|订购人|訂購人|购买人|我叫|我是|名叫|叫做)"
    rf"(?:[ ]?(?P<colon>[:：])[ ]{{0,2}}(?P<any>{_H}{{2,4}}(?:·{_H}{{1,6}})?)(?!{_H})|[ :：]{{0,3}}(?:是|为|為|叫)?(?P<family>{_zh_name}))"
)
_zh_told = re.compile(rf"(?:我叫|名叫|我的名字叫|我的名字是)(?P<name>{_H}{{2,3}})(?=[,，。.、;；!！\\n]|$)")
_zh_called = re.compile(
    rf"(?:请联系|請聯繫|請聯絡|联系一下|致电|通知|转告|轉告|告诉|告訴|回复|回覆|问一下)(?P<name>(?:{ZH_FAMILY}){_H}{{1,2}})(?=[，,。.、;；!！？\s]|$)"
)
_zh_titled = re.compile(
    rf"(?P<name>(?:{ZH_FAMILY}){_H}{{0,2}}?)(?:先生|女士|小姐|太太|老师|老師|医生|醫生|经理|經理|总监|同学|同學|阿姨|师傅|師傅)(?!们|們|店|牌|装|裝)"
)
_zh_bare = re.compile(
    rf"(?<![\w·])(?P<name>{_zh_name})(?=[ ,，、:：|\t]{{1,3}}(?:电话|電話|手机|手機|联系|身份证|身分證|号码|微信|邮箱|信箱|地址|住址|住在|先生|女士|"
    rf"tel|\+?\d[\d -]{{7,}}|[\w.+-]{{1,40}}@)|[ ]?[（(]收[)）])",
    re.IGNORECASE,
)
_zh_ends = re.compile(rf"[在到买買的说說想要已反和与與，,。.、;；:：!！?？|/()（）\s\d]|{_H}{{0,2}}(?:电话|手机)|$")
_zh_before_title = re.compile(r"[\u4e00-\u9fff]$")
_zh_not_names = frozenset(
    ("本人", "先生", "女士", "小姐", "客户", "会员", "未知", "匿名", "不详", "公司", "保密", "测试", "无名")
)
_zh_companies = re.compile(r"(?:公司|集团|商店|有限|酒店|中心|部|店|学校|医院|银行)$")


def chinese(text: str) -> Iterator[Judgement]:
    """Names in Chinese letters."""
    for match in _zh_told.finditer(text):
        if match.group("name") not in _zh_not_names:
            yield _found(*match.span("name"), "told by its owner")
    for match in _zh_label.finditer(text):
        sure = match.group("colon") is not None and match.group("any")
        start, end = match.span("any" if sure else "family")
        word = text[start:end]
        if not sure:
            end = _zh_end(text, start, end)
            word = text[start:end]
        if end > start and word not in _zh_not_names and not _zh_word(word) and not _zh_companies.search(word):
            yield _found(start, end, "field")
    for match in _zh_called.finditer(text):
        start, end = match.span("name")
        if not _zh_word(text[start:end]) and text[start:end] not in _zh_not_names:
            yield _found(start, end, "told")
    for match in _zh_titled.finditer(text):
        start, end = match.span("name")
        if text[start:end] not in CHINESE_WORDS and not (end - start == 1 and _zh_joined(text, start)):
            yield _found(start, end, "title")
    for match in _zh_bare.finditer(text):
        start, end = match.span("name")
        if not _zh_word(text[start:end]):
            yield _found(start, end, "family name, before what only people have")


def _zh_word(word: str) -> bool:
    """Whether a word only begins as a family name does."""
    return word[:2] in CHINESE_WORDS or word[:3] in CHINESE_WORDS


def no_chinese_name(word: str) -> bool:
    """Whether a word that begins as a family name does is no name."""
    return word in _zh_not_names or _zh_word(word) or _zh_companies.search(word) is not None


def _zh_joined(text: str, start: int) -> bool:
    """Whether a family name before a title is the end of another word; people are mostly named after some mark or these."""
    before = text[start - 1 : start]
    return (
        bool(_zh_before_title.search(before))
        and before not in "是和给給找叫与與请請向对對跟位为為让讓被由及好的问問谢謝户戶"
    )


def _zh_end(text: str, start: int, end: int) -> int:
    """Where a name behind a label without colon ends: the longer form, if what follows does not go on as a word."""
    if _zh_ends.match(text, end):
        return end
    if end - start > 2 and _zh_ends.match(text, end - 1):
        return end - 1
    return start


# Japan -------------------------------------------------------------------------------------------------------------
JA_FAMILY = _any_of(JAPANESE_FAMILY)
_JA_PLACES = "山口|石川|福岡|福島|長野|千葉|宮崎|秋田|大分|長崎|熊本|岡山|広島|宮城|青森|富山|徳島|香川|高知|奈良|滋賀|三重|大阪|京都|神戸|横浜|川崎|仙台|札幌|金沢|松本|柏|堺|姫路|浜松|豊田"
"""Places that are family names too."""
_ja_name = rf"(?:(?:{JA_FAMILY})[ \u3000]?(?:{_H}{{1,3}}|{_HIRA}{{2,4}}|{_K}{{2,5}})|{_H}{{1,3}}[ \u3000](?![同皆多一各何神王]様){_H}{{1,3}}|{_K}{{2,8}}[ \u3000・]{_K}{{2,8}})"
_ja_label = re.compile(
    r"(?=[おごご御氏名芳届受宛注担フふ購会顧客])(?:(?:お|ご|御)?(?:氏名|名前|芳名)|お?届け先(?:氏名|名)|受取人|宛名|宛先|ご?注文者|ご?担当者?|フリガナ|ふりがな|購入者|会員名|顧客名|お?客様(?:名|のお名前)?|名義人?)"
    rf"(?P<colon>[ \u3000]?[:：は][ \u3000]?|[ \u3000]{{1,2}})(?P<name>{_ja_name}|(?:{JA_FAMILY})|{_H}{{3,5}}(?=[ \u3000]|$|様)|{_K}{{3,8}})(?![々子式]様)"
)
_ja_titled = re.compile(
    rf"(?P<name>(?:{JA_FAMILY})(?:[ \u3000]?(?:{_H}{{1,3}}?|{_HIRA}{{2,4}}?|{_K}{{2,5}}?))??|{_H}{{1,3}}[ \u3000](?![同皆多一各何神王]様){_H}{{1,3}}|{_K}{{2,8}}[ \u3000・]{_K}{{2,8}})"
    r"[ \u3000]?(?:様(?![々子式態相])|さん|さま(?![ざ])|氏(?!名)|殿(?!堂)|くん(?![れだ])|ちゃん)"
)
_ja_bare = re.compile(
    rf"(?<![\w・])(?P<name>(?:{JA_FAMILY})[ \u3000]?(?:{_H}{{1,3}}|{_HIRA}{{2,4}}|{_K}{{2,5}}))(?=[ \u3000,、:：|\t／/]{{1,3}}(?:電話|携帯|TEL|住所|〒|メール|\+?\d[\d-]{{8,}}|[\w.+-]{{1,40}}@)"
    rf"|(?:と申します|です。|と言います|といいます|より$|宛))",
    re.IGNORECASE | re.MULTILINE,
)
_ja_spoken = re.compile(
    rf"(?:(?<=私は)|(?<=私、)|(?<=わたしは)|(?<=僕は)|(?<=名前は)|(?<=顧客)|(?<=顧客の)|(?<=お客様の)|(?<=お客さまの)|(?<=会員の)|(?<=担当の)|(?<=担当者の))"
    rf"(?P<name>(?:{JA_FAMILY})[ \u3000]?{_H}{{1,3}})(?=と申|と言|といい|です|が|は|を|に|の|から|より|さん|様|、|。)"
)
_ja_said = re.compile(
    rf"(?<!{_H})(?P<name>(?:{JA_FAMILY})(?:[ \u3000]?{_H}{{1,3}})?)(?=(?:と申し|と言い|といい)ます)"
    rf"|(?<=[のたは、。,\n])(?P<whole>(?:{JA_FAMILY})[ \u3000]?{_H}{{1,3}})(?=です(?:[。、,!！がけ\s]|$))"
    rf"|(?<=[のた])(?P<family>(?!(?:{_JA_PLACES})です)(?:{JA_FAMILY})(?<={_H}{_H}))(?=です(?:[。、,!！がけ\s]|$))"
)
_ja_alone = re.compile(rf"^(?P<name>(?:{JA_FAMILY})[ \u3000]{_H}{{1,3}})[ \u3000]*$", re.MULTILINE)
_ja_no_given = re.compile(
    r"(?:屋|店|市|町|村|駅|県|县|區|路|镇|区|社|会|家|工業|商店|産業|製|線|川|山荘|茶|牛|酒造|病院|大学|電機|株式)$"
)
_ja_left = re.compile(rf"{_H}$")


def japanese(text: str) -> Iterator[Judgement]:
    """Names in Japanese letters."""
    for rule, reason in (
        (_ja_label, "field"),
        (_ja_titled, "title"),
        (_ja_bare, "family name with a given name"),
        (_ja_spoken, "told by its owner"),
        (_ja_said, "told by its owner"),
        (_ja_alone, "family name with a given name"),
    ):
        for match in rule.finditer(text):
            start, end = match.span(match.lastgroup or "name" if rule is _ja_said else "name")
            word = text[start:end]
            if (
                _ja_no_given.search(word)
                or word in _ja_nobody
                or (rule is _ja_titled and _ja_left.search(text[max(0, start - 1) : start]))
            ):
                continue
            if (rule is _ja_label and word.endswith("様")) or text[end - 1] == "様":
                end -= 1
            yield _found(start, end, reason)


_ja_nobody = frozenset(
    ("東", "原", "関", "森", "林", "堀", "辻", "サポート", "センター", "ショップ", "スタッフ", "カスタマー")
)


def no_japanese_name(word: str) -> bool:
    """The same in Japanese."""
    return word in _ja_nobody or _ja_no_given.search(word) is not None


# Korea -------------------------------------------------------------------------------------------------------------
_ko_family = "".join(sorted(KOREAN_FAMILY))
_ko_name = rf"(?:(?:남궁|황보|제갈|선우|독고){_G}{{1,2}}|[{_ko_family}]{_G}{{2}}|[{_ko_family}]{_G}(?!{_G}))"
KO_FAMILY = f"남궁|황보|제갈|선우|독고|[{_ko_family}]"
_particle = r"(?:은|는|이|가|을|를|의|께|에게|입니다|이고|님|씨|고객|이에요|예요|이라고|라고)"
_ko_label = re.compile(
    r"(?=[고성이수받보주구예담회신입])(?:고객명|고객 ?성함|고객 ?이름|고객|성함|이름|성명|수령인|수취인|수령자|받는 ?분|받는 ?사람|보내는 ?분|보내는 ?사람|주문자(?:명)?|구매자(?:명)?|예금주|담당자|회원명|신청인|신청자|입금자(?:명)?)"
    rf"(?:은|는|이|:|：)?(?P<colon>[ ]?[:：])?[ ]{{1,2}}(?P<name>{_ko_name})(?={_particle}|(?!{_G}))|(?=[고성이수받주예])(?:고객명|성함|이름|성명|수령인|받는분|주문자|예금주)[:：](?P<tight>{_ko_name})(?!{_G})"
)
_ko_titled = re.compile(
    rf"(?<!{_G})(?P<name>{_ko_name})[ ]?(?:고객님|님|씨|선생님|귀하)(?={_particle}|께|도|과|와|하고|!|,|(?!{_G}))"
)
_ko_bare = re.compile(
    rf"(?<!\w)(?P<name>[{_ko_family}]{_G}{{2}})(?=[ ,/|\t]{{1,3}}(?:전화|연락처|휴대폰|핸드폰|주민등록|주소|이메일|\+?\d[\d -]{{8,}}|[\w.+-]{{1,40}}@))"
    rf"|(?:저는|제 이름은|(?:주문|구매|예약|신청|결제|문의|가입)(?:한|했던|하신|드린) |안녕하세요[,.! ~]{{0,2}}|안녕하십니까[,.! ]{{0,2}}) ?(?P<told>{_ko_name})(?=입니다|이에요|예요|라고|이라고)"
)
_ko_going_on = "된한할될과와을를은는의에로고여며서"
_ko_any_name = re.compile(r"(?:성함|이름|성명)[ ]")
_ko_nobody_text = (
    "고객 고객님 손님 사장 사장님 선생 선생님 부장 과장 대표 대표님 원장 원장님 부모 부모님 하느님 하나님 이용자 주인 주인님 회원 회원님 담당자 판매자 구매자 기사 기사님 "
    "여러분 이모님 고모님 형님 누님 도련님 공주님 왕자님 임금님 스님 신부님 목사님 교수 교수님 의사 장관 총무 이사 이사님 전무 상무 지점장 서방 마님 장모님 이장님 "
    "배송지 주문자 연락처 주소지 전화번 휴대폰 이메일 주민등 구매일 주문일 주문번 정보는 정보가 성명은 이름은 변경을 변경은 문의는 문의가 서비스 센터는 전용 만족 지원 "
    "연락 주소 전화 문의 변경 정보 조회 상담 안내 유형 한분 한명 이분 우리 모두 모든 이번 이런 전체 신규 기존 주요 여성 남성 현재 이후 "
)
KO_NOBODY = frozenset(_ko_nobody_text.split())


def korean(text: str) -> Iterator[Judgement]:
    """Names in Korean letters."""
    for rule, reason in ((_ko_label, "field"), (_ko_titled, "title"), (_ko_bare, "family name with a given name")):
        for match in rule.finditer(text):
            group = match.lastgroup if match.lastgroup in ("tight", "told") else "name"
            start, end = match.span(group)
            word = text[start:end]
            if (
                rule is _ko_label
                and match.group("colon") is None
                and group == "name"
                and (word[-1] in "이가을를는의에로" or _ko_any_name.match(match.group()))
            ):
                continue
            if rule is not _ko_label and word[-1] in _ko_going_on and " " in text[end : end + 1]:
                continue  # a verb or a joined noun before "address" or "customer"
            if word in KO_NOBODY or (word[:2] in KO_NOBODY and (rule is not _ko_label or len(word) == 2)):
                continue
            yield _found(start, end, reason)


def _found(start: int, end: int, reason: str) -> Judgement:
    return Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=(reason,), weight=2)


def eastern(text: str, scripts: Script) -> Iterator[Judgement]:
    """Names in the scripts of East Asia that a text holds."""
    if scripts & Script.HANGUL:
        yield from korean(text)
    if scripts & Script.HAN or scripts & Script.KANA:
        yield from japanese(text)
        if not scripts & Script.KANA or _zh_mark.search(text):
            yield from chinese(text)


_zh_mark = re.compile("先生|女士|姓名|联系|客户|电话|客戶|聯")


_hits_text = """
客户[张伟]反映包裹没有收到
[李雷]，手机13912345678，请尽快发货
收件人：[李小明]，上海
[王]先生您好，您的订单已发货
客戶姓名：[林志玲] 請寄出
お客様 [山田太郎]様 ありがとうございます
氏名：[高橋 健一]
[田中花子]です。昨日注文しました
お名前：[スミス・ジョン]
私は[中村美咲]と申します
注文番号 JP-1125 の[山田太郎]です。
先日電話した[佐藤]です。
注文した[鈴木一郎]ですが、まだ届きません
顧客[渡辺健太]が返金を希望しています
请联系[刘建国]，他的订单有问题
안녕하세요, [이영희]입니다
고객명 [김민수] 배송 문의
[최영희] 고객님, 주문이 완료되었습니다
저는 [이민호]입니다
"""
EAST_HITS = tuple(
    Example(line.replace("[", "").replace("]", ""), (line[line.index("[") + 1 : line.index("]")],))
    for line in _hits_text.strip().splitlines()
)
_misses_text = """
这款手表金色表盘，高级质感，方便安装
去年旅行した山口です。ここは人気の石川です。
客户满意度高，客户张贴了评价，联系人列表为空
马上发货，京东物流电话 95311
请联系客服，通知方式，告诉我
안녕하세요, 문의드립니다. 안녕하세요 주문 취소입니다
皆様のご来店をお待ちしております。同様の商品、多様なカラー、仕様変更
お客様サポートまでご連絡ください。山本屋のうどんはおいしい
고객님의 주문이 접수되었습니다. 선생님께 감사드립니다
담당자 연결이 어렵습니다. 이름을 입력하세요
"""
EAST_MISSES = tuple(_misses_text.strip().splitlines())
