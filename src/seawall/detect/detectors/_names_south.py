"""Names of people in Tamil, Bengali, Persian and Urdu letters.

These scripts have no capitals, and a sentence's other words follow a name without a mark. So a name is what stands behind
a form's label as far as its line or a comma goes; behind *my name is*, a title, a greeting or a closing, as far as words are
known names or a mark ends it; before a word of address (*bhai*, *jan*, *sir*); and two known names side by side. The lists are
the commonest names of each language, written from general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.detect.detectors._given_names import listed
from seawall.detect.scripts import Script
from seawall.model.words import Confidence

words_max = 4
"""Words of a name."""


class Letters(NamedTuple):
    """How names are told in a language."""

    signs: str
    """What only its letters are, as a class of a regex."""
    label: str
    """What a form calls a person, with or without its colon."""
    own: str
    """*My name is*."""
    i: str
    """*I*, behind which only known names count."""
    title: str
    greeting: str
    closing: str
    behind: frozenset[str]
    """Words of address behind a name."""
    given: frozenset[str]
    family: frozenset[str]
    ending: str
    """How family names end, as a regex; empty where nothing tells."""
    stop: frozenset[str]
    """Words that are never part of a name."""


_mark = r"(?=[ ]{0,2}(?:[,،.;:!?।۔()|/\"»\n–-]|\+?[0-9০-৯۰-۹٠-٩]|$))"


class Rules:
    """The regexes of a language."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        word = self.word = rf"[{letters.signs}]{{1,24}}(?:\u200c[{letters.signs}]{{1,16}})?"
        edge = rf"(?<![{letters.signs}\u200c])"
        initial = rf"(?:[{letters.signs}]{{1,3}}\.[ ]?){{0,2}}"
        name = self.name = rf"(?P<name>{initial}{word}(?:[ ]{word}){{0,3}})"
        self.field = re.compile(
            rf"{edge}(?:{letters.label})[ ]?[:=：][ ]{{0,2}}(?:(?:{letters.title})[ ]?)?{name}{_mark}"
        )
        self.told = re.compile(
            rf"{edge}(?:(?P<own>{letters.own})|(?P<i>{letters.i})|(?P<title>{letters.title})|(?P<label>{letters.label}))[ ]{{1,2}}{name}"
        )
        self.greeted = re.compile(rf"{edge}(?:{letters.greeting})[ ]{name}(?=[ ]?[,،!])")
        self.signed = re.compile(rf"(?:{letters.closing})[ ]?[,،!]?[ ]?\n[ ]?{name}[ .]{{0,2}}(?=\n|$)")
        self.each = re.compile(rf"{edge}{word}(?![{letters.signs}])")
        self.family = re.compile(rf"(?:{letters.ending})$") if letters.ending else None

    def known(self, word: str) -> bool:
        """Whether a word is a common given or family name."""
        return word in self.letters.given or word in self.letters.family

    def last(self, word: str) -> bool:
        """Whether a word may be a family name."""
        if word in self.letters.family or word in self.letters.given:
            return True
        return self.family is not None and len(word) > 3 and self.family.search(word) is not None


_tamil = Rules(
    Letters(
        signs="\u0b80-\u0be5",
        label="(?:வாடிக்கையாளர்|வாடிக்கையாளரின்|பெறுநர்|அனுப்புநர்|முழுப்|கணக்கு வைத்திருப்பவர்)(?: பெயர்)?|(?<![^\\n])பெயர்|தொடர்புக்கு|தொடர்பு நபர்",
        own="(?:என்|எனது|என்னுடைய) பெயர்",
        i="நான்",
        title="திரு\\.?|திருமதி\\.?|செல்வி\\.|செல்வன்\\.?|டாக்டர்\\.?|பேராசிரியர்|ஆசிரியர்",
        greeting="அன்புள்ள|அன்பார்ந்த|ஹலோ|வணக்கம்,?|ஹாய்|நன்றி,?",
        closing="நன்றி|நன்றியுடன்|இப்படிக்கு|அன்புடன்|வணக்கத்துடன்|மரியாதையுடன்",
        behind=listed("சார் அவர்கள் அவர்களே அவர்களுக்கு அவர்களின் அண்ணா அண்ணன் அக்கா தம்பி ஐயா மேடம் அம்மா ஜி"),
        given=listed(
            "முருகன் செந்தில் குமார் அருண் கார்த்திக் கார்த்திகேயன் ராஜேஷ் சுரேஷ் ரமேஷ் மகேஷ் தினேஷ் கணேஷ் கணேசன் சரவணன் பாலாஜி பாலசுப்பிரமணியம் சுப்பிரமணியன் "
            "விஜய் விஜயன் அஜித் சூர்யா பிரபு பிரபாகரன் ராஜா ராஜன் ராமன் ராமசாமி ரவி ரவிச்சந்திரன் சங்கர் சிவா சிவகுமார் சிவராமன் முத்து முத்துக்குமார் மணி "
            "மணிகண்டன் வேலு வேல்முருகன் பழனி பழனிசாமி அன்பு அன்பழகன் இளங்கோ கண்ணன் கிருஷ்ணன் கோபால் கோவிந்தன் ஆனந்த் அசோக் அரவிந்த் ஹரி ஜெயராமன் ஜெயக்குமார் "
            "நடராஜன் நாராயணன் பரமேஸ்வரன் பாண்டியன் பாஸ்கரன் மோகன் யுவராஜ் லோகேஷ் வசந்த் வினோத் விக்னேஷ் வெங்கடேஷ் வெங்கடேசன் ஸ்ரீதர் ஸ்ரீனிவாசன் சதீஷ் சந்தோஷ் "
            "லட்சுமி மீனாட்சி கவிதா பிரியா தீபா ஆனந்தி விஜயலட்சுமி முத்துலட்சுமி ராஜலட்சுமி தமிழ்ச்செல்வி கலைச்செல்வி செல்வி சுமதி சுதா சுமித்ரா சாந்தி உமா "
            "கீதா சீதா ராதா ராணி மாலா மாலதி மல்லிகா மலர் வசந்தி வள்ளி தேவி துர்கா பார்வதி பத்மா புஷ்பா ரேவதி ரேணுகா லதா வனிதா ஜெயா ஜெயந்தி ஜோதி காயத்ரி கமலா "
            "அனிதா அபிராமி அமுதா இந்திரா ஐஸ்வர்யா கோமதி சங்கீதா சரண்யா சித்ரா திவ்யா நித்யா நந்தினி பவித்ரா பிரேமா பூங்கொடி மகாலட்சுமி மோனிகா யாழினி "
            "முகமது அப்துல் இப்ராகிம் பாத்திமா ஆயிஷா ஜோசப் அந்தோணி மேரி டேவிட் ஸ்டீபன்"
        ),
        family=listed(
            "சுந்தரம் சுந்தர் ராமசாமி நாராயணன் கண்ணன் சுப்பிரமணியன் கிருஷ்ணமூர்த்தி செல்வம் பிள்ளை முதலியார் தேவர் நாயுடு ரெட்டி ஐயர் ஐயங்கார் செட்டியார் கவுண்டர்"
        ),
        ending="",
        stop=listed(
            "பட்டியலில் இல்லை ஏன் எப்போது எங்கே என்ன ஆர்டர் பொருள் பொருளின் சேவை மையம் குழு எண் முகவரி தொலைபேசி கைபேசி இருந்து ஒரு இந்த அந்த நேற்று இன்று நாளை "
            "வாடிக்கையாளர் வாடிக்கையாளரே வாடிக்கையாளர்களே நண்பர்களே அனைவருக்கும் மீண்டும் வருக உங்கள் எங்கள் பணம் கட்டணம் கடை நிறுவனம் அணி பெயர் தான் இங்கே அங்கே"
        ),
    )
)
_bengali = Rules(
    Letters(
        signs="\u0980-\u09e5\u09f0\u09f1\u09fc-\u09fe",
        label="(?:গ্রাহকের|ক্রেতার|প্রাপকের|প্রেরকের|অর্ডারকারীর|পুরো|সম্পূর্ণ) নাম|(?<![^\\n])নাম|গ্রাহক|ক্রেতা|প্রাপক|প্রেরক|যোগাযোগ",
        own="(?:আমার|আমাদের|তার|উনার) নাম",
        i="আমি",
        title="জনাব|জনাবা|শ্রীমতী|শ্রী|শ্রীযুক্ত|কুমারী|ডাঃ|ডা\\.|ডক্টর|মিসেস|মিস্টার|মিঃ|মিস|বেগম|অধ্যাপক|প্রফেসর|হাজী|মোঃ|মো\\.",
        greeting="প্রিয়|প্রিয়|হ্যালো|হাই|সুপ্রিয়|স্নেহের|শ্রদ্ধেয়|ধন্যবাদ,?|আসসালামু আলাইকুম,?|নমস্কার,?",
        closing="ধন্যবাদ|ধন্যবাদান্তে|ইতি|শুভেচ্ছান্তে|শুভেচ্ছাসহ|বিনীত|নিবেদক|আপনার বিশ্বস্ত",
        behind=listed("ভাই ভাইয়া ভাইয়া আপু আপা দাদা দিদি দা দি সাহেব স্যার ম্যাডাম কাকু কাকা মামা খালা বাবু জি"),
        given=listed(
            "আরিফ আরিফুল রহিম করিম কামাল জামাল সোহেল রফিক রফিকুল শফিক শফিকুল জাহিদ জাহিদুল তানভীর তানজিলা সাকিব তামিম মুশফিক মাহমুদ মাহমুদুল মাহবুব মিজান মিজানুর হাসান হোসেন "
            "রাকিব রাসেল রুবেল সাইফুল সাব্বির নাসির নাজমুল নূর মোঃ মোহাম্মদ মুহাম্মদ আব্দুল আবু আলী আনিসুর আশরাফ ইমরান ইব্রাহিম ফারুক ফয়সাল হাবিব হাবিবুর শাহীন শামীম "
            "সুব্রত দেবাশিস অর্ণব অভিজিৎ অনির্বাণ অরিন্দম অমিত অমিতাভ সৌরভ সৌমিত্র সুমন সুজয় সঞ্জয় রাজীব রাহুল প্রীতম প্রদীপ প্রসেনজিৎ পার্থ দীপক দিলীপ তাপস তপন গৌতম কৌশিক "
            "বিশ্বজিৎ বিপ্লব ইন্দ্রনীল শুভ শুভঙ্কর সন্দীপ স্বপন নির্মল মানস "
            "রুবিনা রুমা রিনা রেশমা ফারহানা ফাতেমা ফাতিমা আয়েশা খাদিজা নাসরিন নাজমা নুসরাত সাদিয়া সাবিনা সুমাইয়া সুমি সুমনা শিরিন শাহানা শারমিন তাসলিমা জান্নাত জেসমিন হালিমা "
            "মৌসুমী শর্মিলা শর্মিষ্ঠা অনিতা অপর্ণা অঞ্জনা অর্পিতা মিতা মিতালী মধুমিতা ইন্দ্রাণী দেবযানী দীপা দীপিকা পায়েল পূজা প্রিয়া প্রিয়াঙ্কা রীতা রত্না রূপা লিপিকা সুচিত্রা "
            "সুদীপ্তা সোমা স্বাতী সংগীতা সঙ্গীতা স্নেহা তনুশ্রী তৃষা ঝর্ণা চন্দনা কৃষ্ণা কাকলি"
        ),
        family=listed(
            "ঘোষ বোস বসু দত্ত দাস দাশ সেন সেনগুপ্ত রায় রায় চৌধুরী চক্রবর্তী চ্যাটার্জি চট্টোপাধ্যায় মুখার্জি মুখার্জী মুখোপাধ্যায় ব্যানার্জি বন্দ্যোপাধ্যায় গাঙ্গুলী ভট্টাচার্য মিত্র গুহ নন্দী পাল সাহা সরকার "
            "মণ্ডল মজুমদার বিশ্বাস হালদার নাথ দে কর ধর শীল ইসলাম হোসেন হোসাইন রহমান আহমেদ আলম হক খান মিয়া মিয়া উদ্দিন সিদ্দিকী শেখ সুলতানা আক্তার আক্তারুজ্জামান বেগম খাতুন ইয়াসমিন ইয়াসমিন "
            "পারভীন চন্দ্র হাওলাদার তালুকদার ভূঁইয়া কাজী মোল্লা প্রামাণিক"
        ),
        ending="োপাধ্যায়|োপাধ্যায়|উদ্দিন|ুজ্জামান|ার্জি|ার্জী",
        stop=listed(
            "তালিকায় তালিকায় নেই কেন কবে কোথায় কোথায় কি অর্ডার পণ্য পণ্যের সেবা কেন্দ্র দল টিম নম্বর ঠিকানা ফোন মোবাইল থেকে একটা একটি এই ওই গতকাল আজ কাল গ্রাহক ক্রেতা বন্ধু বন্ধুরা সবাই সবাইকে "
            "আবার আসবেন আপনার আমাদের টাকা দোকান খুব না হয়নি এখনো বলছি চাই করেছি করেছিলাম পেয়েছি এখানে সময় সময়"
        ),
    )
)
_persian = Rules(
    Letters(
        signs="\u0621-\u064a\u064e-\u0652\u0670-\u06d3",
        label="نام و نام خانوادگی|نام (?:مشتری|گیرنده|فرستنده|خریدار|کامل|خانوادگی|صاحب حساب)|(?<![^\\n])نام|گیرنده|فرستنده|مشتری|خریدار|تحویل گیرنده|صاحب حساب",
        own="(?:اسم|نام) من|اسمم",
        i="من",
        title="جناب آقای|جناب|آقای|سرکار خانم|خانم|دکتر|مهندس|استاد|حاج|سید|سیده",
        greeting="سلام(?: بر)?|درود(?: بر)?|مرسی|ممنون|ممنونم|با سلام",
        closing="با تشکر|با احترام|با سپاس|ارادتمند|سپاس|سپاسگزارم|ممنون|متشکرم",
        behind=listed("جان عزیز خانم آقا گرامی"),
        given=listed(
            "علی رضا علیرضا محمد محمدرضا حسین حسن امیر امیرحسین امیرعلی مهدی مهران مهرداد حمید حمیدرضا سعید مسعود مجید وحید بهرام بهنام بهزاد بابک آرش آرمان آرین پارسا پدرام پویا پوریا پیمان "
            "پرویز جواد داود رامین روزبه سامان سینا سهراب سیاوش شهرام شهاب عباس عرفان فرهاد فرزاد فرشید فریدون کامران کاوه کیان کیوان کوروش داریوش احسان ایمان اکبر اصغر ناصر نادر نوید هادی هومن یاسر یوسف منصور "
            "مریم زهرا فاطمه سارا نرگس نیلوفر نگار ندا نسرین نازنین مهسا مینا مهناز معصومه لیلا شیما شیرین شهلا شبنم سمیه سپیده سحر ساناز ریحانه رویا راضیه پریسا پروین پریا الهام الناز اعظم آزاده آیدا بهاره "
            "هانیه هدیه کیمیا گلنار فرشته فریبا فرزانه طاهره صبا زینب زیبا ملیکا یاسمن ثریا پگاه ترانه نیما"
        ),
        family=listed(
            "احمدی محمدی کریمی حسینی رضایی موسوی جعفری قاسمی صادقی شریفی نوری رستمی کاظمی اکبری یوسفی هاشمی مرادی رحیمی ابراهیمی سلیمانی نظری عباسی"
        ),
        ending="ی|زاده|پور|نژاد|یان|فر|نیا|لو|وند|منش|راد",
        stop=listed(
            "است هستم هستند راضی ناراضی کالا محصول سفارش سفارشم آدرس نشانی تلفن شماره از به در که را و با برای یک این آن دیروز امروز فردا گرامی عزیز محترم مشتری خرید دوستان همه تیم گروه پشتیبانی فروشگاه شرکت "
            "خدمات خیلی هم می نمی چرا کی کجا چه خوب ممنون خودم فقط هنوز الان دو سه بار نیست نبود بودم دارم ندارم خسته خسته‌نباشید وقت روز شب صبح عصر خوبید خوبین شما ما آقایان قیمت قیمتی عالی کسی چیزی کاری مشکلی سوالی "
            "جدی ضروری رنگی گرامی‌تان عمومی داخلی خارجی ایرانی نقدی آبی قرمز طوسی"
        ),
    )
)
_urdu = Rules(
    Letters(
        signs="\u0621-\u064a\u064e-\u0652\u0670-\u06d3",
        label="(?:گاہک|کسٹمر|وصول کنندہ|بھیجنے والے|خریدار|صارف) کا نام|پورا نام|(?<![^\\n])نام|گاہک|وصول کنندہ|خریدار",
        own="میرا نام",
        i="میں",
        title="جناب|محترم|محترمہ|مسٹر|مسز|مس|ڈاکٹر|سید|حاجی|حافظ|چوہدری|بیگم",
        greeting="السلام علیکم،?|ہیلو|پیارے|پیاری|عزیز|عزیزم|شکریہ،?",
        closing="شکریہ|والسلام|خیر اندیش|آپ کا مخلص|فقط|نیازمند",
        behind=listed("صاحب صاحبہ بھائی باجی جی آپا بیٹا انکل آنٹی"),
        given=listed(
            "محمد احمد علی حسن حسین بلال عمران کامران عدنان عثمان عمر طارق طاہر فہد فیصل فاروق خالد خرم جاوید جنید حمزہ حامد ساجد سلمان سلیم شاہد شہزاد شعیب وقار وسیم یاسر یوسف ندیم نعمان نوید "
            "عابد عامر عاطف اسد اکرم ارشد اظہر آصف ذیشان زاہد رضوان راشد رحمان دانش بابر اعجاز افتخار امجد "
            "عائشہ فاطمہ زینب مریم ثنا سدرہ سعدیہ سمیرا صبا صائمہ شازیہ شبانہ رابعہ رخسانہ نادیہ نازیہ نسرین نورین مہوش ماریہ کرن حنا حرا ارم انعم اقرا آمنہ بشریٰ بینش پروین طاہرہ عالیہ لبنیٰ"
        ),
        family=listed(
            "خان ملک صدیقی قریشی شیخ بٹ چوہدری محمود جاوید پرویز اکمل اقبال حسین احمد علی شاہ بخاری گیلانی نقوی رضوی زیدی عباسی ہاشمی انصاری فاروقی عثمانی مرزا بیگ راجپوت بھٹی اعوان جٹ رانا راجہ میمن سومرو بلوچ آفریدی یوسفزئی خٹک درانی نواز رشید مغل"
        ),
        ending="",
        stop=listed(
            "ہے ہوں ہیں تھا تھی کا کی کے کو نے سے میں پر اور آرڈر پروڈکٹ نمبر پتہ فون ایک یہ وہ کل آج نہیں کیوں کب کہاں گاہک دوست دوستو سب ٹیم بول رہا رہی لاہور کراچی بہت خوش آپ ہم بھی ہی تو چاہتا چاہتی یہاں اپنا اپنی"
        ),
    )
)


def southern(text: str, scripts: Script) -> Iterator[Judgement]:
    """Names in the letters of these languages that a text holds."""
    if scripts & Script.TAMIL:
        yield from _names(text, _tamil)
    if scripts & Script.BENGALI:
        yield from _names(text, _bengali)
    if scripts & Script.ARABIC:
        if _of_urdu.search(text):
            yield from _names(text, _urdu)
        elif _of_persian.search(text):
            yield from _names(text, _persian)


_of_urdu = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")
_of_persian = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
"""Letters that Urdu, and that Persian has and Arabic has not."""


def _names(text: str, rules: Rules) -> Iterator[Judgement]:
    for rule, reason in ((rules.field, "field"), (rules.greeted, "greeting"), (rules.signed, "closing")):
        for match in rule.finditer(text):
            start, end = match.span("name")
            words = text[start:end].split(" ")
            if rules.letters.stop.isdisjoint(words) and words[0] not in rules.letters.behind:
                yield _found(start, end, reason)
    for match in rules.told.finditer(text):
        reason = (
            "told by its owner"
            if match.group("own") or match.group("i")
            else "title"
            if match.group("title")
            else "field"
        )
        span = _as_far_as_known(text, match, rules, sure=match.group("title") is not None)
        if span is not None:
            yield _found(*span, reason)
    yield from _side_by_side(text, rules)


def _as_far_as_known(text: str, match: re.Match[str], rules: Rules, *, sure: bool) -> tuple[int, int] | None:
    """The part of what follows an announcement that is a name: known names, or one or two words that a mark or a word of
    address ends. ``sure``: whether the announcement itself says that one word at least is a name."""
    start = match.start("name")
    end, count = start, 0
    words = match.group("name").split(" ")
    stop, known = rules.letters.stop, rules.known
    for at, word in enumerate(words):
        closes = end + len(word) + (1 if at else 0)
        if word in stop or word in rules.letters.behind or any(map(str.isdigit, word)):
            break
        follows = words[at + 1] if at + 1 < len(words) else ""
        ended = follows in rules.letters.behind if follows else _ends.match(text, closes) is not None
        if not (
            known(word)
            or (at and at < 3 and rules.last(word))
            or (at < 2 and ended)
            or (at == 0 and sure and _pair(rules, words))
        ):
            break
        end, count = closes, count + 1
    if count == 0:
        return None
    first = words[0]
    if match.group("i") and not known(first):
        return None
    if count == 1 and not (known(first) or sure or _ends.match(text, end)):
        return None
    return start, end


def _pair(rules: Rules, words: list[str]) -> bool:
    """Whether the second word of some may be a family name."""
    return len(words) > 1 and rules.last(words[1]) and words[1] not in rules.letters.stop


_ends = re.compile(r"[ ]{0,2}(?:[,،.;:!।۔()|/\"»\n–-]|\+?[0-9০-৯۰-۹٠-٩]|$)")


def _side_by_side(text: str, rules: Rules) -> Iterator[Judgement]:
    """A known given name with another name behind it, or with a word of address."""
    letters = rules.letters
    done = 0
    for match in rules.each.finditer(text):
        start, end = match.span()
        if start < done or match.group() not in letters.given:
            continue
        following = rules.each.match(text, end + 1) if text[end : end + 1] == " " else None
        if following is None:
            opens = start == 0 or text[start - 1] == "\n"
            if opens and _number.match(text, end):
                yield _found(start, end, "known given name")
            continue
        word = following.group()
        if word in letters.behind:
            yield _found(start, end, "known given name")
        elif word not in letters.stop and (
            word in letters.family or word in letters.given or (rules.last(word) and _ends.match(text, following.end()))
        ):
            done = following.end()
            yield _found(start, done, "known given name")


_number = re.compile(r"[ ]?[,،:–-]?[ ]?\+?[0-9০-৯۰-۹٠-٩]{5}")


def _found(start: int, end: int, reason: str) -> Judgement:
    return Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=(reason,), weight=2)
