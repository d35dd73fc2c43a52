"""Every error becomes a problem with the right status, and none quotes what was sent."""

from types import SimpleNamespace
from typing import Any

import pytest
from litestar.exceptions import ValidationException
from sqlalchemy.exc import OperationalError

from seawall.console import problems
from seawall.console.guard import Caller
from seawall.model import errors
from seawall.store.tokens import ApiToken

TOKEN = ApiToken(id="t", role="staff", label="", created_ms=0, expires_ms=1)


def request(caller: Caller | None = None) -> Any:
    return SimpleNamespace(state=SimpleNamespace(caller=caller) if caller else SimpleNamespace())


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (errors.UsageError("no"), 400, "bad-request"),
        (errors.ConfigError("no"), 400, "bad-request"),
        (errors.LimitExceeded("no"), 413, "too-large"),
        (errors.NotFound("no"), 404, "not-found"),
        (errors.LedgerUnavailable("no"), 503, "ledger-unavailable"),
        (errors.Unavailable("no"), 503, "unavailable"),
        (problems.Conflict("no"), 409, "conflict"),
        (errors.Denied("no"), 401, "unauthorized"),
        (UnicodeDecodeError("utf-8", b"synthetic", 0, 1, "x"), 400, "bad-request"),
        (OperationalError("SELECT 'synthetic'", {}, Exception("synthetic")), 503, "unavailable"),
    ],
)
def test_each_kind_of_error_has_its_status(error: Exception, status: int, name: str) -> None:
    found, _ = problems.problem(request(), error)
    assert (found.status, found.type) == (status, f"urn:seawall:problem:{name}")
    assert "synthetic" not in repr(found)


def test_who_is_known_is_forbidden_and_who_is_not_is_asked() -> None:
    found, headers = problems.problem(request(), errors.Denied("no"))
    assert (found.status, "www-authenticate" in headers) == (401, True)
    found, headers = problems.problem(request(Caller(token=TOKEN)), errors.Denied("no"))
    assert (found.status, headers) == (403, {})


def test_a_validation_error_names_fields_and_no_values() -> None:
    error = ValidationException(detail="synthetic", extra=[{"key": "text", "message": "got synthetic"}])
    found, _ = problems.problem(request(), error)
    assert found.status == 400
    assert found.errors[0].startswith("text: ")
    assert "synthetic" not in repr(found)


def test_unavailable_says_when_to_come_back() -> None:
    _, headers = problems.problem(request(), errors.Unavailable("no"))
    assert headers["retry-after"] == "5"


def test_a_call_that_is_not_understood_says_where_it_is_described() -> None:
    answer = problems.api_answer(request(), ValidationException(detail="synthetic"))
    assert b"/api/v1/openapi.json describes what this call takes." in answer.content
