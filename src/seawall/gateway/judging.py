"""From what was seen in a request to what leaves: the verdict, the masked body, and the event that says so.

Nothing here waits for anything, so that it can run on the loop for small requests and in a thread for large ones.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence

import msgspec

from seawall.detect.pseudonyms import Pseudonymizer
from seawall.dialects.dialect import Decoded, FilePart
from seawall.gateway.inspection import Inspected
from seawall.gateway.scan_cache import Seen
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.exchange import Coverage, Exchange
from seawall.model.feedback import NOTHING_EXCEPTED, ExceptedValues, excepted
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import UNREAD_KINDS, Action, unread_kind
from seawall.policy import PolicySet, decide
from seawall.policy.recording import event_with

SCAN_FAILED = "scan-failed"
"""Named when a request is blocked because it could not be inspected."""
FILE_NOT_MASKABLE = "file-not-maskable"
"""Named when what would be masked stands where nothing can be exchanged: in a file that is more than plain text, or in
text the vendor signed."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a judgement needs besides what was seen."""

    exchange: Exchange
    policy: PolicySet
    conversation_key: bytes
    entries: Mapping[str, str]
    """Pseudonyms issued in this conversation so far, where they were needed."""
    quote: bool
    """Whether pseudonyms in the text are the caller's own words, rather than ones it was given."""
    allow_unscanned: bool
    event_id: str
    now_ms: int
    key: str
    subject: str
    excepted: ExceptedValues = NOTHING_EXCEPTED
    """Values let off for a while."""
    model: str = ""
    """The model to ask for in the place of the one that the caller asked for."""
    instead_of: str = ""
    """The tool that the caller asked for, where another takes its place."""
    lent: Mapping[str, str] = {}
    """Those of the entries that stand in files which the request names."""
    outside: tuple[str, ...] = ()
    """Ids of history the vendor keeps that nobody here has inspected all of."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What is done with a request."""

    verdict: Verdict
    event: Event
    body: bytes | None
    """What may leave; None when nothing may."""
    entries: Mapping[str, str]
    """Every pseudonym the answer may hold, with its value."""
    issued: Mapping[str, str]
    """Those that stand in this request."""
    sent: frozenset[str]
    """Fingerprints of what the caller sent, so that it is no news in the answer."""


class _Place(msgspec.Struct, frozen=True):
    """One finding and where it stands: a part of the body, or a file (``part`` is then -1, and ``file`` else)."""

    part: int
    path: str
    seen: Seen
    file: int = -1


def judge(decoded: Decoded, inspected: Inspected, asked: Asked) -> Judged:
    """Decide on a request and mask it.

    Raises:
        LimitExceeded: the conversation has no room for more pseudonyms.
        IntegrityError: it could not be masked so that it comes back.
    """
    places = _places(decoded, inspected)
    everything = len(places)
    if asked.excepted:
        places = [place for place in places if not _let_off(place.seen, asked)]
    exchange = msgspec.structs.replace(asked.exchange, coverage=coverage_of(decoded, inspected, asked.outside))
    verdict = decide(asked.policy, exchange, [place.seen.finding for place in places])
    if decoded.fixed or inspected.files:
        verdict = _where_masking_fails(verdict, places, decoded, inspected)
    if inspected.failed and not asked.allow_unscanned and not asked.policy.observe:
        verdict = _unscanned(verdict)
    body: bytes | None = decoded.splice({}, model=asked.model) if asked.model else decoded.body
    issued: dict[str, str] = {}
    known: Mapping[str, str] = asked.entries
    if verdict.action is Action.BLOCK:
        body = None
    elif Action.MASK in verdict.actions:
        pseudonymizer = Pseudonymizer(asked.conversation_key, asked.entries, quote=asked.quote, lent=asked.lent)
        edits: dict[int, str] = {}
        files: dict[int, bytes] = {}
        for (part, file), findings in _to_mask(places, verdict.actions).items():
            bare, mark = _plain(decoded.files[file].read()) if part < 0 else (decoded.parts[part].text, b"")
            masked = pseudonymizer.mask(bare, findings)
            issued.update(masked.entries)
            if part < 0:
                files[file] = mark + masked.text.encode()
            else:
                edits[part] = masked.text
        known = pseudonymizer.entries
        body = decoded.splice(edits, files, asked.model)
    detail = {"let_off": str(everything - len(places))} if everything > len(places) else {}
    if asked.instead_of:
        detail["instead_of"] = asked.instead_of
    event = event_with(
        EventKind.GATEWAY_EXCHANGE_DECIDED,
        exchange,
        [record_of(place.seen, place.path, action) for place, action in zip(places, verdict.actions, strict=True)],
        verdict,
        id=asked.event_id,
        time=asked.now_ms,
        subject=asked.subject,
        key=asked.key,
        bytes_out=len(body) if body is not None else 0,
        detail=detail or None,
    )
    sent = frozenset(place.seen.fingerprint for place in places)
    return Judged(verdict=verdict, event=event, body=body, entries=known, issued=issued, sent=sent)


def record_of(seen: Seen, path: str, action: Action) -> FindingRecord:
    """A finding as the ledger keeps it."""
    finding = seen.finding
    return FindingRecord(
        detector=finding.detector,
        category=finding.category,
        confidence=finding.confidence,
        action=action,
        path=path,
        start=finding.start,
        end=finding.end,
        masked=seen.masked,
        fingerprint=seen.fingerprint,
        reasons=finding.reasons,
        count=finding.count,
        subject=finding.subject,
    )


_UNSEEN = {
    "remote file": "remote",
    "file reference": "remote",
    "token array": "tokens",
    "picture": "picture",
    "sound": "sound",
}
_BEGINNINGS = {"iVBORw": "image/", "/9j/": "image/", "R0lGOD": "image/", "SUQz": "audio/", "T2dnUw": "audio/"}
"""Of base64 that nobody says the type of: PNG, JPEG, GIF, MP3, Ogg."""


def _unseen(why: str) -> str:
    return _UNSEEN.get(why) or (why if why in UNREAD_KINDS else "other")


def unread_of(decoded: Decoded) -> list[str]:
    """The kinds of what an answer holds and nobody looks into."""
    return [_unseen(one.why) for one in decoded.unseen] + [_kind(file) for file in decoded.files]


def _kind(file: FilePart) -> str:
    """Which kind a file is by what is said of it, else by how it begins."""
    if file.media_type:
        return unread_kind(file.media_type)
    begins = file.body[file.start + 1 : file.start + 7].decode("ascii", "replace")
    return unread_kind(next((media for sign, media in _BEGINNINGS.items() if begins.startswith(sign)), ""))


def coverage_of(decoded: Decoded, inspected: Inspected, outside: tuple[str, ...]) -> Coverage:
    """How much was read, and the kinds of what could not be, as policy is told."""
    strings = decoded.strings + len(outside)
    if not outside and not decoded.unseen and all(file.complete for file in inspected.files):
        return Coverage(inspected.inspected, strings)
    kinds = {kind for file in inspected.files for kind in file.unread} | ({"remote"} if outside else set())
    kinds |= {_unseen(one.why) for one in decoded.unseen}
    return Coverage(inspected.inspected, strings, tuple(sorted(kinds)))


def _places(decoded: Decoded, inspected: Inspected) -> list[_Place]:
    places = [
        _Place(number, decoded.parts[number].path, seen)
        for number, found in enumerate(inspected.parts)
        for seen in found
    ]
    places += [_Place(-1, file.path, seen, number) for number, file in enumerate(inspected.files) for seen in file.seen]
    return places


def _plain(content: bytes) -> tuple[str, bytes]:
    """A plain file's text, and the mark before it."""
    bare = content.removeprefix(BOM_UTF8)
    return bare.decode(), content[: len(content) - len(bare)]


def _let_off(seen: Seen, asked: Asked) -> bool:
    return excepted(asked.excepted, seen.finding.detector, seen.fingerprint, asked.now_ms)


def _to_mask(places: Sequence[_Place], actions: Sequence[Action]) -> dict[tuple[int, int], list[Finding]]:
    """By part and file."""
    wanted: dict[tuple[int, int], list[Finding]] = {}
    for place, action in zip(places, actions, strict=True):
        if action is Action.MASK:
            wanted.setdefault((place.part, place.file), []).append(place.seen.finding)
    return wanted


def _where_masking_fails(verdict: Verdict, places: Sequence[_Place], decoded: Decoded, inspected: Inspected) -> Verdict:
    """What should be masked but can't be is blocked."""
    if Action.MASK not in verdict.actions:
        return verdict
    # A file inside JSON that is itself a string has no place in the body of its own; one that may as well be text
    # shares its place with a part, and two edits of one place would make no JSON.
    hard = {
        number
        for number, (file, seen) in enumerate(zip(decoded.files, inspected.files, strict=True))
        if not seen.plain or file.body is not decoded.body or (file.start, file.end, 0) in decoded.spans
    }
    actions = tuple(
        Action.BLOCK if action is Action.MASK and (place.file in hard or place.part in decoded.fixed) else action
        for place, action in zip(places, verdict.actions, strict=True)
    )
    if actions == verdict.actions:
        return verdict
    if verdict.action is Action.BLOCK:
        return msgspec.structs.replace(verdict, actions=actions)
    return msgspec.structs.replace(
        verdict,
        action=Action.BLOCK,
        actions=actions,
        policies=(FILE_NOT_MASKABLE, *verdict.policies),
        obligations=(),
        message="A file in this request holds data that is masked in text, and this kind can't be masked in place.",
        alternative="Paste the text that matters or send it as a plain text file; it is masked then and work goes on.",
    )


def _unscanned(verdict: Verdict) -> Verdict:
    if verdict.action is Action.BLOCK:
        return verdict
    return msgspec.structs.replace(
        verdict,
        action=Action.BLOCK,
        policies=(SCAN_FAILED, *verdict.policies),
        obligations=(),
        message="This could not be inspected completely in time, so it stays here.",
        alternative="Send it in smaller pieces, or try again in a moment.",
    )
