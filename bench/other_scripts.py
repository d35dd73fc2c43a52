"""Names and addresses in other letters than Latin, locale by locale, and false alarms on texts without any.

    python -m bench.other_scripts [--texts 300] [--seed 5] [--show LOCALE]

Names are Faker's (MIT, in requirements/test.txt); so are streets and towns where its addresses are in the language, else
small lists below. Sentences are our own: a handful a locale with a label, a greeting or a sentence round the value, and
eight to sixteen without a person. Names are unseen, sentences are not: what they missed was looked at once. A value counts
as found when half of it is covered; a finding of these kinds in a text without any is a false alarm.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable

from faker import Faker

from seawall.app import open_engine

# locale: (texts with {N} name and {A} address, texts without)
TEXTS = {
    "zh_CN": (
        "客户{N}反映订单没有收到|收件人：{N}，地址：{A}|{N} 13812345678 {A}|您好，我是{N}，请把包裹寄到{A}，谢谢|姓名：{N}|{N}先生您好，您的退款已处理|请联系{N}女士确认尺码|送货地址是{A}|我叫{N}，想换货",
        "这款蓝牙耳机续航30小时，支持快充|京东双11满300减40，天猫同步优惠|请问这件衣服有几种颜色？|发货后48小时内到达，周一到周五上班|高品质纯棉面料，黄色和白色现货|商品编号 12345678，库存 35 件|包装完好，客服态度很好，五星好评|北京和上海的门店本周末营业到22点|"
        "国务院周三公布第12号文件，市场反应平稳|东京湾酒店3晚特价899元|手机壳3号色断货，8号补货|订单已取消，退款3个工作日到账|方便面10包装，马上抢购|请先生成订单再付款|客户满意度调查显示服务改善|我是老客户，请给优惠",
    ),
    "zh_TW": (
        "客戶{N}反映包裹沒有收到|收件人：{N}，地址：{A}|{N} 0912345678|您好，我是{N}，請寄到{A}|{N}先生您好|聯絡人：{N}|寄送地址：{A}",
        "這款耳機續航30小時，支援快充|滿千折百，週末限定|請問有幾種顏色？|台北門市營業到22點|商品編號 12345678，庫存 35 件|高品質純棉，黃色白色現貨|出貨後3天內到貨|捷運2號線延長營運",
    ),
    "ja_JP": (
        "お客様名：{N}|{N}様、ご注文ありがとうございます|{N}と申します。商品が届きません|住所：{A}|届け先は{A}でお願いします|氏名：{N} 住所：{A}|{N}さんから返品の連絡がありました|{N} 090-1234-5678",
        "このイヤホンは30時間使えます|送料は全国一律500円です|東京と大阪の店舗は22時まで営業|商品番号12-34-56、在庫35点|サイズ交換はできますか？|お客様サポートまでご連絡ください|同様の商品が多様なカラーで入荷|皆様のご来店をお待ちしております|"
        "政府は3日、新しい方針を発表した|平日2-3日で発送します|林檎と森のジャム、3個セット|千葉県産のお米5kg|山本屋のうどん、川口店で販売|本日は雨のち晴れ、最高気温は20度|たくさんのレビューありがとうございます|石川県の伝統工芸品です",
    ),
    "ko_KR": (
        "고객명: {N}|{N}님이 반품을 요청했습니다|저는 {N}입니다. 배송이 안 왔어요|받는 분: {N} 주소: {A}|배송지를 {A} 로 변경해 주세요|{N} 010-1234-5678|주소 {A}|{N} 고객님 안녕하세요",
        "이 이어폰은 30시간 사용할 수 있습니다|전국 무료 배송, 3개 이상 구매시 10% 할인|서울과 부산 매장은 22시까지 영업합니다|상품번호 12345678, 재고 35개|사이즈 교환이 가능한가요?|고객님의 주문이 접수되었습니다|담당자 연결이 어렵습니다|정부는 3일 새로운 방침을 발표했다|"
        "무료로 2개 더 드립니다|앞으로 10일 안에 환불됩니다|선생님께 감사드립니다|이번 주 신상품 출시|고급 원단, 한정 수량|주문하신 상품이 오늘 출고됩니다|구매 후기 감사합니다, 별 5개|회원 등급이 변경되었습니다",
    ),
    "ru_RU": (
        "Клиент {N} не получил заказ|Здравствуйте, меня зовут {N}|Получатель: {N}, адрес: {A}|Прошу отправить на адрес {A}|{N} просит вернуть деньги|С уважением, {N}|Звонил {N} по поводу возврата|Доставить: {A}, для {N}",
        "Наушники работают 30 часов без зарядки|Скидка 20% на Новую Коллекцию до 5 Мая|Магазины в Москве и Казани открыты до 22:00|Артикул 12345678, остаток 35 штук|Можно обменять размер?|Добрый день! Где мой заказ?|Заказ оплачен, ждите курьера|Правительство России утвердило план на 2025 год|"
        "Телефон Самсунг Галакси, цвет Чёрный|Роман Толстого, твёрдый переплёт|Доставка Почтой России 5 дней|Театр имени Пушкина и музей на ул. Ленина открыты|Кофе Жокей и чай Ахмад по акции|Спасибо большое, всё отлично!|Яндекс Маркет и Озон снизили цены|Куртка Зимняя Мужская, размер 52",
    ),
    "uk_UA": (
        "Клієнт {N} не отримав замовлення|Мене звати {N}, де мій пакунок?|Отримувач: {N}, адреса: {A}|Надішліть на адресу {A}|З повагою, {N}|{N} просить повернути кошти",
        "Навушники працюють 30 годин|Знижка 20% на Нову Колекцію|Магазини у Києві та Львові відкриті до 22:00|Артикул 12345678, залишок 35 штук|Чи можна обміняти розмір?|Доброго дня! Де моє замовлення?|Нова Пошта доставляє за 2 дні|Уряд України затвердив план",
    ),
    "el_GR": (
        "Ο πελάτης {N} δεν πήρε την παραγγελία|Με λένε {N}|Παραλήπτης: {N}, διεύθυνση: {A}|Στείλτε το στη διεύθυνση {A}|Όνομα: {N}",
        "Τα ακουστικά κρατούν 30 ώρες|Έκπτωση 20% στη Νέα Συλλογή|Τα καταστήματα στην Αθήνα είναι ανοιχτά έως τις 22:00|Κωδικός 12345678, απόθεμα 35|Καλημέρα σας, πού είναι η παραγγελία μου;|Η κυβέρνηση ανακοίνωσε το σχέδιο|Παράδοση σε 2 μέρες|Ευχαριστώ πολύ",
    ),
    "ar_SA": (
        "العميل {N} لم يستلم الطلب|اسمي {N} وأين طلبي؟|الاسم: {N}، العنوان: {A}|أرسل الطلب إلى {A}|السيد {N} طلب استرجاع المبلغ",
        "السماعة تعمل 30 ساعة|خصم 20% على المجموعة الجديدة|متاجرنا في الرياض وجدة مفتوحة حتى 10 مساء|رقم المنتج 12345678|السلام عليكم، أين طلبي؟|المنتج جميل والسعر مناسب|التوصيل خلال 3 أيام|أعلنت الحكومة خطة جديدة",
    ),
    "he_IL": (
        "הלקוח {N} לא קיבל את ההזמנה|שמי {N} ואני מחכה למשלוח|שם: {N}, כתובת: {A}|נא לשלוח אל {A}|מר {N} ביקש החזר",
        "האוזניות עובדות 30 שעות|הנחה של 20% על הקולקציה החדשה|החנויות בתל אביב ובחיפה פתוחות עד 22:00|מק\"ט 12345678, מלאי 35|שלום, איפה ההזמנה שלי?|המשלוח יגיע תוך 3 ימים|הממשלה אישרה את התוכנית|תודה רבה על השירות",
    ),
    "hi_IN": (
        "ग्राहक {N} को ऑर्डर नहीं मिला|मेरा नाम {N} है|नाम: {N}, पता: {A}|कृपया {A} पर भेजें|श्री {N} ने रिफंड माँगा",
        "यह हेडफोन 30 घंटे चलता है|नए कलेक्शन पर 20% छूट|दिल्ली और मुंबई की दुकानें 10 बजे तक खुली हैं|उत्पाद संख्या 12345678|नमस्ते, मेरा ऑर्डर कहाँ है?|डिलीवरी 3 दिन में होगी|सरकार ने नई योजना घोषित की|सेवा के लिए धन्यवाद",
    ),
    "th_TH": (
        "ชื่อลูกค้า {N}|ผมชื่อ {N} ครับ|ผู้รับ: {N} ที่อยู่: {A}|ส่งที่ {A}|นาย{N} ขอคืนเงิน",
        "หูฟังใช้งานได้ 30 ชั่วโมง|ลด 20% สำหรับคอลเลกชันใหม่|ร้านในกรุงเทพและเชียงใหม่เปิดถึง 22:00|รหัสสินค้า 12345678|สวัสดีครับ สินค้าถึงเมื่อไหร่|คุณสามารถคืนสินค้าได้ภายใน 7 วัน|ขอบคุณมากค่ะ|รัฐบาลประกาศแผนใหม่",
    ),
}  # fmt: skip
STREETS = {
    "ar_SA": "شارع الملك عبدالعزيز|شارع التحلية|طريق الملك فهد|شارع العليا|شارع الأمير سلطان|شارع الستين",
    "hi_IN": "महात्मा गांधी मार्ग|नेहरू नगर|सुभाष कॉलोनी|शिवाजी नगर|राजेंद्र विहार|स्टेशन रोड",
}
TOWNS = {"ar_SA": "الرياض|جدة|الدمام|أبها|بريدة|حائل", "hi_IN": "लखनऊ|जयपुर|पटना|भोपाल|नासिक|आगरा"}


def address(locale: str, fake: Faker, dice: random.Random) -> str:
    """An address of the locale in one line."""
    if locale == "ar_SA":
        street, town = dice.choice(STREETS[locale].split("|")), dice.choice(TOWNS[locale].split("|"))
        return dice.choice(
            (
                f"{street}، حي {fake.last_name()}، {town} {dice.randint(11000, 65000)}",
                f"{dice.randint(1, 900)} {street}، {town}",
            )
        )
    if locale == "hi_IN":
        return f"मकान नंबर {dice.randint(1, 400)}, {dice.choice(STREETS[locale].split('|'))}, {dice.choice(TOWNS[locale].split('|'))} {dice.randint(110001, 799999)}"
    if locale == "zh_CN":
        own = f"{fake.province()}{fake.city()}{fake.district()}区{fake.street_name()}{dice.randint(1, 400)}号{dice.randint(1, 20)}栋{dice.randint(101, 2900)}室"
        return dice.choice((own, fake.address()))
    if locale == "ko_KR" and dice.random() < 0.5:
        return f"{fake.address()}, {dice.randint(101, 120)}동 {dice.randint(101, 2500)}호"
    return fake.address().replace(",\n", ", ").replace("\n", ", ")


def person(locale: str, fake: Faker) -> str:
    """A name as people of the locale write it, without a title."""
    return (
        f"{fake.first_name()} {fake.last_name()}"
        if locale in ("ar_SA", "he_IL", "hi_IN", "el_GR", "th_TH")
        else fake.name()
    )


def made(locale: str, texts: int, seed: int) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """``(text, [(kind, start, end)])``; the second half of them holds nothing."""
    fake, dice = Faker(locale), random.Random(seed)
    fake.seed_instance(seed)
    layouts, clean = (part.split("|") for part in TEXTS[locale])
    rows: list[tuple[str, list[tuple[str, int, int]]]] = []
    for _ in range(texts):
        text, spans = "", []
        for n, piece in enumerate(dice.choice(layouts).replace("{N}", "\0N\0").replace("{A}", "\0A\0").split("\0")):
            if n % 2:
                value = person(locale, fake) if piece == "N" else address(locale, fake, dice)
                spans.append(("person_name" if piece == "N" else "street_address", len(text), len(text) + len(value)))
                piece = value
            text += piece
        rows.append((text, spans))
    return rows + [(" ".join(dice.sample(clean, 2)), []) for _ in range(texts)]


def covered(span: tuple[str, int, int], found: list[tuple[str, int, int]]) -> bool:
    """Whether findings of its kind cover half of a span."""
    kind, start, end = span
    overlap: Callable[[int, int], int] = lambda low, high: max(0, min(end, high) - max(start, low))
    return 2 * sum(overlap(low, high) for name, low, high in found if name == kind) >= end - start


def main(arguments: list[str]) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", default="")
    options = parser.parse_args(arguments)
    engine = open_engine()
    print(
        "| locale | persons: recall | addresses: recall | wrong, in texts with | false alarms in 1,000 sentences without | µs a text |"
    )
    print("|---|---|---|---|---|---|")
    for locale in TEXTS:
        hits: dict[str, list[bool]] = {"person_name": [], "street_address": []}
        wrong = false = 0
        rows = made(locale, options.texts, options.seed)
        started = time.thread_time()
        scans = [engine.scan(text) for text, _ in rows]
        took = (time.thread_time() - started) / len(rows)
        for (text, spans), findings in zip(rows, scans, strict=True):
            found = [(one.detector, one.start, one.end) for one in findings if one.detector in hits]
            for span in spans:
                hits[span[0]].append(covered(span, found))
                if locale == options.show and not hits[span[0]][-1]:
                    print("missed", span[0], text, [text[low:high] for _, low, high in found])
            extra = [one for one in found if not any(low < one[2] and one[1] < high for _, low, high in spans)]
            wrong += bool(extra and spans)
            false += 0 if spans else len(extra)
            if locale == options.show and extra:
                print("false", text, [(name, text[low:high]) for name, low, high in extra])
        recalls = [sum(one) / max(len(one), 1) for one in hits.values()]
        print(
            f"| {locale} | {recalls[0]:.2f} | {recalls[1]:.2f} | {wrong} of {options.texts} | {false * 500 / options.texts:.1f} | {took * 1e6:.0f} |"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
