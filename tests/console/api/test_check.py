"""POST /api/v1/check: the contract's shape, the event, and that no value stays anywhere."""

import pytest

from seawall.console.parts import Parts

CARD = "4111 1111 1111 1111"
TEXT = f"Maria Lindqvist <maria.lindqvist@mail.example> paid with {CARD}"


@pytest.fixture
def check(browser, token):
    mine = token("staff")

    async def check(body, headers=mine):
        return await browser.client.post("/api/v1/check", json=body, headers=headers)

    return check


async def test_the_answer_has_the_contracts_shape(check) -> None:
    answer = await check({"text": TEXT})
    assert answer.status_code == 200
    told = answer.json()
    assert {"action", "findings", "policies", "message", "event"} <= told.keys()
    assert told["action"] == "mask"
    card = next(f for f in told["findings"] if f["detector"] == "payment_card")
    assert TEXT[card["start"] : card["end"]] == CARD
    assert (card["category"], card["action"]) == ("payment_data", "mask")
    assert card["reasons"]
    assert card["revoke"] == ""
    key = (await check({"text": "OPENTOKEN_SECRET=q8ZtP2vXw7Lm4KdR9sYb"})).json()["findings"][0]
    assert key["revoke"].startswith("Its issuer is unknown")
    assert told["policies"]
    assert told["event"].startswith("evt_")
    assert CARD not in told["masked"]
    assert "maria.lindqvist@" not in told["masked"]


async def test_offsets_are_code_points(check) -> None:
    told = (await check({"text": "👩🏽‍🚀👍 " + TEXT})).json()
    card = next(f for f in told["findings"] if f["detector"] == "payment_card")
    assert ("👩🏽‍🚀👍 " + TEXT)[card["start"] : card["end"]] == CARD


async def test_the_tool_decides(check) -> None:
    for tool, action in (
        ("openai-api", "mask"),
        ("funnybot", "block"),
        ("never-heard-of", "block"),
        (None, "mask"),
    ):
        told = (await check({"text": TEXT, "tool": tool})).json()
        assert told["action"] == action, tool
        assert (told["masked"] is None) == (action == "block")
    assert (await check({"text": "A lovely blue mug."})).json()["action"] == "allow"


async def test_no_value_stays_in_the_store(check, parts: Parts, tmp_path) -> None:
    await check({"text": TEXT, "subject": "customer:maria-17"})
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
async def test_what_cannot_be_is_a_problem_that_quotes_nothing(check, body, status) -> None:
    answer = await check(body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("urn:seawall:problem:")
    assert "pigeon" not in answer.text


async def test_a_body_that_is_not_json_is_a_problem(browser, token) -> None:
    for raw in (b"", b"{", b"\xff\xfe", b'{"text": "' + b"\xed\xa0\x80" + b'"}'):
        answer = await browser.client.post(
            "/api/v1/check", content=raw, headers={**token("staff"), "content-type": "application/json"}
        )
        assert answer.status_code == 400, raw
        assert answer.headers["content-type"] == "application/problem+json"


async def test_without_a_ledger_there_is_no_answer(check, parts: Parts) -> None:
    parts.store.writer.close()
    answer = await check({"text": TEXT})
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:seawall:problem:ledger-unavailable"
    assert CARD not in answer.text


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer swt_nobody", "Basic abc", "Bearer sw_key_secret"])
async def test_a_token_is_needed(check, authorization) -> None:
    answer = await check({"text": "a"}, {"authorization": authorization} if authorization else {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_browsers_cookie_is_no_token(owner) -> None:
    assert (await owner.client.post("/api/v1/check", json={"text": "a"})).status_code == 401


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "text: is missing"),
        ({"text": 5}, "text: has to be str, not int"),
        ({"text": "x" * 1_000_001}, "text: has to be str of length <= 1000000"),
        ({"text": "x", "synthetic": 1}, "body: holds a field that /api/v1/openapi.json does not know"),
        ({"text": "x", "channel": "synthetic"}, "channel: not as /api/v1/openapi.json describes it"),
        ({"text": "x", "subject": "synthetic"}, "subject: not as /api/v1/openapi.json describes it"),
    ],
)
async def test_a_wrong_body_is_told_what_is_wrong_with_it(check, body, said) -> None:
    answer = await check(body)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [said]
    assert "synthetic" not in answer.text
