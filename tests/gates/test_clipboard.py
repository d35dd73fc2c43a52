"""The clipboard gate: what was copied, who pastes, and what each is given."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from engines import engine_of
from seawall.detect.engine import Engine
from seawall.gates.clipboard import ClipboardGate, Parts
from seawall.gates.desktop_policy import LocalPolicy
from seawall.model.clipboard import Bare, Change, Choose, Content, Window
from seawall.model.doubles import ManualClock
from seawall.model.drills import customer
from seawall.model.endpoint import EndpointEvent
from seawall.model.exchange import Principal
from seawall.model.settings import ClipboardSettings, Settings, ToolSettings
from seawall.model.words import Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources

EDITOR = Window(names=("gedit",), title="notes", pid=7)
APPROVED = Window(names=("claude-desktop",), pid=8)
PUBLIC = Window(names=("deepseek",), pid=9)
SETTINGS = Settings(
    clipboard=ClipboardSettings(apps=("claude*", "deepseek")),
    tool=(ToolSettings(id="claude", name="Claude Team", grade=Grade.BUSINESS, approved=True),),
)
LETTER = "Ship to ana.synthetic@customers.example, card 4111 1111 1111 1111"


class FakeClipboard:
    """A desktop made of attributes."""

    def __init__(self) -> None:
        self.content = Content(skipped="empty")
        self.window = EDITOR
        self.choose: Choose | None = None
        self.bare: Bare | None = None
        self.closed = False
        self.script: list[Change] = []

    def changes(self) -> Iterator[Change]:
        yield from self.script

    def read(self) -> Content:
        return self.content

    def front(self) -> Window:
        return self.window

    def write(self, text: str) -> None:
        self.content = Content(text=text) if text else Content(skipped="empty")

    def stop(self) -> None:
        self.script.clear()

    def close(self) -> None:
        self.closed = True

    def paste(self, window: Window) -> str | None:
        """What a window gets."""
        return self.choose(window) if self.choose else self.content.text


class FakeMarks(FakeClipboard):
    """What is marked in some program."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh = False
        self.owner = Window()

    def mark(self, text: str, owner: Window) -> None:
        self.content, self.owner, self.fresh, self.choose = Content(text=text), owner, True, None

    def read(self) -> Content:
        self.fresh = False
        return super().read()

    def is_of(self, window: Window) -> bool:
        return window == self.owner

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        self.choose, self.bare = choose, bare


class FakeBroker(FakeClipboard):
    """One that knows which program pastes."""

    def __init__(self) -> None:
        super().__init__()
        self.selected = FakeMarks()
        self.under = Window()

    def pointed(self) -> Window:
        return self.under

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        self.choose, self.bare = choose, bare


class Desk:
    """A gate on a fake desktop, and all it said."""

    def __init__(self, engine: Engine, *, brokers: bool = True, observe: bool = False) -> None:
        policy = PolicySet.compile(builtin_sources(), observe=observe)
        self.clipboard = FakeBroker() if brokers else FakeClipboard()
        self.notices: list[tuple[str, str]] = []
        self.reports: list[EndpointEvent] = []
        self.gate = ClipboardGate(
            Parts(
                clipboard=self.clipboard,
                engine=engine,
                policy=LocalPolicy(SETTINGS, policy, Principal(PrincipalKind.PERSON, "ana@shop.example")),
                notify=lambda title, words: self.notices.append((title, words)),
                report=self.reports.append,
                clock=ManualClock(),
            )
        )

    def copy(self, content: str | Content) -> None:
        self.clipboard.choose = None
        self.clipboard.content = Content(text=content) if isinstance(content, str) else content
        self.gate.changed(Change.COPIED)

    def focus(self, window: Window) -> None:
        self.clipboard.window = window
        self.gate.changed(Change.FOCUSED)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("email", "payment_card", "card_security_code")


def test_each_window_is_given_what_policy_leaves_it(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy(LETTER)
    assert desk.clipboard.paste(EDITOR) == LETTER
    masked = desk.clipboard.paste(APPROVED)
    assert masked is not None
    assert masked.startswith("Ship to qzc")
    assert "ana.synthetic" not in masked
    assert "4111" not in masked
    assert desk.clipboard.paste(PUBLIC) is None


def test_text_nobody_minds_is_never_touched(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy("Our new lamps are in stock from Monday.")
    assert desk.clipboard.choose is None
    assert desk.reports == []


@pytest.mark.parametrize("skipped", ["concealed", "no text", "files", "too large", "no answer", "empty"])
def test_what_could_not_or_must_not_be_read_is_left_alone(engine: Engine, skipped: str) -> None:
    desk = Desk(engine)
    desk.copy(LETTER)
    desk.copy(Content(skipped=skipped))
    assert desk.clipboard.choose is None


def test_an_answer_comes_back_with_the_values_outside_ai_and_without_them_inside(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy(LETTER)
    masked = desk.clipboard.paste(APPROVED)
    assert masked
    stand_in = next(word.rstrip(",") for word in masked.split() if "@" in word)
    desk.copy(f"Dear {stand_in}, it is on its way.")
    assert desk.clipboard.paste(EDITOR) == "Dear ana.synthetic@customers.example, it is on its way."
    assert desk.clipboard.paste(APPROVED) == f"Dear {stand_in}, it is on its way."


def test_the_person_and_the_server_are_told_once_for_each_tool_and_never_the_value(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy(LETTER)
    for _ in range(3):
        desk.clipboard.paste(APPROVED)
        desk.clipboard.paste(PUBLIC)
        desk.clipboard.paste(EDITOR)
    assert [title for title, _ in desk.notices] == ["Masked for Claude Team", "Not pasted into DeepSeek"]
    assert [(event.tool, event.action, event.outcome) for event in desk.reports] == [
        ("claude", "mask", "masked"),
        ("deepseek", "block", "stopped"),
    ]
    assert [(kind.detector, kind.count) for kind in desk.reports[0].findings] == [("email", 1), ("payment_card", 1)]
    said = msgspec.json.encode(desk.reports) + repr(desk.notices).encode()
    for value in (b"ana.synthetic", b"4111 1111", b"customers.example"):
        assert value not in said
    assert len({event.id for event in desk.reports}) == 2
    assert desk.reports[0].chars == 128


def test_a_drills_text_is_reported_as_one_and_stopped_like_any(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy(customer("00c0ffee"))
    assert desk.clipboard.paste(PUBLIC) is None
    desk.copy(LETTER)
    assert desk.clipboard.paste(PUBLIC) is None
    assert [report.detail for report in desk.reports] == [{"drill": "00c0ffee"}, {}]


def test_observing_stops_nothing_and_reports_what_would_have_been(engine: Engine) -> None:
    desk = Desk(engine, observe=True)
    desk.copy(LETTER)
    assert desk.clipboard.paste(PUBLIC) == LETTER
    assert [(event.action, event.outcome) for event in desk.reports] == [("block", "sent")]
    assert desk.notices == []


def test_without_a_broker_the_content_is_exchanged_while_an_ai_window_is_in_front(engine: Engine) -> None:
    desk = Desk(engine, brokers=False)
    desk.copy(LETTER)
    assert desk.clipboard.read().text == LETTER
    desk.focus(APPROVED)
    assert "qzc" in desk.clipboard.read().text
    desk.focus(PUBLIC)
    assert desk.clipboard.read().skipped == "empty"
    desk.focus(EDITOR)
    assert desk.clipboard.read().text == LETTER
    desk.focus(Window())
    assert desk.clipboard.read().text == LETTER


def test_without_a_broker_a_copy_inside_an_ai_window_is_exchanged_at_once(engine: Engine) -> None:
    desk = Desk(engine, brokers=False)
    desk.clipboard.window = APPROVED
    desk.copy(LETTER)
    assert "qzc" in desk.clipboard.read().text


def test_a_detector_that_fails_makes_a_text_uninspected_and_strict_policy_blocks_it(engine: Engine) -> None:
    desk = Desk(engine)
    strict = PolicySet.compile(builtin_sources(), strict=True)
    policy = LocalPolicy(SETTINGS, strict, Principal(PrincipalKind.PERSON, "ana@shop.example"))

    class Failing:
        def inspect(self, text: str) -> object:
            return msgspec.structs.replace(engine.inspect(text), failed=("email",))

    desk.gate._parts = msgspec.structs.replace(desk.gate._parts, engine=Failing(), policy=policy)  # type: ignore[arg-type]
    desk.copy("Our new lamps are in stock from Monday.")
    assert desk.clipboard.paste(APPROVED) is None
    assert desk.clipboard.paste(EDITOR) == "Our new lamps are in stock from Monday."


def test_the_gate_lets_go_of_the_desktop_at_its_end(engine: Engine) -> None:
    desk = Desk(engine)
    desk.clipboard.content = Content(text=LETTER)
    desk.clipboard.script = [Change.COPIED, Change.FOCUSED]
    desk.gate.run()
    assert desk.clipboard.closed
    assert desk.clipboard.choose is not None


def test_what_is_marked_is_taken_over_when_an_ai_window_is_entered_and_not_before(engine: Engine) -> None:
    desk = Desk(engine)
    assert isinstance(desk.clipboard, FakeBroker)
    marks = desk.clipboard.selected
    marks.mark(LETTER, EDITOR)
    desk.gate.changed(Change.SELECTED)
    desk.clipboard.under = Window(names=("xterm",), pid=12)
    desk.gate.changed(Change.POINTED)
    assert marks.choose is None, "its program keeps its marks, and what is marked can still be copied"
    assert marks.fresh
    desk.clipboard.under = APPROVED
    desk.gate.changed(Change.POINTED)
    assert marks.paste(EDITOR) == LETTER
    assert (marks.paste(APPROVED) or "").startswith("Ship to qzc")
    assert marks.paste(PUBLIC) is None
    # The clipboard is another matter.
    assert desk.clipboard.choose is None


def test_what_is_marked_in_the_ai_window_itself_or_holds_nothing_stays_its_programs(engine: Engine) -> None:
    desk = Desk(engine)
    assert isinstance(desk.clipboard, FakeBroker)
    marks = desk.clipboard.selected
    marks.mark(LETTER, APPROVED)
    desk.focus(APPROVED)
    assert marks.choose is None
    marks.mark("lamps on Monday", EDITOR)
    desk.focus(APPROVED)
    assert marks.choose is None
    assert not marks.fresh, "looked at once"
    marks.mark(LETTER, EDITOR)
    desk.focus(PUBLIC)
    assert marks.paste(PUBLIC) is None


def test_an_ai_program_gets_the_text_alone_where_the_html_beside_it_says_what_it_may_not_have(engine: Engine) -> None:
    desk = Desk(engine)
    desk.copy(Content(text="the customer of Monday", beside="mailto:ana.synthetic@customers.example"))
    choose, bare = desk.clipboard.choose, desk.clipboard.bare
    assert choose is not None
    assert bare is not None
    for window, alone in ((EDITOR, False), (APPROVED, True), (PUBLIC, True)):
        assert choose(window) == "the customer of Monday"
        assert bare(window) is alone
    assert [title for title, _ in desk.notices] == [
        "Pasted into Claude Team as plain text",
        "Pasted into DeepSeek as plain text",
    ]
    assert {one.outcome for one in desk.reports} == {"masked"}
    assert [one.findings[0].samples for one in desk.reports] == [("a•••@c•••",)] * 2
    desk.copy(Content(text="the customer of Monday", beside="https://docs.example/lamps"))
    assert desk.clipboard.choose is None
