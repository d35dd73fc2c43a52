"""Where calls go: by path and key header to a dialect, by model and key to an upstream, with clean addresses."""

from typing import Any, cast

import pytest

from seawall.console import pages
from seawall.console.parts import Page
from seawall.dialects import providers
from seawall.dialects.dialect import Dialect
from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal
from seawall.gateway.routing import Routes, forwarded_query
from seawall.model import plugins
from seawall.model.errors import ConfigError
from seawall.model.exchange import Principal
from seawall.model.keys import VirtualKey
from seawall.model.settings import Settings, UpstreamSettings

DIALECTS = plugins.collect(providers, "DIALECT", Dialect)
CLIENT, ECHO = cast(Any, object()), cast(Any, object())


def routes(*upstreams: UpstreamSettings, keys: dict[str, str] | None = None) -> Routes:
    return Routes(Settings(upstream=upstreams), DIALECTS, keys or {}, CLIENT, ECHO)


def key(**options: Any) -> VirtualKey:
    who = Principal.parse("person:a")
    return VirtualKey(id="k", principal=who, digest=b"", created_ms=0, expires_ms=1, **options)


def call(method: str, path: str, *headers: str) -> Call:
    made = Call(cast(Any, None))
    made.method, made.path, made.headers = method, path, [(name.encode(), b"") for name in headers]
    return made


def up(name: str, base: str = "https://api.vendor.example", dialect: str = "openai", **more: Any) -> UpstreamSettings:
    return UpstreamSettings(name=name, dialect=dialect, base_url=base, **more)


@pytest.mark.parametrize(
    ("path", "headers", "dialect", "operation"),
    [
        ("/v1/chat/completions", (), "openai", "chat"),
        ("/v1/messages", ("x-api-key",), "anthropic", "messages"),
        ("/v1beta/models/m:generateContent", ("x-goog-api-key",), "gemini", "generate"),
        ("/v1/models", ("authorization",), "openai", "models"),
        ("/v1/models", ("x-api-key",), "anthropic", "models"),
        ("/v1/models", ("authorization", "anthropic-version"), "anthropic", "models"),
        ("/v1/models", ("x-goog-api-key", "x-goog-api-client"), "gemini", "models"),
        ("/v1/models", ("x-goog-api-key",), "gemini", "models"),
    ],
)
def test_dialects(path: str, headers: tuple[str, ...], dialect: str, operation: str) -> None:
    made = routes()
    assert made.takes(path)
    found, match = made.find(call("GET" if path.endswith("/models") else "POST", path, *headers))
    assert match
    assert (found.name, match.operation) == (dialect, operation)


@pytest.mark.parametrize(
    "path",
    ["/", "//", "/login", "/api/v1/check", "/v1", "/v12/x", "", "/chat", "/chat/key", "/messages/1", "/models/1/2"],
)
def test_paths_of_others(path: str) -> None:
    assert not routes().takes(path)


def test_the_consoles_pages_are_no_ai_paths() -> None:
    made = routes()
    for page in plugins.collect(pages, "PAGE", Page).values():
        assert not [route.path for route in page.routes if made.takes(route.path)]


@pytest.mark.parametrize(
    ("path", "dialect", "meant"),
    [
        ("/chat/completions", "openai", "/v1/chat/completions"),
        ("/responses", "openai", "/v1/responses"),
        ("/messages", "anthropic", "/v1/messages"),
        ("/messages/count_tokens", "anthropic", "/v1/messages/count_tokens"),
        ("/models/m:streamGenerateContent", "gemini", "/v1beta/models/m:streamGenerateContent"),
        ("/v1/v1/messages", "anthropic", "/v1/messages"),
        ("/v1beta/v1/models/m:generateContent", "gemini", "/v1/models/m:generateContent"),
        ("/v1//chat/completions", "openai", "/v1/chat/completions"),
        ("//v1/chat/completions", "openai", "/v1/chat/completions"),
        ("/v1/chat///completions/", "openai", "/v1/chat/completions"),
        ("/v1alpha/models/m:generateContent", "gemini", "/v1alpha/models/m:generateContent"),
        ("/v1beta/openai/chat/completions", "openai", "/v1/chat/completions"),
        ("/v1beta1/publishers/google/models/m:generateContent", "gemini", "/v1beta/models/m:generateContent"),
        ("/v1/publishers/google/models/m:countTokens", "gemini", "/v1beta/models/m:countTokens"),
        (
            "/v1beta1/projects/shop-1/locations/europe-west4/publishers/google/models/m:streamGenerateContent",
            "gemini",
            "/v1beta/models/m:streamGenerateContent",
        ),
        ("/anthropic/v1/messages", "anthropic", "/v1/messages"),
        (
            "/projects/p/locations/global/publishers/anthropic/models/claude-x@20260101:rawPredict",
            "vertex",
            "/v1/publishers/anthropic/models/claude-x@20260101:rawPredict",
        ),
        ("/v1/model/eu.anthropic.claude-x-v1:0/converse", "bedrock", "/model/eu.anthropic.claude-x-v1:0/converse"),
        ("/openai/v1/responses", "azure", "/openai/v1/responses"),
        ("/deployments/gpt-5/chat/completions", "azure", "/openai/deployments/gpt-5/chat/completions"),
    ],
)
def test_what_base_urls_forget_or_repeat_is_mended(path: str, dialect: str, meant: str) -> None:
    made = routes()
    assert made.takes(path)
    for _ in range(2):
        found, match = made.find(call("POST", path, "authorization"))
        assert match
        assert (found.name, match.path) == (dialect, meant)


@pytest.mark.parametrize(
    "path", ["/v1/uploads", "/v1/v1/uploads", "/v1/messages/batches/a/b", "/v1/chat/completions/1"]
)
def test_what_no_dialect_has_stays_so(path: str) -> None:
    assert routes().takes(path)
    assert routes().find(call("POST", path, "authorization"))[1] is None


@pytest.mark.parametrize(
    ("path", "dialect", "instead"),
    [
        ("/v1/projects/p/locations/l/publishers/anthropic/models/claude-x:predict", "vertex", "rawPredict"),
        ("/model/claude-x/count-tokens", "bedrock", "in its answer"),
        ("/v1/projects/p/locations/l/publishers/google/models/m:rawPredict", "gemini", "Of Vertex AI's paths"),
        ("/v1/projects/p/q/locations/l/publishers/google/models/m:generateContent", "gemini", "Of Vertex AI's paths"),
        ("/v1/threads/thread_1", "openai", "/v1/responses"),
        ("/v1/complete", "anthropic", "/v1/messages"),
    ],
)
def test_who_knows_what_to_do_instead_says_so(path: str, dialect: str, instead: str) -> None:
    found, match = routes().find(call("POST", path, "authorization"))
    assert (found.name, match) == (dialect, None)
    assert instead in found.instead(path)


def test_a_path_of_two_dialects_goes_to_the_one_that_is_set_up() -> None:
    made = routes(up("groq", "https://api.groq.example/openai/v1"))
    found, match = made.find(call("POST", "/openai/v1/chat/completions", "authorization"))
    assert match
    assert (found.name, match.path) == ("openai", "/v1/chat/completions")
    listed, match = made.find(call("GET", "/models", "x-goog-api-key"))
    assert match
    assert (listed.name, match.path) == ("openai", "/v1/models")


def test_another_vendors_base_is_understood_behind_a_version_too() -> None:
    found, match = routes(up("a")).find(call("POST", "/v1/openai/v1/chat/completions", "authorization"))
    assert match
    assert (found.name, match.path) == ("openai", "/v1/chat/completions")


def test_models_choose_their_upstream() -> None:
    made = routes(up("a", models=("gpt-5", "o*")), up("b"), up("c", models=("special",)))
    openai = DIALECTS["openai"]
    assert [made.upstream(openai, model, key()).name for model in ("gpt-5", "o9", "any", "special", "")] == [
        "a", "a", "b", "c", "b",
    ]  # fmt: skip
    with pytest.raises(Refusal, match="seawall_no_model"):
        routes(up("a", models=("x",))).upstream(openai, "y", key())
    with pytest.raises(Refusal, match="seawall_no_upstream"):
        made.upstream(DIALECTS["gemini"], "m", key())
    with pytest.raises(Refusal, match="seawall_model_not_allowed"):
        made.upstream(openai, "gpt-5", key(models=frozenset({"o*"})))
    with pytest.raises(Refusal, match="seawall_tool_not_allowed"):
        made.upstream(openai, "gpt-5", key(tools=frozenset({"b"})))


def test_listing_names_what_a_key_may_use() -> None:
    made = routes(up("a", models=("gpt-5", "o*", "gpt-4")), up("b"))
    cards, asked = made.listed(DIALECTS["openai"], key(models=frozenset({"gpt-5"})))
    assert ([card.id for card in cards], [one.name for one in asked]) == (["gpt-5"], ["b"])
    assert made.listed(DIALECTS["openai"], key(tools=frozenset({"b"})))[0] == []


def test_addresses() -> None:
    made = routes(up("a", "https://api.vendor.example/v1/"), keys={"a": "secret"})
    upstream = made.upstream(DIALECTS["openai"], "m", key())
    assert upstream.url("/v1/models", "") == "https://api.vendor.example/v1/models"
    assert upstream.url("/v1/models", "a=b") == "https://api.vendor.example/v1/models?a=b"
    assert upstream.auth == (("authorization", "Bearer secret"),)
    for base, address in (
        ("https://h.example/v1beta/openai/", "https://h.example/v1beta/openai/models"),
        ("https://h.example/paas/v4", "https://h.example/paas/v4/models"),
        ("https://v2.h.example", "https://v2.h.example/v1/models"),
    ):
        assert routes(up("a", base)).upstream(DIALECTS["openai"], "m", key()).url("/v1/models", "") == address
    azure = routes(up("a", "https://h.example/openai/v1", "azure")).upstream(DIALECTS["azure"], "m", key())
    assert azure.url("/openai/v1/models", "") == "https://h.example/openai/v1/models"
    claude = routes(up("a", "https://h.example/v1/account/anthropic", "anthropic"))
    assert claude.upstream(DIALECTS["anthropic"], "m", key()).url("/v1/messages", "").endswith("/anthropic/v1/messages")
    prefixed = routes(up("a", "https://h.example/openai")).upstream(DIALECTS["openai"], "m", key())
    assert prefixed.url("/v1/models", "") == "https://h.example/openai/v1/models"
    echo = routes(up("a", "builtin:echo")).upstream(DIALECTS["openai"], "m", key())
    assert (echo.client, echo.url("/v1/x", "")) == (ECHO, "builtin:echo/openai/v1/x")


@pytest.mark.parametrize(
    "bad",
    [
        up("a", dialect="klingon"),
        up("a", "ftp://x"),
        up("a", "api.vendor.example"),
        up("a", "https://user:pw@x.example"),
        up("a", "https://x.example?key=1"),
    ],
)
def test_settings_that_cannot_be(bad: UpstreamSettings) -> None:
    with pytest.raises(ConfigError):
        routes(bad)


def test_a_key_with_a_line_break_is_no_key() -> None:
    with pytest.raises(ConfigError):
        routes(up("a"), keys={"a": "one\ntwo"})


def test_queries_lose_the_key_and_hold_nothing_to_inspect() -> None:
    assert forwarded_query(b"alt=sse&key=sw_a_b&x=") == "alt=sse&x="
    assert forwarded_query(b"%24alt=json%3Benum-encoding%3Dint&a[]=b") == "%24alt=json%3Benum-encoding%3Dint&a%5B%5D=b"
    for bad in (b"a=ana%40shop.example", b"a=" + b"b" * 300, b"a=b%0d%0ac"):
        with pytest.raises(Refusal, match="seawall_bad_parameter"):
            forwarded_query(bad)


def test_operations_that_answers_can_be_named_in() -> None:
    assert ("openai", "responses") in routes().rememberers
    assert ("openai", "chat") not in routes().rememberers


def test_what_takes_an_upstreams_place_is_another_of_its_dialect() -> None:
    for wrong in ("nobody", "a", "other"):
        with pytest.raises(ConfigError, match="no other upstream of its dialect"):
            routes(up("a", instead=wrong), up("other", dialect="anthropic"))
    made = routes(up("a", instead="b", instead_model="own"), up("b"))
    openai = DIALECTS["openai"]
    asked = made.named(openai, "a", key())
    assert made.instead(openai, made.named(openai, "b", key()), key()) is None
    assert made.instead(openai, asked, key()) is made.named(openai, "b", key())
    assert made.instead(openai, asked, key(tools=frozenset({"a"}))) is None
    assert made.instead(openai, asked, key(models=frozenset({"gpt-*"}))) is None
