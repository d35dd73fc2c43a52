"""Sessions end when they should, tokens turn over, and wrong guesses cost time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from seawall.store.accounts import Accounts, User
from seawall.store.database import Database, normal_url
from seawall.store.migrate import migrate
from seawall.store.sealing import MasterKey
from seawall.store.sessions import SESSIONS, Sessions, free_guesses, sessions_per_user_max, wait_seconds_max

NOW = 1_750_000_000_000
MINUTE = 60_000


@pytest.fixture
def database(tmp_path: Path):
    database = Database(normal_url("", tmp_path))
    migrate(database)
    yield database
    database.close()


@pytest.fixture
def sessions(database: Database) -> Sessions:
    return Sessions(database, MasterKey(bytes(32)).box("accounts"))


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return Accounts(database, MasterKey(bytes(32)).box("accounts"))


@pytest.fixture
def user(accounts: Accounts) -> User:
    return accounts.create_user("bo@shop.example", "staff", "no hash", NOW)


def test_a_session_is_found_by_its_token_and_by_nothing_else(
    sessions: Sessions, user: User, database: Database
) -> None:
    token = sessions.open(user.id, "open", "127.0.0.1", "Browser", NOW)
    found = sessions.find(token, NOW)
    assert found is not None
    assert (found.user, found.stage) == (user, "open")
    assert sessions.find(token + "x", NOW) is None
    assert sessions.find("", NOW) is None
    with database.engine.connect() as connection:
        assert token not in repr(connection.execute(sa.select(SESSIONS)).all())


def test_a_session_ends_when_idle_and_after_twelve_hours(sessions: Sessions, user: User) -> None:
    token = sessions.open(user.id, "open", "", "", NOW)
    assert sessions.find(token, NOW + 29 * MINUTE) is not None
    assert sessions.find(token, NOW + 58 * MINUTE) is not None
    assert sessions.find(token, NOW + 89 * MINUTE) is None
    busy = sessions.open(user.id, "open", "", "", NOW)
    for minute in range(0, 12 * 60, 20):
        assert sessions.find(busy, NOW + minute * MINUTE) is not None
    assert sessions.find(busy, NOW + 12 * 60 * MINUTE) is None


def test_an_unfinished_sign_in_ends_after_a_quarter_of_an_hour(sessions: Sessions, user: User) -> None:
    token = sessions.open(user.id, "password", "", "", NOW)
    assert sessions.find(token, NOW + 14 * MINUTE) is not None
    assert sessions.find(token, NOW + 15 * MINUTE) is None


def test_the_next_stage_has_a_new_token_and_the_old_one_is_dead(sessions: Sessions, user: User) -> None:
    first = sessions.open(user.id, "password", "", "", NOW)
    session = sessions.find(first, NOW)
    assert session is not None
    second = sessions.advance(session, "open", NOW + 1)
    assert second is not None
    assert sessions.find(first, NOW + 1) is None
    found = sessions.find(second, NOW + 1)
    assert found is not None
    assert found.stage == "open"
    assert sessions.advance(session, "open", NOW + 2) is None


def test_a_disabled_person_has_no_session_from_the_next_request_on(
    sessions: Sessions, accounts: Accounts, user: User
) -> None:
    token = sessions.open(user.id, "open", "", "", NOW)
    accounts.disable(user.id, NOW)
    assert sessions.find(token, NOW) is None


def test_others_can_be_closed_and_nobody_closes_anothers(sessions: Sessions, accounts: Accounts, user: User) -> None:
    other = accounts.create_user("cy@shop.example", "staff", "no hash", NOW)
    tokens = [sessions.open(user.id, "open", "", "", NOW + n) for n in range(3)]
    mine = sessions.find(tokens[0], NOW + 3)
    assert mine is not None
    assert not sessions.close(other.id, mine.id)
    assert len(sessions.of(user, NOW + 3)) == 3
    assert sessions.close_others(user.id, mine.id) == 2
    assert sessions.find(tokens[0], NOW + 3) is not None
    assert sessions.find(tokens[1], NOW + 3) is None
    assert sessions.close(user.id, mine.id)


def test_a_person_has_a_bounded_number_of_sessions(sessions: Sessions, user: User) -> None:
    for n in range(sessions_per_user_max + 5):
        sessions.open(user.id, "open", "", "", NOW + n)
    assert len(sessions.of(user, NOW + 100)) == sessions_per_user_max


def test_what_waits_with_a_session_is_sealed_and_taken_once(sessions: Sessions, user: User, database: Database) -> None:
    session = sessions.find(sessions.open(user.id, "open", "", "", NOW), NOW)
    assert session is not None
    assert sessions.take(session.id) is None
    sessions.put(session.id, b"synthetic challenge")
    assert sessions.peek(session.id) == b"synthetic challenge"
    with database.engine.connect() as connection:
        assert b"synthetic challenge" not in connection.execute(sa.select(SESSIONS.c.scratch)).scalar_one()
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: sessions.take(session.id), range(4)))
    assert got.count(b"synthetic challenge") == 1


def test_waits_grow_and_end(sessions: Sessions) -> None:
    names = {b"account": free_guesses}
    for _ in range(free_guesses):
        assert sessions.wait_ms(names, NOW) == 0
        sessions.failed(names, NOW)
    waits = []
    now = NOW
    for _ in range(14):
        wait = sessions.wait_ms(names, now)
        waits.append(wait // 1000)
        now += wait
        assert sessions.wait_ms(names, now) == 0
        sessions.failed(names, now)
    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == wait_seconds_max
    sessions.succeeded(b"account")
    assert sessions.wait_ms(names, now) == 0


def test_the_longest_wait_counts_and_a_day_forgets(sessions: Sessions) -> None:
    names = {b"account": free_guesses, b"address": 0}
    sessions.failed(names, NOW)
    assert sessions.wait_ms(names, NOW) > 0
    assert sessions.wait_ms({b"account": free_guesses}, NOW) == 0
    assert sessions.wait_ms(names, NOW + 25 * 3_600_000) == 0


def test_guesses_made_at_once_are_all_counted(sessions: Sessions) -> None:
    names = {b"account": free_guesses}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: sessions.failed(names, NOW), range(16)))
    assert (
        sessions.wait_ms(names, NOW) == wait_seconds_max * 1000
        or sessions.wait_ms(names, NOW) == 2 ** (16 - free_guesses) * 1000
    )


def test_a_request_done_before_is_remembered_for_a_day(sessions: Sessions) -> None:
    assert sessions.done_before(b"name", "first", NOW) is None
    assert sessions.done_before(b"name", "second", NOW + 1) == "first"
    assert sessions.done_before(b"name", "third", NOW + 25 * 3_600_000) is None
