"""The page for staff, and the ways to it."""

from __future__ import annotations

from seawall.console.parts import Parts


async def test_it_names_what_is_safe_what_is_not_and_the_tools(owner) -> None:
    await owner.open("/safe-use")
    for words in ("Product descriptions", "Anonymised examples", "Card security codes", "does not leave", "OpenAI API"):
        assert words in owner.text
    kept = await owner.client.get("/safe-use/markdown")
    assert kept.headers["content-disposition"].startswith('attachment; filename="ai-use-2026-11-18-')
    assert kept.text.startswith("# What you may use AI for")


async def test_asking_and_being_blocked_lead_there(owner, parts: Parts) -> None:
    for path in ("/ask", "/blocked?host=chat.deepseek.com"):
        assert 'href="/safe-use"' in (await owner.open(path)).text.partition("<main")[2]


async def test_it_speaks_the_browsers_language_and_has_a_switch(owner) -> None:
    german = await owner.client.get("/safe-use", headers={"accept-language": "de-DE,en;q=0.5"})
    assert '<div lang="de" class="column">' in german.text
    assert "Wofür Sie KI nutzen dürfen" in german.text
    assert "geht nicht hinaus" in german.text
    for code in ("en", "fr", "es", "it", "nl"):
        assert f'href="/safe-use?language={code}"' in german.text
    dutch = await owner.client.get("/safe-use?language=nl", headers={"accept-language": "de"})
    assert "Waarvoor u AI mag gebruiken" in dutch.text
    kept = await owner.client.get("/safe-use/markdown?language=fr")
    assert kept.headers["content-disposition"].endswith('-fr.md"')
    assert kept.text.startswith("# Ce pour quoi")
    assert '<div lang="en" ' in (await owner.client.get("/safe-use?language=xx")).text
