import pytest

from seawall.console.visit import own_path, policy_header, wait_in_words


@pytest.mark.parametrize("path", ["/", "/events?tool=a&q=b", "/keys#key-a", "/policies/mask-customer-data"])
def test_our_own_paths_stay(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "events",
        "https://evil.example",
        "//evil.example/x",
        "/\\evil.example",
        "/a\r\nset-cookie: x",
        "/" + "x" * 600,
    ],
)
def test_everything_else_is_the_start_page(path: str) -> None:
    assert own_path(path) == "/"


def test_the_policy_lets_in_only_what_is_ours() -> None:
    said = dict(part.strip().partition(" ")[::2] for part in policy_header("abc").split(";"))
    assert said["default-src"] == "'none'"
    assert said["script-src"] == "'nonce-abc'"
    assert {said[name] for name in ("style-src", "font-src", "img-src", "connect-src", "form-action")} == {"'self'"}
    assert said["frame-ancestors"] == "'none'"
    assert said["trusted-types"] == "htmx"


async def test_a_form_given_twice_counts_once_and_json_must_be_an_object(owner) -> None:
    page = await owner.open("/account")
    answer = await owner.client.post(
        "/account/passkey", content=b"[1]", headers={"x-csrf-token": owner.csrf, "content-type": "application/json"}
    )
    assert page.status_code == 200
    assert answer.status_code == 400
    assert "could not be read" in answer.text or "too long" in answer.text


@pytest.mark.parametrize(
    ("wait_ms", "said"),
    [(1, "1 second"), (1_000, "1 second"), (1_001, "2 seconds"), (119_000, "119 seconds"), (121_000, "3 minutes")],
)
def test_a_wait_is_told_as_people_do(wait_ms: int, said: str) -> None:
    assert wait_in_words(wait_ms) == said
