import os
import sqlite3
from pathlib import Path

import pytest

from seawall import app
from seawall.detect.engine import builtin_detectors
from seawall.model.errors import ConfigError
from seawall.model.settings import DetectorSettings, DetectSettings, GatewaySettings, PolicySettings, Settings
from seawall.model.words import Category

LOYALTY = DetectorSettings(
    id="loyalty_card", category=Category.CUSTOMER_PII, regex=r"LC-\d{8}", hits=("LC-12345678",), misses=("LC-1",)
)


def test_the_data_directory_follows_the_option_then_xdg(tmp_path: Path) -> None:
    assert app.data_dir(str(tmp_path)) == tmp_path
    assert app.data_dir(None, {"XDG_DATA_HOME": "/srv"}) == Path("/srv/seawall")


def test_settings_come_from_the_named_file_else_from_the_data_directory(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text("[server]\nport = 9000\n")
    (tmp_path / "other.toml").write_text("[server]\nport = 9001\n")
    assert app.load_settings(None, {}, data=tmp_path).server.port == 9000
    assert app.load_settings(str(tmp_path / "other.toml"), {}, data=tmp_path).server.port == 9001
    assert app.load_settings(None, {}).server.port == 8400


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        app.load_settings(str(tmp_path / "none.toml"), {})


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four detectors and no disguise: what is cached and when does not depend on how many there are; a compile does."""
    some = {name: one for name, one in builtin_detectors().items() if name in ("email", "iban", "jwt", "phone")}
    monkeypatch.setattr("seawall.detect.engine.builtin_detectors", lambda: some)
    monkeypatch.setattr("seawall.detect.engine.builtin_disguises", dict)
    monkeypatch.setattr("seawall.detect.kept_re.keep", lambda _: b"")  # takes a second


@pytest.mark.usefixtures("few")
def test_the_compiled_engine_is_cached_and_rubbish_in_the_cache_is_replaced(tmp_path: Path) -> None:
    environ = {"SEAWALL_CACHE": str(tmp_path)}
    app.open_engine(environ)
    (path,), (roster,) = tmp_path.glob("*.hsdb"), tmp_path.glob("*.roster")
    path.write_bytes(b"rubbish")
    roster.write_bytes(b"rubbish")
    assert app.open_engine(environ).scan("mail ana@shop.example")
    compiled = path.read_bytes()
    assert len(compiled) > 1000
    assert app.open_engine(environ).scan("mail ana@shop.example")
    assert path.read_bytes() == compiled


@pytest.mark.usefixtures("few")
def test_of_many_compiled_engines_those_used_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "engine_caches_max", 2)
    environ = {"SEAWALL_CACHE": str(tmp_path)}
    app.open_engine(environ)
    (common,) = tmp_path.glob("engine-*.hsdb")
    for seconds, off in enumerate(("email", "iban", "jwt")):
        for file in tmp_path.glob("engine-*.hsdb"):
            os.utime(file, (seconds, seconds + (file != common)))  # long ago, and the common one before all others
        assert not app.open_engine(environ).compiled, "it was kept, since it is used"
        app.open_engine(environ, Settings(detect=DetectSettings(off=(off,))))
    assert len(list(tmp_path.glob("*.hsdb"))) == 2


@pytest.mark.usefixtures("few")
def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert app.open_engine({"SEAWALL_CACHE": str(blocked)}).scan("mail ana@shop.example")


@pytest.mark.usefixtures("few")
def test_the_shops_own_detectors_join_the_built_in_ones_and_some_may_be_off(tmp_path: Path) -> None:
    environ = {"SEAWALL_CACHE": str(tmp_path)}
    settings = Settings(detector=(LOYALTY,), detect=DetectSettings(off=("email",), allow=("LC-00000000",)))
    engine = app.open_engine(environ, settings)
    assert [one.detector for one in engine.scan("LC-12345678 ana@shop.example LC-00000000")] == ["loyalty_card"]
    assert app.open_engine(environ, settings).scan("LC-12345678"), "from the cache it finds the same"
    assert [one.detector for one in app.open_engine(environ).scan("LC-12345678 ana@shop.example")] == ["email"]
    with pytest.raises(ConfigError, match="no detector emial"):
        app.open_engine(environ, Settings(detect=DetectSettings(off=("emial",))))


def test_an_unreadable_policy_folder_is_not_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(ConfigError, match=r"can't be read: Permission denied.*run this as the user it belongs to"):
        app.read_policies(tmp_path)


def test_a_policy_that_can_t_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "stricter.cedar").write_bytes(b"\xff")
    (tmp_path / "notes.txt").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"stricter\.cedar can't be read: it is not text in UTF-8"):
        app.read_policies(tmp_path)


def test_the_shops_own_policies_join_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "extra.cedar").write_text(
        '@id("extra")\n@title("t")\n@why("w")\n@message("m")\n@alternative("a")\n'
        'permit (principal, action == Action::"coach", resource);\n'
    )
    policies = app.open_policy(Settings(policy=PolicySettings(dir=str(tmp_path)))).policies
    assert "extra" in policies
    assert "card-security-code" in policies
    with pytest.raises(ConfigError, match="no policy folder"):
        app.open_policy(Settings(policy=PolicySettings(dir=str(tmp_path / "none"))))


def test_a_store_opens_in_the_data_directory(tmp_path: Path) -> None:
    with app.open_store(Settings(), tmp_path / "data", {}):
        assert oct((tmp_path / "data").stat().st_mode)[-3:] == "700"


def test_the_heavy_tier_for_names_without_weights_does_not_start(tmp_path: Path) -> None:
    settings = Settings(detect=DetectSettings(names="heavy", names_model=str(tmp_path)))
    with pytest.raises(ConfigError, match="no names model"):
        app.open_engine({"SEAWALL_CACHE": str(tmp_path)}, settings)


def test_weaker_settings_and_policies_are_served_as_they_were_until_two_people_are_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    strict = Settings(policy=PolicySettings(dir=str(folder), two_person="always"))
    weak = Settings(policy=PolicySettings(dir=str(folder), two_person="never", observe=True))
    blocks = (
        '@id("%s")\n@title("No names")\n@why("Asked for.")\n@message("It holds {found}.")\n'
        'permit (principal, action == Action::"%s", resource) when { context.detector == "email" };\n'
    )
    with app.open_store(strict, tmp_path) as store:
        assert app.in_force(strict, store).words == ()
        (folder / "stricter.cedar").write_text(blocks % ("stricter", "block"))
        assert app.in_force(strict, store).words == (), "one more block takes one person"
        (folder / "laxer.cedar").write_text(blocks % ("laxer", "allow"))
    with app.open_store(weak, tmp_path) as store:
        assert store.two_person == "always", "a file that says never is held itself"
        held = app.in_force(weak, store)
        assert not held.settings.policy.observe
        assert set(held.policies) == {"stricter.cedar"}
        assert len(held.words) == 3
        assert set(app.open_policy(held.settings, held.policies).policies) >= {"stricter"}
        (change,) = store.change_book().list()
        for who in ("person:ana@shop.example", "person:bo@shop.example"):
            store.change_book().confirm(change.id, by=who)
        assert app.in_force(weak, store).settings.policy.observe
        assert set(app.in_force(weak, store).policies) == {"stricter.cedar", "laxer.cedar"}


def test_helpers_can_be_left_out(tmp_path: Path) -> None:
    settings = Settings(gateway=GatewaySettings(helpers=0))
    with app.open_store(settings, tmp_path) as store:
        assert app._open_helpers(settings, store, app.open_engine()) is None


@pytest.mark.usefixtures("few")
def test_what_is_prepared_need_not_be_prepared_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAWALL_CACHE", str(tmp_path / "cache"))
    data, settings = tmp_path / "data", Settings()
    assert not app.is_prepared(settings, data)
    assert not data.exists(), "asking makes nothing"
    code, held = app.prepare(settings, data)
    assert code
    assert not held
    assert app.is_prepared(settings, data)
    assert not app.is_prepared(Settings(detector=(LOYALTY,)), data), "a detector of the shop's own is to be compiled"
    with sqlite3.connect(data / "seawall.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0001_ledger'")
    assert not app.is_prepared(settings, data), "the database is behind"
    (data / "seawall.db").write_text("no database")
    assert not app.is_prepared(settings, data), "why it can't be opened, the opening says"
