"""Opens the database and hands out its parts. app.py makes one Store a process and closes it at the end."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from seawall.model.errors import ConfigError, IntegrityError
from seawall.model.ports import Clock
from seawall.store.charts import Charts
from seawall.store.database import Database, Hot, normal_url
from seawall.store.keyring import KeyRing
from seawall.store.ledger import EventLedger
from seawall.store.merkle import Frontier
from seawall.store.migrate import migrate
from seawall.store.notes import NoteSigner
from seawall.store.pulse import Pulse
from seawall.store.sealing import MasterKey, key_bytes, open_master_key
from seawall.store.search import EventSearch
from seawall.store.snapshot import KeySnapshot
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import Tail, tree_seal
from seawall.store.tokens import ApiTokens
from seawall.store.vault import Vault, default_lifetime_ms, sweep
from seawall.store.writer import Writer

_CHECK = b"seawall"
sweep_ms = 60_000


class Store:
    """One database with everything Seawall remembers."""

    def __init__(self, database: Database, master: MasterKey, clock: Clock, data: Path) -> None:
        """Use :meth:`open`."""
        self.database = database
        self.engine = database.engine
        """For rooms of this store that keep tables of their own (accounts, sessions)."""
        self.master = master
        """Derives and seals: ``store.master.subkey("fingerprint")``, ``store.master.box("totp")``."""
        self.clock = clock
        self.data = data
        with_hot = database.hot()
        try:
            seed, origin = _initialise(with_hot, master)
        finally:
            with_hot.close()
        self.subjects = SubjectKeys(master, clock.now_ms)
        signer = NoteSigner(origin, seed)
        tail = Tail(master.subkey("ledger end"), self.subjects, signer, clock.now_ms)
        self.writer = Writer(database, tail)
        self._ledger = EventLedger(self.writer, signer.verifier)
        ring_secret = master.subkey("key ring")
        self._key_ring = KeyRing(database, self.writer, ring_secret, clock.now_ms)
        self._keys = KeySnapshot(ring_secret)
        self._tokens = ApiTokens(database, self.writer, master.subkey("api tokens"), clock.now_ms)
        self._pulse = Pulse(database, clock.now_ms)

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
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        master = open_master_key(data, master_key)
        database = Database(target)
        try:
            migrate(database)
            return cls(database, master, clock, data)
        except BaseException:
            database.close()
            raise

    def ledger(self) -> EventLedger:
        """Where events go."""
        return self._ledger

    def key_ring(self) -> KeyRing:
        """Issues, lists, rotates and revokes virtual keys."""
        return self._key_ring

    def keys(self) -> KeySnapshot:
        """Looks virtual keys up in memory; kept fresh by a thread from the first call on."""
        if self._pulse.add("keys", self._beat_keys):
            self._pulse.start()
        return self._keys

    def tokens(self) -> ApiTokens:
        """Issues and finds API tokens."""
        return self._tokens

    def pseudonyms(self, lifetime_ms: int = default_lifetime_ms) -> Vault:
        """Keeps pseudonym maps for this long after a conversation's last turn; swept by the same thread as keys."""
        if self._pulse.add("conversations", self._sweep, sweep_ms):
            self._pulse.start()
        return Vault(self.database, self.writer, self.master, self.clock.now_ms, lifetime_ms)

    def events(self) -> EventSearch:
        """Finds events."""
        return EventSearch(self.database, self.subjects)

    def charts(self) -> Charts:
        """Counts for charts."""
        return Charts(self.database, self.subjects)

    def beat(self) -> None:
        """Do at once what the pulse does every quarter of a second. For tests and short-lived commands."""
        self._pulse.beat()

    def _sweep(self, hot: Hot) -> None:
        """End what has ended: conversations, and a ledger that lags behind its checkpoints or counts."""
        now = self.clock.now_ms()
        while hot.row("SELECT 1 FROM conversations WHERE expires_ms <= ? LIMIT 1", (now,)):
            self.writer.run(lambda to, _tail: sweep(to, now))

    def _beat_keys(self, hot: Hot) -> None:
        self._keys.refresh(hot)
        self._keys.exchange(hot, self.writer, self.clock.now_ms())

    def close(self) -> None:
        """Write what is waiting, then let go of the database."""
        self._pulse.close()
        self.writer.close()
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _initialise(hot: Hot, master: MasterKey) -> tuple[bytes, str]:
    """The ledger's signing seed and origin; made by whoever opens the database first.

    Raises:
        ConfigError: the database was sealed under another master key.
    """
    row = hot.row("SELECT origin FROM tree WHERE id = 1")
    if row is None:
        with hot.transaction():
            _found(hot, master)
        row = hot.row("SELECT origin FROM tree WHERE id = 1")
    assert row is not None
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
    seal = tree_seal(master.subkey("ledger end"), 0, peaks, epoch)
    origin = f"seawall.internal/ledger/{secrets.token_hex(8)}"
    row = (1, 0, peaks, seal, epoch, origin, 0, 0, 0)
    hot.insert("tree(id,size,peaks,seal,epoch,origin,rolled,checkpoint_size,checkpoint_ms)", [row])
