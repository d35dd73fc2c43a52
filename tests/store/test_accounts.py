"""Users, second factors, recovery and set-up codes; on SQLite here, and the schema held to the migration."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from seawall.model.errors import UsageError
from seawall.store.accounts import METADATA, Accounts, code_digest, normal_email, recovery_codes_count
from seawall.store.database import Database, normal_url
from seawall.store.migrate import migrate
from seawall.store.sealing import MasterKey
from seawall.store.sessions import SESSIONS

NOW = 1_750_000_000_000
HASH = "not a hash: these tests check no password"


@pytest.fixture
def database(tmp_path: Path):
    database = Database(normal_url("", tmp_path))
    migrate(database)
    yield database
    database.close()


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return Accounts(database, MasterKey(bytes(32)).box("accounts"))


def test_the_migration_makes_the_tables_the_code_names(database: Database) -> None:
    assert SESSIONS.metadata is METADATA
    with database.engine.connect() as connection:
        ours = set(METADATA.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _parents: kind != "table" or name in ours}
        )
        assert compare_metadata(context, METADATA) == []


def test_the_first_owner_needs_the_code_and_it_works_once(accounts: Accounts) -> None:
    code = accounts.issue_setup_code(NOW)
    assert code is not None
    assert not accounts.setup_code_fits("AAAA-BBBB-CCCC-DDDD", NOW)
    assert accounts.setup_code_fits(code.lower().replace("-", " "), NOW)
    assert accounts.claim_owner("AAAA-BBBB-CCCC-DDDD", "ana@shop.example", HASH, NOW) is None
    user = accounts.claim_owner(code, " Ana@Shop.Example ", HASH, NOW)
    assert user is not None
    assert (user.email, user.role) == ("ana@shop.example", "owner")
    assert accounts.claim_owner(code, "eve@shop.example", HASH, NOW) is None
    assert accounts.issue_setup_code(NOW) is None
    with pytest.raises(UsageError, match="already has an owner"):
        accounts.create_owner("eve@shop.example", HASH, NOW)


def test_a_new_code_ends_the_older_one_and_each_ends_after_a_day(accounts: Accounts) -> None:
    first, second = accounts.issue_setup_code(NOW), accounts.issue_setup_code(NOW)
    assert first is not None
    assert second is not None
    assert not accounts.setup_code_fits(first, NOW)
    assert not accounts.setup_code_fits(second, NOW + 24 * 3_600_000)
    assert accounts.claim_owner(second, "ana@shop.example", HASH, NOW + 24 * 3_600_000) is None


def test_of_many_who_claim_at_once_one_becomes_owner(accounts: Accounts) -> None:
    code = accounts.issue_setup_code(NOW)
    assert code is not None
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: accounts.claim_owner(code, f"p{n}@shop.example", HASH, NOW), range(8)))
    assert sum(user is not None for user in made) == 1


def test_codes_are_read_as_people_type_them() -> None:
    assert code_digest("0O1I-L234") == code_digest("oo 11 1234".replace("1234", "1234"))
    assert code_digest("ABCD-EFGH") != code_digest("ABCD-EFGJ")


@pytest.mark.parametrize(
    "text", ["", "ana", "@shop.example", "ana@", "a b@shop.example", "ana@shop\n.example", "a@" + "b" * 260]
)
def test_what_cannot_be_an_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        normal_email(text)


def test_an_address_has_one_account_and_a_disabled_one_signs_in_no_more(accounts: Accounts) -> None:
    user = accounts.create_user("bo@shop.example", "staff", HASH, NOW)
    with pytest.raises(UsageError, match="already an account"):
        accounts.create_user("BO@shop.example", "owner", HASH, NOW)
    assert accounts.for_sign_in(" BO@shop.example") == (user, HASH)
    accounts.disable(user.id, NOW + 1)
    assert accounts.for_sign_in("bo@shop.example") is None
    found = accounts.user(user.id)
    assert found is not None
    assert found.disabled_ms == NOW + 1


def test_a_totp_step_counts_once_also_when_two_come_at_once(accounts: Accounts) -> None:
    user = accounts.create_user("bo@shop.example", "staff", HASH, NOW)
    factor = accounts.add_totp(user.id, "SYNTHETICSEEDSYNTHETICSEED234567", 100, "App", NOW)
    assert not accounts.accept_step(factor.id, 100, NOW)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: accounts.accept_step(factor.id, 101, NOW), range(8))) == 1
    assert not accounts.accept_step(factor.id, 100, NOW)


def test_no_secret_lies_open_in_the_database(accounts: Accounts, database: Database) -> None:
    user = accounts.create_user("bo@shop.example", "staff", HASH, NOW)
    seed = "SYNTHETICSEEDSYNTHETICSEED234567"
    accounts.add_totp(user.id, seed, 1, "App", NOW)
    codes = accounts.new_recovery_codes(user.id)
    assert accounts.totp_seeds(user.id)[0][1] == seed
    with database.engine.connect() as connection:
        for table in METADATA.sorted_tables:
            everything = repr(connection.execute(sa.select(table)).all())
            assert seed not in everything
            assert not any(code in everything for code in codes)


def test_the_last_second_factor_stays(accounts: Accounts) -> None:
    user = accounts.create_user("bo@shop.example", "staff", HASH, NOW)
    other = accounts.create_user("cy@shop.example", "staff", HASH, NOW)
    one = accounts.add_totp(user.id, "SYNTHETICSEEDSYNTHETICSEED234567", 1, "App", NOW)
    assert not accounts.remove_factor(user.id, one.id)
    two = accounts.add_passkey(user.id, b"credential", b"public key", 0, "Key", NOW + 1)
    assert not accounts.remove_factor(other.id, one.id)
    assert accounts.remove_factor(user.id, one.id)
    assert not accounts.remove_factor(user.id, two.id)
    assert [factor.kind for factor in accounts.factors(user.id)] == ["passkey"]
    assert accounts.passkeys(user.id)[0].public_key == b"public key"
    with pytest.raises(UsageError, match="already in use"):
        accounts.add_passkey(other.id, b"credential", b"public key", 0, "Key", NOW)


def test_recovery_codes_work_once_and_for_their_owner_only(accounts: Accounts) -> None:
    user = accounts.create_user("bo@shop.example", "staff", HASH, NOW)
    other = accounts.create_user("cy@shop.example", "staff", HASH, NOW)
    old = accounts.new_recovery_codes(user.id)
    codes = accounts.new_recovery_codes(user.id)
    assert len(codes) == recovery_codes_count
    assert not accounts.use_recovery_code(user.id, old[0])
    assert not accounts.use_recovery_code(other.id, codes[0])
    assert accounts.use_recovery_code(user.id, codes[0].lower())
    assert not accounts.use_recovery_code(user.id, codes[0])
    assert accounts.recovery_codes_left(user.id) == recovery_codes_count - 1
