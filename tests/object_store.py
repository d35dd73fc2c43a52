"""A real object store for tests: s3rver from npm. It knows keys, and takes any signature of one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

KEY, SECRET = "S3RVER", "S3RVER"
"""What it is shipped with."""
_PROGRAM = Path(__file__).parent / "wire" / "s3rver" / "node_modules" / "s3rver" / "bin" / "s3rver.js"


class ObjectStore:
    """One bucket, ``shop``, on a free port of loopback, until :meth:`stop`."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node, "Node is not installed"
        assert _PROGRAM.exists(), "s3rver is not installed: sh tests/provision.sh"
        self.process = subprocess.Popen(
            # Its tokens for the next page are made with a cipher that Node calls legacy.
            [node, "--no-deprecation", "--openssl-legacy-provider", _PROGRAM, "-d", folder, "-a", "127.0.0.1",
             "-p", "0", "--silent", "--no-vhost-buckets", "--configure-bucket", "shop"],
            stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r":(\d+)$", line.strip()):
                self.url = f"http://127.0.0.1:{found[1]}"
                return
        raise AssertionError("s3rver does not listen")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
