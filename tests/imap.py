"""A real IMAP server for tests: Dovecot from Debian's packages, with one account in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from ports import free_port

PASSWORD = "a synthetic password"
USER = "ana"


class ImapServer:
    """Dovecot on a free port of loopback, until :meth:`stop`. The account's mail is a Maildir at ``mail``.

    Its folder is its own: pytest's are for root alone, and any pytest that starts on the machine sees to that.
    """

    def __init__(self) -> None:
        self.folder = folder = Path(tempfile.mkdtemp(prefix="swimap-"))
        folder.chmod(0o755)
        owner = pwd.getpwuid(os.getuid() or pwd.getpwnam("nobody").pw_uid)
        self.mail = folder / "home" / "Maildir"
        for name in ("cur", "new", "tmp"):
            (self.mail / name).mkdir(parents=True)
        self.port = free_port()
        self._owner = owner
        login = owner.pw_name if os.getuid() else "dovenull"
        internal = owner.pw_name if os.getuid() else "dovecot"
        config = folder / "dovecot.conf"
        config.write_text(
            f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = {internal}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{self.mail}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password={PASSWORD.replace(" ", "_")}
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={folder}/home
}}
"""
        )
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def password(self) -> str:
        return PASSWORD.replace(" ", "_")

    @property
    def address(self) -> str:
        return f"imap://{USER}@127.0.0.1:{self.port}"

    def put(self, letter: bytes, folder: str = "") -> None:
        """Deliver a letter; ``folder`` as the Maildir names it (``.Archive``)."""
        where = self.mail / folder if folder else self.mail
        for name in ("cur", "new", "tmp"):
            (where / name).mkdir(parents=True, exist_ok=True)
        number = len(list(where.glob("*/*")))
        (where / "cur" / f"{number:06}.synthetic:2,").write_bytes(letter)

    def start(self) -> None:
        """Serve what was delivered."""
        if os.getuid() == 0:
            for path in (self.folder / "home", *(self.folder / "home").rglob("*")):
                os.chown(path, self._owner.pw_uid, self._owner.pw_gid)
        program = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/sbin")
        assert program, "Dovecot is not installed: sh tests/provision.sh"
        self.process = subprocess.Popen([program, "-F", "-c", str(self.folder / "dovecot.conf")])
        try:
            self._await(self.process)
        except BaseException:
            self.stop()
            raise

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(3_000):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.02)
        raise AssertionError("Dovecot does not listen")

    def stop(self) -> None:
        """End it, and leave nothing behind."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)
