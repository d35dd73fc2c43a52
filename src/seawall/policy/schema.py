"""The words a policy can use: Cedar's schema, and the values its strings may have.

A question to the policy set reads "may this *principal* {allow | coach | mask | block} this finding (in *context*) on
its way to this tool (the *resource*)?". The exchange as a whole is asked about too, with the category ``none``.

Values are strings and not Cedar entities: a request with five entity references takes 140 µs to build and one with
strings 60 µs (cedarpy 4.12). What an enumerated entity type would have caught (``"customer_pi"``) lint catches.
"""

from __future__ import annotations

from seawall.model.words import UNREAD_KINDS, Action, Category, Channel, Confidence, Direction, Grade, Operation

SCHEMA = """
entity Team;
entity Person in [Team] { teams: Set<String> };
entity Service in [Team] { teams: Set<String> };
entity Agent in [Team] { teams: Set<String> };
entity Shopper in [Team] { teams: Set<String> };

entity Tool {
  grade: String,          // consumer, business, local, unknown
  approved: Bool,
  permits: Set<String>,   // categories its approval covers in the clear
  teams: Set<String>,     // who may use it; empty means everyone
  blocked: Bool,          // decided against
  excepted: Set<String>,  // categories a live exception of the principal covers; none while there is any
};

action "allow", "coach", "mask", "block" appliesTo {
  principal: [Person, Service, Agent, Shopper],
  resource: [Tool],
  context: {
    category: String,       // none: the exchange as a whole
    detector: String,
    confidence: String,     // possible, likely, very_likely
    records: Long,          // how many records this finding stands for
    channel: String,
    direction: String,      // out: towards the AI, in: its answer
    operation: String,      // send, read, write, visit
    complete: Bool,         // everything in the exchange could be read
    unread: Set<String>,    // kinds of what could not: picture, sound, archive, document, program, remote, tokens, …
    strict: Bool,           // the shop asked for strict inspection
    shopper: Bool,          // a shopper is talking, or will read the answer
    other_customer: Bool,   // the data belongs to another customer than the one talking
    key_categories: Set<String>, // categories the key in use is for; empty for all, and where there is no key
  },
};
"""

WHOLE = "none"
"""The category of the question about the exchange as a whole."""

ACTIONS = tuple(Action)

VALUES: dict[str, frozenset[str]] = {
    "category": frozenset(Category) | {WHOLE},
    "confidence": frozenset(Confidence) | {WHOLE},
    "channel": frozenset(Channel),
    "direction": frozenset(Direction),
    "operation": frozenset(Operation),
    "grade": frozenset(Grade),
    "permits": frozenset(Category),
    "excepted": frozenset(Category) | {WHOLE},
    "unread": UNREAD_KINDS,
    "key_categories": frozenset(Category),
}
"""What each string attribute can hold. ``detector`` is open: detectors are plug-ins."""

OBLIGATIONS = frozenset({"restore", "hold", "notify", "justify"})
