"""The composition root: reads settings and the clock, builds every part and hands each its collaborators. What runs on
a person's desktop is put together in ``desktop.py``.

Commands ask here for the part they need; every import that costs time stands inside the function that needs it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from seawall import __version__
from seawall.model.configuration import read_settings
from seawall.model.errors import ConfigError, IntegrityError
from seawall.model.settings import Settings, UpstreamSettings

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from seawall.detect.detector import Detector
    from seawall.detect.engine import Engine
    from seawall.detect.exact.bloom import BrowserCustomers
    from seawall.detect.exact.index import Index
    from seawall.detect.roster import Roster
    from seawall.gateway import asgi
    from seawall.gateway.gateway import Gateway
    from seawall.gateway.helpers import Helpers
    from seawall.model.ports import UpstreamClient
    from seawall.model.protection import Held
    from seawall.policy import PolicySet
    from seawall.store import Store
    from seawall.store.counts import Counts
    from seawall.store.fingerprints import Stamp, Watch
    from seawall.wire.name_weights import NameWeights
    from seawall.wire.ocr import Tesseract

settings_bytes_max = 1024 * 1024
engine_caches_max = 4
"""Compiled databases kept: one for each set of own detectors in use on this machine, those used last."""
ECHO = "builtin:echo"
VALUE_PRINTS = "value fingerprints"
"""The purpose of the key that names values in events."""
BROWSER_FILTER = "browser filter"
"""The purpose of the salt of the browser extension's filter; its first 16 bytes."""


def data_dir(option: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """Where Seawall keeps its database and keys: the option, else the XDG data folder of this user."""
    if option:
        return Path(option).expanduser()
    base = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "seawall"


def cache_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Where compiled detector databases are kept: ``SEAWALL_CACHE``, else the XDG cache folder of this user."""
    if environ.get("SEAWALL_CACHE"):
        return Path(environ["SEAWALL_CACHE"])
    base = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "seawall"


def load_settings(
    config: str | None = None,
    environ: Mapping[str, str] = os.environ,
    flags: Mapping[str, object] | None = None,
    data: Path | None = None,
) -> Settings:
    """Settings from the named file, else ``seawall.toml`` in the data directory, then the environment, then flags.

    Raises:
        ConfigError: the file can't be read or a setting is wrong.
    """
    path = Path(config).expanduser() if config else (data / "seawall.toml" if data else None)
    text = ""
    try:
        if path is not None and (config or path.exists()):
            with path.open("rb") as file:
                text = file.read(settings_bytes_max).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text in UTF-8"
        advice = _MEND if isinstance(error, PermissionError) else "Is it the right file?"
        raise ConfigError(f"The settings file {path} can't be read: {why}", advice=advice) from None
    return read_settings(text, environ, flags, file=str(path or ""))


def open_engine(environ: Mapping[str, str] = os.environ, settings: Settings | None = None) -> Engine:
    """The detection engine with the settings' own detectors, its compiled database taken from the cache or put there.

    A cache that can't be read or written costs a compile and nothing else; the engine itself refuses bytes that were
    not made for its rules, library and processor.
    """
    from seawall.detect.engine import Engine

    detectors, roster = _enrolled(environ, settings)
    pictures, reader = _helpers(settings)  # before the compile, which takes seconds: what is missing is said at once
    path = _compiled_file(environ, roster)
    cached = None
    with contextlib.suppress(OSError, ValueError):  # ValueError: it is empty
        cached = _mapped(path)
    engine = Engine(cached, detectors=detectors, roster=roster)
    engine.pictures, engine.reader = pictures, reader
    if settings is not None:
        from seawall.detect.tuning import Tuning

        tuning = Tuning(settings.detect, {*detectors, *settings.detect.off})
        engine.tuning = None if tuning.idle else tuning
    if engine.compiled:
        _write_quietly(path, engine.serialized())
    return engine


def _mapped(path: Path) -> mmap:
    """A file of the cache, and no copy of it. None is ever written to but by exchanging it whole, so a map of it stays
    what it was.

    Raises:
        OSError, ValueError: it isn't there, or empty.
    """
    with path.open("rb") as file:
        kept = mmap(file.fileno(), 0, access=ACCESS_READ)
    with contextlib.suppress(OSError):
        os.utime(path)  # those used last are kept
    return kept


def _compiled_file(environ: Mapping[str, str], roster: Roster) -> Path:
    return cache_dir(environ) / f"engine-{roster.rules}.hsdb"


def _enrolled(environ: Mapping[str, str], settings: Settings | None) -> tuple[Mapping[str, Detector], Roster]:
    """The detectors of some settings and what is to be known of them; of the built-in ones it is kept in the cache, so
    that they need not be imported, and what their expressions compile to."""
    from seawall.detect import kept_re, roster
    from seawall.detect.engine import builtin_detectors, builtin_disguises

    detectors, kept = builtin_detectors(), None
    path = _roster_file(environ)
    with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):
        kept = msgspec.msgpack.decode(_mapped(path), type=roster.Roster)
        kept_re.remember(kept.expressions)
    if settings is not None and _are_own(settings):
        detectors = _tuned_detectors(settings, detectors)
        return detectors, roster.roster_of(detectors, builtin_disguises())
    if kept is None or set(kept.detectors) != set(detectors):
        kept = roster.with_expressions(roster.roster_of(detectors, builtin_disguises()), detectors)
        if _roster_file(environ) == path:  # else the code was changed while it was read
            _write_quietly(path, msgspec.msgpack.encode(kept))
    return detectors, kept


def _roster_file(environ: Mapping[str, str]) -> Path:
    from seawall.detect.roster import sources_hash

    return cache_dir(environ) / f"engine-{sources_hash()}.roster"


def _are_own(settings: Settings) -> bool:
    """Whether the detectors of some settings are others than the built-in ones."""
    return bool(settings.detector or settings.format or settings.detect.off)


def is_compiled(settings: Settings, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the detectors of these settings are in the cache."""
    if not _are_own(settings) and not _roster_file(environ).exists():
        return False  # and to make it takes longer than this should
    return _compiled_file(environ, _enrolled(environ, settings)[1]).exists()


def _helpers(settings: Settings | None) -> tuple[Tesseract | None, NameWeights | None]:
    """What reads pictures and what reads doubtful names, where the settings ask for them.

    Raises:
        ConfigError: a program, library or model is not there.
    """
    pictures, reader = None, None
    if settings is not None and settings.detect.ocr == "tesseract":
        from seawall.wire.ocr import Tesseract

        pictures = Tesseract(settings.detect.ocr_languages, seconds_max=settings.detect.ocr_seconds_max)
    if settings is not None and settings.detect.names == "heavy":
        from seawall.wire.name_weights import NameWeights

        reader = NameWeights(Path(settings.detect.names_model), milliseconds_max=settings.detect.names_ms_max)
    return pictures, reader


def _tuned_detectors(settings: Settings, builtin: Mapping[str, Detector]) -> dict[str, Detector]:
    """The built-in detectors but for those that are off, and the settings' own.

    Raises:
        ConfigError: as :func:`seawall.detect.custom.custom_detectors` and
            :func:`seawall.detect.formats.with_formats`, or one that is to be off is not there.
    """
    own: dict[str, Detector] = {}
    if settings.detector:
        from seawall.detect.custom import custom_detectors

        own = custom_detectors(settings.detector, builtin)
    if settings.format:
        from seawall.detect.formats import with_formats

        builtin = with_formats(settings.format, builtin)
        if shared := set(own) & set(builtin):
            raise ConfigError(f"There is a detector {min(shared)} already", advice="Give yours another id.")
    unknown = set(settings.detect.off) - set(builtin) - set(own)
    if unknown:
        raise ConfigError(f"There is no detector {min(unknown)[:60]}", advice="`seawall doctor` lists them.")
    return {name: one for name, one in {**builtin, **own}.items() if name not in settings.detect.off}


def _write_quietly(path: Path, content: bytes) -> None:
    """Put a cache file in place whole, or not at all; a full disk or a read-only home is no reason to stop."""
    import tempfile

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
        caches = sorted(path.parent.glob(f"engine-*{path.suffix}"), key=lambda old: old.stat().st_mtime, reverse=True)
        for old in caches[engine_caches_max:]:
            old.unlink(missing_ok=True)


def watch_own_data(engine: Engine, data: Path, secret: bytes, customers: BrowserCustomers | None = None) -> Watch:
    """What keeps the engine told of the fingerprint sets in the data directory; ``look()`` once, or ``start()`` it.

    Args:
        secret: the installation's key for fingerprint sets.
        customers: told too, if given: what browsers may know of the sets.
    """
    from seawall.detect.exact.index import Index, Keying
    from seawall.detect.exact.matching import Matcher
    from seawall.store.fingerprints import FingerprintFolder, Watch

    keying = Keying(secret)
    opened: dict[str, tuple[Stamp, Index]] = {}

    def load(maps: Mapping[str, tuple[Stamp, memoryview]]) -> None:
        fresh: dict[str, tuple[Stamp, Index]] = {}
        for name, (stamp, content) in maps.items():
            known = opened.get(name)
            if known is None or known[0] != stamp:
                try:
                    known = stamp, Index(content, keying)
                    known[1].verify()
                except IntegrityError as error:
                    raise IntegrityError(f"{name}: {error.message}", advice=error.advice) from None
            fresh[name] = known
        opened.clear()
        opened.update(fresh)
        indexes = [index for _, index in fresh.values()]
        engine.known = Matcher(indexes, keying) if indexes else None
        if customers is not None:
            customers.renew(indexes)

    return Watch(FingerprintFolder(data), load)


def tell_own_data(engine: Engine, settings: Settings, data: Path, environ: Mapping[str, str] = os.environ) -> None:
    """Tell the engine of the fingerprint sets there are now, for a command. Without any, nothing is opened or made.

    Raises:
        IntegrityError: a set is damaged or of another installation.
        ConfigError: the master key does not fit.
    """
    from seawall.store.fingerprints import KEY_PURPOSE, FingerprintFolder

    if FingerprintFolder(data).stamps():
        from seawall.store.sealing import open_master_key
        from seawall.wire.secrets import resolve

        master = open_master_key(data, resolve(settings.store.master_key, environ))
        watch_own_data(engine, data, master.subkey(KEY_PURPOSE)).look()


def own_policies(settings: Settings) -> dict[str, str]:
    """The shop's own policy files: name to text.

    Raises:
        ConfigError: the folder can't be read.
    """
    return read_policies(Path(settings.policy.dir).expanduser()) if settings.policy.dir else {}


def open_policy(settings: Settings, own: Mapping[str, str] | None = None) -> PolicySet:
    """The built-in policies and the shop's own: those of its folder, or ``own`` if given.

    Raises:
        ConfigError: the folder can't be read or a policy is wrong; says which.
    """
    from seawall.policy import PolicySet, builtin_sources

    sources = {**builtin_sources(), **(own_policies(settings) if own is None else own)}
    return PolicySet.compile(
        sources, strict=settings.gateway.strict, observe=settings.policy.observe, teams=settings.teams
    )


_MEND = "Give this user the right to read it, or run this as the user it belongs to."


def read_policies(folder: Path) -> dict[str, str]:
    """File name to Cedar text of every ``*.cedar`` in a folder.

    Raises:
        ConfigError: there is no such folder or a file can't be read.
    """
    at = folder
    try:
        if not folder.is_dir():
            raise ConfigError(f"There is no policy folder {folder}", advice="Correct policy.dir or make the folder.")
        sources = {}
        for at in sorted(folder.iterdir()):  # a glob would take a folder that can't be read for an empty one
            if at.suffix == ".cedar":
                sources[at.name] = at.read_text("utf-8")
        return sources
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise ConfigError(f"{at} can't be read: {why}", advice=f"Policies are read at each start. {_MEND}") from None


def open_store(settings: Settings, data: Path, environ: Mapping[str, str] = os.environ) -> Store:
    """The database, made or brought up to date when needed. Close it when done (it is a context manager).

    Raises:
        ConfigError: the address, the master key or the data directory does not fit.
        Unavailable: the database does not answer.
    """
    from seawall.store import Store
    from seawall.wire.clock import SystemClock
    from seawall.wire.secrets import resolve

    store = Store.open(
        resolve(settings.store.url, environ),
        data=data,
        clock=SystemClock(),
        master_key=resolve(settings.store.master_key, environ),
    )
    store.two_person = settings.policy.two_person
    if store.two_person != "always" and (standing := store.standing().current()) is not None:
        modes = ("always", "auto", "never")
        store.two_person = min(store.two_person, standing.settings.policy.two_person, key=modes.index)
    return store


def in_force(settings: Settings, store: Store) -> Held:
    """What the files say, with the former value where they would weaken and a second person has not confirmed it.

    Raises:
        ConfigError: the policy folder can't be read, or a policy in it is wrong.
    """
    from seawall.model.protection import Held, Protection, hold, protection
    from seawall.policy import builtin_sources
    from seawall.policy.policy import only_blocks

    files = own_policies(settings)
    open_policy(settings, files)
    wanted, standing = protection(settings, files), store.standing()
    before = standing.current() or wanted
    held = hold(before, settings, files, lambda name: name not in builtin_sources() and only_blocks(name, files[name]))
    if standing.take(wanted, held.words):
        return Held(settings=settings, policies=files, words=())
    standing.follow(Protection(settings=protection(held.settings, {}).settings, policies=held.policies))
    return held


def with_echo(settings: Settings, dialects: Iterable[str] = ("openai",)) -> Settings:
    """Settings that answer AI calls by the built-in echo when no vendor is named, so that everything can be tried."""
    if settings.upstream:
        return settings
    echoes = tuple(
        UpstreamSettings(name=f"echo-{dialect}", dialect=dialect, base_url=ECHO, tool="builtin-echo")
        for dialect in dialects
    )
    return msgspec.structs.replace(settings, upstream=echoes)


def is_prepared(settings: Settings, data: Path, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether :func:`prepare` has little to do: a database of the newest schema and compiled detectors are there. Said
    of what can be opened; why something can't, the opening says."""
    from seawall.store.database import Database, normal_url
    from seawall.store.migrate import is_newest
    from seawall.wire.secrets import resolve

    with contextlib.suppress(Exception):
        if data.is_dir() and is_compiled(settings, environ):
            database = Database(normal_url(resolve(settings.store.url, environ), data))
            try:
                return is_newest(database)
            finally:
                database.close()
    return False


def prepare(settings: Settings, data: Path) -> tuple[str | None, tuple[str, ...]]:
    """Make what a server needs before its workers start: database, keys, compiled engine.

    Returns the one-time code with which somebody becomes the owner, or None when there is one; and what of the settings
    and policy files waits for a second person.

    Raises:
        ConfigError, Unavailable: as :func:`open_store` and :func:`open_policy`.
    """
    from seawall.store.accounts import Accounts

    with open_store(settings, data) as store:
        held = in_force(settings, store)
        if not is_compiled(held.settings):
            open_engine(settings=held.settings)
        accounts = Accounts(store.database, store.master.box("accounts"))
        return accounts.issue_setup_code(store.clock.now_ms()), held.words


def serve(
    settings: Settings,
    data: Path,
    host: str,
    port: int,
    ready: Callable[[str, int], None],
    *,
    shared: Counts | None = None,
    engine: Engine | None = None,
) -> None:
    """Serve console, API and gateway in this process until SIGTERM. With ``shared`` other workers bind the port too and
    count keys' use together; ``engine`` is what :func:`open_engine` gave for these settings, where loaded before.

    Raises:
        ConfigError: the port can't be had, or a setting or secret is wrong.
        Unavailable: the database does not answer.
    """
    from seawall.gateway import server

    sock = server.bind(host, port, shared=shared is not None)
    with open_store(settings, data) as store:
        store.count_with(shared)
        held = in_force(settings, store)
        if engine is None or held.settings != settings:
            engine = open_engine(settings=held.settings)
        engine.load()
        server.run(_serving(held, store, sock, ready, engine))


async def _serving(
    held: Held, store: Store, sock: socket.socket, ready: Callable[[str, int], None], engine: Engine
) -> None:
    from seawall.detect.exact.bloom import BrowserCustomers
    from seawall.gateway import server
    from seawall.store.fingerprints import KEY_PURPOSE
    from seawall.wire.http import HttpClient

    settings = held.settings
    client = HttpClient(
        first_byte_seconds=settings.gateway.upstream_first_byte_seconds,
        idle_seconds=settings.gateway.upstream_idle_seconds,
    )
    customers = BrowserCustomers(store.master.subkey(BROWSER_FILTER)[:16])
    watch = watch_own_data(engine, store.data, store.master.subkey(KEY_PURPOSE), customers)
    watch.look()
    watch.start()
    edge, console = build(settings, store, client, engine=engine, customers=customers, own=held.policies)
    store.keep_for(settings.store.retention_days)
    if sys.stdout.isatty():
        console.begin()
    try:
        trusted = settings.server.trusted_proxies
        await server.serve(edge, console, sock=sock, clock=store.clock, trusted_proxies=trusted, ready=ready)
    finally:
        watch.close()
        edge.close()
        await client.close()


def value_fingerprints(store: Store) -> Callable[[str], str]:
    """What names a value in events without telling it: a keyed fingerprint, the same in every process of a shop."""
    from seawall.policy.fingerprint import value_fingerprint

    return partial(value_fingerprint, store.master.subkey(VALUE_PRINTS))


def build(
    settings: Settings,
    store: Store,
    client: UpstreamClient,
    environ: Mapping[str, str] = os.environ,
    *,
    engine: Engine | None = None,
    customers: BrowserCustomers | None = None,
    own: Mapping[str, str] | None = None,
) -> tuple[Gateway, asgi.Later]:
    """The gateway and the console of one process, sharing one engine, one policy set and one store.

    Raises:
        ConfigError: a setting, a policy or a secret is wrong.
    """
    from seawall.console import liveness
    from seawall.console.rooms import issued_in_rooms
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway import asgi
    from seawall.gateway.gateway import Gateway
    from seawall.gateway.parts import Parts
    from seawall.model import plugins
    from seawall.wire.secrets import Secrets

    dialects = plugins.collect(providers, "DIALECT", Dialect)
    settings = with_echo(settings, dialects)
    engine, policy = engine or open_engine(environ, settings), open_policy(settings, own)
    fingerprint = value_fingerprints(store)
    gateway = Gateway(
        Parts(
            settings=settings,
            dialects=dialects,
            engine=engine,
            policy=lambda: policy,
            ledger=store.ledger(),
            keys=store.keys(),
            vault=store.pseudonyms(settings.gateway.pseudonym_lifetime_hours * 3_600_000),
            client=client,
            clock=store.clock,
            secret=store.master.subkey("gateway"),
            fingerprint=fingerprint,
            helpers=_open_helpers(settings, store, engine),
            look_again=store.look_again,
            approvals=store.approvals(),
            excepted=store.excepted(),
            stand_ins=partial(issued_in_rooms, store),
            upstream_keys=Secrets({u.name: u.key for u in settings.upstream if u.key}, environ),
        )
    )

    def console() -> asgi.App:
        from seawall.console import app
        from seawall.console.packages import on_offer

        parts = app.Parts(
            store=store,
            engine=engine,
            policy=lambda: policy,
            settings=settings,
            clock=store.clock,
            customers=customers,
            fingerprint=fingerprint,
            approvals=store.approvals(),
            excepted=store.excepted(),
            packages=on_offer,
        )
        return cast("asgi.App", app.create(parts))

    return gateway, asgi.Later(console, _liveness(store, engine, policy), liveness.PATHS)


def _liveness(store: Store, engine: Engine, policy: PolicySet) -> asgi.App:
    """What answers whether this process lives before there is a console."""
    from seawall.console.liveness import Liveness, readiness
    from seawall.store.accounts import Accounts

    owner = Accounts(store.database, store.master.box("accounts")).has_owner
    waiting = (("store", owner), ("ledger", store.ledger().ready))
    return Liveness(lambda: readiness(engine.detectors, lambda: policy, waiting))


def _open_helpers(settings: Settings, store: Store, engine: Engine) -> Helpers | None:
    """Who inspects large requests for the gateway. None runs before it is asked."""
    from seawall.gateway.helper import Order
    from seawall.gateway.helpers import Helpers
    from seawall.store.fingerprints import KEY_PURPOSE

    if settings.gateway.helpers < 1:
        return None
    seen = Settings(detect=settings.detect, detector=settings.detector, format=settings.format)
    keys = store.master.subkey(KEY_PURPOSE), store.master.subkey(VALUE_PRINTS)
    return Helpers(Order(seen, str(store.data), *keys), _rules(engine), settings.gateway.helpers)


def _rules(engine: Engine) -> str:
    """Names the code and the detectors that an engine inspects with."""
    return f"{__version__} {engine.rules}"


def assist(descriptor: int) -> None:
    """What a helper process runs: inspects for the worker that left it this socket open, until that hangs up."""
    from seawall.gateway import helper

    def opened(order: helper.Order) -> tuple[Engine, Callable[[], bool], str]:
        engine = open_engine(settings=order.settings)
        engine.load()  # or the file it is read from stays mapped beside what was loaded of it
        return engine, watch_own_data(engine, Path(order.data), order.sets_key).look, _rules(engine)

    helper.assist(helper.taken(descriptor), opened)
