"""Questions about files that come as forms: recordings written down, pictures changed. Their words are masked and come
back, the files count as what nobody could read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fakes.ai_others import PICTURE, form_of
from fakes.station import Station, station
from late import Late
from seawall.detect.engine import Engine
from seawall.model.words import Action
from seawall.policy import PolicySet, builtin_sources

openai = Late("openai")
EMAIL = "ana.synthetic@customers.example"
PROMPT = f"The caller is {EMAIL}, who likes flowers."
RIFF = b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00" + bytes(range(256)) * 9
FORM: Any = {"headers": {"content-type": "multipart/form-data"}}
"""As the SDK's own methods that are deprecated have it."""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 5


@pytest.fixture
def ours(at: Station) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0) as client:
        yield client


def left(at: Station) -> dict[str, Any]:
    """The form that the vendor got last, in which nothing of the address stands."""
    request = at.vendor.received[-1]
    assert b"synthetic@" not in request.body
    assert b"sw_" not in request.body
    return {name: content if file is not None else content.decode() for name, file, _, content in form_of(request.body)}


def recording() -> Any:
    return (f"call of {EMAIL}.wav", io.BytesIO(RIFF), "audio/wav")


def test_a_recording_is_written_down(at: Station, ours: openai.OpenAI) -> None:
    heard = ours.audio.transcriptions.create(model="whisper-1", file=recording(), prompt=PROMPT, language="en")
    assert heard.text == f"{PROMPT} (call of {EMAIL}.wav)"
    form = left(at)
    assert (form["model"], form["language"], form["file"]) == ("whisper-1", "en", RIFF)
    event = at.last()
    assert (event.action, event.strings - event.inspected) == (Action.MASK, 1)
    assert event.model == "whisper-1"


def test_it_comes_in_every_form_that_is_asked_for(at: Station, ours: openai.OpenAI) -> None:
    said = f"{PROMPT} (call of {EMAIL}.wav)"
    asked: dict[str, Any] = {"model": "whisper-1", "prompt": PROMPT}
    whole = ours.audio.transcriptions.create(
        **asked, file=recording(), response_format="verbose_json", timestamp_granularities=["word", "segment"]
    )
    assert (whole.segments[0].text, whole.duration) == (said, 1.0)
    assert left(at)["timestamp_granularities[]"] == "segment"
    text = ours.audio.transcriptions.create(**asked, file=recording(), response_format="srt")
    assert text == f"1\n00:00:00,000 --> 00:00:01,000\n{said}\n"
    events = list(ours.audio.transcriptions.create(**asked, file=recording(), stream=True))
    assert "".join(event.delta for event in events if event.type == "transcript.text.delta") == said
    assert events[-1].text == said
    assert left(at)["stream"] == "true"
    ours.post("/audio/translations", cast_to=object, body=asked, files={"file": recording()}, options=FORM)
    left(at)


def test_the_voices_it_is_told_to_know_are_named_by_stand_ins(at: Station, ours: openai.OpenAI) -> None:
    ours.audio.transcriptions.create(
        model="gpt-4o-transcribe-diarize",
        file=recording(),
        response_format="diarized_json",
        chunking_strategy="auto",
        extra_body={
            "known_speaker_names": [EMAIL, "the shop"],
            "known_speaker_references": ["data:audio/wav;base64,UklGRg==", "data:audio/wav;base64,UklGRg=="],
        },
    )
    request = at.vendor.received[-1]
    names = [content for name, _, _, content in form_of(request.body) if name == "known_speaker_names[]"]
    assert (len(names), names[1]) == (2, b"the shop")
    assert left(at)["known_speaker_references[]"] == "data:audio/wav;base64,UklGRg=="


def test_pictures_are_changed(at: Station, ours: openai.OpenAI) -> None:
    two: Any = [(f"{EMAIL} 1.png", PNG, "image/png"), ("b.png", PNG + b"2", "image/png")]
    (made,) = ours.images.edit(model="gpt-image-1", image=two, prompt=PROMPT, n=1).data
    assert made.b64_json == PICTURE
    assert made.revised_prompt == f"Changed: {PROMPT} ({EMAIL} 1.png b.png)"
    files = [content for name, file, _, content in form_of(at.vendor.received[-1].body) if file]
    assert files == [PNG, PNG + b"2"]
    left(at)
    events = list(ours.images.edit(model="gpt-image-1", image=two[0], mask=two[1], prompt=PROMPT, stream=True))
    assert [event.b64_json for event in events] == [PICTURE] * 2
    form = left(at)
    assert (form["image"], form["mask"]) == (PNG, PNG + b"2")
    ours.post("/images/variations", cast_to=object, body={"size": "256x256"}, files={"image": two[0]}, options=FORM)
    assert left(at)["size"] == "256x256"


def test_pictures_are_changed_by_json_too(at: Station) -> None:
    asked = {"model": "gpt-image-1", "prompt": PROMPT, "images": [{"image_url": "data:image/png;base64,iVBORw0KGgo="}]}
    headers = {"authorization": f"Bearer {at.key()}"}
    httpx.post(f"{at.url}/v1/images/edits", headers=headers, json=asked, timeout=60)
    assert b"synthetic@" not in at.vendor.received[-1].body
    assert at.last().action is Action.MASK
    refused = httpx.post(
        f"{at.url}/v1/images/edits",
        headers=headers,
        json={**asked, "images": [{"file_id": "file-of-another"}]},
        timeout=60,
    )
    assert refused.status_code == 403


def test_a_text_that_is_called_a_recording_is_masked_as_a_text(at: Station, ours: openai.OpenAI) -> None:
    ours.audio.transcriptions.create(model="whisper-1", file=("a.mp3", f"mail {EMAIL} today".encode(), "audio/mpeg"))
    sent = left(at)["file"]
    assert sent.startswith(b"mail qz")
    assert sent.endswith(b" today")
    two: Any = [("a.png", f"mail {EMAIL} today".encode(), "image/png"), ("b.png", PNG, "image/png")]
    at.vendor.received.clear()
    with pytest.raises(openai.BadRequestError, match="has to be masked"):
        ours.images.edit(model="gpt-image-1", image=two, prompt="flowers")
    assert not at.vendor.received


@pytest.mark.parametrize(
    ("fields", "files", "says"),
    [
        ({"model": "whisper-1"}, {"prompt": (None, "hi")}, "holds no file"),
        ({"model": ["whisper-1", "other"]}, {"file": recording()}, "'model' twice"),
        ({"model": "whisper-1", "Model": "other"}, {"file": recording()}, "unusual spelling"),
        ({"model": f"for {EMAIL}"}, {"file": recording()}, "not the name of a model"),
        ({"model": "whisper-1", "file_names": "x"}, {"file": recording()}, "'file_names' twice"),
    ],
)
def test_refused(at: Station, fields: dict[str, Any], files: dict[str, Any], says: str) -> None:
    answer = httpx.post(
        f"{at.url}/v1/audio/transcriptions",
        headers={"authorization": f"Bearer {at.key()}"},
        data=fields,
        files=files,
        timeout=60,
    )
    assert (answer.status_code, says in answer.json()["error"]["message"]) == (400, True), answer.text
    assert not at.vendor.received


def test_what_would_be_blocked_is_not_asked(at: Station, ours: openai.OpenAI) -> None:
    with pytest.raises(openai.PermissionDeniedError):
        ours.audio.transcriptions.create(
            model="whisper-1", file=recording(), prompt="card 4111 1111 1111 1111, security code 123"
        )
    assert not at.vendor.received


def test_a_deployment_of_azures_is_asked(at: Station) -> None:
    with openai.AzureOpenAI(
        azure_endpoint=at.url, api_key=at.key(), api_version="2024-10-21", azure_deployment="whisper", max_retries=0
    ) as client:
        heard = client.audio.transcriptions.create(model="whisper", file=recording(), prompt=PROMPT)
    assert heard.text == f"{PROMPT} (call of {EMAIL}.wav)"
    left(at)
    assert at.last().model == "whisper"


def test_the_echo_hears_nothing_and_says_so(at: Station, ours: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match=r"Set up an \[\[upstream\]\]"):
        ours.audio.transcriptions.create(model="echo-1", file=recording())


def test_policy_decides_what_may_be_sent_by_its_kind(engine: Engine) -> None:
    own = """
    @id("no-recordings")
    @title("Recordings stay here")
    @why("Nobody can look into them.")
    @message("Recordings are not sent.")
    @alternative("Have it written down here.")
    @example_sound("nothing unread=sound -> block")
    permit (principal, action == Action::"block", resource)
    when { context.category == "none" && context.direction == "out" && context.unread.contains("sound") };
    """
    with station(engine, PolicySet.compile({**builtin_sources(), "no_recordings.cedar": own})) as at:
        for path, name, content, media, status in (
            ("audio/transcriptions", "a.wav", RIFF, "audio/wav", 403),
            ("audio/transcriptions", "a", RIFF, "application/octet-stream", 403),
            ("images/edits", "a.png", PNG, "image/png", 200),
        ):
            field = "file" if "audio" in path else "image"
            answer = httpx.post(
                f"{at.url}/v1/{path}",
                headers={"authorization": f"Bearer {at.key()}"},
                data={"model": "whisper-1", "prompt": "flowers"},
                files={field: (name, content, media)},
                timeout=60,
            )
            assert answer.status_code == status, (name, answer.text)
