"""Small sets of synthetic people for the tests of exact match."""

import io
import tempfile
from collections.abc import Sequence

from seawall.detect.exact.building import SetBuilder
from seawall.detect.exact.index import Column, Header, Index, Keying
from seawall.detect.exact.kinds import category_of, column_kind
from seawall.model.finding import subject_print
from seawall.policy.fingerprint import value_fingerprint

KEYING = Keying(b"a key of the tests")
HEADS = ("customer_id", "first_name", "last_name", "email", "phone", "street", "zip", "city", "order number")
_CSV = """\
1001,Jörg,Müller,joerg@kunden.example,+49 170 1234567,Hauptstraße 5,80331,München,SO-100200
1002,Ana,Lopez,ana@customers.example,0171/7654321,12 Main Street,10115,Berlin,SO-100201
1003,Ana María,O'Neill,am.oneill@customers.example,+353 1 234 5678,Quay Road 7b,D02,Dublin,SO-100202
"""
PEOPLE = tuple(tuple(line.split(",")) for line in _CSV.splitlines())


def print_of(subject: str) -> str:
    return subject_print(lambda value: value_fingerprint(b"v" * 32, value), subject)


def columns_of(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    kinds = [column_kind(head, [row[place] for row in rows]) for place, head in enumerate(heads)]
    return [Column(name=h, kind=k, category=category_of(k)) for h, k in zip(heads, kinds, strict=True)]


def written(
    heads: Sequence[str] = HEADS,
    rows: Sequence[Sequence[str]] = PEOPLE,
    *,
    subject: str | None = "customer_id",
    name: str = "customers",
    keying: Keying = KEYING,
    salt: bytes = b"",
    country: str = "49",
    built_ms: int = 1,
    key: str = "",
    before: tuple[Index, bytearray] | None = None,
    **more: object,
) -> tuple[bytes, Header]:
    """A set's bytes; of ``before`` the rows that are not gone are taken over."""
    builder = SetBuilder(
        keying,
        columns_of(heads, rows),
        spill=tempfile.TemporaryFile,
        subject_print=print_of,
        country=country,
        browser_salt=salt,
    )
    for row in rows:
        builder.add(row, row[heads.index(subject)] if subject else "", row[heads.index(key)] if key else "")
    if before is not None:
        builder.carry(*before)
    out = io.BytesIO()
    header = builder.write(out, name=name, built_ms=built_ms, key=key, **more)  # type: ignore[arg-type]
    builder.close()
    return out.getvalue(), header


def opened(*arguments: object, **options: object) -> Index:
    content, _ = written(*arguments, **options)  # type: ignore[arg-type]
    return Index(memoryview(content), KEYING)
