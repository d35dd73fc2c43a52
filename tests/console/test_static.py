import gzip
import hashlib
import re
from pathlib import Path

from seawall.console import static

ROOT = Path(__file__).parents[2]


def test_vendored_files_are_the_ones_the_docs_name() -> None:
    said = (ROOT / "docs" / "console.md").read_text()
    for name in ("htmx-4.0.1.min.js", "hx-csp-4.0.1.min.js", "inter-latin.woff2"):
        digest = hashlib.sha256((ROOT / "src/seawall/console/assets" / name).read_bytes()).hexdigest()
        assert re.search(rf"`{re.escape(name)}`.*`{digest}`", said), f"{name} is {digest}"


def test_an_address_names_the_content() -> None:
    for name, asset in static.ASSETS.items():
        assert hashlib.sha256(asset.body).hexdigest().startswith(asset.address.split("/")[2])
        assert static.find(static.address(name)) is asset
        assert asset.squeezed is None or gzip.decompress(asset.squeezed) == asset.body
    assert static.find("/static/000000000000/console.css") is None


def test_the_style_sheet_finds_its_font_and_asks_nobody_else() -> None:
    style = static.ASSETS["console.css"].body.decode()
    assert set(re.findall(r'url\("([^"]+)"\)', style)) == {static.address("inter-latin.woff2")}
    assert "http" not in style.replace("http://www.w3.org", "")


def test_everything_a_page_loads_is_small() -> None:
    sizes = {name: len(asset.squeezed or asset.body) for name, asset in static.ASSETS.items()}
    assert sum(sizes.values()) < 80_000, sizes
    assert sizes["console.css"] < 8_000
    assert sizes["console.js"] < 3_000


async def test_files_are_kept_for_a_year_and_squeezed(browser) -> None:
    style = await browser.client.get(static.address("console.css"), headers={"accept-encoding": "gzip"})
    assert style.headers["content-encoding"] == "gzip"
    assert "immutable" in style.headers["cache-control"]
    assert (await browser.client.get("/static/x/../../secret")).status_code == 404
