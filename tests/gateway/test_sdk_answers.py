"""What comes back to the vendors' official SDKs: inspected, on record before its end is told, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from fakes.ai_vendor import KNOWN_ADDRESS
from fakes.station import Station
from late import Late
from sdk_clients import EMAIL, PROMPT, anthropic_client, gemini_client, openai_client
from seawall.model.event import EventKind
from seawall.model.words import Action

openai, anthropic = Late("openai"), Late("anthropic")
pytestmark = pytest.mark.usefixtures("closed_clients")


def test_answers_are_inspected_too(at: Station) -> None:
    for stream in (False, True):
        client = openai_client(at)
        answer: Any = client.chat.completions.create(
            model="fake-knows", messages=[{"role": "user", "content": "Hello"}], stream=stream
        )
        said = (
            "".join(c.choices[0].delta.content or "" for c in answer) if stream else answer.choices[0].message.content
        )
        assert KNOWN_ADDRESS in said
        event = at.last(EventKind.GATEWAY_ANSWER_DECIDED)
        assert event.action is Action.COACH
        assert [finding.detector for finding in event.findings] == ["email"]
        assert event.detail["exchange"] == at.last().id
        at.ledger.events.clear()


def test_nobody_is_told_the_end_of_an_answer_before_its_event_is_on_record(at: Station) -> None:
    messages: Any = [{"role": "user", "content": "Hello"}]
    at.ledger.failing_kinds = {EventKind.GATEWAY_ANSWER_DECIDED}
    with pytest.raises(openai.APIError):  # the SDK would stop reading at [DONE]
        list(openai_client(at).chat.completions.create(model="fake-knows", messages=messages, stream=True))
    with pytest.raises(anthropic.APIStatusError):
        list(anthropic_client(at).messages.create(model="fake-knows", max_tokens=9, messages=messages, stream=True))
    told = [event.type for event in openai_client(at).responses.create(model="fake-knows", input="Hello", stream=True)]
    assert "response.completed" not in told
    assert told[-1] in ("error", "response.failed")


def test_a_pseudonym_that_was_never_issued_is_an_event_and_stays(at: Station) -> None:
    answer = openai_client(at).chat.completions.create(
        model="fake-foreign", messages=[{"role": "user", "content": PROMPT}]
    )
    said = answer.choices[0].message.content or ""
    assert "qzc" in said
    assert EMAIL not in said


def test_the_echo_shows_what_left_and_gives_it_back(at: Station) -> None:
    said = (
        openai_client(at)
        .chat.completions.create(model="echo-1", messages=[{"role": "user", "content": PROMPT}])
        .choices[0]
        .message.content
    )
    assert said
    first, second = said.split("reaches you:")
    assert EMAIL not in first
    assert "·at·mail.example" in first
    assert second.strip() == PROMPT
    stream = anthropic_client(at).messages.stream(
        model="echo-1", max_tokens=9, messages=[{"role": "user", "content": PROMPT}]
    )
    with stream as events:
        assert PROMPT in "".join(events.text_stream)
    asked: Any = {"model": "echo-1", "messages": [{"role": "user", "content": PROMPT}], "stream": True}
    chunks = list(openai_client(at).chat.completions.create(**asked))
    assert PROMPT in "".join(chunk.choices[0].delta.content or "" for chunk in chunks)  # none without a choice
    *chunks, last = openai_client(at).chat.completions.create(**asked, stream_options={"include_usage": True})
    assert last.usage
    assert not last.choices
    gemini = gemini_client(at)
    assert PROMPT in (gemini.models.generate_content(model="echo-1", contents=PROMPT).text or "")
    assert not at.vendor.received
