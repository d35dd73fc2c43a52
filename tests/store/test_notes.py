"""Signed notes as the C2SP specification has them, with its own example, and strictly nothing else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.errors import IntegrityError
from seawall.store.notes import Checkpoint, NoteSigner, NoteVerifier

ORIGIN = "seawall.internal/ledger/test"
SIGNER = NoteSigner(ORIGIN, bytes(range(32)))
ROOT = bytes(range(32))
NOTE = SIGNER.sign(7, ROOT)


def test_a_note_has_the_shape_the_specification_gives() -> None:
    text, signature = NOTE.split("\n\n")
    assert text == f"{ORIGIN}\n7\n{base64.b64encode(ROOT).decode()}"
    assert signature.startswith(f"— {ORIGIN} ")
    assert signature.endswith("\n")
    assert len(base64.b64decode(signature.split()[-1])) == 4 + 64


def test_the_vkey_of_the_go_implementations_own_example_is_read() -> None:
    # golang.org/x/mod/sumdb/note documents this key for PeterNeumann.
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert str(NoteVerifier.parse(text)) == text


def test_what_was_signed_is_read_and_by_whom() -> None:
    verifier = NoteVerifier.parse(str(SIGNER.verifier))
    assert verifier.open(NOTE) == Checkpoint(ORIGIN, 7, ROOT)
    # A witness adds its line; unknown signatures are ignored.
    witness = base64.b64encode(b"abcd" + bytes(64)).decode()
    assert verifier.open(f"{NOTE}— witness.example/w {witness}\n").size == 7
    other = NoteSigner(ORIGIN, bytes(32))
    with pytest.raises(IntegrityError, match="not signed by this key"):
        other.verifier.open(NOTE)
    with pytest.raises(IntegrityError, match="another ledger"):
        NoteSigner("seawall.internal/ledger/other", bytes(32)).verifier.open(NOTE)


def test_every_flipped_bit_of_a_note_is_found() -> None:
    raw = NOTE.encode()
    for at in range(len(raw)):
        for bit in range(8):
            changed = raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]
            try:
                text = changed.decode()
            except UnicodeDecodeError:
                continue
            with pytest.raises(IntegrityError):
                SIGNER.verifier.open(text)


@given(st.text(max_size=300))
def test_no_text_is_a_note_by_chance(text: str) -> None:
    with pytest.raises(IntegrityError):
        SIGNER.verifier.open(text)
    with pytest.raises(IntegrityError):
        SIGNER.verifier.open(f"{ORIGIN}\n{text}\n\n— {ORIGIN} {text}\n")


@pytest.mark.parametrize(
    "key", ["", "a", "a+b", "a+b+c", "a+00000000+AQ==", str(SIGNER.verifier)[:-1] + "A", "a b+00+AA"]
)
def test_what_is_no_key(key: str) -> None:
    with pytest.raises(IntegrityError):
        NoteVerifier.parse(key)


def test_a_number_has_one_spelling() -> None:
    for size in ("07", "+7", "٧", "", "-1", "9" * 20):
        with pytest.raises(IntegrityError):
            SIGNER.verifier.open(NOTE.replace("\n7\n", f"\n{size}\n"))
    many = NOTE + NOTE.split("\n\n")[1] * 17
    with pytest.raises(IntegrityError, match="too many"):
        SIGNER.verifier.open(many)


def test_a_document_is_read_as_what_it_is_and_never_as_a_checkpoint() -> None:
    note = SIGNER.sign_document("seawall test 1", '{"a": 1}\n')
    assert SIGNER.verifier.read(note, "seawall test 1") == '{"a": 1}\n'
    with pytest.raises(IntegrityError, match="is no seawall other 1"):
        SIGNER.verifier.read(note, "seawall other 1")
    with pytest.raises(IntegrityError):
        SIGNER.verifier.open(note)
    with pytest.raises(IntegrityError):
        SIGNER.verifier.read(NOTE, "seawall test 1")
    with pytest.raises(IntegrityError):
        NoteSigner(ORIGIN, bytes(32)).verifier.read(note, "seawall test 1")
    for at in range(len(note)):
        with pytest.raises(IntegrityError):
            SIGNER.verifier.read(note[:at] + chr(ord(note[at]) ^ 1) + note[at + 1 :], "seawall test 1")
