"""Addresses in Chinese, Japanese and Korean letters, written from the large to the small.

    北京市朝阳区建国路88号3栋2单元501室        〒150-0002 東京都渋谷区渋谷2丁目21番1号 ハイツ東203号室
    province city district road number …     postcode prefecture ward town block house building room

    서울특별시 강남구 테헤란로 152, 101동 1203호
    city gu road number, building flat

A house number is looked for first (``88号``, ``2-21-1``, ``로 152``), because words for cities and roads stand in any
sentence. What lies before it is taken as far back as the names of regions go, what lies behind it as far as buildings and
rooms do. The forms are those of UPU's S42 and of the countries' posts; names of provinces, prefectures and large cities are
the official ones. Every look is bounded to some dozen characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Example, Judgement
from seawall.detect.scripts import Script
from seawall.model.words import Confidence

left_chars = 44
"""How far before a house number its address is looked for."""

_H = r"[\u4e00-\u9fff\u3400-\u4dbf々〇]"
_D = r"[0-9０-９]"
_N = rf"(?:{_D}{{1,5}}|[一二三四五六七八九十百零〇]{{1,5}})"

# China, Taiwan, Hong Kong ------------------------------------------------------------------------------------------
_ZH_REGIONS_TEXT = (
    "北京 上海 天津 重庆 重慶 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 "
    "甘肃 青海 台湾 台灣 臺灣 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 澳門 台北 臺北 新北 桃園 台中 臺中 台南 臺南 高雄 基隆 新竹 嘉義 "
    "苗栗 彰化 南投 雲林 屏東 宜蘭 花蓮 台東 臺東 澎湖 金門 广州 深圳 东莞 佛山 珠海 成都 杭州 宁波 温州 南京 苏州 无锡 常州 南通 徐州 "
    "武汉 长沙 西安 郑州 青岛 济南 烟台 大连 沈阳 长春 哈尔滨 石家庄 太原 合肥 福州 厦门 泉州 南昌 昆明 贵阳 南宁 海口 兰州 银川 西宁 "
    "乌鲁木齐 呼和浩特 拉萨 九龍 新界"
)
_ZH_REGION = "|".join(_ZH_REGIONS_TEXT.split())
_zh_region = re.compile(_ZH_REGION)
_zh_house = re.compile(
    rf"{_N}(?:[-－~之]{_N})?(?:附{_N})?[ ]?(?:号楼|號樓|号|號|弄|巷|栋|棟|幢|座|单元|單元)|(?<=[街路道])[A-Za-z]{{1,2}}?座"
)
_zh_run = re.compile(
    rf"(?:(?<!{_D}){_D}{{3,6}}[ ,，]{{0,2}})?{_H}(?:{_H}|[ ,，、·]{{1,2}}(?={_H}|{_D})|{_N}段|{_D}){{0,42}}[ ]?$"
)
_zh_road = re.compile(
    rf"{_H}(?:大道|大街|胡同|街道|路|街|道|巷|弄|里|村|条|段|庄|屯|组|組|園|园区|開發區|开发区)"
    rf"(?:[东南西北中東]?(?:{_N}|[东南西北中東])[段巷弄街路])?(?:[东南西北中東](?:路|街|段)?)?[ ]?$"
)
_zh_building = re.compile(
    rf"{_H}(?:小区|社区|社區|花园|花園|公寓|大厦|大廈|广场|廣場|中心|家园|苑|城|园|府|庭|湾|邨|楼|樓|里|村)[ ]?(?:[A-Za-z]?|[东西南北])$"
)
_zh_plain = re.compile(rf"[市区區县縣镇鎮乡鄉]{_H}{{2,4}}$")
"""A quarter without a word that says so, between a town and a number: only where an address is announced."""
_zh_admin = re.compile(
    rf"{_H}{{1,8}}?(?:自治区|自治州|特别行政区|特別行政區|省|市|区|區|县|縣|旗|镇|鎮|乡|鄉|街道|村)(?!场|場|民|面|内|域|政)"
)
_zh_lead = re.compile(
    r".*(?:地址|住址|位于|位於|坐落于|寄到|寄往|寄给|寄給|送到|送往|送至|送货|发到|发往|住在|住于|家在|搬到|搬至|改成|改为|改為|公司在|我在|"
    r"[在到是至于於往为為请請从從住去了的])",
    re.DOTALL,
)
_zh_announced = re.compile(r"(?:地址|住址|地点|收货|收貨|收件|寄|送|发往|住|搬|位于|位於|家)[^\n。！？]{0,12}$")
_zh_tail = re.compile(
    rf"[ ,，、]{{0,2}}(?:{_H}{{1,10}}?(?:大厦|大廈|广场|廣場|中心|花园|花園|小区|社區|公寓|家园|苑|邨|城|阁|閣)(?:第?{_N}期)?)?[ ]?"
    rf"(?:地下|{_N}|[A-Za-z]{_D}{{0,4}})[ ]?(?:-{_D}{{1,4}}){{0,2}}(?:号楼|號樓|号院|号|號|弄|栋|棟|幢|座|单元|單元|层|層|楼|樓|室|房|户|戶|铺|舖|[Ff](?![A-Za-z]))"
    rf"(?:之{_N})?|之{_N}(?!{_H})|院|内|[ ,，]{{0,2}}{_H}{{2,8}}(?:大厦|大廈|小区|公寓|花园|花園)(?!{_H})|[ ]?{_D}{{1,3}}-{_D}{{2,4}}(?:-{_D}{{2,4}})?(?![-\d])"
    rf"|[ ,，]{{0,2}}(?:邮编|郵編|邮政编码)?[:： ]{{0,2}}(?<!{_D}){_D}{{6}}(?![-\d])"
)
_zh_not = re.compile(r"[ ]?(?:线|線|机|機|球|字|选手|文件|令|公告|模型|染色|电池|楼梯|员工)")


def chinese(text: str) -> Iterator[Judgement]:
    """Addresses in Chinese letters."""
    done = 0
    for spot in _zh_house.finditer(text):
        if spot.start() < done or _zh_not.match(text, spot.end()):
            continue
        low = max(done, spot.start() - left_chars)
        run = _zh_run.search(text, low, spot.start())
        if run is None:
            continue
        start, known = _zh_start(text, run.start(), spot.start())
        road = _zh_road.search(text, start, spot.start()) is not None
        building = not road and _zh_building.search(text, start, spot.start()) is not None
        regions = len(_zh_admin.findall(text[start : spot.start()])) + known
        end, tails = _extended(_zh_tail, text, spot.end(), 6)
        points = 2 * road + building + min(regions, 3) + (tails > 0)
        announced = _zh_announced.search(text, max(0, start - 24), start) is not None
        points += announced
        plain = announced and regions > 0 and _zh_plain.search(text, start, spot.start()) is not None
        if not (road or building or plain) or points < (3 if building else 2):
            continue
        if start == run.start() and not known and regions == 0:
            start = max(start, spot.start() - 7)
        done = end
        yield _judged(start, end, points > 2, "Chinese address")


def _zh_start(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the regions in a run of letters begin, and whether a known one does."""
    region = _zh_region.search(text, start, end)
    if region is not None:
        code = _zh_code.search(text, start, region.start())
        return (region.start() if code is None else code.start()), True
    first = _zh_admin.search(text, start, end)
    lead = _zh_lead.match(text, start, end - 2 if first is None else first.end() - 2)
    begin = start if lead is None else lead.end()
    while text[begin] in " ,，、":
        begin += 1
    return begin, False


_zh_code = re.compile(rf"(?<!{_D}){_D}{{3,6}}[ ,，]{{0,2}}(?:中国|中國|台灣|臺灣)?[ ,，]?$")

# Japan -------------------------------------------------------------------------------------------------------------
_JA_PREFECTURES = (
    "北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|"
    "愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_K = r"[\u30a1-\u30fa\u30fcヶ]"
_JA_TOWN = rf"(?:{_H}|{_K}|(?<={_H})[のがつノ之ノ](?={_H})|みなとみらい|さいたま|つくば|いわき|ひたちなか|たつの|うるま|あきる野)"
_JD = r"(?:[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})"
_ja_address = re.compile(
    rf"(?:〒[ ]?[0-9０-９]{{3}}[-−－ー‐]?[0-9０-９]{{4}}[ \u3000\n,、]{{0,3}}|(?<![\d-])\d{{3}}-\d{{4}}[ \u3000\n,、]{{0,3}}(?={_H}))?"
    rf"(?P<region>{_JA_PREFECTURES}|(?:さいたま|つくば|いわき|{_H}{{1,5}}?)(?:市(?!場)|(?<=[^地学])区(?=[^画分間別切]))|(?<=[0-9０-９][ \u3000\n、,]){_H}{{1,5}}[市区郡町村])"
    rf"[ \u3000]?{_JA_TOWN}{{0,20}}[ \u3000]?(?:(?<=[ \u3000]){_JA_TOWN}{{1,10}}[ \u3000]?)?"
    rf"(?P<number>{_JD}[ ]?丁目(?:[ ]?{_JD}(?:番地?の?|[-−－ー‐の])?(?:{_JD}号?|(?<=番)))?(?:[-−－ー‐]?{_JD}号?)?"
    rf"|{_JD}番地?の?(?:[ ]?{_JD}号?)?(?:[-−－ー‐]{_JD})?|{_JD}(?:[-−－ー‐の]{_JD}){{1,3}}(?:号(?!室))?|{_JD}号(?!室|線|車|館))"
)
_ja_spot = re.compile(rf"{_JD}(?:[ ]?丁目|番|号|[-−－ー‐の]{_JD})")
_ja_tail = re.compile(
    rf"[ \u3000\n,、]{{0,2}}(?:(?:{_H}|{_K}|[A-Za-zＡ-Ｚ・のガ]){{2,20}}[ \u3000]?)(?:{_D}{{1,5}}(?:号室|号|室|階|[FＦ](?![A-Za-z]))?(?!{_D}|[年月日時分円個枚本回点名人歳-])|(?:ビル|マンション|ハイツ|荘)(?:[ \u3000]?{_D}{{1,3}}(?:階|[FＦ]))?)"
    rf"|[ \u3000-]{{0,1}}{_D}{{1,5}}(?:号室|号棟|棟|階|室|[FＦ](?![A-Za-z]))"
)
_ja_kyoto = re.compile(
    rf"(?:〒[ ]?[0-9０-９]{{3}}[-−－ー‐]?[0-9０-９]{{4}}[ \u3000\n,、]{{0,3}})?(?:京都府[ \u3000]?)?京都市[ \u3000]?{_H}{{1,3}}区[ \u3000]?{_JA_TOWN}{{2,16}}?"
    rf"(?:(?:[上下]|[東西]入)[るルが]{{0,2}}|通|筋)[ \u3000]?{_JA_TOWN}{{1,12}}[ \u3000]?(?:{_JD}(?:番地?の?)?(?:[-−－ー‐の]?{_JD}(?!{_D}))?(?:号(?!室))?|(?<=町))"
)
"""Kyoto's way: the crossing of two streets, up, down, east or west of it (三条通柳馬場西入), and the quarter."""
crossings_max = 100
_ja_contact = re.compile(r"[ \u3000\n,、]{0,3}(?:電話|携帯|TEL|Tel|tel|FAX|氏名|お?名前|宛|担当|注文|受注|商品|〒)")


def japanese(text: str, kana: bool = True) -> Iterator[Judgement]:
    """Addresses in Japanese letters; without ``kana`` in the text only those with a prefecture or postcode, because Chinese
    ones look like the others."""
    done, crossings = 0, []
    for crossing in _ja_kyoto.finditer(text) if "京都市" in text else ():
        crossings.append((crossing.start(), _with_tails(text, crossing.end())))
        yield _judged(*crossings[-1], True, "Japanese address")
    for spot in _ja_spot.finditer(text):
        if spot.start() < done or any(start <= spot.start() < end for start, end in crossings[:crossings_max]):
            continue
        match = _ja_address.search(text, max(done, spot.start() - left_chars), spot.end() + 30)
        if match is None or match.end() < spot.start():
            done = spot.end()
            continue
        start, end = match.span()
        region = match.group("region")
        if match.start("number") == match.end("region") and "丁目" not in match.group("number"):
            done = spot.end()  # 渋谷区3号 without a quarter
            continue
        sure = region[-1] in "都道府県" or text[start] == "〒" or text[start].isdigit()
        if not sure and not (
            kana and (("市" in region and "区" in match.group()) or not match.group("number").isdigit())
        ):
            continue
        done = end = _with_tails(text, end)
        yield _judged(start, end, sure, "Japanese address")


def _with_tails(text: str, end: int) -> int:
    """Where a building and a room behind a house number end."""
    for _ in range(2):
        tail = None if _ja_contact.match(text, end) else _ja_tail.match(text, end, end + 40)
        if tail is None:
            break
        end = tail.end()
    return end


# Korea -------------------------------------------------------------------------------------------------------------
_KO_REGION = (
    r"(?:서울(?:특별시|시)?|(?:부산|대구|인천|광주|대전|울산)(?:광역시|시)?|세종(?:특별자치시|시)?|제주(?:특별자치도|도)?|"
    r"(?:경기|강원|충청[남북]|전라[남북]|전북|경상[남북])(?:특별자치)?도|충[남북]|전[남북]|경[남북]|경기|강원)"
)
_G = r"[가-힣]"
_KS = r"(?:[ ,]{1,2}|,?[ ]?\n[ ]{0,8})"
_ko_address = re.compile(
    rf"(?:(?:우편번호[ :]{{0,2}})?[(\[]?(?<!\d)\d{{5}}[)\]]?{_KS})?(?:(?:대한민국|한국){_KS})?"
    rf"(?:(?<!{_G}){_KO_REGION}{_KS})?(?:(?<!{_G}){_G}{{1,9}}[시군구]{_KS}){{0,3}}(?:{_G}{{1,5}}[읍면동]{_KS})?"
    rf"(?:(?<!{_G})(?P<road>{_G}{{1,9}}\d{{0,2}}\d{{0,1}}(?:로|길|거리|가)(?:[ ]?\d{{1,4}}(?:번|가)?[가나다라]?길)?)[ ]?(?:지하[ ]?)?\d{{1,4}}(?:-\d{{1,4}})?"
    rf"|(?<!{_G})(?P<lot>{_G}{{1,6}}\d{{0,2}}[동리가])[ ]?(?:산[ ]?)?\d{{1,4}}(?P<minor>-\d{{1,4}})?(?:번지)?"
    rf"|(?<!{_G})(?P<box>(?:{_G}{{2,8}})?우체국[ ]?사서함[ ]?(?:제[ ]?)?\d{{1,6}}(?:호)?))"
    rf"(?![\d,]*[ ]?(?:원|개|분|시간|시(?!청)|일|월|년|명|번째|퍼센트|%|회|위|건|장|박|배|세|km|kg|cm|GB|호선))(?![\d-])"
)
_ko_admin = re.compile(rf"(?<!{_G})(?:{_KO_REGION}|{_G}{{1,9}}[시군구])(?=[ ,\n])")
_ko_announced = re.compile(r"(?:주소|배송지|도착지|사는 ?곳|수령지|address)[^\n]{0,8}$", re.IGNORECASE)
_ko_unit = r"(?:지하[ ]?)?(?:[A-Z]?\d{1,4}|[A-Z]|[가나다라])(?:동|호|층|F(?![A-Za-z]))(?!선)"
_ko_tail = re.compile(
    rf"[ ,]{{0,2}}(?:\({_G}{{1,8}}(?:[동읍면리가])?(?:, ?[^\n()]{{1,20}})?\)|(?:{_G}{{2,14}}[ ]?(?:아파트|빌라|오피스텔|빌딩|타워|맨션|하이츠|자이|푸르지오|래미안)[ ]?)?"
    rf"{_ko_unit}|(?:아파트|빌라|오피스텔|빌딩|타워)|{_G}{{2,10}}(?:아파트|빌라|오피스텔|빌딩|타워)(?!{_G})|\d{{5}}(?![\d-]))"
    rf"|,[ ](?:[가-힣A-Za-z0-9]{{2,24}}[ ]){{1,3}}{_ko_unit}|[ ][가-힣A-Za-z]{{2,18}}[ ]{_ko_unit}"
)


def korean(text: str) -> Iterator[Judgement]:
    """Addresses in Korean letters."""
    for match in _ko_address.finditer(text):
        start, end = match.span()
        while text[start] in " ,":
            start += 1
        regions = len(_ko_admin.findall(text[start:end]))
        announced = _ko_announced.search(text, max(0, start - 20), start) is not None
        end, tails = _extended(_ko_tail, text, end, 4)
        clear = match.group("road") or match.group("minor") or match.group("box") or tails or announced
        if not (regions > 1 or (regions and clear) or announced):
            continue
        yield _judged(start, end, regions > 0, "Korean address")


def _extended(tail: re.Pattern[str], text: str, end: int, most: int) -> tuple[int, int]:
    """Where the parts behind a house number end, and how many there are."""
    count = 0
    while count < most and (more := tail.match(text, end, end + 40)) is not None and more.end() > end:
        end, count = more.end(), count + 1
    return end, count


def _judged(start: int, end: int, sure: bool, form: str) -> Judgement:
    confidence = Confidence.VERY_LIKELY if sure else Confidence.LIKELY
    return Judgement(start=start, end=end, confidence=confidence, reasons=(form,), weight=2, parts=True)


def eastern(text: str, scripts: Script) -> Iterator[Judgement]:
    """Addresses in the scripts of East Asia that a text holds."""
    if scripts & Script.HANGUL:
        yield from korean(text)
    if scripts & Script.HAN:
        spans = []
        for judgement in japanese(text, bool(scripts & Script.KANA)):
            spans.append((judgement.start, judgement.end))
            yield judgement
        for judgement in chinese(text):
            if not any(judgement.start < end and start < judgement.end for start, end in spans):
                yield judgement


_hits_text = """
请寄到[上海市浦东新区张江镇科苑路88号3号楼1502室]，谢谢
地址 [北京市朝阳区建国路88号]
收货地址：[广东省深圳市南山区科技园南区深南大道9988号，邮编518057]
[新北市板橋區文化路二段182巷3弄5號]
[106台北市大安區信義路三段7號12樓之3]
包裹请寄到[临河市南桥218号]。
送到[香港九龍尖沙咀彌敦道100號5樓A室]
住所 [東京都千代田区千代田1-1]
[〒150-0002 東京都渋谷区渋谷2丁目21番1号] 電話 03-1234-5678
お届け先：[大阪府大阪市北区梅田3-1-3 ノースゲートビル 1203号室]
[横浜市中区山下町10-3]に送ってください
[〒321-4567 西森市4丁目2番8号]に送ってください
届け先を [〒604-8083 京都府京都市中京区三条通柳馬場西入桝屋町75] に
[京都市下京区四条通烏丸東入長刀鉾町20番地 四条ビル3階]へ
주소 [서울특별시 강남구 테헤란로 152]
[수원시 권선구 세지로 12, 하늘마루센터 A동 8층]로 보내 주세요
사무실은 [은평구 갈현동 456-7] 입니다
배송지는 [부산광역시 해운대구 해운대로 570번길 22, 101동 1203호] 입니다
[경기도 성남시 분당구 판교역로 235 (삼평동)]
"""
EAST_HITS = tuple(
    Example(line.replace("[", "").replace("]", ""), (line[line.index("[") + 1 : line.index("]")],))
    for line in _hits_text.strip().splitlines()
)
_misses_text = """
地铁10号线延长到凌晨1点，请在3号之前发货
这款手机有3种颜色，8号球衣售价199元，第2号公告
京东双11活动，满300减40，北京市场增长12%
东京湾大酒店 3 晚特价 899 元
本店5号楼的电梯坏了
货已送到杭州市，仓库3号门卸货
東京都内3店舗で販売、送料は全国一律500円
大阪市で2回、京都市で1回イベント開催
商品番号12-34-56、サイズ 30-40-20
이 제품은 서울에서 3개 팔렸고 배송은 2일 걸립니다
앞으로 10일 안에 반품 가능하고 새로 2개 출시
서울시 강남구로 3개 보냈어요
"""
EAST_MISSES = tuple(_misses_text.strip().splitlines())
