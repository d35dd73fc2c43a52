"""Words that say a telephone number stands near, and what says that it is another number."""

from __future__ import annotations

from seawall.detect.accents import typed
from seawall.detect.detector import words
from seawall.detect.detectors._national_schemes import SCHEMES
from seawall.detect.detectors._shop_words import OTHER_NUMBERS

STRONG_WORDS = typed(
    words(
        "phone, phones, phone number, phone no, telephone, telephone number, tel, tel no, fax, faks, telefax, telefaks, faxnummer*, fax number, numer faksu, mobile, mobile number, mobile phone, cell, "
        "cell phone, cellphone, landline, msisdn, hotline, voicemail, whatsapp, sms, call me on, call me at, call me back on, ring me on, phone me on, "
        "reach me on, reach me at, reached at, reached on, contact no, contact number, telefon*, telefón*, teléfon*, tél, téléphon*, telefoon*, "
        "telefone*, telemóvel, telemovel, telepon*, telp, mobil, mobilnummer*, mobiltelefon*, mobiele, mobiel, handy, handynummer*, rufnummer*, rückruf*, "
        "unter der nummer, portable, joignable au, joindre au, callback, call back, call-back, appelez-moi au, appeler au, rappeler au, móvil, celular, cellulare, tfno, tlfno, llámame al, "
        "llamar al, chiamarmi al, ligue para, ligar para, bellen op, bel me op, gsm, tlf, tfn, ring meg på, ring mig på, ring til mig på, "
        "nås på, puhelin*, puhelimeni, matkapuhelin*, puh, soita numeroon, komórka*, komórkowy, dzwonić pod, zadzwoń pod, dzwoń pod, "
        "volejte na, volejte mi na, zavolejte na, telefonszám*, hívjon a, hívható, sunați-mă la, sunati-ma la, cep, cep telefonu, cep no, "
        "gsm no, sdt, mobitel*, nazovite me na, no hp, nomor hp, nomor telepon, sđt, số điện thoại, di động, điện thoại, gọi cho tôi số, "
        "bel mij op, bel mij, bel ons op, bereikbaar op, telefoonnommer, selfoon*, liguem-me, ligue-me, ligar-me, me ligue, me liguem, llámenme al, "
        "llámenme, llámeme al, llamarme al, llamarnos al, chiamatemi al, chiamatemi, chiamami al, pokličite, pokličite me na, pokliči me na, telefonska številka, "
        "pozovite me na, skambinti, skambinkite, paskambinkite, zvaniet, piezvaniet, helistage, helistada, telefoninumber*, símanúmer, sími, síma, farsími, hringið, hringdu, "
        "pakitawagan, tumawag, telepono, nipigieni, piga simu, nambari ya simu, namba ya simu, më telefononi, celulari, numri i telefonit, zəng edin, zəng, mobil nömrə, "
        "telèfon, mòbil, truqueu-me, truca'm, telefonoa, mugikorra, rhif ffôn, ffoniwch, uimhir fóin, telefown, ucingo, inombolo yocingo, lambar waya, "
        "numéro de téléphone, numer telefonu, broj telefona, număr de telefon, número de teléfono"
    )
)
LABELS = words(
    "mob, mob no, cel, cell no, fono, fone, telm, tlm, ph, ph no, ph nr, hp, h/p, cp, cp no, wa, w/a, tālr, kom, tel kom, mobile no, mobilnr, "
    "simu, sel, fón, ffôn, zalo, viber, foni, tel st, "
    "m-pesa, mpesa, momo, bkash, nagad, gcash, easypaisa, jazzcash, bizum, swish, mobilepay, vipps, twint, paynow, promptpay, yape, nequi, daviplata, "
    "contacto, contato, mobil nr, tlf nr, tel nr, telefonnr, telnr, phn, hdy, fon, mobnr, rufnr, ctc, ctc no"
)
"""Short for telephones right before a number that has a telephone's length, and perhaps other words elsewhere."""
FOREIGN_WORDS = words(
    "电话, 電話, 手机, 手機, 携帯, 携帯電話, 連絡先, 联系电话, 联系方式, телефон*, тел, моб, мобильн*, мобільн*, позвоните, зателефонуйте, обадете, 전화, "
    "전화번호, 휴대폰, 핸드폰, 연락처, هاتف, هاتفي, جوال, موبايل, اتصل, טלפון, נייד, פלאפון, התקשר, תתקשרו, τηλέφωνο, τηλ, κινητό, καλέστε, "
    "โทร, โทรศัพท์, เบอร์, เบอร์โทร, มือถือ, फोन, मोबाइल, ফোন, ტელეფონი, հեռախոս, تلفن, موبایل, "
    "φαξ, факс, 传真, 傳真, ファックス, ファクス, 팩스, فاكس, פקס, แฟกซ์, 请打, 請打, 拨打, 联系我, 致电, 打电话, 座机, 請撥, 撥打, 聯絡我, 聯絡電話, 行動電話, お電話, 휴대전화, 연락 주세요, "
    "перезвоните, наберите, сот., патэлефануйце, тэлефон, мабільн, передзвоніть, подзвоніть, телефонуйте, звъннете, позовите, мобилни, јавете, ѕвонете, "
    "ұялы, нөміріне, қоңырау шал, хабарласыңыз, чалыңыз, рақами, tālrun, mobilais tel, tel. št, κιν., κινητό μου, πάρτε με, τηλεφωνήσ, τηλέφωνο μου, "
    "ტელ., მობ., მობილურ, დამირეკ, დარეკ, հեռ., բջջ, զանգահար, զանգեք, qo‘ng‘iroq, qo'ng'iroq, qoʻngʻiroq, "
    "تلفون, محمول, نقال, واتساب, خلوي, اتصلوا, للاتصال, للتواصل, להתקשר, סלולרי, וואטסאפ, تماس, همراه:, شماره همراه, فون, موبائل, پر کال, رابطہ نمبر, "
    "फ\u093cोन, \u095eोन, कॉल करें, कॉल कर, संपर्क नंबर, सम्पर्क नम्बर, दूरभाष, व्हाट्सएप, मोबाईल, মোবাইল, কল কর, যোগাযোগ, தொலைபேசி, கைபேசி, மொபைல், அழைக்க, ఫోన్, మొబైల్, "
    "ಫೋನ್, ಮೊಬೈಲ್, ದೂರವಾಣಿ, ഫോൺ, മൊബൈൽ, ફોન, મોબાઇલ, ਫੋਨ, ਮੋਬਾਈਲ, දුරකථන, ဖုန်း, ទូរស័ព្ទ, ໂທລະສັບ, ስልክ, утасны"
)
WEAK_WORDS = typed(
    words(
        "call, called, calling, call me, call us, dial, ring, ring me, text me, text us, reach, reached, reach me, "
        "شماره, شماره‌ام, شماره ام, همراه, همراهم, شماره همراه, شماره من, رقمي, "
        "answering, answer, contact, contact number, office, number is, my number, number, rufen, anrufen, call me back, "
        "ruf mich an, rufen sie mich an, rufen sie uns an, mich unter, uns unter, meine nummer, "
        "appeler, llamar, llame, chiamare, ligar, bellen, ringa, zadzwoń, dzwonić, o kontakt, kontakt pod, volejte, hívjon, sunați, hubungi, "
        "ligue, llámame, appelez, soita, pick up, work, home, text, "
        "phone me, my number's, your number, votre numéro, ton numéro, tu número, su número, seu número, teu número, ihre nummer, deine nummer, uw nummer, je nummer, "
        "twój numer, pana numer, pani numer, vaše číslo, il suo numero, il tuo numero, recapito, recapito telefonico, numaranız, номер телефону, ваш номер, твой номер, "
        " rappelle, rappelez, rappeler, appelle, joindre, erreichbar, rückruf an, anruf, zurückrufen, márquele, márcale, "
        "llamad, llamadme, llámeme, mi telf, mi número, richiamate, chiamate, chiamami, il mio numero, mi chiami, o meu número, meu número, chama, me chama, "
        "meu zap, zap é, o zap, zap do, zap da, zap dela, zap dele, bel naar, bel even, app me, app even, mijn nummer, ring til, ring på, ringe, mit nummer, mitt nummer, numret mitt, nummeret mitt, "
        "soittakaa, numeroni, mój numer, numer to, dzwoń, zavolejte, zavolajte, volaj, volajte, moje číslo, hívja, hívj, hívjanak, számom, "
        "sunați la, sunati la, sună-mă, numărul meu, zovite, nazovite, zovi me, moj broj, numaram, numaramız, arayın, arayabilirsiniz, beni arayın, "
        "hubungi saya, hub saya, nomor saya, nombor saya, mera number, contact is, my contact, text mo, tawagan, nipigie, namba yangu, gọi, theo số, liên hệ, bel my, bel my op, numeroon, numarasından, numaradan, "
        "mi fijo, teléfono fijo, mi número es, localizarme en, contactarme en, contactar-me, contactem-me, o meu contacto, meu contato, telefone fixo, træffes på, "
        "kontaktes på, kan nås på, når mig på, treffes på, fastnet, fasttelefon, fastnetz, mans numurs, mano numeris, numeriu, zastižení, na čísle, k dispozícii na, pevná linka, "
        "elérhetőség*, elérhető, vezetékes, númerið mitt, raqamim, nömrəm, minu number, kontakt telefoniczny, numer kontaktowy, stacjonarny, la numărul, mă găsiți la, "
        "dobiti na broj, na broj, kontakt broj, na številki, dosegljiv, dosegljiva, numri im, telefondan, ulaşabilirsiniz, sabit hat, my nommer, nambari yangu, số của tôi, số máy, "
        "liên lạc, nummer ist, numéro est le, mon fixe, mon numéro, il numero è, número é, связаться, по номеру, зв’язатися, зв'язатися, за номером, свържете с мен, свържете се, "
        "мој број, мојот број, менің нөмірім, менин номерим, номерим, ο αριθμός μου, σταθερό, σταθερός, ნომერი, համարն է, համարը, رقمي, رقم التواصل, המספר שלי, شماره من, شماره‌ام, همراه, میرا نمبر, "
        "मेरा नंबर, मेरो नम्बर, माझा नंबर, আমার নম্বর, என் எண், අංකය, 제 번호, 내 번호, "
        "nömrəsinə, raqamiga, contactați-mă, contatti, contattatemi al, tawagan, itext, "
        "позвонить, звоните, мой номер, мій номер, дзвоніть, обадете се, номерът ми, τηλεφωνήστε, ο αριθμός μου, 我的号码, 打给我, 電話は, 번호는"
    )
)
"""Words that also mean other things, or announce names too: a number must stand on their line, with no other between."""
_IDENTITIES = tuple(
    word
    for scheme in SCHEMES
    for word in words(scheme.words)
    if (len(word) > 3 or any(ord(c) > 0xFF for c in word)) and word != "my number"
)
"""What national numbers are called, but for names so short that they are words besides."""
NOT_PHONES = (
    *OTHER_NUMBERS,
    *_IDENTITIES,
    *words(
        "account number, iban, card number, version, latitude, longitude, lat, lng, lon, ssn, vat, tax id, zip, postcode, "
        "reach ec, ec number, ec no, abn, acn, siren, siret, kvk, cvr, org nr, orgnr, eori, vat no, vat id, ust-id, ust-idnr, hrb, handelsregister*, company number, "
        "company no, registration no, registration number, cas, d-u-n-s, duns, regon, nip, cif, btw, mwst, partita iva, p.iva, "
        "zip code, passport, ref, internal ref, reference, price, total, session, build, timestamp, sort code"
    ),
)
SPOKEN = {
    "téléphon": "FR BE CH", "portable": "FR BE CH", "joign": "FR BE CH", "appel": "FR BE CH", "rappel": "FR BE CH",
    "numéro de t": "FR BE CH", "handy": "DE AT CH", "rufnummer": "DE AT CH", "rückruf": "DE AT CH", "anrufen": "DE AT CH",
    "telefonnummer": "DE AT CH", "unter der": "DE AT CH", "telefoon": "NL BE", "mobiel": "NL BE", "bellen": "NL BE",
    "bel me": "NL BE", "teléfono": "ES MX", "móvil": "ES MX", "llam": "ES MX", "cellulare": "IT", "chiama": "IT",
    "telemóvel": "PT", "telefone": "BR PT", "celular": "BR MX", "ligue": "BR PT", "ligar": "BR PT", "komórk": "PL",
    "numer tel": "PL", "zadzwoń": "PL", "puh": "FI", "matkapuhelin": "FI", "soita": "FI", "tlf": "NO DK", "ring m": "SE NO DK",
    "nås på": "SE", "cep": "TR", "gsm no": "TR", "volejte": "CZ", "zavolejte": "CZ", "telefonszám": "HU", "hívj": "HU",
    "sun": "RO", "电话": "CN", "手机": "CN", "携帯": "JP", "電話": "JP", "전화": "KR", "휴대폰": "KR", "연락처": "KR", "טלפון": "IL",
    "נייד": "IL", "τηλ": "GR", "κινητό": "GR", "telefon": "DE AT CH PL CZ HU RO SE NO DK TR",
}  # fmt: skip
"""Where the language is spoken that a word belongs to."""
