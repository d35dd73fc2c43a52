"""What can be set, with its default and meaning, as docs/settings.md shows it (`make docs`).

Reading files and environment is app.py's business, not this room's.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from seawall.model import limits
from seawall.model.words import Category, Confidence, Grade


class ServerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[server]"""

    host: str = "127.0.0.1"
    """The address of this machine it listens on; ``0.0.0.0`` for all of them, best with TLS in front."""
    port: int = 8400
    """The port of gateway, console and API."""
    workers: int = 1
    """Processes that serve, about one a core."""
    public_url: str = ""
    """How browsers reach it (``https://seawall.shop.example``); passkeys and cookies are bound to it."""
    trusted_proxies: tuple[str, ...] = ()
    """CIDR ranges whose ``x-forwarded-for`` is believed."""


database_file_name = "seawall.db"
"""SQLite's file in the data directory. It stands here so that asking whether there is one imports no database."""


class StoreSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[store]"""

    url: str = ""
    """Empty for SQLite in the data directory, else ``postgresql://user:password@host/database`` (or a secret
    reference)."""
    master_key: str = ""
    """For replicas that share one database: base64 of 32 bytes, best as a secret reference. Empty for the key file in
    the data directory."""
    retention_days: int = 400
    """Events older than this lose their findings; hashes stay, so that the ledger still verifies."""


class GatewaySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[gateway]"""

    body_bytes_max: int = limits.body_bytes_max
    """A request with a larger body is refused (413)."""
    strict: bool = False
    """Block what could not be inspected completely."""
    on_scan_failure: Literal["block", "allow"] = "block"
    """What happens when a detector fails or misses its deadline."""
    scan_deadline_ms: int = limits.scan_deadline_ms
    """How long inspecting each started 64 KB of a request may take (for 1 MB at most). Waiting for a turn is free."""
    helpers: int = 2
    """Processes each worker may start to inspect large requests beside it, the first when the first large request
    comes. 0: large requests are inspected in the worker, where small ones wait for them."""
    pseudonym_lifetime_hours: int = 24
    """How long after its last use a conversation's stand-ins can still be turned back."""
    upstream_first_byte_seconds: int = limits.upstream_first_byte_seconds_max
    """How long a vendor may take until its answer begins (then 504)."""
    upstream_idle_seconds: int = limits.upstream_idle_seconds_max
    """How long it may pause within an answer."""


class PolicySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[policy]"""

    dir: str = ""
    """Folder with the shop's own Cedar policies, added to the built-in ones. Built-in forbids can't be lifted."""
    two_person: Literal["auto", "always", "never"] = "auto"
    """Whether a change on console, command line or API that weakens protection waits for a second person: ``auto``
    once two people may confirm (owners and security), ``always``, ``never``."""
    observe: bool = False
    """Discover mode: decide and record everything, enforce nothing but the hard forbids of key checks."""


class KeySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[keys]: from when a key or token is a finding. It works on until somebody revokes it."""

    lifetime_days_max: int = 30
    """A key of a person or service that is issued for longer is long-lived."""
    agent_lifetime_hours_max: int = 24
    """The same for an agent's key."""
    token_lifetime_hours_max: int = 24
    """The same for an API token."""
    unused_days: int = 30
    """A key nobody used for so long is unused."""


class ClipboardSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[clipboard]: the agent on a desktop, `seawall clipboard`."""

    apps: tuple[str, ...] = (
        "chatgpt*", "claude*", "copilot*", "*gemini*", "perplexity*", "deepseek*", "*lm-studio*", "lm studio*", "jan",
        "msty*", "*chatbox*", "cherry*studio*", "anythingllm*", "gpt4all*", "poe", "cursor*", "windsurf*",
    )  # fmt: skip
    """AI programs: `PATTERN` or `PATTERN=TOOL` over a program's names (window class, application id, executable),
    without regard to case. TOOL is the id of a `[[tool]]` or `[[upstream]]`; one that is not listed is not approved."""
    titles: tuple[str, ...] = ()
    """The same over titles of windows (`*ChatGPT - Chromium`), for browsers that can't have the extension."""
    notify: bool = True
    """Tell the person by a notification of the desktop."""


class UpstreamSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[upstream]]: where AI calls go."""

    name: str
    """What you call it; messages, `seawall doctor` and ``instead`` name it so."""
    dialect: str
    """Whose API it speaks: ``openai``, ``azure``, ``anthropic``, ``gemini``, ``vertex`` or ``bedrock``."""
    base_url: str
    """The vendor's address, or ``builtin:echo`` for one that answers with what the model would have been sent."""
    key: str = ""
    """The vendor's key, best as ``env:NAME``, ``file:PATH`` (read again when it changes) or ``vault:PATH#KEY``."""
    tool: str = ""
    """The tool policy sees, best by the catalogue's id (`seawall tools list`); the upstream's name when empty."""
    approved: bool = True
    """Whether somebody approved it. To one that is not no sensitive data goes."""
    grade: Grade = Grade.BUSINESS
    """Under what terms: ``business``, ``consumer``, ``local`` (on machines of your own) or ``unknown``."""
    permits: tuple[Category, ...] = ()
    """Categories its approval covers in the clear, such as ``internal_pricing``."""
    models: tuple[str, ...] = ()
    """Model names or ``prefix*`` routed here; empty means every model of the dialect no other upstream names."""
    instead: str = ""
    """The upstream, of the same dialect, that gets what policy blocks here and not there: a model of the shop's own."""
    instead_model: str = ""
    """The model to ask that one for; the same name when empty."""
    teams: tuple[str, ...] = ()
    """Who may use it, names of ``[teams]``; empty means everyone."""
    owner: str = ""
    """Who looks after its tool."""
    review_by: str = ""
    """Day by which somebody looks at the tool again, ``2027-03-31``."""


class ToolSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[tool]]: an AI product people may meet outside the gateway. What is left out, the catalogue's entry fills in."""

    id: str
    """The catalogue's id, or one of your own for a tool it does not know."""
    name: str = ""
    """As people read it."""
    vendor: str = ""
    """Who makes it."""
    approved: bool = False
    """Whether people may use it for the shop's work."""
    grade: Grade = Grade.UNKNOWN
    """As of an upstream: ``business``, ``consumer``, ``local`` or ``unknown``."""
    permits: tuple[Category, ...] = ()
    """Categories its approval covers in the clear."""
    teams: tuple[str, ...] = ()
    """Who may use it; empty means everyone."""
    blocked: bool = False
    """It is not opened at all."""
    hosts: tuple[str, ...] = ()
    """Where people use it, like ``chat.example.com``; hosts below count too."""
    kind: str = ""
    """``assistant``, ``coding``, ``image`` …: an alternative is looked for among tools of the same kind."""
    url: str = ""
    """Where a person is sent who may use it."""
    owner: str = ""
    """Who looks after it."""
    review_by: str = ""
    """Day by which somebody looks at it again, ``2027-03-31``."""


class TenantHeaderSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[endpoint.tenant_headers]]: a header by which a vendor lets in nobody but your own workspace."""

    hosts: tuple[str, ...]
    name: str
    value: str


class EndpointSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[endpoint]: browser extension and clipboard agent."""

    organisation: str = ""
    """The shop's name as people read it."""
    unlisted: Literal["block", "coach"] = "block"
    """What happens when somebody opens an AI tool nobody decided on."""
    unknown_account: Literal["personal", "work"] = "personal"
    """How an account is judged when its kind does not show."""
    fail_mode: Literal["closed", "open"] = "closed"
    """What the extension does with what it can't read on a tool that is not approved."""
    poll_seconds: int = 300
    """How often a device asks for its policy."""
    policy_days: int = 30
    """How long a signed policy is good for without the server."""
    justify_minutes: int = 15
    """How long a reason given in the browser counts, where a policy lets a reason count; 0 for never."""
    work_domains: tuple[str, ...] = ()
    """Mail domains of work accounts, ``shop.example``."""
    work_orgs: tuple[str, ...] = ()
    """Workspace ids of your accounts at AI vendors."""
    contact_name: str = ""
    """Whom people can ask, as the block page names them."""
    contact_url: str = ""
    """Where they are reached."""
    languages: tuple[str, ...] = ()
    """Of the extension's own words; empty: the browser's."""
    tenant_headers: tuple[TenantHeaderSettings, ...] = ()
    """``[[endpoint.tenant_headers]]`` with ``hosts``, ``name`` and ``value``; it lets in your workspace only."""


class DetectSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[detect]: how detectors are tuned."""

    off: tuple[str, ...] = ()
    """Detectors that are not run."""
    confidence_min: dict[str, Confidence] = {}
    """Detector to the level below which it is not believed, ``phone = "likely"``."""
    count_min: dict[str, int] = {}
    """Detector to how many it must find in one text to count, ``ip_address = 3``."""
    allow: tuple[str, ...] = ()
    """Values that are no finding, ``*`` standing for anything: ``help@shop.example``, ``*@shop.example``. Written in
    the clear here, so for public ones only."""
    ocr: Literal["off", "tesseract"] = "off"
    """Whether text in pictures and scanned pages is read, by the program Tesseract on this machine."""
    ocr_languages: str = "eng"
    """Languages Tesseract has data for, ``eng+deu``."""
    ocr_seconds_max: int = limits.ocr_seconds
    """Time one picture may take."""
    names: Literal["light", "heavy"] = "light"
    """``heavy`` reads again with a larger model where the light one doubts; needs `seawall[heavy]` and weights."""
    names_model: str = ""
    """Folder with the larger model: an ONNX export of a token classification."""
    names_ms_max: int = limits.names_ms
    """Time it may take for one text. What it did not reach counts as not inspected (`gateway.on_scan_failure`)."""


class DetectorSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[detector]]: one of your own."""

    id: str
    """Small letters, digits and ``_``."""
    category: Category
    """What policy takes it for."""
    regex: str
    """In the subset that Python, Hyperscan and JavaScript read alike; docs/detection.md lists it."""
    hits: tuple[str, ...] = ()
    """Texts in which it must find something, synthetic ones. At least one, else it is refused."""
    misses: tuple[str, ...] = ()
    """Texts in which it must find nothing. At least one."""
    words: tuple[str, ...] = ()
    """Words nearby that make it likelier, in small letters."""
    words_against: tuple[str, ...] = ()
    """Words nearby that speak against it."""
    words_required: bool = False
    """Only taken where one of ``words`` is near."""
    caseless: bool = False
    """Letters match in either case."""
    confidence: Confidence = Confidence.LIKELY
    """What the shape alone is worth: ``possible``, ``likely`` or ``very_likely``."""


class FormatSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[format]]: how your shop writes a number of its own: orders, invoices, articles, customers, parcels."""

    name: str
    """What you call it: ``order number``. `seawall explain` says it."""
    kind: Literal["noise", "order", "customer"] = "noise"
    """``noise`` is never a finding, nor is anything in it; ``order`` is always an `order_record`, ``customer`` always a
    `customer_number`."""
    template: str = ""
    """Its form, with fields for what changes: ``SO-{year}-{digits:6}``. docs/detection.md lists the fields."""
    regex: str = ""
    """Instead of a template, in the same subset as ``detector.regex``."""
    caseless: bool = False
    """Letters match in either case."""
    hits: tuple[str, ...] = ()
    """Texts in which it must be seen, synthetic ones. At least one for a regex."""
    misses: tuple[str, ...] = ()
    """Texts in which it must not be seen. At least one for a regex."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set."""

    server: ServerSettings = ServerSettings()
    store: StoreSettings = StoreSettings()
    gateway: GatewaySettings = GatewaySettings()
    policy: PolicySettings = PolicySettings()
    keys: KeySettings = KeySettings()
    endpoint: EndpointSettings = EndpointSettings()
    detect: DetectSettings = DetectSettings()
    detector: tuple[DetectorSettings, ...] = ()
    format: tuple[FormatSettings, ...] = ()
    clipboard: ClipboardSettings = ClipboardSettings()
    upstream: tuple[UpstreamSettings, ...] = ()
    tool: tuple[ToolSettings, ...] = ()
    teams: dict[str, tuple[str, ...]] = {}
    """[teams]: team name to principals, ``support = ["person:ana@shop.example"]``."""
