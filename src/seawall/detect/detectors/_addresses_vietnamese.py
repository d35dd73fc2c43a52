"""Vietnamese addresses: pieces between commas, each with its word before it, from the house up to the city.

    số 12 ngõ 45 Hào Nam, phường Ô Chợ Dừa, Đống Đa, Hà Nội      123/4B Nguyễn Trãi, P.2, Q.5, TP.HCM
    house alley  name     ward               name      city       numbered           ward district city

Chains as in ``_addresses_scripts.py``; looked for only where a text holds letters that hardly any other language has.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Example, Judgement
from seawall.detect.detectors._address_forms import Form, proofs
from seawall.detect.detectors._addresses_scripts import chained
from seawall.detect.detectors._vietnamese import tones
from seawall.detect.scripts import Script

_U = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NAME = rf"(?:{_U}[^\W\d_]{{0,6}}(?: {_U}[^\W\d_]{{0,6}}){{0,3}})"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?){0,3}(?!\w)"
_PROVINCES = (
    "Hà Nội|TP\\.? ?HCM|TP\\.? ?Hồ Chí Minh|Hồ Chí Minh|Sài Gòn|Đà Nẵng|Hải Phòng|Cần Thơ|Bình Dương|Đồng Nai|Bắc Ninh|Hải Dương|"
    "Nghệ An|Thanh Hóa|Huế|Khánh Hòa|Nha Trang|Lâm Đồng|Đà Lạt|Quảng Ninh|Quảng Nam|Bà Rịa|Vũng Tàu|Long An|An Giang|"
    "Kiên Giang|Đắk Lắk|Gia Lai|Bình Định|Phú Yên|Nam Định|Thái Bình|Thái Nguyên|Vĩnh Phúc|Hưng Yên|Tiền Giang|Việt Nam"
)
_form = Form(
    Script.NONE,
    "Vietnamese address",
    re.compile(
        rf"(?<![\w./])(?:(?P<house>(?i:số nhà|nhà số|số|sn)[ ]?{_NUMBER})"
        rf"|(?P<alley>(?i:ngõ|ngách|hẻm|kiệt)[ ]?{_NUMBER}(?:[ ]{_NAME}(?!\w))?)"
        rf"|(?P<numbered>{_NUMBER}[ ](?:(?i:đường|phố)[ ])?{_NAME}(?!\w))"
        rf"|(?P<unit>(?i:căn hộ|chung cư|tòa nhà|toà nhà|tòa|toà|phòng|tầng|lầu|lô|block)[ ]?(?:[A-Z]?\d{{1,4}}[A-Z]?|{_NAME})(?!\w))"
        rf"|(?P<hamlet>(?i:thôn|ấp|xóm|tổ dân phố|tổ|khu phố|khối|bản|buôn)[ ](?:\d{{1,2}}|{_NAME})(?!\w))"
        rf"|(?P<ward>(?:(?i:phường|xã|thị trấn)[ ]|(?i:p|f)\.[ ]?)(?:\d{{1,2}}|{_NAME})(?!\w))"
        rf"|(?P<district>(?:(?i:quận|huyện|thị xã)[ ]|(?i:q|h)\.[ ]?)(?:\d{{1,2}}|{_NAME})(?!\w))"
        rf"|(?P<province>(?:(?i:tỉnh|thành phố)[ ])?(?:{_PROVINCES})(?!\w))"
        rf"|(?P<road>(?i:đường|phố)[ ]{_NAME}(?!\w))"
        rf"|(?P<name>(?<=, ){_NAME}(?=,)|(?<=\d ){_NAME}(?=,)))"
    ),
    proofs(
        "numbered+ward numbered+district numbered+province numbered+unit house+ward house+district house+province "
        "alley+ward alley+district alley+province hamlet+ward house+road unit+road+district"
    ),
    re.compile(r"[ ]?[,;–-]?[ ]?\n?[ ]{0,2}"),
)


def vietnamese(text: str) -> Iterator[Judgement]:
    """Addresses in a text that holds letters of Vietnamese."""
    if tones.search(text) is not None:
        yield from chained(text, _form)


_hits_text = """
giao về [số 12 ngõ 45 Hào Nam, phường Ô Chợ Dừa, Đống Đa, Hà Nội] nhé
gửi tới [123/4B Nguyễn Trãi, P.2, Q.5, TP.HCM], sđt bên dưới
Địa chỉ: [thôn 3, xã Hòa Tiến, huyện Hòa Vang, Đà Nẵng]
[Căn hộ 1205, chung cư Sunrise, 25 Nguyễn Hữu Thọ, quận 7, TP HCM]
"""
VIETNAMESE_HITS = tuple(
    Example(line.replace("[", "").replace("]", ""), (line[line.index("[") + 1 : line.index("]")],))
    for line in _hits_text.strip().splitlines()
)
VIETNAMESE_MISSES = (
    "Giao hàng nội thành Hà Nội và TP.HCM trong 2 ngày, phí 30.000đ",
    "Cửa hàng có 3 chi nhánh ở Đà Nẵng, mở cửa từ 8 giờ",
    "Đơn số 1205, Hà đã thanh toán, 2 áo 1 quần",
)
