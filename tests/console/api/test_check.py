"""POST /api/v1/check: the contract's shape, the event, and that no value stays anywhere."""

import pytest

from seawall.console.parts import Parts

CARD = "4111 1111 1111 1111"
TEXT = f"Maria Lindqvist <maria.lindqvist@mail.example> paid with {CARD}"
MANAGER = {"authorization": "Bearer swt_test_staff"}


async def check(browser, body, headers=MANAGER):
    return await browser.client.post("/api/v1/check", json=body, headers=headers)


async def test_the_answer_has_the_contracts_shape(browser) -> None:
    answer = await check(browser, {"text": TEXT})
    assert answer.status_code == 200
    told = answer.json()
    assert {"action", "findings", "policies", "message", "event"} <= told.keys()
    assert told["action"] == "mask"
    card = next(f for f in told["findings"] if f["detector"] == "payment_card")
    assert TEXT[card["start"] : card["end"]] == CARD
    assert (card["category"], card["action"]) == ("payment_data", "mask")
    assert card["reasons"]
    assert told["policies"]
    assert told["event"].startswith("evt_")
    assert CARD not in told["masked"]
    assert "maria.lindqvist@" not in told["masked"]


async def test_offsets_are_code_points(browser) -> None:
    told = (await check(browser, {"text": "👩🏽‍🚀👍 " + TEXT})).json()
    card = next(f for f in told["findings"] if f["detector"] == "payment_card")
    assert ("👩🏽‍🚀👍 " + TEXT)[card["start"] : card["end"]] == CARD


async def test_the_tool_decides(browser) -> None:
    for tool, action in (
        ("openai-api", "mask"),
        ("funnybot", "block"),
        ("never-heard-of", "block"),
        (None, "mask"),
    ):
        told = (await check(browser, {"text": TEXT, "tool": tool})).json()
        assert told["action"] == action, tool
        assert (told["masked"] is None) == (action == "block")
    assert (await check(browser, {"text": "A lovely blue mug."})).json()["action"] == "allow"


async def test_no_value_stays_in_the_store(browser, parts: Parts, tmp_path) -> None:
    await check(browser, {"text": TEXT, "subject": "customer:maria-17"})
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"4111" not in content
            assert b"maria.lindqvist" not in content
            assert b"maria-17" not in content


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"text": 5}, 400),
        ({"text": "a", "unknown": 1}, 400),
        ({"text": "a", "channel": "pigeon"}, 400),
        ({"text": "x" * 1_000_001}, 400),
        ({"text": "x" * 7_000_000}, 413),
        ([], 400),
    ],
)
async def test_what_cannot_be_is_a_problem_that_quotes_nothing(browser, body, status) -> None:
    answer = await check(browser, body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("urn:seawall:problem:")
    assert "pigeon" not in answer.text


async def test_a_body_that_is_not_json_is_a_problem(browser) -> None:
    for raw in (b"", b"{", b"\xff\xfe", b'{"text": "' + b"\xed\xa0\x80" + b'"}'):
        answer = await browser.client.post(
            "/api/v1/check", content=raw, headers={**MANAGER, "content-type": "application/json"}
        )
        assert answer.status_code == 400, raw
        assert answer.headers["content-type"] == "application/problem+json"


async def test_without_a_ledger_there_is_no_answer(browser, parts: Parts) -> None:
    parts.store.writer.close()
    answer = await check(browser, {"text": TEXT})
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:seawall:problem:ledger-unavailable"
    assert CARD not in answer.text


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer swt_nobody", "Basic abc", "Bearer sw_key_secret"])
async def test_a_token_is_needed(browser, authorization) -> None:
    answer = await check(browser, {"text": "a"}, {"authorization": authorization} if authorization else {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_browsers_cookie_is_no_token(owner) -> None:
    assert (await check(owner, {"text": "a"}, {})).status_code == 401
