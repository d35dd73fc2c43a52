"""The application as a whole: probes, headers, errors, static files."""

from urllib.parse import urlsplit

from seawall.console.parts import Parts


def path(answer) -> str:
    return urlsplit(str(answer.url)).path


async def test_probes_answer_without_any_identity(browser) -> None:
    assert (await browser.open("/healthz")).json() == {"status": "ok"}
    ready = await browser.open("/readyz")
    assert ready.json() == {"ready": True, "parts": {"engine": "ok", "policy": "ok", "store": "ok", "ledger": "ok"}}
    assert (await browser.open("/version")).json()["name"] == "seawall"


async def test_set_up_ends_on_the_start_page(browser, parts: Parts) -> None:
    assert path(await browser.open("/account")) == "/setup"
