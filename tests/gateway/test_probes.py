"""Every place of every API: what the fake vendor receives gives no value away, in any disguise the engine undoes."""

import json

import httpx
import pytest

from fakes.station import Station
from seawall.detect.engine import Engine
from seawall.gateway.probes import DISGUISES, PROBES, Disguise, Probe, leaked, sentence, value

_HEADERS = {"azure": "api-key", "anthropic": "x-api-key", "gemini": "x-goog-api-key"}


def send(at: Station, probe: Probe, text: str) -> httpx.Response:
    key = at.key()
    own = _HEADERS.get(probe.dialect)
    headers = {own: key} if own else {"authorization": f"Bearer {key}"}
    body = json.loads(json.dumps(probe.body(text)).replace("MODEL", "fake-echo"))
    path = probe.path.replace("MODEL", "fake-echo")
    return httpx.post(at.url + path, headers=headers, json=body, timeout=60)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.path} {probe.place}")
def test_no_place_lets_a_value_through(at: Station, engine: Engine, probe: Probe) -> None:
    for number, disguise in enumerate(DISGUISES):
        if disguise.name != "plain" and not engine.scan(sentence(disguise.wear(value(number)))):
            continue  # the engine's own tests say which disguises it undoes; here it is about places
        at.vendor.received.clear()
        secret = value(number)
        answer = send(at, probe, sentence(disguise.wear(secret)))
        assert answer.status_code in (200, 403), (disguise.name, answer.status_code, answer.json())
        if answer.status_code == 403:
            assert not at.vendor.received
            assert answer.headers["x-seawall-verdict"] == "block"
            continue
        (received,) = at.vendor.received
        assert not leaked(received.body, secret), f"{disguise.name}: {received.body.decode()[:400]}"


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.name)
def test_the_judge_sees_through_every_disguise(disguise: Disguise) -> None:
    worn = disguise.wear(value(7))
    for body in ({"a": worn}, {worn: 1}, {"a": json.dumps({"b": [worn]})}, {"a": sentence(worn)}):
        assert leaked(json.dumps(body).encode(), value(7))
        assert not leaked(json.dumps(body).encode(), value(8))
    assert leaked(f"no json {worn}".encode(), value(7))
    halves = [{"type": "text", "text": piece} for piece in (worn[:9], worn[9:])]
    assert leaked(json.dumps({"messages": [{"role": "user", "content": halves}]}).encode(), value(7))


def test_every_operation_that_takes_text_has_a_probe() -> None:
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.model import plugins

    for dialect in plugins.collect(providers, "DIALECT", Dialect).values():
        probed = set()
        for probe in PROBES:
            if probe.dialect == dialect.name:
                match = dialect.route("POST", probe.path)
                assert match is not None, probe.path
                probed.add(match.operation)
        # What is made of a file or changes something needs that to be there first.
        named = {route.operation for route in dialect.routes if "{id}" in route.template}
        fresh = {name: one for name, one in dialect.operations.items() if name not in named and one.does != "batch"}
        assert probed == {name for name, one in fresh.items() if one.request is not None}
