"""Opens the database and hands out its parts. app.py makes one Store a process and closes it at the end."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from seawall.model.errors import ConfigError, IntegrityError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.ports import Clock
from seawall.store.approvals import ApprovalBook, ApprovalSnapshot
from seawall.store.backup import FORMAT, Head, Written, write_backup
from seawall.store.changes import ChangeBook, Gate
from seawall.store.charts import Charts
from seawall.store.counts import Counts
from seawall.store.database import Database, Hot, is_databases, normal_url, why_not_opened
from seawall.store.devices import Devices
from seawall.store.envelopes import EnvelopeSigner
from seawall.store.envelopes import purpose as envelope_purpose
from seawall.store.export import export_lines, ocsf_lines
from seawall.store.feedback import ExceptionSnapshot, FeedbackBook
from seawall.store.fingerprints import FingerprintFolder
from seawall.store.glance import Glance, glance, remember_verified
from seawall.store.keyring import KeyRing
from seawall.store.ledger import EventLedger
from seawall.store.merkle import Frontier
from seawall.store.migrate import migrate, revisions
from seawall.store.notes import Checkpoint, NoteSigner
from seawall.store.people import PeopleBook
from seawall.store.pulse import Pulse
from seawall.store.retention import Retention
from seawall.store.rooms import RoomBook
from seawall.store.sealing import MasterKey, key_bytes, open_master_key
from seawall.store.search import EventSearch
from seawall.store.snapshot import KeySnapshot
from seawall.store.standing import StandingSettings
from seawall.store.stewards import StewardBook
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import Tail, checkpoint_ms, tree_seal
from seawall.store.tokens import ApiTokens
from seawall.store.vault import Vault, default_lifetime_ms, sweep
from seawall.store.verification import Fault, Report, Verification
from seawall.store.witness import file_name, of_another, read_witness, write_witness
from seawall.store.workflows import WorkflowBook
from seawall.store.writer import Writer

_CHECK = b"seawall"
ledger_end_purpose = "ledger end"
"""What the key that seals the ledger's end is derived for."""
sweep_ms = 60_000
upkeep_ms = 1_000
retention_ms = 3_600_000


class Store:
    """One database with everything Seawall remembers."""

    def __init__(self, database: Database, master: MasterKey, clock: Clock, data: Path) -> None:
        """Use :meth:`open`."""
        self.two_person = "auto"
        """Whether what weakens protection takes two people: the setting ``policy.two_person``."""
        self._gate = Gate(lambda: self.two_person)
        self.database = database
        self.engine = database.engine
        """For rooms of this store that keep tables of their own (accounts, sessions)."""
        self.master = master
        """Derives and seals: ``store.master.subkey("fingerprint")``, ``store.master.box("totp")``."""
        self.clock = clock
        self.data = data
        with_hot = database.hot()
        try:
            seed, origin = open_secrets(with_hot, master)
        finally:
            with_hot.close()
        self.subjects = SubjectKeys(master, clock.now_ms)
        self.notes = NoteSigner(origin, seed)
        """Signs the ledger's checkpoints, and documents that are checked with the same public key."""
        tail = Tail(master.subkey(ledger_end_purpose), self.subjects, self.notes, clock.now_ms)
        self.writer = Writer(database, tail)
        self._ledger = EventLedger(self.writer, self.notes.verifier)
        ring_secret = master.subkey("key ring")
        self._key_ring = KeyRing(database, self.writer, ring_secret, clock.now_ms, self._gate)
        self._keys = KeySnapshot(ring_secret)
        self._tokens = ApiTokens(database, self.writer, master.subkey("api tokens"), clock.now_ms)
        self._approvals = ApprovalSnapshot()
        self._excepted = ExceptionSnapshot()
        self._pulse = Pulse(database, clock.now_ms)
        self._house = Pulse(database, clock.now_ms)
        """Slow duties have a thread of their own, so that a revocation never waits for them."""
        self._witnessed = -1

    @classmethod
    def open(cls, url: str = "", *, data: Path, clock: Clock, master_key: str = "") -> Store:
        """Open the database, make it or bring it up to date.

        Args:
            url: empty for SQLite in ``data``, else ``postgresql://…`` or ``sqlite:///…``.
            data: the data directory; the master key's file is in it.
            clock: where time comes from.
            master_key: base64 of 32 bytes, for replicas that share one database; empty for the file in ``data``.

        Raises:
            ConfigError: the address or the master key does not fit.
            Unavailable: the database does not answer.
        """
        target = normal_url(url, data)
        try:
            data.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise ConfigError(
                f"{data} can't be the data directory: {error.strerror}", advice="Name another with --data."
            ) from None
        master = open_master_key(data, master_key)
        database = Database(target)
        try:
            migrate(database)
            return cls(database, master, clock, data)
        except BaseException as error:
            database.close()
            if is_databases(error):
                raise why_not_opened(error, database) from None
            raise

    def ledger(self) -> EventLedger:
        """Where events go."""
        return self._ledger

    def key_ring(self) -> KeyRing:
        """Issues, lists, rotates and revokes virtual keys."""
        return self._key_ring

    def keys(self) -> KeySnapshot:
        """Looks virtual keys up in memory. From the first call on, threads keep it fresh and the house in order."""
        if self._pulse.add("keys", self._beat_keys):
            self._house.add("conversations", self._sweep, sweep_ms)
            self._house.add("rooms", self._end_rooms, sweep_ms)
            self._house.add("ledger", self._upkeep, upkeep_ms)
            self._pulse.start()
            self._house.start()
        return self._keys

    def count_with(self, counts: Counts | None) -> None:
        """Count what keys use together with other workers of this server; before :meth:`keys` is called first."""
        if counts is not None:
            self._keys.counts = counts

    def tokens(self) -> ApiTokens:
        """Issues and finds API tokens."""
        return self._tokens

    def approval_book(self) -> ApprovalBook:
        """Keeps decisions about tools, requests and exceptions."""
        return ApprovalBook(self.database, self.writer, self.clock.now_ms, self._gate)

    def approvals(self) -> ApprovalSnapshot:
        """What is in force of them, in memory. From the first call on, a thread keeps it fresh."""
        if self._pulse.add("approvals", lambda hot: self._approvals.refresh(hot, self.clock.now_ms())):
            self._pulse.start()
        return self._approvals

    def change_book(self) -> ChangeBook:
        """Keeps changes that wait for a second person, and makes those two were for."""
        apply = {
            "tool": self.approval_book().apply,
            "value": self.feedback_book().apply,
            "key": self._key_ring.apply,
            "user": self.people_book().apply,
            "settings": self.standing().apply,
        }
        return ChangeBook(self.database, self.writer, self._gate, self.clock.now_ms, apply)

    def people_book(self) -> PeopleBook:
        """Makes accounts."""
        return PeopleBook(self.database, self.writer, self.master.box("accounts"), self.clock.now_ms, self._gate)

    def standing(self) -> StandingSettings:
        """Remembers which settings and policy files are in force."""
        return StandingSettings(self.database, self.writer, self.master.box("standing"), self.clock.now_ms, self._gate)

    def workflow_book(self) -> WorkflowBook:
        """Keeps the register of workflows that feed an AI."""
        return WorkflowBook(self.database, self.writer, self.clock.now_ms)

    def room_book(self) -> RoomBook:
        """Keeps data rooms."""
        return RoomBook(self.database, self.writer, self.master, self.clock.now_ms)

    def steward_book(self) -> StewardBook:
        """Keeps who answers for which control."""
        return StewardBook(self.database, self.writer, self.clock.now_ms)

    def glance(self) -> Glance:
        """Whether the ledger fits its own signature and this machine's memory; :meth:`verify` recomputes it all."""
        return glance(self.database, self._ledger, self.data)

    def feedback_book(self) -> FeedbackBook:
        """Keeps what people say about findings, and values let off for a while."""
        return FeedbackBook(self.database, self.writer, self.clock.now_ms, self._gate)

    def excepted(self) -> ExceptionSnapshot:
        """The values let off now, in memory. From the first call on, a thread keeps it fresh."""
        if self._pulse.add("excepted", lambda hot: self._excepted.refresh(hot, self.clock.now_ms())):
            self._pulse.start()
        return self._excepted

    def devices(self) -> Devices:
        """Enrols browsers and clipboard agents and takes their reports."""
        return Devices(self.database, self.writer, self.master.subkey("devices"), self.clock.now_ms)

    def policy_signer(self) -> EnvelopeSigner:
        """Signs what devices are given."""
        return EnvelopeSigner(self.master.subkey(envelope_purpose))

    def pseudonyms(self, lifetime_ms: int = default_lifetime_ms) -> Vault:
        """Keeps pseudonym maps for this long after a conversation's last turn."""
        return Vault(self.database, self.writer, self.master, self.clock.now_ms, lifetime_ms)

    def events(self) -> EventSearch:
        """Finds events."""
        return EventSearch(self.database, self.subjects)

    def charts(self) -> Charts:
        """Counts for charts."""
        return Charts(self.database, self.subjects)

    def retention(self) -> Retention:
        """Takes away what must not be kept."""
        return Retention(self.database, self.writer, self.subjects, self.clock.now_ms)

    def keep_for(self, days: int) -> None:
        """Apply retention now and once an hour, in the background. For the process that serves."""
        self._house.add("retention", lambda _hot: self._retain(days), retention_ms)

    def verify(
        self, witnessed: Sequence[Checkpoint] = (), progress: Callable[[int], None] = lambda _number: None
    ) -> Report:
        """Check the whole ledger, also against the newest checkpoint this machine remembers.

        Raises:
            Unavailable: the database did not answer.
        """
        known = read_witness(self.data, self._ledger.verifier)
        report = Verification(
            self.database,
            self.subjects,
            self._ledger.verifier,
            self.master.subkey(ledger_end_purpose),
            [*witnessed, *([known] if known else [])],
            progress,
        ).run()
        another = of_another(self.data, self._ledger.verifier)
        if another and report.fault is None:
            said = (
                f"{file_name} beside it is of another ledger, {another[:80]}: bring that one back, or delete the file"
            )
            report = msgspec.structs.replace(report, fault=Fault(said))
        if report.fault is None:
            write_witness(self.data, self._ledger.checkpoint(), self._ledger.verifier)
            now = self.clock.now_ms()
            self.writer.run(lambda hot, _tail: remember_verified(hot, now, report.size))
        return report

    def export(self, since_ms: int | None = None) -> Iterator[bytes]:
        """The ledger as lines anyone can check (export.py)."""
        note = self._ledger.checkpoint()
        return export_lines(self.database, self.subjects, self._ledger.verifier, note, since_ms)

    def export_ocsf(self, since_ms: int | None = None) -> Iterator[bytes]:
        """The ledger as lines of OCSF records (ocsf.py), with as much of each event as is left."""
        note = self._ledger.checkpoint()
        return ocsf_lines(self.database, self.subjects, self._ledger.verifier.open(note).size, since_ms)

    def backup(self, path: Path, *, passphrase: str = "", by: str = "") -> Written:
        """Write everything into one file, fingerprint sets too; the master key under a passphrase if one is given.

        Raises:
            UsageError: the passphrase is too short.
            Unavailable: the database did not answer.
        """
        now = self.clock.now_ms()
        head = Head(
            format=FORMAT,
            revision=revisions()[-1],
            created_ms=now,
            checkpoint=self._ledger.checkpoint(),
            verifier=str(self._ledger.verifier),
            master_key=self.master.wrapped(passphrase) if passphrase else None,
        )
        folder = FingerprintFolder(self.data)
        written = write_backup(self.database, path, head, {name: folder.mapped(name) for name in folder.stamps()})
        detail = {"rows": str(written.rows), "sets": str(written.sets), "with_key": str(written.with_key).lower()}
        event = Event(id=ulid(now), time=now, kind=EventKind.STORE_BACKUP_WRITTEN, principal=by, detail=detail)
        self._ledger.append([event])
        return written

    def look_again(self) -> None:
        """Read keys issued and revoked elsewhere now, without waiting for the next beat. Blocking."""
        self._pulse.beat()

    def beat(self) -> None:
        """Do at once what the background threads do from time to time. For tests."""
        self._pulse.beat()
        self._house.beat()

    def _sweep(self, hot: Hot) -> None:
        """Delete conversations that have ended."""
        now = self.clock.now_ms()
        while hot.row("SELECT 1 FROM conversations WHERE expires_ms <= ? LIMIT 1", (now,)):
            self.writer.run(lambda to, _tail: sweep(to, now))

    def _end_rooms(self, _hot: Hot) -> None:
        self.room_book().sweep()

    def _upkeep(self, hot: Hot) -> None:
        """Count and sign what a quiet hour left uncounted and unsigned; remember the newest checkpoint here."""
        row = hot.row("SELECT size, rolled, checkpoint_size, checkpoint_ms FROM tree WHERE id = 1")
        assert row is not None
        size, rolled, checkpoint_size, checkpointed_ms = row
        if rolled < size:
            self.writer.run(lambda to, tail: tail.roll(to, lock=True))
        if checkpoint_size < size and self.clock.now_ms() - checkpointed_ms >= checkpoint_ms:
            self._ledger.checkpoint()
        if checkpoint_size > self._witnessed:
            note = hot.row("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1")
            if note is not None:
                self._witnessed = write_witness(self.data, note[0], self._ledger.verifier)

    def _retain(self, days: int) -> None:
        self.retention().apply(days)

    def _beat_keys(self, hot: Hot) -> None:
        self._keys.refresh(hot)
        self._keys.exchange(hot, self.writer, self.clock.now_ms())

    def close(self) -> None:
        """Write what is waiting, then let go of the database."""
        self._pulse.close()
        self._house.close()
        self.writer.close()
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _no_end() -> IntegrityError:
    return IntegrityError(
        "The ledger's end was taken out of this database",
        advice="Put the database aside and bring back a backup with `seawall restore FILE`.",
    )


def open_secrets(hot: Hot, master: MasterKey) -> tuple[bytes, str]:
    """The ledger's signing seed and origin; made by whoever opens the database first.

    Raises:
        ConfigError: the database was sealed under another master key.
    """
    row = hot.row("SELECT origin FROM tree WHERE id = 1")
    if row is None:
        with hot.transaction():
            _found(hot, master)
        row = hot.row("SELECT origin FROM tree WHERE id = 1")
    if row is None:
        raise _no_end()
    box = master.box("secret")
    sealed = dict(hot.rows("SELECT name, sealed FROM secrets"))
    try:
        box.unseal(sealed["check"], b"check")
        return box.unseal(sealed["ledger key"], b"ledger key"), row[0]
    except (IntegrityError, KeyError) as error:
        raise ConfigError(
            "This database was sealed with another master key",
            advice="Bring back the seawall.key that belongs to it, or set store.master_key.",
        ) from error


def _found(hot: Hot, master: MasterKey) -> None:
    """Lay an empty ledger, once, even if several processes try."""
    if hot.postgres:
        hot.execute("LOCK TABLE tree IN EXCLUSIVE MODE")
    if hot.row("SELECT id FROM tree") is not None:
        return
    if hot.row("SELECT name FROM secrets") is not None or hot.row("SELECT seq FROM events LIMIT 1") is not None:
        raise _no_end()
    box = master.box("secret")
    hot.insert(
        "secrets(name,sealed)",
        [
            ("check", box.seal(_CHECK, b"check")),
            ("ledger key", box.seal(os.urandom(key_bytes), b"ledger key")),
        ],
    )
    epoch = secrets.token_hex(8)
    peaks = Frontier().packed()
    seal = tree_seal(master.subkey(ledger_end_purpose), 0, peaks, epoch)
    origin = f"seawall.internal/ledger/{secrets.token_hex(8)}"
    row = (1, 0, peaks, seal, epoch, origin, 0, 0, 0)
    hot.insert("tree(id,size,peaks,seal,epoch,origin,rolled,checkpoint_size,checkpoint_ms)", [row])
