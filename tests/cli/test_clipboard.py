"""``seawall clipboard`` as a person's session runs it: a real X server, real programs that copy and paste."""

from __future__ import annotations

import json
import os
import plistlib
import re
import signal
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import Notifications, Session, WaylandDesktop, XDesktop, until
from end_to_end.running import PROGRAM, as_text, contents, environment, seawall, up

CARD = "4111 1111 1111 1111"
LETTER = f"Ship to ana.synthetic@customers.example, card {CARD}"
SETTINGS = """
[clipboard]
apps = ["xclip=helper", "claude*=helper", "deepseek"]

[[tool]]
id = "helper"
name = "Helper"
approved = true
grade = "business"
"""


class Agent:
    """The command, running."""

    def __init__(self, session: Session, data: Path, environ: dict[str, str], settings: str = SETTINGS) -> None:
        data.mkdir(parents=True, exist_ok=True)
        (data / "seawall.toml").write_text(settings)
        self.data = data
        self.process = subprocess.Popen(
            [PROGRAM, "--data", str(data), "clipboard"],
            stdout=subprocess.PIPE,
            text=True,
            env={**environment(), **session.environ, **environ, "HOME": os.environ["HOME"]},
        )
        assert self.process.stdout is not None
        self.first_line = self.process.stdout.readline()

    def reports(self) -> list[dict[str, object]]:
        path = self.data / "clipboard" / "reported.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def cpu_ticks(self) -> int:
        """Processor time of the process and all its children so far, in clock ticks (10 ms)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))

    def everything_kept(self) -> bytes:
        return b"".join(content for _, content in contents(self.data))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def desktop() -> Iterator[XDesktop]:
    desktop = XDesktop()
    yield desktop
    desktop.stop()


@pytest.fixture(scope="module")
def notices(desktop: XDesktop) -> Iterator[Notifications]:
    notices = Notifications(desktop.environ["DISPLAY"])
    yield notices
    notices.stop()


@pytest.fixture
def agent(desktop: XDesktop, notices: Notifications, tmp_path: Path) -> Iterator[Agent]:
    bus = {"DBUS_SESSION_BUS_ADDRESS": notices.environ["DBUS_SESSION_BUS_ADDRESS"]}
    agent = Agent(desktop, tmp_path / "data", bus)
    try:
        assert "x11" in agent.first_line
        yield agent
    finally:
        assert agent.stop() == 0


def test_ai_gets_stand_ins_the_shops_programs_get_the_text_and_nothing_is_kept(
    desktop: XDesktop, notices: Notifications, agent: Agent
) -> None:
    desktop.copy(LETTER.encode())
    assert until(lambda: b"qzc" in desktop.paste("xclip"))  # the list has xclip down as an AI program
    masked = desktop.paste("xclip").decode()
    assert "ana.synthetic" not in masked
    assert CARD not in masked
    assert desktop.paste("xsel").decode() == LETTER  # and xsel is none
    assert until(agent.reports)
    (report,) = agent.reports()
    assert (report["action"], report["outcome"], report["tool"]) == ("mask", "masked", "helper")
    assert until(lambda: b"Masked for Helper" in (notices.history() or b""))
    kept = agent.everything_kept() + (notices.history() or b"")
    for value in (b"ana.synthetic", b"customers.example", CARD.encode()):
        assert value not in kept

    # What the AI answers comes back with the values, outside of it.
    stand_in = next(word.rstrip(",") for word in masked.split() if "@" in word)
    desktop.copy(f"Dear {stand_in}".encode())
    assert until(lambda: desktop.paste("xsel") == b"Dear ana.synthetic@customers.example")
    assert desktop.paste("xclip").decode() == f"Dear {stand_in}"


def test_what_is_marked_is_masked_for_an_ai_window_from_the_moment_it_is_entered(
    desktop: XDesktop, agent: Agent
) -> None:
    def marked(program: str) -> bytes:
        if program == "xsel":
            return desktop.run("xsel", "--output", "--primary")
        return desktop.run("xclip", "-out", "-selection", "primary", "-target", "UTF8_STRING")

    desktop.give("xclip", "-selection", "primary", given=LETTER.encode())
    assert until(lambda: marked("xsel").decode() == LETTER), "nobody's marks are taken away before an AI window is near"
    with desktop.window("xterm", "-class", "Claude", "-e", "cat"):  # comes to the front
        assert until(lambda: b"qzc" in marked("xclip"))  # which the list has down as an AI program, too
        assert CARD.encode() not in marked("xclip")
        assert marked("xsel").decode() == LETTER
        assert until(agent.reports)
        assert {report["outcome"] for report in agent.reports()} == {"masked"}


def test_an_ai_program_nobody_approved_gets_nothing(desktop: XDesktop, agent: Agent, tmp_path: Path) -> None:
    program = tmp_path / "deepseek"
    program.write_bytes(Path("/usr/bin/xclip").read_bytes())
    program.chmod(0o755)
    desktop.copy(LETTER.encode())
    assert until(lambda: b"qzc" in desktop.paste("xclip"))
    assert desktop.run(str(program), "-out", "-selection", "clipboard") == b""
    assert until(lambda: [report["outcome"] for report in agent.reports()] == ["masked", "stopped"])


def test_an_enrolled_desktop_goes_by_the_servers_policy_and_reports_to_it(
    desktop: XDesktop, notices: Notifications, tmp_path: Path
) -> None:
    """Link, signed policy, decision, report: the real server at the other end, then gone, and the policy holds."""
    server_settings = SETTINGS + "\n[endpoint]\npoll_seconds = 60\n"
    data = tmp_path / "desktop"
    bus = {"DBUS_SESSION_BUS_ADDRESS": notices.environ["DBUS_SESSION_BUS_ADDRESS"]}
    with up(tmp_path / "server", settings=server_settings) as server:
        link = server.run("ext", "enroll", "--for", "person:ana@shop.example", "--server", server.url).stdout
        found = re.search(r"http\S+#\S+", link)
        assert found, link
        enrolled = command("--data", str(data), "clipboard", "enroll", found.group(0))
        assert "Enrolled for ana@shop.example" in enrolled.stdout, enrolled.stderr
        agent = Agent(desktop, data, bus, settings="[clipboard]\napps = []\n")  # its own settings know no AI program
        try:
            desktop.copy(LETTER.encode())
            assert until(lambda: b"qzc" in desktop.paste("xclip"))
            assert desktop.paste("xsel").decode() == LETTER
            assert until(lambda: '"helper"' in server.run("ledger", "export").stdout)  # what the copy went to
            assert "ana.synthetic" not in server.run("ledger", "export").stdout
        finally:
            assert agent.stop() == 0
    agent = Agent(desktop, data, bus, settings="[clipboard]\napps = []\n")
    try:
        desktop.copy(LETTER.encode())
        assert until(lambda: b"qzc" in desktop.paste("xclip"))
        kept = agent.everything_kept()
    finally:
        assert agent.stop() == 0
    for value in (b"ana.synthetic", CARD.encode()):
        assert value not in kept


def test_clean_text_stays_with_the_program_it_is_of(desktop: XDesktop, agent: Agent) -> None:
    desktop.copy(b"Our new lamps are in stock from Monday.")
    assert desktop.paste() == b"Our new lamps are in stock from Monday."
    assert agent.reports() == []


def test_while_nothing_happens_no_processor_time_is_spent(desktop: XDesktop, agent: Agent) -> None:
    desktop.copy(LETTER.encode())
    assert until(lambda: b"qzc" in desktop.paste("xclip"))

    def at_rest() -> bool:
        before = agent.cpu_ticks()
        return not until(lambda: agent.cpu_ticks() > before + 1, 1.5)

    assert any(at_rest() for _ in range(3)), "what it does about the paste itself may still be going on at first"


def test_on_wayland_the_content_is_exchanged_while_the_ai_window_is_in_front(tmp_path: Path) -> None:
    desktop = WaylandDesktop()
    try:
        agent = Agent(desktop, tmp_path / "data", {"DISPLAY": ""})
    except BaseException:
        desktop.stop()
        raise
    try:
        assert "wayland" in agent.first_line
        desktop.copy(LETTER.encode())
        assert desktop.paste().decode() == LETTER
        with desktop.window("foot", "--app-id=claude-desktop", "sleep", "600"):
            assert until(lambda: b"qzc" in desktop.paste())
            assert CARD.encode() not in desktop.paste()
            with desktop.window("foot", "--app-id=orders", "sleep", "600"):
                assert until(lambda: desktop.paste().decode() == LETTER)
    finally:
        try:
            assert agent.stop() == 0
        finally:
            desktop.stop()


def command(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return as_text(seawall(*arguments, environ=environ))


def test_without_a_desktop_it_says_so(tmp_path: Path) -> None:
    done = command("--data", str(tmp_path), "clipboard", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 3
    assert "no desktop" in done.stderr


def test_install_writes_a_unit_systemd_can_read_and_prints_the_others(tmp_path: Path) -> None:
    done = command("--data", str(tmp_path / "my data"), "clipboard", "install", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 0
    unit = (tmp_path / "systemd" / "user" / "seawall-clipboard.service").read_text()
    assert f"'{tmp_path}/my data' clipboard\n" in unit
    plist = plistlib.loads(command("clipboard", "install", "--for", "darwin").stdout.encode())
    assert plist["ProgramArguments"][1:] == ["-m", "seawall", "clipboard"]
    task = ElementTree.fromstring(command("clipboard", "install", "--for", "win32").stdout.partition("?>")[2])
    assert [node.text for node in task.iter() if node.tag.endswith("Arguments")] == ["-m seawall clipboard"]


def test_drivers_say_which_of_them_are_tested() -> None:
    lines = command("clipboard", "drivers").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["macos", "wayland", "windows", "x11"]
    assert sum("not run by the tests" in line for line in lines) == 2


def test_a_wrong_enrolment_link_is_said_and_nothing_reported_is_nothing_shown(tmp_path: Path) -> None:
    done = command("--data", str(tmp_path), "clipboard", "enroll", "https://seawall.shop.example/")
    assert done.returncode == 2
    assert "link" in done.stderr
    assert command("--data", str(tmp_path), "clipboard", "reported").stdout == ""
