"""``verify-gateway`` against our own gateway over its echo, against a recording vendor, and against a leaky gateway."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from end_to_end.running import run as run_command
from end_to_end.running import up
from fakes.station import Station, station
from ports import free_port
from seawall.app import open_engine
from seawall.cli.verify_gateway import COMMAND
from seawall.gateway.probes import DISGUISES, PROBES
from seawall.model.settings import GatewaySettings, UpstreamSettings
from seawall.policy import PolicySet, builtin_sources


@pytest.fixture(scope="module")
def echoing() -> Iterator[Station]:
    echoes = tuple(
        UpstreamSettings(name=name, dialect=name, base_url="builtin:echo")
        for name in ("openai", "azure", "anthropic", "gemini", "vertex", "bedrock")
    )
    # A busy machine is no leak: nothing here is about the deadline.
    patient = GatewaySettings(scan_deadline_ms=30_000)
    policies = PolicySet.compile(builtin_sources())
    with station(open_engine(), policies, upstream=echoes, gateway=patient) as made:
        yield made


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(COMMAND, arguments, obj={"data": None, "config": None}, standalone_mode=False)
    assert result.exception is None, result.output
    return int(result.return_value), result.output


def test_ours_needs_no_key_and_leaves_an_event_and_no_key(tmp_path: Path) -> None:
    with up(tmp_path) as server:
        done = server.run("verify-gateway", server.url, "--dialect", "openai", "--plain", "--format", "json")
        told = json.loads(done.stdout)
        assert done.returncode in {0, 4}, done.stderr
        assert {one["state"] for one in told} <= {"masked", "blocked", "failed"}
        assert json.loads(server.run("keys", "list", "--format", "json").stdout)["keys"] == []
        rows = json.loads(server.run("controls", "list", "--format", "json").stdout)["controls"]
        assert {row["id"]: row["state"] for row in rows}["gateway_probes"] == "in force"


@pytest.mark.parametrize("url", ["https://gateway.example", "http://127.0.0.1.gateway.example", "http://[::2]:8400"])
def test_no_key_of_ours_is_sent_elsewhere(tmp_path: Path, url: str) -> None:
    refused = run_command(tmp_path, "verify-gateway", url)
    assert refused.returncode == 2
    assert "its own gateway only" in refused.stderr


def test_nothing_gets_through_ours(echoing: Station) -> None:
    code, output = run(echoing.url, "--key", echoing.key(), "--plain", "--format", "json")
    outcomes = json.loads(output)
    assert len(outcomes) == len(PROBES)
    assert not [one for one in outcomes if one["state"] == "LEAKED"]
    failed = {one["path"]: one["words"] for one in outcomes if one["state"] == "failed"}
    assert code == 4
    # Token counts, embeddings, pictures and sound say no words, so the echo can't show what it was sent; --listen can.
    assert set(failed) == {
        "/v1/embeddings",
        "/openai/deployments/MODEL/embeddings",
        "/openai/v1/embeddings",
        *(
            base + path
            for base in ("/v1", "/openai/v1", "/openai/deployments/MODEL")
            for path in ("/images/edits", "/audio/transcriptions")
        ),
        "/openai/v1/images/generations",
        "/openai/v1/audio/speech",
        "/openai/v1/conversations",
        "/v1/conversations",
        "/v1/responses/input_tokens",
        "/openai/v1/responses/input_tokens",
        "/v1/messages/count_tokens",
        "/v1/publishers/anthropic/models/count-tokens:rawPredict",
        "/v1beta/models/MODEL:countTokens",
        "/v1beta/models/MODEL:embedContent",
        "/v1beta/models/MODEL:batchEmbedContents",
        "/v1/moderations",
        "/v1/rerank",
        "/openai/v1/moderations",
        "/v1/images/generations",
        "/openai/deployments/MODEL/images/generations",
        "/v1/audio/speech",
        "/openai/deployments/MODEL/audio/speech",
        "/v1/messages/batches",
        "/v1beta/models/MODEL:predict",
        "/v1beta/models/MODEL:batchGenerateContent",
        "/v1beta/models/MODEL:asyncBatchEmbedContent",
        "/v1beta/cachedContents",
    }, failed


def test_no_disguise_gets_through_ours(echoing: Station) -> None:
    _, output = run(echoing.url, "--key", echoing.key(), "--dialect", "openai", "--format", "json")
    outcomes = json.loads(output)
    assert len({one["disguise"] for one in outcomes}) == len(DISGUISES)
    assert not [one for one in outcomes if one["state"] == "LEAKED"]


def test_a_leak_is_found_and_named() -> None:
    open_door = PolicySet.compile(builtin_sources(), observe=True)
    echo = (UpstreamSettings(name="a", dialect="anthropic", base_url="builtin:echo"),)
    with station(open_engine(), open_door, upstream=echo) as leaky:
        code, output = run(leaky.url, "--key", leaky.key(), "--plain", "--dialect", "anthropic")
    assert code == 1
    assert "LEAKED" in output
    assert "tool result" in output


def test_a_wrong_key_judges_nothing_and_is_told_once(echoing: Station, tmp_path: Path) -> None:
    ended = run_command(tmp_path, "verify-gateway", echoing.url, "--key", "sw_no_key", "--dialect", "gemini")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == (
        "seawall: The gateway refuses this key (HTTP 401). Give one of its own: --key, or SEAWALL_KEY.\n"
    )


def test_it_can_play_the_vendor_itself() -> None:
    port = free_port()
    there = tuple(
        UpstreamSettings(name=name, dialect=name, base_url=f"http://127.0.0.1:{port}")
        for name in ("openai", "azure", "anthropic", "gemini", "vertex", "bedrock")
    )
    with station(open_engine(), PolicySet.compile(builtin_sources()), upstream=there) as made:
        code, output = run(made.url, "--key", made.key(), "--plain", "--listen", str(port), "--model", "any")
    assert code == 0, output
    assert "0 LEAKED, 0 failed" in output


def test_what_is_no_address_is_told_before_a_key_is_made(tmp_path: Path) -> None:
    ended = run_command(tmp_path, "verify-gateway", "localhost:8400")
    assert (ended.returncode, "Write it like http://127.0.0.1:8400." in ended.stderr) == (2, True)
