import re
from pathlib import Path

import jinja2
import pytest

from seawall.console import templating
from seawall.model.words import Action, Category, Channel

FOLDER = Path(templating.__file__).parent / "templates"


def test_every_word_has_a_name_people_use() -> None:
    assert set(templating.CATEGORY_NAMES) == set(Category)
    assert set(templating.ACTION_NAMES) == set(Action)
    assert set(templating.CHANNEL_NAMES) == set(Channel)
    assert templating.category_name("not a category") == "not a category"
    assert templating.action_name(None) == ""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.name)
def test_no_template_has_inline_script_style_or_a_form_without_its_token(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert "|safe" not in text.replace(" ", "")
    for script in re.findall(r"<script[^>]*>", text):
        assert "nonce=" in script
        assert "src=" in script
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", text, re.DOTALL):
        assert "token(csrf)" in form or 'name="csrf"' in form
    for element in re.findall(r"<[^>]*hx-(?:get|post)=[^>]*>", text):
        assert "hx-nonce" in element


def test_escaping_is_on_and_a_missing_name_is_an_error() -> None:
    made = templating.environment()
    assert made.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        made.from_string("{{ nobody }}").render()


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "just now"), (59_000, "just now"), (60_000, "1 min ago"), (7_200_000, "2 h ago"), (172_800_000, "2 d ago")],
)
def test_how_long_ago(ms: int, text: str) -> None:
    assert templating.ago(1_000_000_000, 1_000_000_000 + ms) == text
    assert templating.ago(1_000_000_000 + 120_000, 1_000_000_000) == "in 2 min"


def test_times_are_in_utc() -> None:
    assert templating.utc_time(1_795_000_000_000) == "18 Nov 2026 11:06:40 UTC"
    assert templating.iso_time(1_795_000_000_123) == "2026-11-18T11:06:40.123Z"
    assert templating.count(1_234_567) == "1\u202f234\u202f567"


def test_browsers_are_told_apart() -> None:
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0"
    assert templating.browser_name(edge) == "Edge on Windows"
    assert templating.browser_name("<script>") == "A browser"


def test_words_between_backticks_are_code_and_all_is_escaped() -> None:
    assert templating.with_code("Run `seawall <up>` & wait.") == "Run <code>seawall &lt;up&gt;</code> &amp; wait."
    assert templating.with_code("One ` alone <b>") == "One ` alone &lt;b&gt;"
