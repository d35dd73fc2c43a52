"""Browsers and clipboard agents that were enrolled: their tokens, the version of their policy, what they report.

A device token is kept like a virtual key, as an HMAC and never itself. What a device reports is written once: its
events go into the ledger in the transaction that remembers their ids, and a batch sent again adds nothing.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Callable, Sequence

import msgspec

from seawall.model import limits
from seawall.model.errors import Denied, LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.keys import digest
from seawall.model.words import PrincipalKind
from seawall.store.database import Database, Hot
from seawall.store.keyring import day_ms
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

ENROL_PREFIX = "swe_"
DEVICE_PREFIX = "swd_"
enrolments_max = 10_000
"""Devices one enrolment token may enrol."""
devices_max = 100_000
reports_kept_days = 30
catch_rows_max = 20_000
"""Combinations of site, layer, account and day that are counted; sites beyond are counted under an empty name."""
default_ttl_ms = 7 * day_ms


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a device says of itself."""

    browser: str = ""
    browser_version: str = ""
    os: str = ""
    extension: str = ""
    install: str = ""
    name: str = ""


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled device, without its secret."""

    id: str
    principal: str
    created_ms: int
    seen_ms: int
    revoked_ms: int | None
    about: About
    policy_version: int
    dropped: int
    """Reports it could not keep while the server was away."""


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """A link that still enrols, without its secret."""

    id: str
    principal: str
    expires_ms: int
    uses_left: int


class SelfTest(msgspec.Struct, frozen=True, kw_only=True):
    """How a layer fared on a site when it last tried itself."""

    device: str
    site: str
    layer: str
    ok: bool
    what: str
    time: int


class Catch(msgspec.Struct, frozen=True, kw_only=True):
    """What one layer did on one site on one day."""

    site: str
    layer: str
    account: str
    decided: int = 0
    caught: int = 0
    """Decisions that masked or stopped something."""
    visits: int = 0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a device told, checked and ready to be written."""

    id: str
    event: Event
    catch: Catch | None = None
    test: SelfTest | None = None


class Devices:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, secret: bytes, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._secret = secret
        self._now_ms = now_ms

    def allow(self, principal: str, *, ttl_ms: int = default_ttl_ms, uses: int = 1, by: str = "") -> str:
        """A token with which devices can be enrolled for a principal, shown this once.

        Raises:
            UsageError: a lifetime or number that cannot be, or neither a person nor a service.
        """
        who = Principal.parse(principal)
        if who.kind not in {PrincipalKind.PERSON, PrincipalKind.SERVICE}:
            raise UsageError("A device belongs to a person or a service")
        if not 0 < ttl_ms <= limits.key_lifetime_days_max * day_ms:
            raise UsageError("An enrolment token lives for more than nothing and at most 365 days")
        if not 0 < uses <= enrolments_max:
            raise UsageError(f"An enrolment token enrols 1 to {enrolments_max} devices")
        public, secret = _pair()
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            hot.execute("DELETE FROM enrolments WHERE expires_ms < ?", (now,))
            row = (public, str(who), digest(self._secret, public, secret), now + ttl_ms, uses)
            hot.insert("enrolments(id,principal,digest,expires_ms,uses_left)", [row])
            detail = {"for": str(who), "uses": str(uses), "expires": str(now + ttl_ms)}
            tail.append(hot, [record(_event(EventKind.ENDPOINT_TOKEN_ISSUED, now, by, detail))])

        self._writer.run(job)
        return f"{ENROL_PREFIX}{public}_{secret}"

    def enrolments(self, limit: int = 500) -> tuple[Enrolment, ...]:
        """Tokens that still enrol, the first to end first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT id, principal, expires_ms, uses_left FROM enrolments WHERE expires_ms > ? AND uses_left > 0"
                " ORDER BY expires_ms, id LIMIT ?",
                (self._now_ms(), limit),
            )
        return tuple(Enrolment(id=i, principal=p, expires_ms=e, uses_left=u) for i, p, e, u in rows)

    def withdraw(self, enrolment_id: str, *, by: str = "") -> None:
        """End an enrolment token: it enrols nobody any more; what it enrolled stays. Twice is no error.

        Raises:
            NotFound: no token has this id, or it was swept after its end.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            row = hot.row("SELECT principal, uses_left FROM enrolments WHERE id = ?", (enrolment_id,))
            if row is None:
                raise NotFound("No enrolment link has this id", advice="It may have ended by itself.")
            if row[1] > 0:
                hot.execute("UPDATE enrolments SET uses_left = 0 WHERE id = ?", (enrolment_id,))
                detail = {"token": enrolment_id, "for": str(row[0])}
                tail.append(hot, [record(_event(EventKind.ENDPOINT_TOKEN_REVOKED, now, by, detail))])

        self._writer.run(job)

    def enrol(self, token: str, about: About) -> tuple[str, Device]:
        """A new device and its own token.

        Raises:
            Denied: the enrolment token is unknown, used up or past its end.
            LimitExceeded: there are ``devices_max`` devices.
        """
        presented = _split(token, ENROL_PREFIX)
        public, secret = _pair()
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> Device:
            who = self._spend(hot, presented, now)
            count = hot.row("SELECT count(*) FROM devices WHERE revoked_ms IS NULL")
            if count is not None and count[0] >= devices_max:
                raise LimitExceeded("Too many devices are enrolled", advice="Revoke old ones: seawall ext revoke ID.")
            device = Device(
                id=f"dev_{public}",
                principal=who,
                created_ms=now,
                seen_ms=now,
                revoked_ms=None,
                about=about,
                policy_version=0,
                dropped=0,
            )
            row = (device.id, who, digest(self._secret, public, secret), now, now, None, _text(about), 0, 0)
            hot.insert(f"devices({_COLUMNS})", [row])
            detail = {"device": device.id, "browser": about.browser, "install": about.install}
            tail.append(hot, [record(_event(EventKind.ENDPOINT_DEVICE_ENROLLED, now, who, detail))])
            return device

        return f"{DEVICE_PREFIX}{public}_{secret}", self._writer.run(job)

    def _spend(self, hot: Hot, presented: tuple[str, str] | None, now: int) -> str:
        row = None
        if presented is not None:
            row = hot.row("SELECT principal,digest,expires_ms,uses_left FROM enrolments WHERE id = ?", (presented[0],))
        expected = bytes(row[1]) if row else bytes(32)
        same = hmac.compare_digest(expected, digest(self._secret, *(presented or ("", ""))))
        if not same or row is None or now >= row[2] or row[3] < 1:
            raise Denied("This enrolment token is unknown, used up or past its end")
        assert presented is not None
        hot.execute("UPDATE enrolments SET uses_left = uses_left - 1 WHERE id = ?", (presented[0],))
        return str(row[0])

    def find(self, token: str) -> Device | None:
        """The enrolled device with this token, compared in constant time."""
        presented = _split(token, DEVICE_PREFIX)
        if presented is None:
            return None
        with self._database.view(unchanging=False) as hot:
            row = hot.row(f"SELECT {_COLUMNS} FROM devices WHERE id = ?", (f"dev_{presented[0]}",))  # noqa: S608
        expected = bytes(row[2]) if row else bytes(32)
        same = hmac.compare_digest(expected, digest(self._secret, *presented))
        if not same or row is None:
            return None
        device = _device(row)
        return device if device.revoked_ms is None else None

    def revoke(self, device_id: str, *, by: str = "") -> None:
        """End a device: its next request is refused. Twice is no error.

        Raises:
            NotFound: no device has this id.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            row = hot.row("SELECT principal, revoked_ms FROM devices WHERE id = ?", (device_id,))
            if row is None:
                raise NotFound("No device has this id", advice="See `seawall ext devices`.")
            if row[1] is None:
                hot.execute("UPDATE devices SET revoked_ms = ? WHERE id = ?", (now, device_id))
                detail = {"device": device_id, "for": str(row[0])}
                tail.append(hot, [record(_event(EventKind.ENDPOINT_DEVICE_REVOKED, now, by, detail))])

        self._writer.run(job)

    def stamp(self, principal: str, content: bytes, fresh_ms: int) -> tuple[int, int]:
        """Version and time of issue of a policy with this content, the same in every process.

        A new version is made when the content changed or the last issue is older than ``fresh_ms``; it is a time in
        milliseconds and rises even when the clock goes back.
        """
        now = self._now_ms()
        with self._database.view(unchanging=False) as hot:
            row = hot.row(_POLICY, (principal,))
        if row is not None and bytes(row[0]) == content and now - row[2] < fresh_ms:
            return int(row[1]), int(row[2])

        def job(hot: Hot, _tail: Tail) -> tuple[int, int]:
            again = hot.row(_POLICY, (principal,))
            if again is not None and bytes(again[0]) == content and now - again[2] < fresh_ms:
                return int(again[1]), int(again[2])
            version = max(now, int(again[1]) + 1) if again is not None else now
            hot.insert(
                "device_policies(principal,content,version,issued_ms)",
                [(principal, content, version, now)],
                "ON CONFLICT (principal) DO UPDATE SET content = excluded.content, version = excluded.version,"
                " issued_ms = excluded.issued_ms",
            )
            return version, now

        return self._writer.run(job)

    def seen(self, device_id: str, policy_version: int) -> None:
        """Remember that a device asked, and which policy it was given."""
        now = self._now_ms()
        self._writer.run(
            lambda hot, _tail: hot.execute(
                "UPDATE devices SET seen_ms = ?, policy_version = ? WHERE id = ?", (now, policy_version, device_id)
            )
        )

    def report(self, device_id: str, reports: Sequence[Report], dropped: int = 0) -> int:
        """Write what a device told; returns how much of it was new.

        Raises:
            LedgerUnavailable: nothing of it was written; the device sends it again.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> int:
            new = [
                one
                for one in reports
                if hot.execute(
                    "INSERT INTO device_reports(device,report,time) VALUES (?,?,?) ON CONFLICT DO NOTHING",
                    (device_id, one.id, now),
                )
                == 1
            ]
            if new:
                tail.append(hot, [record(one.event) for one in new])
            for one in new:
                if one.test is not None:
                    _keep_test(hot, one.test)
                if one.catch is not None:
                    _count(hot, one.catch, now // day_ms)
            hot.execute("DELETE FROM device_reports WHERE time < ?", (now - reports_kept_days * day_ms,))
            hot.execute(
                "UPDATE devices SET seen_ms = ?, dropped = dropped + ? WHERE id = ?",
                (now, dropped if new or not reports else 0, device_id),
            )
            return len(new)

        return self._writer.run(job)

    def failing_tests(self, since_ms: int = 0, limit: int = 200) -> list[SelfTest]:
        """Layers whose last test failed on a device that is still enrolled, the newest first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT t.device, t.site, t.layer, t.ok, t.what, t.time FROM device_tests t JOIN devices d"
                " ON d.id = t.device WHERE t.ok = 0 AND d.revoked_ms IS NULL AND t.time >= ?"
                " ORDER BY t.time DESC LIMIT ?",
                (since_ms, limit),
            )
        return [SelfTest(device=d, site=s, layer=y, ok=bool(o), what=w, time=t) for d, s, y, o, w, t in rows]

    def tests(self, since_ms: int = 0, limit: int = 5_000) -> tuple[SelfTest, ...]:
        """Each layer's last test on each site and device that is still enrolled, the newest first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT t.device, t.site, t.layer, t.ok, t.what, t.time FROM device_tests t JOIN devices d"
                " ON d.id = t.device WHERE d.revoked_ms IS NULL AND t.time >= ? ORDER BY t.time DESC LIMIT ?",
                (since_ms, limit),
            )
        return tuple(SelfTest(device=d, site=s, layer=y, ok=bool(o), what=w, time=t) for d, s, y, o, w, t in rows)

    def get(self, device_id: str) -> Device | None:
        """A device by its id, ended or not."""
        with self._database.view(unchanging=False) as hot:
            row = hot.row(f"SELECT {_COLUMNS} FROM devices WHERE id = ?", (device_id,))  # noqa: S608  # fixed texts
        return None if row is None else _device(row)

    def catches(self, since_ms: int) -> list[Catch]:
        """What each layer did on each site and kind of account since a day."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT site, layer, account, sum(decided), sum(caught), sum(visits) FROM device_catches"
                " WHERE day >= ? GROUP BY site, layer, account ORDER BY site, layer, account",
                (since_ms // day_ms,),
            )
        return [
            Catch(site=s, layer=y, account=a, decided=int(d), caught=int(c), visits=int(v)) for s, y, a, d, c, v in rows
        ]

    def list(self, *, everything: bool = False, limit: int = 500) -> list[Device]:
        """Devices, the last seen first; revoked ones only with ``everything``."""
        where = "" if everything else "WHERE revoked_ms IS NULL"
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                f"SELECT {_COLUMNS} FROM devices {where} ORDER BY seen_ms DESC LIMIT ?",  # noqa: S608  # fixed texts
                (limit,),
            )
        return [_device(row) for row in rows]


_COLUMNS = "id,principal,digest,created_ms,seen_ms,revoked_ms,about,policy_version,dropped"
_POLICY = "SELECT content, version, issued_ms FROM device_policies WHERE principal = ?"
_ABOUT = msgspec.json.Decoder(About)


def _pair() -> tuple[str, str]:
    public = base64.b32encode(secrets.token_bytes(10)).decode().lower()[:16]
    return public, secrets.token_urlsafe(32).replace("_", "-")


def _split(token: str, prefix: str) -> tuple[str, str] | None:
    if not token.startswith(prefix) or len(token) > 128 or not token.isascii():
        return None
    public, underscore, secret = token[len(prefix) :].partition("_")
    return (public, secret) if underscore and public and secret else None


def _text(about: About) -> str:
    return msgspec.json.encode(about).decode()


def _device(row: tuple[object, ...]) -> Device:
    names = ("id", "principal", "_", "created_ms", "seen_ms", "revoked_ms", "about", "policy_version", "dropped")
    fields = dict(zip(names, row, strict=True))
    fields.pop("_")
    return msgspec.convert({**fields, "about": _ABOUT.decode(str(fields["about"]))}, Device)


def _keep_test(hot: Hot, test: SelfTest) -> None:
    hot.insert(
        "device_tests(device,site,layer,ok,what,time)",
        [(test.device, test.site, test.layer, int(test.ok), test.what, test.time)],
        "ON CONFLICT (device,site,layer) DO UPDATE SET ok = excluded.ok, what = excluded.what, time = excluded.time",
    )


def _count(hot: Hot, catch: Catch, day: int) -> None:
    rows = hot.row("SELECT count(*) FROM device_catches")
    site = catch.site if rows is None or rows[0] < catch_rows_max else ""
    hot.insert(
        "device_catches(site,layer,account,day,decided,caught,visits)",
        [(site, catch.layer, catch.account, day, catch.decided, catch.caught, catch.visits)],
        "ON CONFLICT (site,layer,account,day) DO UPDATE SET decided = device_catches.decided + excluded.decided,"
        " caught = device_catches.caught + excluded.caught, visits = device_catches.visits + excluded.visits",
    )


def _event(kind: EventKind, now: int, by: str, detail: dict[str, str]) -> Event:
    return Event(id=ulid(now), time=now, kind=kind, principal=by, detail=detail)
