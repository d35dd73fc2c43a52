"""The gateway with everything on, beside a direct call, its own bare edge, nginx and other gateways, in one run.

    python -m bench.gateway [--rounds 3] [--seconds 0.7] [--targets seawall,direct,…] [--soak 200000]

All targets answer from the same local upstream (bench/upstream.c) to the same load generator (bench/load.c); every
round runs every target on every workload in random order, and medians of the rounds are printed. The figure to trust
is CPU per request over the target's whole process tree; wall-clock figures depend on who else uses the machine. Each
request differs from the one before (a number in it counts up), so that nothing is answered from memory. A run whose
calibration loop drifts over 10 % says so.

"Everything on" is: key check, decoding, inspection, decision, masking, the event durable on SQLite, restoring and
inspecting the answer. The stream has 50 events with a stand-in split over two of them in every fifth.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench._gateway_peers import environment
from bench._processes import Running, calibrate, cpu_us, free_port, rss_mb, tree
from seawall.model.exchange import Principal
from seawall.store import Store
from seawall.store.keyring import KeyOrder
from seawall.wire.clock import SystemClock

FOLDER = Path(__file__).parent
SEAWALL = str(Path(sys.executable).parent / "seawall")
NUMBER = "########"


class Target(NamedTuple):
    """One thing to measure."""

    name: str
    port: int
    key: str
    running: Running | None


class Figures(NamedTuple):
    """One run of one workload against one target."""

    cpu_us: float
    per_second: float
    p50_us: float
    p99_us: float
    first_p50_us: float
    errors: int


def person(n: int) -> str:
    """A sentence full of a synthetic customer's data."""
    return (
        f"Customer {n} wrote again from anna.berg.{NUMBER}.{n}@example.com and asked us to call +49 30 901820 or to "
        "refund to DE89 3704 0044 0532 0130 00, she did not say for which parcel. "
    )


def prompts() -> dict[str, str]:
    """The workloads' prompts: 1 KB with one address, 8 and 64 KB dense, 300 KB of mostly harmless talk."""
    filler = "The parcel left the warehouse on Monday and should be with you by the end of the week. "
    one = f"Please write a friendly mail to anna.berg.{NUMBER}@example.com about her parcel. "
    return {
        "1 KB": one + filler * 7,
        "8 KB dense": "".join(person(n % 5) for n in range(40)),
        "64 KB dense": "".join(person(n % 5) for n in range(320)),
        "300 KB": one + "".join(filler + (one if n % 100 == 0 else "") for n in range(3400)),
    }


def request(folder: Path, target: Target, prompt: str, *, stream: bool) -> str:
    """A request's raw bytes in a file; its name."""
    body = json.dumps(
        {"model": "gpt-bench", "stream": stream, "messages": [{"role": "user", "content": prompt}]}
    ).encode()
    head = (
        "POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {target.key}\r\nUser-Agent: bench\r\nAccept: */*\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    path = folder / f"request-{target.name.replace(' ', '-')}-{stream}-{len(prompt)}"
    path.write_bytes(head.encode() + body)
    return str(path)


def start_seawall(folder: Path, upstream: str) -> Target:
    """``seawall up`` on SQLite, and a key for it. Its database is there before it starts, as on every day but the
    first, for what makes one takes 8 MB that a process then keeps."""
    data = folder / "data"
    config = folder / "seawall.toml"
    config.write_text(f'[[upstream]]\nname = "bench"\ndialect = "openai"\nbase_url = "{upstream}"\n')
    port = free_port()
    options = ["--data", str(data), "--config", str(config)]
    with Store.open(data=data, clock=SystemClock()) as store:
        key, _ = store.key_ring().issue(KeyOrder(principal=Principal.parse("person:bench@shop.example")))
    running = Running([SEAWALL, *options, "up", "--port", str(port)], speaks=True)
    while "ready" not in (said := running.line()):
        if not said and running.process.poll() is not None:
            raise RuntimeError("seawall ended before it was ready")
    return Target("seawall", port, key, running)


def start_bare(_folder: Path, upstream: str) -> Target:
    """Seawall's HTTP edge and client with nothing between them."""
    running = Running([sys.executable, "-m", "bench._passthrough", upstream], cwd=str(FOLDER.parent), speaks=True)
    return Target("bare edge", int(running.line()), "none", running)


def start_nginx(folder: Path, upstream: str) -> Target | None:
    """nginx passing through, unbuffered, one worker."""
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if nginx is None:
        return None
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"""daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null;
events {{ worker_connections 1024; }}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream vendor {{ server {upstream.removeprefix("http://")}; keepalive 256; }}
  server {{ listen 127.0.0.1:{port}; client_max_body_size 32m; client_body_buffer_size 1m;
    keepalive_requests 10000000;
    location / {{ proxy_pass http://vendor; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_buffering off; }} }} }}"""
    )
    running = Running([nginx, "-e", "/dev/null", "-c", str(folder / "nginx.conf")])
    running.wait_for(port)
    return Target("nginx", port, "none", running)


def start_litellm(folder: Path, upstream: str) -> Target | None:
    """LiteLLM's proxy without guardrail, database or logging."""
    binaries = environment("litellm")
    if binaries is None:
        return None
    port = free_port()
    config = folder / "litellm.yaml"
    config.write_text(
        "model_list:\n  - model_name: gpt-bench\n    litellm_params:\n      model: openai/gpt-bench\n"
        f"      api_base: {upstream}/v1\n      api_key: none\ngeneral_settings:\n  master_key: sk-bench\n"
    )
    running = Running(
        [str(binaries / "litellm"), "--config", str(config), "--port", str(port), "--host", "127.0.0.1"],
        env={"LITELLM_LOG": "ERROR", "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_MODE": "PRODUCTION"},
        cwd=str(folder),
    )
    running.wait_for(port)
    return Target("LiteLLM 1.106.2, no guardrail", port, "sk-bench", running)


def start_shield(folder: Path, upstream: str) -> Target | None:
    """LLM-Shield-Proxy with its defaults."""
    binaries = environment("llm-shield-proxy")
    if binaries is None:
        return None
    port = free_port()
    running = Running(
        [str(binaries / "llm-shield-proxy"), "--host", "127.0.0.1", "--port", str(port), "--log-level", "error"],
        env={"UPSTREAM_BASE_URL": upstream, "UPSTREAM_API_KEY": "none", "VALID_VIRTUAL_KEYS": "sk-bench"},
        cwd=str(folder),
    )
    running.wait_for(port)
    return Target("llm-shield-proxy 1.7.0", port, "sk-bench", running)


def start_maskflow(folder: Path, upstream: str) -> Target | None:
    """maskflow-gateway with its defaults."""
    binaries = environment("maskflow-gateway")
    if binaries is None:
        return None
    port = free_port()
    running = Running(
        [str(binaries / "maskflow-gateway"), "--host", "127.0.0.1", "--port", str(port)],
        env={"MASKFLOW_GATEWAY_OPENAI_BASE_URL": f"{upstream}/v1", "MASKFLOW_GATEWAY_UPSTREAM_API_KEY": "none"},
        cwd=str(folder),
    )
    running.wait_for(port)
    return Target("maskflow-gateway 0.2.1", port, "none", running)


STARTERS: dict[str, Callable[[Path, str], Target | None]] = {
    "seawall": start_seawall,
    "bare": start_bare,
    "nginx": start_nginx,
    "litellm": start_litellm,
    "shield": start_shield,
    "maskflow": start_maskflow,
}


class Bench:
    """One run."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder = folder
        self.seconds = seconds
        for name in ("load", "upstream"):
            subprocess.run(["cc", "-O2", "-o", str(folder / name), str(FOLDER / f"{name}.c")], check=True)
        self.upstream = Running([str(folder / "upstream"), "0"], speaks=True)
        self.upstream_port = int(self.upstream.line())
        self.targets: list[Target] = []
        self.figures: dict[tuple[str, str, int], list[Figures]] = {}

    def start(self, names: list[str]) -> None:
        """Start targets; one that does not come up is left out and said so."""
        self.targets.append(Target("direct", self.upstream_port, "none", None))
        for name in names:
            if name == "direct":
                continue
            place = self.folder / name
            place.mkdir()
            try:
                target = STARTERS[name](place, f"http://127.0.0.1:{self.upstream_port}")
            except (RuntimeError, StopIteration, subprocess.CalledProcessError) as error:
                print(f"({name} did not start: {str(error)[:100]})")
                continue
            if target is not None:
                self.targets.append(target)

    def run(
        self, target: Target, name: str, prompt: str, connections: int, *, stream: bool, seconds: float = 0
    ) -> Figures:
        """One workload against one target."""
        file = request(self.folder, target, prompt, stream=stream)
        pid = target.running.process.pid if target.running else 0
        before = cpu_us(pid) if pid else 0.0
        said = self.load(target.port, connections, seconds or self.seconds, file)
        spent = cpu_us(pid) - before if pid else 0.0
        count = max(1, said["requests"])
        wrong = int(said["errors"] + said["not_2xx"])
        figures = Figures(spent / count, count / said["seconds"], said["p50"], said["p99"], said["first_p50"], wrong)
        self.figures.setdefault((target.name, name, connections), []).append(figures)
        return figures

    def load(self, port: int, connections: int, seconds: float, file: str, most: int = -1) -> dict[str, float]:
        """The load generator's own words."""
        command = [str(self.folder / "load"), "127.0.0.1", str(port), str(connections), str(seconds), file, str(most)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        said: dict[str, float] = json.loads(done.stdout)
        return said

    def median(self, target: str, name: str, connections: int) -> Figures:
        """Medians over the rounds."""
        rows = self.figures[target, name, connections]
        return Figures(*(statistics.median(column) for column in zip(*rows, strict=True)))  # type: ignore[arg-type]

    def end(self) -> None:
        """End everything that was started."""
        for target in self.targets:
            if target.running is not None:
                target.running.end()
        self.upstream.end()


def interleaved(bench: Bench, rounds: int) -> list[float]:
    """Every round: every target, every workload, in random order. Returns the calibrations."""
    texts = prompts()
    work = [("plain", texts["1 KB"], c, False) for c in (1, 16, 64)]
    work += [("stream", texts["1 KB"], c, True) for c in (1, 16, 64)]
    work += [("8 KB dense", texts["8 KB dense"], 16, False), ("64 KB dense", texts["64 KB dense"], 1, False)]
    calibrations = []
    for _ in range(rounds):
        calibrations.append(calibrate())
        order = [(target, one) for target in bench.targets for one in work]
        random.shuffle(order)
        for target, (name, prompt, connections, stream) in order:
            bench.run(target, name, prompt, connections, stream=stream)
    calibrations.append(calibrate())
    return calibrations


def memory_of(target: Target) -> str:
    """Resident megabytes: those of the process itself, then of each that it started."""
    if target.running is None:
        return "–"
    return " + ".join(f"{rss_mb(pid, alone=True):.0f}" for pid in tree(target.running.process.pid))


def tables(bench: Bench) -> None:
    """Print what was measured."""
    for name, title in (("plain", "Plain 1 KB request, 1.2 KB answer"), ("stream", "Stream of 50 events")):
        print(f"\n### {title}\n")
        print(
            "| target | CPU µs a request at 1 / 16 / 64 | requests/s at 1 / 16 / 64 "
            "| added p50 ms | added p99 ms | first byte p50 ms | RSS MB |"
        )
        print("|---|---|---|---|---|---|---|")
        direct = {c: bench.median("direct", name, c) for c in (1, 16, 64)}
        for target in bench.targets:
            rows = {c: bench.median(target.name, name, c) for c in (1, 16, 64)}
            memory = memory_of(target)
            added50 = " / ".join(f"{(rows[c].p50_us - direct[c].p50_us) / 1000:.2f}" for c in rows)
            added99 = " / ".join(f"{(rows[c].p99_us - direct[c].p99_us) / 1000:.2f}" for c in rows)
            if target.running is None:
                added50 = "(" + " / ".join(f"{rows[c].p50_us / 1000:.2f}" for c in rows) + ")"
                added99 = "(" + " / ".join(f"{rows[c].p99_us / 1000:.2f}" for c in rows) + ")"
            wrong = sum(row.errors for row in rows.values())
            print(
                f"| {target.name}{f' ({wrong:.0f} wrong answers)' if wrong else ''} | "
                + " / ".join(f"{rows[c].cpu_us:,.0f}" for c in rows)
                + " | "
                + " / ".join(f"{rows[c].per_second:,.0f}" for c in rows)
                + f" | {added50} | {added99} | {rows[1].first_p50_us / 1000:.2f} | {memory} |"
            )
    print("\n### Dense personal data\n\n| target | CPU ms, 8 KB at 16 | CPU ms, 64 KB at 1 |\n|---|---|---|")
    for target in bench.targets:
        small, large = bench.median(target.name, "8 KB dense", 16), bench.median(target.name, "64 KB dense", 1)
        wrong = f" ({small.errors + large.errors:.0f} wrong answers)" if small.errors + large.errors else ""
        print(f"| {target.name}{wrong} | {small.cpu_us / 1000:.2f} | {large.cpu_us / 1000:.2f} |")


def head_of_line(bench: Bench, seconds: float = 3.0) -> None:
    """Small requests while one 300 KB prompt after the other is in flight, beside the same without."""
    print("\n### Small requests while a 300 KB prompt is in flight\n")
    print("| target | alone p50 / p99 / max ms | beside it p50 / p99 / max ms | large requests/s |\n|---|---|---|---|")
    texts = prompts()
    for target in bench.targets:
        if target.name not in ("seawall", "bare edge"):
            continue
        small = request(bench.folder, target, texts["1 KB"], stream=False)
        large = request(bench.folder, target, texts["300 KB"], stream=False)
        bench.load(target.port, 2, seconds, large)  # the first ones start what inspects the others
        alone = bench.load(target.port, 1, seconds, small)
        command = [str(bench.folder / "load"), "127.0.0.1", str(target.port), "1", str(seconds + 0.6), large]
        beside = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        time.sleep(0.3)
        busy = bench.load(target.port, 1, seconds, small)
        big = json.loads(beside.communicate()[0])
        row = " | ".join(
            f"{one['p50'] / 1000:.2f} / {one['p99'] / 1000:.2f} / {one['max'] / 1000:.2f}" for one in (alone, busy)
        )
        wrong = f" ({big['errors'] + big['not_2xx']} wrong)" if big["errors"] + big["not_2xx"] else ""
        print(f"| {target.name} | {row} | {big['requests'] / big['seconds']:.1f}{wrong} |")


def soak(bench: Bench, requests: int) -> None:
    """Memory over many requests."""
    target = next(one for one in bench.targets if one.name == "seawall")
    assert target.running
    file = request(bench.folder, target, prompts()["1 KB"], stream=False)
    marks, wrong = [], 0
    for _ in range(5):
        said = bench.load(target.port, 16, 3600, file, requests // 5)
        wrong += int(said["errors"] + said["not_2xx"])
        marks.append(f"{rss_mb(target.running.process.pid, alone=True):.1f}")
    print(
        f"\nMemory of a worker of seawall over {requests:,} requests, each different, in fifths: {', '.join(marks)} MB"
        f"; {wrong} wrong answers"
    )


def main() -> int:
    """Run, print, end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.7)
    parser.add_argument("--targets", default=",".join(STARTERS))
    parser.add_argument("--soak", type=int, default=0, metavar="REQUESTS")
    options = parser.parse_args()
    if shutil.which("cc") is None:
        print("(no C compiler: the load generator can't be built)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.seconds)
        try:
            bench.start([name for name in options.targets.split(",") if name in STARTERS])
            calibrations = interleaved(bench, options.rounds)
            tables(bench)
            head_of_line(bench)
            if options.soak:
                soak(bench, options.soak)
        finally:
            bench.end()
    drift = max(calibrations) / min(calibrations) - 1
    warning = ": do not quote this run" if drift > 0.1 else ""
    print(f"\nCalibration {min(calibrations) * 1000:.1f} ms, drift {drift:.0%}{warning}; ", end="")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, ", end="")
    print(f"{options.rounds} rounds of {options.seconds} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
