"""What the browser extension costs: a paste, a page's load, a tab's memory, and whether ordinary pages notice it.

    python -m bench.extension
    python -m bench.extension work     (only what a page's own work on its document costs)
    python -m bench.extension load     (only loads and memory)
    python -m bench.extension start    (only what the scripts cost on a small page in a new tab, and memory)
    python -m bench.extension typing   (only keys in drafts of 1, 10 and 100 KB)

Two browsers on the same pages in the same run, one with the built extension and one without. The pages are
documentation and demonstrations that npm packages carry (bench/pages), served under a name that is no tool's and
under an AI tool's. Time is what the main thread worked (DevTools' TaskDuration; for a tab's further loads the CPU
time of its process, ProcessTime, which counts in tens of milliseconds), medians. Ratios count, the machine does not.
"""

from __future__ import annotations

import gzip
import importlib
import mimetypes
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PAGES = Path(__file__).parent / "pages"
HOST = "chatgpt.com"
ORDINARY = "docs.shop.example"
"""No AI tool's name."""
pages_max, rounds = 30, 3
PLAIN = "<!doctype html><title>paste</title><textarea id=box rows=9 cols=80></textarea>"
WORK = {
    "textContent of an element": "row.textContent = 'cell ' + n",
    "data of a text": "text.data = 'cell ' + n",
    "an attribute (class)": "row.setAttribute('class', 'c' + (n & 7))",
    "an attribute (src)": "image.setAttribute('src', 'data:,')",
    "markup of a row": 'row.innerHTML = `<td class="a">${n}</td><td><a href="/p/${n}">more</a></td>`',
    "an element put in and taken out": "place.appendChild(row); row.remove()",
    "a style (by its property)": "row.style.left = n + 'px'",
    "a style (setProperty)": "row.style.setProperty('left', n + 'px')",
}
TIMED = """([code, calls]) => {
  const place = document.body, row = document.createElement('p'), image = new Image();
  const text = document.createTextNode('');
  place.append(text);
  const run = new Function('place', 'row', 'text', 'image', 'calls', `for (let n = 0; n < calls; n++) { ${code} }`);
  run(place, row, text, image, 2_000);
  const begun = performance.now();
  run(place, row, text, image, calls);
  text.remove();
  return performance.now() - begun }"""
work_rounds, work_calls, typing_rounds, start_rounds = 7, 20_000, 8, 9
STEPS = {"v8.compile": "read", "v8.run": "run", "EvaluateScript": "in all"}
"""What DevTools' tracing calls what is done with a script."""
VOCABULARY = """the a our new old small large blue quiet garden window letter morning team plan idea list corner market
river page writer summer story road table light answer question draft reader picture station word note town makes finds
reads keeps brings shows leaves opens turns asks holds moves slowly often never again today under over beside without
before because while when until and but or so then"""
LONGEST = """() => { window.longest = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration)
}).observe({ type: "longtask" }) }"""


def main() -> int:
    """0 when no page has an error with the extension that it has not without."""
    sys.path.insert(0, str(ROOT / "tests"))
    standin, policy = (importlib.import_module(f"extension.{name}") for name in ("standin", "policy"))
    conftest = importlib.import_module("extension.conftest")
    if not (PAGES / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=PAGES, check=True)
    subprocess.run(["node", "build.mjs"], cwd=ROOT / "extension", check=True)
    built = ROOT / "extension" / "dist" / "chromium"
    site = standin.StandIn()
    addresses = serve(site)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:

        def browser(name: str, arguments: list[str]) -> BrowserContext:
            context = playwright.chromium.launch_persistent_context(
                Path(folder) / name, executable_path=conftest.EXECUTABLE, headless=False, args=arguments
            )
            for host in (HOST, ORDINARY):
                context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"https://{host}")
            return context

        arguments = conftest.arguments(site.port, built)
        with_it = browser("with", arguments)
        if not with_it.service_workers:
            with_it.wait_for_event("serviceworker")
        without = browser("without", [one for one in arguments if "extension" not in one])
        made = conftest.Browser(with_it, site, with_it.service_workers[0])
        conftest.poll(
            lambda: made.worker.evaluate("chrome.scripting.getRegisteredContentScripts().then((a) => a.length)")
        )
        made.keep(policy=policy.policy(), grants=[], customers=None)
        both = {"with": with_it, "without": without}
        only = sys.argv[1] if sys.argv[1:] else ""
        worse = 0
        if only in ("", "work"):
            work(both)
        if only in ("", "typing"):
            typing(both)
        if only in ("", "start"):
            starts(both)
        if only in ("", "load"):
            for host in (ORDINARY, HOST):
                worse += loads(both, host, addresses)
        if only in ("", "load", "start"):
            for host in (ORDINARY, HOST):
                memory(both, host)
        if not only:
            pastes(both)
        with_it.close()
        without.close()
    site.close()
    sizes(built)
    return 1 if worse else 0


def serve(site: Any) -> list[str]:
    """Every file of the packages, and the addresses of the pages among them."""
    site.serve("/paste", PLAIN)
    site.serve("/blank", "<!doctype html><title>blank</title>")
    pages = []
    for file in sorted((PAGES / "node_modules").rglob("*")):
        if not file.is_file() or file.stat().st_size > 3_000_000:
            continue
        path = f"/pages/{file.relative_to(PAGES / 'node_modules').as_posix()}"
        site.serve(path, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        if file.suffix == ".html" and file.stat().st_size > 1_000:
            pages.append(path)
    step = max(1, len(pages) / pages_max)
    return [pages[int(n * step)] for n in range(min(pages_max, len(pages)))]


def worked(devtools: CDPSession, name: str = "TaskDuration") -> float:
    found: float = next(
        one["value"] for one in devtools.send("Performance.getMetrics")["metrics"] if one["name"] == name
    )
    return found


def opened(context: BrowserContext) -> tuple[Page, CDPSession]:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable")
    return page, devtools


def starts(both: dict[str, BrowserContext]) -> None:
    """What reading and running each script takes of a new tab's main thread, and what the tab's load takes in all."""
    spent: dict[str, list[float]] = {}
    for _ in range(start_rounds):
        for name, context in both.items():
            page, devtools = opened(context)
            heard: list[dict[str, Any]] = []
            ended: list[Any] = []
            devtools.on("Tracing.dataCollected", lambda told, heard=heard: heard.extend(told["value"]))
            devtools.on("Tracing.tracingComplete", lambda told, ended=ended: ended.append(told))
            before = worked(devtools)
            traced = {"includedCategories": ["devtools.timeline", "v8", "disabled-by-default-v8.compile"]}
            devtools.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": traced})
            page.goto(f"https://{HOST}/paste")
            spent.setdefault(f"all of the load, {name}", []).append((worked(devtools) - before) * 1_000)
            devtools.send("Tracing.end")
            while not ended:
                page.wait_for_timeout(20)
            for event in heard:
                told = event.get("args", {})
                address = str((told.get("data") or {}).get("url") or told.get("fileName") or "")
                if event["name"] in STEPS and address.startswith("chrome-extension:"):
                    kind = f"{address.rpartition('/')[2]}, {STEPS[event['name']]}"
                    spent.setdefault(kind, []).append(event.get("tdur", event.get("dur", 0)) / 1_000)
            page.close()
    for kind, took in sorted(spent.items()):
        print(f"{kind}: least {min(took):.1f} ms, median {statistics.median(took):.1f}")


def loads(both: dict[str, BrowserContext], host: str, addresses: list[str]) -> int:
    """Each page's load in a new tab and once more in it, by turns; and errors that only one browser sees."""
    spent: dict[str, dict[str, list[float]]] = {when: {"with": [], "without": []} for when in ("first", "further")}
    errors: dict[str, set[tuple[str, str]]] = {"with": set(), "without": set()}
    for address in addresses:
        times: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for name, context in both.items():
                page, devtools = opened(context)
                heard: list[str] = []
                page.on("pageerror", lambda error, heard=heard: heard.append(str(error)))
                for when, measure in (("first", "TaskDuration"), ("further", "ProcessTime")):
                    before = worked(devtools, measure)
                    page.goto(f"https://{host}{address}")
                    times.setdefault((when, name), []).append(worked(devtools, measure) - before)
                    page.goto(f"https://{host}/blank")
                errors[name] |= {(address, error) for error in heard}
                page.close()
        for (when, name), took in times.items():
            spent[when][name].append(min(took) * 1_000)
    for when, took in spent.items():
        added = statistics.median(a - b for a, b in zip(took["with"], took["without"], strict=True))
        print(
            f"{when} load of {len(addresses)} pages of {host}: median {added:.1f} ms more, all together "
            f"{sum(took['with']) / sum(took['without']):.2f} times; without {statistics.median(took['without']):.0f} ms"
        )
    only = errors["with"] - errors["without"]
    print(f"page errors with the extension only: {len(only)} (without it: {len(errors['without'])})")
    for address, error in sorted(only):
        print(f"  {address}: {error[:200]}")
    return len(only)


def work(both: dict[str, BrowserContext]) -> None:
    """What one call costs on a page that builds itself: each kind many times over, in both browsers by turns."""
    pages = {name: opened(context)[0] for name, context in both.items()}
    for page in pages.values():
        page.goto(f"https://{HOST}/paste")
    for kind, code in WORK.items():
        spent: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(work_rounds):
            for name, page in pages.items():
                spent[name].append(page.evaluate(TIMED, [code, work_calls]))
        with_it, without = (min(spent[name]) * 1e6 / work_calls for name in ("with", "without"))
        print(f"{kind}: {with_it:.0f} ns a call, without {without:.0f} ns")
    for page in pages.values():
        page.close()


def memory(both: dict[str, BrowserContext], host: str) -> None:
    """Heap of JavaScript in a tab of its own after a collection, all worlds together: as opened, and after a paste."""
    held: dict[str, list[float]] = {"with": [], "without": []}
    for name, context in both.items():
        page, devtools = opened(context)
        page.goto(f"https://{host}/paste")
        for paste in (False, True):
            if paste:
                pasted(page, "a polite reminder")
            devtools.send("HeapProfiler.collectGarbage")
            held[name].append(worked(devtools, "JSHeapUsedSize") / 1e6)
        page.close()
    for n, when in enumerate(("as it is opened", "after a first paste")):
        print(f"memory of a tab of {host} {when}: {held['with'][n]:.1f} MB, without {held['without'][n]:.1f} MB")


def pasted(page: Page, text: str) -> None:
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.fill("#box", "")
    page.focus("#box")
    page.keyboard.press("Control+V")
    page.wait_for_function("(size) => document.querySelector('#box').value.length === size", arg=len(text))


def written(size: int) -> str:
    """Sentences of which none comes twice, in paragraphs."""
    chance = random.Random(size)
    made = ""
    for n in range(size):
        if len(made) >= size:
            break
        made += " ".join(chance.choices(VOCABULARY.split(), k=chance.randint(6, 16))).capitalize()
        made += ".\n" if n % 6 == 5 else ". "
    return made[:size]


def typing(both: dict[str, BrowserContext]) -> None:
    """Keys in the middle of a draft, one browser after the other: a letter, a line's end at once and after a pause."""
    for size in (1_000, 10_000, 100_000):
        pages = {name: opened(context) for name, context in both.items()}
        for page, _ in pages.values():
            page.goto(f"https://{HOST}/paste")
            page.focus("#box")
            page.wait_for_timeout(2_000)
            page.evaluate(
                "(text) => { box.value = text; box.setSelectionRange(...[0, 0].fill(text.length >> 1)) }", written(size)
            )
        took: dict[str, dict[str, list[float]]] = {}
        for _ in range(typing_rounds):
            for name, (page, devtools) in pages.items():
                for kind, key, pause in (
                    ("a letter", "a", 0),
                    ("a new line at once", "Shift+Enter", 0),
                    ("after a pause", "Shift+Enter", 1),
                ):
                    if pause:
                        page.keyboard.press("b")
                        page.wait_for_timeout(1_200)
                    before = worked(devtools)
                    page.keyboard.press(key)
                    page.evaluate("() => new Promise((done) => setTimeout(done, 15))")
                    spent = took.setdefault(kind, {"with": [], "without": []})[name]
                    spent.append((worked(devtools) - before) * 1_000)
        for kind, times in took.items():
            said = (
                f"{name} {statistics.median(spent[1:]):.1f} ms, most {max(spent[1:]):.0f}"
                for name, spent in times.items()
            )
            print(f"{kind} in {size // 1_000} KB: {'; '.join(said)}")
        for page, _ in pages.values():
            page.close()


def pastes(both: dict[str, BrowserContext]) -> None:
    """Clean prose of several sizes into a text field."""
    prose = "The parcel for our customer left the warehouse on Tuesday, and she asked about the colour of the mugs. "
    for label, size, times in (("1 KB", 1_000, 21), ("100 KB", 99_000, 7), ("1 MB", 1_000_000, 2)):
        text = (prose * (size // len(prose) + 1))[:size]
        took, longest = {}, {}
        for name, context in both.items():
            page, devtools = opened(context)
            page.goto(f"https://{HOST}/paste")
            pasted(page, text[:500])
            page.evaluate(LONGEST)
            spent = []
            for n in range(times):
                before = worked(devtools)
                pasted(page, text[n:])  # a text that was seen is known
                spent.append((worked(devtools) - before) * 1_000)
            took[name], longest[name] = statistics.median(spent), page.evaluate("window.longest")
            page.close()
        print(
            f"paste of {label}: {took['with']:.1f} ms, without {took['without']:.1f} ms; "
            f"longest task {longest['with']:.0f} ms, without {longest['without']:.0f} ms"
        )


def sizes(built: Path) -> None:
    """Of what the browser loads."""
    for file in sorted(built.glob("*.js")):
        data = file.read_bytes()
        print(f"{file.name}: {len(data) / 1_000:.0f} kB, {len(gzip.compress(data, 9)) / 1_000:.0f} kB packed")


if __name__ == "__main__":
    raise SystemExit(main())
