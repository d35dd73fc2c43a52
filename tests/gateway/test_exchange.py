"""What passes between us and a vendor besides the body: headers both ways, and answers that are about our own key."""

from typing import Any, cast

import httpx
import pytest

from fakes.station import Station
from seawall.dialects.providers.anthropic import DIALECT
from seawall.gateway.call import Call
from seawall.gateway.exchange import collect, incoming, outgoing
from seawall.gateway.routing import Upstream
from seawall.model import limits
from seawall.model.errors import Unavailable
from seawall.model.event import EventKind
from seawall.policy.catalogue import APPROVED


def upstream(secret: str = "vendor-secret-synthetic") -> Upstream:
    return Upstream(
        name="a", tool=APPROVED, models=(), base="https://x.example", key=lambda: secret, sign=DIALECT.auth,
        client=cast(Any, None),
    )  # fmt: skip


def test_only_what_the_vendor_needs_leaves() -> None:
    call = Call(cast(Any, None))
    call.headers = [
        (b"x-api-key", b"sw_a_b"),
        (b"authorization", b"Bearer sw_a_b"),
        (b"cookie", b"c"),
        (b"connection", b"keep-alive"),
        (b"x-seawall-subject", b"customer:1"),
        (b"anthropic-beta", b"tools"),
        (b"accept", b"*/*"),
    ]
    headers = dict(outgoing(call, DIALECT, upstream()))
    assert headers["x-api-key"] == "vendor-secret-synthetic"
    assert headers["anthropic-beta"] == "tools"
    assert headers["anthropic-version"]
    assert not {"authorization", "cookie", "connection", "x-seawall-subject"} & headers.keys()
    assert "sw_" not in repr(headers)


def test_only_what_the_client_needs_comes_back() -> None:
    names = [
        name
        for name, _ in incoming(
            [("content-type", "a"), ("set-cookie", "b"), ("x-seawall-verdict", "allow"), ("retry-after", "1"),
             ("connection", "close"), ("request-id", "r"), ("anthropic-ratelimit-tokens-limit", "5")],
            DIALECT,
        )
    ]  # fmt: skip
    assert names == [b"content-type", b"retry-after", b"request-id", b"anthropic-ratelimit-tokens-limit"]


class Reply:
    def __init__(self, status: int, *pieces: bytes) -> None:
        self.status = status
        self.headers = ()
        self.pieces = pieces

    async def chunks(self) -> Any:
        for piece in self.pieces:
            yield piece

    async def close(self) -> None: ...


async def test_a_vendor_that_quotes_our_key_does_not_give_it_away() -> None:
    raw = await collect(Reply(400, b"bad key vendor-secret-", b"synthetic!"), upstream())
    assert raw == b"bad key [key]!"


async def test_answers_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "answer_bytes_max", 5)
    with pytest.raises(Unavailable):
        await collect(Reply(200, b"123", b"456"), upstream())


def test_one_model_by_name_is_relayed(at: Station) -> None:
    answer = httpx.get(f"{at.url}/v1/models/fake-echo", headers={"authorization": f"Bearer {at.key()}"}, timeout=60)
    assert answer.status_code == 200
    assert at.vendor.received[-1].path == "/v1/models/fake-echo"
    assert "sw_" not in repr(at.vendor.received[-1].headers)
    bad = httpx.get(
        f"{at.url}/v1/models/ana.synthetic@customers.example",
        headers={"authorization": f"Bearer {at.key()}"},
        timeout=60,
    )
    assert bad.status_code == 400
    assert len(at.vendor.received) == 1


@pytest.mark.parametrize("model", ["dead-1", "fake-garbage", "fake-cut"])
def test_a_vendor_that_fails_has_blocked_nothing(at: Station, model: str) -> None:
    """Whoever counts blocks by the header or in the ledger should not count a vendor's bad day."""
    said = {"model": model, "messages": [{"role": "user", "content": "Write to ana.synthetic@customers.example"}]}
    head = {"authorization": f"Bearer {at.key()}"}
    answer = httpx.post(f"{at.url}/v1/chat/completions", json=said, headers=head, timeout=60)
    assert answer.status_code == 502
    assert answer.headers["x-seawall-verdict"] == "mask"
    assert answer.headers["x-seawall-event"] == at.last().id
    assert answer.headers["x-seawall-coverage"] == "1/1"
    assert float(answer.headers["x-seawall-overhead-ms"]) > 0
    assert at.last(EventKind.GATEWAY_REQUEST_REFUSED).action is None
