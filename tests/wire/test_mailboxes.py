"""Mailboxes against a real Dovecot: every folder, every letter, nothing marked as read, and broken connections."""

import socket
from collections.abc import Iterator

import pytest

from imap import ImapServer
from seawall.model.errors import ConfigError, NotFound, Unavailable, UsageError
from seawall.wire.mailboxes import Mailbox, decoded_name

LETTER = b"From: a@shop.example\r\nSubject: %d\r\n\r\nSynthetic letter %d\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    made = ImapServer()
    for number in range(30):
        made.put(LETTER % (number, number))
    made.put(LETTER % (99, 99), ".Gel&APY-scht")
    made.start()
    yield made
    made.stop()


def test_every_letter_of_every_folder_and_none_is_touched(server: ImapServer) -> None:
    with Mailbox(server.address, server.password) as account:
        letters = list(account.letters())
        assert {letter.folder for letter in letters} == {"INBOX", "Gelöscht"}
        assert len({letter.stamp for letter in letters if letter.folder == "INBOX"}) == 30
        texts = [account.content(letter) for letter in letters]
        assert sorted(texts) == sorted(LETTER % (number, number) for number in [*range(30), 99])
        assert all(letter.size == len(text) for letter, text in zip(letters, texts, strict=True))
    assert not [path for path in server.mail.rglob("*,*S*") if path.is_file()], "none was marked as seen"
    with Mailbox(f"{server.address}/Gel%C3%B6scht", server.password) as account:
        assert [letter.folder for letter in account.letters()] == ["Gelöscht"]


def test_a_connection_that_breaks_is_made_again(server: ImapServer) -> None:
    waited: list[float] = []
    with Mailbox(server.address, server.password, pause=waited.append) as account:
        first, second, *_ = account.letters()
        account.content(first)
        assert account._connection is not None
        account._connection.socket().shutdown(socket.SHUT_RDWR)
        assert b"Synthetic letter" in account.content(second)
    assert waited == [1]


def test_what_goes_wrong_is_told_and_never_the_password(server: ImapServer) -> None:
    with Mailbox(server.address, "hunter2") as account, pytest.raises(ConfigError) as told:
        list(account.letters())
    assert "hunter2" not in str(told.value)
    with Mailbox(f"{server.address}/Nowhere", server.password) as account, pytest.raises(ConfigError, match="Nowhere"):
        list(account.letters())
    with Mailbox("imap://ana@127.0.0.1:9", "x", pause=lambda _: None) as account, pytest.raises(Unavailable):
        list(account.letters())
    for wrong in ("imap://ana@mail.example", "imaps://mail.example", "imaps://a:b@c.example", "https://a@b.example"):
        with pytest.raises(UsageError):
            Mailbox(wrong, "x")
    with Mailbox(server.address, server.password) as account:
        letter = next(account.letters())
        with pytest.raises(NotFound):
            account.content(type(letter)("INBOX", 9_999, 1, letter.stamp, letter.place))


def test_folder_names_are_read() -> None:
    assert decoded_name("Entw&APw-rfe") == "Entwürfe"
    assert decoded_name("A&-B &ZeVnLIqe-") == "A&B 日本語"
    assert decoded_name("&broken") == "&broken"
