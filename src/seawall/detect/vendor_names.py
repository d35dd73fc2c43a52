"""Which vendor do the words beside a value name, and does the value have the shape of that vendor's keys?"""

from __future__ import annotations

from functools import cache

from seawall.detect import late_re as re
from seawall.detect import vendors as vendors_folder
from seawall.detect.portable import study
from seawall.detect.vendor import Vendor, shape_regex
from seawall.model import plugins

_word = re.compile(r"[a-z0-9]+")

# Vendor names that are also ordinary words, or that people write all day without a key beside them. They count where a
# word that says secret stands by (``box_token``); no text is looked at because of them alone.
_ordinary_words = (
    "air alchemy algolia allegro allsports amazon apollo atlas atlassian autodesk aws azure b2 bird bitly box brave "
    "brevo bring bunny canny cargo cashboard censys cf chatbot chec checkout circle claude clear clerk close co "
    "coda column confluence copper crates crisp cursor dd devops dhl dinero django docker dpd drift drone duo "
    "economic elastic envoy evri exa expo facebook fal fastly fb fcm fedex fileio fixer float fly front fury gcs "
    "gemini gh github gitlab gls gong google gradle granicus grok groove harness harvest hcp hermes honeycomb "
    "hotjar html2pdf humanity hunter increase instagram jenkins jina jira keenio kimi knock kraken leonardo "
    "lightspeed line linear linkedin lob loki looker luma make medusa mention meta miro modal monday mulesoft mux "
    "mws nasdaq neon neptune ngc nimble notion npm oauth oci octopus okta openai packagist paddle pagerduty "
    "particle paypal pd percy perplexity persona pinterest pipedrive pivotal plaid planview postman prefect proof "
    "pulumi pusher qwen railway rakuten ramp rave raven recaptcha recharge reddit render replicate resend retell "
    "rithum sanity sauce scw segment sentry shopify shortcut signable slack smarty snapchat snowflake sonar spaces "
    "split spotify square stability stacks statsig stream stripe stuart subscription swarm swell tableau temporal "
    "tfe tfs tiktok together travis trello twitch twitter unity unsplash ups usps vapi vault vercel voyage vso vt "
    "walmart watson webex webscraper webscraping wise wix workday wrike writer xi yelp youtube zoho zoom"
)
ORDINARY = frozenset(_ordinary_words.split())


@cache
def all_vendors() -> tuple[Vendor, ...]:
    """Every vendor of ``detect/vendors/``, in the order of the files."""
    groups = plugins.collect(vendors_folder, "VENDORS", tuple)
    return tuple(vendor for group in groups.values() for vendor in group)


@cache
def _by_name() -> dict[str, Vendor]:
    return {vendor.name: vendor for vendor in all_vendors()}


def vendor_called(name: str) -> Vendor | None:
    """The vendor a finding names."""
    return _by_name().get(name)


@cache
def _by_word() -> dict[str, Vendor]:
    words: dict[str, Vendor] = {}
    for vendor in all_vendors():
        for word in vendor.words:
            words.setdefault(word, vendor)
    return words


@cache
def _starts() -> frozenset[str]:
    """What the words that count at the beginning of another word begin with."""
    return frozenset(word[:5] for word in _by_word() if len(word) >= 5 and word not in ORDINARY)


@cache
def distinctive_words() -> tuple[str, ...]:
    """Vendor names that, seen anywhere in a text, are worth a look round."""
    return tuple(sorted(w for w in _by_word() if len(w) >= 5 and w not in ORDINARY))


def named_vendor(before: str) -> Vendor | None:
    """The vendor that the words right before a value name, the nearest first; None when they name none.

    ``before`` is lower case already and short (some 80 characters). A name counts as a word (``box token``), over
    several (``open_cage_key``) and at the beginning of one (``geocodifytoken``).
    """
    known = _by_word()
    words = _word.findall(before)[-10:]
    for index in range(len(words) - 1, -1, -1):
        for piece in ("".join(words[index : index + 3]), "".join(words[index : index + 2]), words[index]):
            if piece in known:
                longer = words[index - 1] + piece if index else piece
                return known.get(longer, known[piece])
        word = words[index]
        if word[:5] not in _starts():
            continue
        for end in range(min(len(word) - 1, 24), 4, -1):
            vendor = known.get(word[:end])
            if vendor is not None and word[:end] not in ORDINARY:
                return vendor
    return None


@cache
def _shapes(vendor: Vendor) -> re.Pattern[str] | None:
    shapes = [shape_regex(code) for code in vendor.values] + list(vendor.tokens)
    return re.compile("|".join(f"(?:{shape})" for shape in shapes), re.ASCII) if shapes else None


@cache
def _shortest(vendor: Vendor) -> int:
    return min((study(shape_regex(code)).width_min for code in vendor.values), default=0)


def cut_short(vendor: Vendor, value: str) -> bool:
    """Whether a value is shorter than any bare key the vendor issues: truncated, an id, or an example. Keys with a sign
    of their own do not count: a value without it is not one of them."""
    return len(value) < _shortest(vendor)


_fixed_start = re.compile(r"[A-Za-z][0-9A-Za-z_-]")


@cache
def own_starts(vendor: Vendor | None) -> re.Pattern[str] | None:
    """The shapes that begin with fixed letters, of one vendor or of all."""
    vendors = all_vendors() if vendor is None else (vendor,)
    shapes = {code for one in vendors for code in one.values if shape_regex(code) is code and _fixed_start.match(code)}
    return re.compile("|".join(f"(?:{shape})" for shape in sorted(shapes)), re.ASCII) if shapes else None


def starts_as_issued(value: str, vendor: Vendor | None = None) -> bool:
    """Whether a value has a shape that begins with fixed letters (Sumo Logic's ``su…``), of one vendor or of any."""
    shapes = own_starts(vendor)
    return bool(shapes and shapes.fullmatch(value))


_single = re.compile(r"\[(.)\](?!\{)")
_plain = re.compile(r"[0-9A-Za-z_:/=!#~,;&%@-](?![{?])")


def head(regex: str) -> str:
    """The fixed text a shape begins with."""
    fixed, place = "", 0
    while (found := _plain.match(regex, place) or _single.match(regex, place)) is not None:
        fixed += found.group(found.re.groups)
        place = found.end()
    return fixed


@cache
def _signs() -> re.Pattern[str]:
    heads = {head(token) for vendor in all_vendors() for token in vendor.tokens}
    return re.compile("|".join(re.escape(one) for one in sorted(heads, key=len, reverse=True) if len(one) >= 4))


def signed(value: str) -> re.Match[str] | None:
    """The vendor's sign that a value begins with. One that has it and not that vendor's shape is cut short or an
    example."""
    return _signs().match(value)


def fits(vendor: Vendor, value: str) -> bool:
    """Whether a value has one of the shapes the vendor's keys have."""
    shapes = _shapes(vendor)
    return bool(shapes and shapes.fullmatch(value))
