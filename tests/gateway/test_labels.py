"""Values that their names tell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fakes.station import Station
from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.gateway import labels
from seawall.gateway.labels import Sheet, sheets, with_more
from seawall.gateway.scan_cache import Seen
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

PLAIN = {
    "id": 1234567890,
    "order_id": "20418",
    "created": 1700000000,
    "sku": "4006381333931",
    "city_code": "ZG",
    "n": 12,
}
PRIVATE = {"phone": "2125551234", "mobile": 3725551234567, "dob": "1981-04-12", "password": "Tr0ub4dor&3x"}


def sent(at: Station, path: str, body: Any, key: str = "x-api-key") -> Any:
    import httpx

    answer = httpx.post(at.url + path, json=body, headers={key: at.key()}, timeout=30)
    assert answer.status_code == 200, answer.text
    return at.vendor.received[-1].json


def seen(start: int, end: int, count: int = 1) -> Seen:
    finding = Finding(
        detector="phone",
        category=Category.CUSTOMER_PII,
        start=start,
        end=end,
        confidence=Confidence.LIKELY,
        reasons=(),
        count=count,
    )
    return Seen(finding, "m", "f")


def tool_use(value: Any) -> Any:
    call = {"type": "tool_use", "id": "t1", "name": "f", "input": value}
    said = [{"role": "user", "content": "Go on."}, {"role": "assistant", "content": [call]}]
    return {"model": "fake-echo", "max_tokens": 9, "messages": said}


def test_values_under_their_names_leave_masked_and_others_as_they_came(at: Station) -> None:
    got = sent(at, "/v1/messages", tool_use({**PLAIN, **PRIVATE, "people": [{"phone": "2125559876"}]}))
    value = got["messages"][1]["content"][0]["input"]
    assert {name: value[name] for name in PLAIN} == PLAIN
    raw = json.dumps(value)
    for secret in (*PRIVATE.values(), "2125559876"):
        assert str(secret) not in raw


def test_metadata_too(at: Station) -> None:
    body = {"model": "fake-echo", "messages": [{"role": "user", "content": "Hi."}], "metadata": {"phone": "2125551234"}}
    got = sent(at, "/v1/chat/completions", body, "api-key")
    assert "2125551234" not in json.dumps(got)


def test_a_sheet_tells_parts_their_own_findings_only() -> None:
    match = next(found for route in ANTHROPIC.routes if (found := route.match("POST", "/v1/messages")) is not None)
    decoded = ANTHROPIC.decode(match, json.dumps(tool_use({"a": "one", "b": "line\nline", "c": ["two", " "]})).encode())
    (sheet,) = [sheet for unit in decoded.units for sheet in sheets(decoded, unit)]
    assert sheet.text == "a: one\n\nc: two\n\n"
    assert [decoded.parts[number].text for number in sheet.parts] == ["one", "two"]
    assert [sheet.text[a:b] for a, b in zip(sheet.starts, sheet.ends, strict=True)] == ["one", "two"]
    first, second = sheet.parts
    told = [seen(0, 6), seen(3, 6), seen(3, 14), seen(12, 14), seen(11, 14, count=2)]
    assert [(number, one.finding.start, one.finding.end) for number, one in sheet.found(told)] == [
        (first, 0, 3),
        (second, 1, 3),
    ]
    assert list(Sheet().found([seen(0, 1)])) == []


def test_many_values_fill_several_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "sheet_chars_max", 50)
    match = next(found for route in ANTHROPIC.routes if (found := route.match("POST", "/v1/messages")) is not None)
    decoded = ANTHROPIC.decode(match, json.dumps(tool_use([{"name": f"value {n}"} for n in range(40)])).encode())
    made = [sheet for unit in decoded.units for sheet in sheets(decoded, unit)]
    assert len(made) > 5
    told = [sheet.text[a:b] for sheet in made for a, b in zip(sheet.starts, sheet.ends, strict=True)]
    assert told == [f"value {n}" for n in range(40)]


def test_what_a_name_tells_does_not_count_twice() -> None:
    before = (seen(2, 6),)
    assert with_more(before, [seen(4, 8)]) is before
    assert with_more(before, [seen(6, 8), seen(0, 2)]) == (seen(0, 2), seen(2, 6), seen(6, 8))
