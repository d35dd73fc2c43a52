"""The page for staff, and the ways to it."""

from __future__ import annotations

from seawall.console.parts import Parts


async def test_it_names_what_is_safe_what_is_not_and_the_tools(owner) -> None:
    await owner.open("/safe-use")
    for words in ("Product descriptions", "Anonymised examples", "Card security codes", "does not leave", "openai-api"):
        assert words in owner.text
    kept = await owner.client.get("/safe-use/markdown")
    assert kept.headers["content-disposition"].startswith('attachment; filename="ai-use-2026-11-18-')
    assert kept.text.startswith("# What you may use AI for")


async def test_asking_and_being_blocked_lead_there(owner, parts: Parts) -> None:
    for path in ("/ask", "/blocked?host=chat.deepseek.com"):
        assert 'href="/safe-use"' in (await owner.open(path)).text.partition("<main")[2]
