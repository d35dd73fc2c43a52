"""What clients ask for beside talk: batches, moderations, pictures, sound pass inspected; the rest says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fakes.ai_others import PICTURE, SOUND
from fakes.station import Station, station
from late import Late
from seawall.detect.engine import Engine
from seawall.model.event import EventKind
from seawall.policy import PolicySet, builtin_sources

openai, anthropic = Late("openai"), Late("anthropic")
EMAIL = "ana.synthetic@customers.example"
PROMPT = f"A kind card for {EMAIL}, with flowers."


@pytest.fixture
def ours(at: Station) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0) as client:
        yield client


def nothing_left(at: Station) -> None:
    assert at.vendor.received
    assert all(EMAIL.encode() not in request.body and b"sw_" not in request.body for request in at.vendor.received)


def batch(at: Station, **key: Any) -> anthropic.Anthropic:
    return anthropic.Anthropic(base_url=at.url, api_key=at.key(**key), max_retries=0)


def test_a_batch_of_messages_goes_masked_and_its_results_come_back_whole(at: Station) -> None:
    with batch(at) as client:
        requests = [
            {
                "custom_id": f"card-{n}",
                "params": {
                    "model": "fake-echo",
                    "max_tokens": 9,
                    "messages": [{"role": "user", "content": f"{n}: {PROMPT}"}],
                },
            }
            for n in range(3)
        ]
        made = client.messages.batches.create(requests=requests)
        nothing_left(at)
        assert at.last().detail == {}
        assert client.messages.batches.retrieve(made.id).request_counts.succeeded == 3
        assert client.messages.batches.cancel(made.id).id == made.id
        # The SDK goes where the batch says its results are.
        results = list(client.messages.batches.results(made.id))
        assert [one.custom_id for one in results] == ["card-0", "card-1", "card-2"]
        assert [one.result.message.content[0].text for one in results] == [f"{n}: {PROMPT}" for n in range(3)]
        with pytest.raises(anthropic.NotFoundError, match="Fetch a batch by its id"):
            client.messages.batches.list()
    with batch(at, who="person:bob@shop.example") as other, pytest.raises(anthropic.NotFoundError):
        other.messages.batches.retrieve(made.id)


def test_a_batch_may_ask_several_models_if_the_key_may_and_one_upstream_serves_them(at: Station) -> None:
    def requests(*models: str) -> list[dict[str, object]]:
        messages = [{"role": "user", "content": PROMPT}]
        return [{"custom_id": m, "params": {"model": m, "max_tokens": 9, "messages": messages}} for m in models]

    with batch(at) as client:
        made = client.messages.batches.create(requests=requests("fake-echo", "fake-other", "fake-echo"))
        assert [one.result.message.content[0].text for one in client.messages.batches.results(made.id)] == [PROMPT] * 3
        nothing_left(at)
        at.vendor.received.clear()
        with pytest.raises(anthropic.BadRequestError, match="Send a batch for each"):
            client.messages.batches.create(requests=requests("fake-echo", "dead-1"))
        with pytest.raises(anthropic.BadRequestError):
            client.messages.batches.create(requests=requests("fake-echo", f"for {EMAIL}"))
    with (
        batch(at, models=("fake-echo",)) as client,
        pytest.raises(anthropic.PermissionDeniedError, match="may not use this model"),
    ):
        client.messages.batches.create(requests=requests("fake-echo", "fake-other"))
    assert not at.vendor.received


def test_an_agent_gets_stand_ins_out_of_its_batch(at: Station) -> None:
    with batch(at, who="agent:packer") as client:
        params = {"model": "fake-echo", "max_tokens": 9, "messages": [{"role": "user", "content": PROMPT}]}
        made = client.messages.batches.create(requests=[{"custom_id": "a", "params": params}])
        (result,) = client.messages.batches.results(made.id)
        assert EMAIL not in result.result.message.content[0].text


def items(*texts: str) -> Any:
    return [{"type": "message", "role": "user", "content": text} for text in texts]


def texts_of(page: Any) -> list[str]:
    return [item.content[0].text for item in page]


def test_a_conversation_is_kept_masked_and_read_again_by_whoever_began_it(at: Station, ours: openai.OpenAI) -> None:
    begun = ours.conversations.create(items=items(PROMPT), metadata={"about": EMAIL})
    assert begun.metadata == {"about": EMAIL}
    added = ours.conversations.items.create(
        begun.id, items=items(f"And also {EMAIL}"), include=["reasoning.encrypted_content"]
    )
    assert texts_of(added.data) == [f"And also {EMAIL}"]
    kept = list(ours.conversations.items.list(begun.id, limit=20, order="asc"))
    assert texts_of(kept) == [PROMPT, f"And also {EMAIL}"]
    assert texts_of([ours.conversations.items.retrieve(kept[0].id, conversation_id=begun.id)]) == [PROMPT]
    answered = ours.responses.create(model="fake-echo", input=f"Who is {EMAIL}?", conversation=begun.id)
    assert answered.output_text == f"Who is {EMAIL}?"
    assert at.last().inspected == at.last().strings  # nothing of it counts as not seen
    sent = [request.body for request in at.vendor.received if request.body]
    stand_ins = {one for body in sent for one in re.findall(rb"qz[0-9a-z]+@mail[.]example", body)}
    assert len(stand_ins) == 1  # the same value stays the same over the whole conversation
    assert ours.conversations.update(begun.id, metadata={"about": "nobody"}).metadata == {"about": "nobody"}
    assert ours.conversations.items.delete(kept[0].id, conversation_id=begun.id).id == begun.id
    assert ours.conversations.retrieve(begun.id).id == begun.id
    nothing_left(at)
    assert ours.conversations.delete(begun.id).deleted
    with pytest.raises(openai.NotFoundError, match="no such conversation"):
        ours.conversations.retrieve(begun.id)


def test_a_responses_items_are_listed_and_it_is_deleted(at: Station, ours: openai.OpenAI) -> None:
    made = ours.responses.create(model="fake-echo", input=PROMPT)
    assert texts_of(ours.responses.input_items.list(made.id)) == ["kept"]
    ours.responses.delete(made.id)
    assert at.vendor.received[-1].method == "DELETE"


def test_nobody_gets_at_anothers_conversation(at: Station, ours: openai.OpenAI) -> None:
    begun = ours.conversations.create(items=items(PROMPT))
    (item,) = ours.conversations.items.list(begun.id)
    answered = ours.responses.create(model="fake-echo", input="hi", conversation=begun.id)
    at.vendor.received.clear()
    with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(who="agent:thief"), max_retries=0) as thief:
        attempts = [
            lambda: thief.conversations.retrieve(begun.id),
            lambda: thief.conversations.update(begun.id, metadata={}),
            lambda: thief.conversations.delete(begun.id),
            lambda: thief.conversations.items.list(begun.id),
            lambda: thief.conversations.items.create(begun.id, items=items("mine now")),
            lambda: thief.conversations.items.retrieve(item.id, conversation_id=begun.id),
            lambda: thief.conversations.items.delete(item.id, conversation_id=begun.id),
            lambda: thief.responses.create(model="fake-echo", input="hi", conversation=begun.id),
            lambda: thief.responses.input_items.list(answered.id),
            lambda: thief.responses.delete(answered.id),
            lambda: thief.conversations.retrieve("conv_" + "0" * 40),
        ]
        for attempt in attempts:
            with pytest.raises(openai.NotFoundError, match="No answer or conversation of this id is this key's"):
                attempt()
    for odd in (f"x_{EMAIL}", "4111111111111111", "msg_4111111111111111", "%2e%2e", "a%2Fb"):
        refused = httpx.get(
            f"{at.url}/v1/conversations/{begun.id}/items/{odd}", headers={"authorization": f"Bearer {at.key()}"}
        )
        assert refused.status_code == 404
    assert not at.vendor.received


def test_what_would_be_blocked_is_added_to_no_conversation(at: Station, ours: openai.OpenAI) -> None:
    begun = ours.conversations.create()
    assert begun.id.startswith("conv_")
    at.vendor.received.clear()
    with pytest.raises(openai.PermissionDeniedError):
        ours.conversations.items.create(begun.id, items=items("card 4111 1111 1111 1111, security code 123"))
    file = [{"type": "message", "role": "user", "content": [{"type": "input_file", "file_id": "file-of-another"}]}]
    with pytest.raises(openai.PermissionDeniedError, match="Send the file again"):
        ours.conversations.items.create(begun.id, items=file)
    assert not at.vendor.received


def test_moderations(at: Station, ours: openai.OpenAI) -> None:
    for given in (PROMPT, [PROMPT, "hi"], [{"type": "text", "text": PROMPT}]):
        assert not ours.moderations.create(model="omni-moderation-latest", input=given).results[0].flagged
    nothing_left(at)


def test_ranking(at: Station) -> None:
    body = {"model": "ranker", "query": f"Who is {EMAIL}?", "documents": ["a parcel", PROMPT]}
    answer = httpx.post(f"{at.url}/v1/rerank", headers={"authorization": f"Bearer {at.key()}"}, json=body, timeout=60)
    assert [one["document"]["text"] for one in answer.json()["results"]] == [PROMPT, "a parcel"]
    nothing_left(at)


def test_a_vector_store_counts_as_what_nobody_read(at: Station, ours: openai.OpenAI) -> None:
    tools: Any = [{"type": "file_search", "vector_store_ids": ["vs_1"]}]
    raw = ours.responses.with_raw_response.create(model="fake-echo", input="What is ours?", tools=tools)
    inspected, strings = map(int, raw.headers["x-seawall-coverage"].split("/"))
    assert strings - inspected == 1


def test_pictures_made_of_a_text(at: Station, ours: openai.OpenAI) -> None:
    (picture,) = ours.images.generate(model="gpt-image-1", prompt=PROMPT, size="1024x1024").data
    assert picture.b64_json == PICTURE
    assert picture.revised_prompt == f"A photo: {PROMPT}"
    events = list(ours.images.generate(model="gpt-image-1", prompt=PROMPT, stream=True, partial_images=1))
    assert [event.b64_json for event in events] == [PICTURE] * 2
    asked = {"instances": [{"prompt": PROMPT}], "parameters": {"sampleCount": 1, "aspectRatio": "1:1"}}
    path = "/v1beta/models/imagen-4.0-generate-001:predict"  # the SDK warns that its method for it will go
    (made,) = httpx.post(at.url + path, headers={"x-goog-api-key": at.key()}, json=asked, timeout=60).json()[
        "predictions"
    ]
    assert made == {"bytesBase64Encoded": PICTURE, "mimeType": "image/png", "prompt": PROMPT}
    nothing_left(at)


def test_a_text_read_aloud(at: Station, ours: openai.OpenAI) -> None:
    said = ours.audio.speech.create(model="gpt-4o-mini-tts", voice="coral", input=PROMPT, instructions=f"as {EMAIL}")
    assert said.content == SOUND
    assert said.response.headers["content-type"] == "audio/mpeg"
    nothing_left(at)
    with ours.audio.speech.with_streaming_response.create(model="tts-1", voice="alloy", input="hello") as streamed:
        assert b"".join(streamed.iter_bytes()) == SOUND


def asked_for_media(at: Station) -> list[httpx.Response]:
    """A picture and its stream, a text read aloud, and Gemini's picture in its answer, whole and streamed."""
    headers = {"authorization": f"Bearer {at.key()}"}
    prompt = {"model": "fake-image", "prompt": "flowers"}
    contents = {"contents": [{"parts": [{"text": "flowers"}]}]}
    calls: list[tuple[str, dict[str, object]]] = [
        ("/v1/images/generations", prompt),
        ("/v1/images/generations", {**prompt, "stream": True}),
        ("/v1/audio/speech", {"model": "fake-tts", "voice": "coral", "input": "hello"}),
        ("/v1beta/models/fake-image:generateContent", contents),
        ("/v1beta/models/fake-image:streamGenerateContent?alt=sse", contents),
    ]
    return [httpx.post(at.url + path, headers=headers, json=body, timeout=60) for path, body in calls]


def test_what_comes_back_drawn_or_spoken_is_counted_as_unread(at: Station) -> None:
    coverages = []
    for answer in asked_for_media(at):
        assert answer.status_code == 200
        coverages.append(answer.headers["x-seawall-coverage"])
    assert coverages == ["1/2", "1/1", "1/2", "1/2", "1/1"], "the head of a stream leaves before its pictures"
    told = [event for event in at.events if event.kind is EventKind.GATEWAY_ANSWER_DECIDED]
    assert [event.strings - event.inspected for event in told] == [1, 2, 1, 1, 1]


def test_policy_decides_what_may_come_back_by_its_kind(engine: Engine) -> None:
    own = """
    @id("no-media")
    @title("Nothing comes back drawn or spoken")
    @why("Nobody can look into it.")
    @message("Pictures and sound do not come back here.")
    @alternative("Ask for text.")
    @example_picture("nothing direction=in unread=picture -> block")
    permit (principal, action == Action::"block", resource)
    when {
      context.category == "none" && context.direction == "in" &&
      (context.unread.contains("picture") || context.unread.contains("sound"))
    };
    """
    with station(engine, PolicySet.compile({**builtin_sources(), "no_media.cedar": own})) as at:
        whole, streamed, spoken, content, streamed_content = asked_for_media(at)
        for answer in (whole, spoken, content):
            assert answer.status_code == 403
            assert "do not come back here" in answer.text
        for answer in (streamed, streamed_content):
            assert "do not come back here" in answer.text
        everything = b"".join(one.content for one in (whole, streamed, spoken, content, streamed_content))
        assert PICTURE.encode() not in everything
        assert SOUND[:20] not in everything


@pytest.mark.parametrize(
    ("method", "path", "headers", "says"),
    [
        ("POST", "/v1/uploads", {}, "POST /v1/files"),
        ("GET", "/v1/batches/a/results", {}, "/v1/batches"),
        ("POST", "/v1/audio/voices", {}, "/v1/audio/transcriptions"),
        ("POST", "/v1/images/upscales", {}, "/v1/images/generations"),
        ("GET", "/v1/vector_stores/vs_1", {}, "what was found"),
        ("PUT", "/v1/files", {"anthropic-version": "2023-06-01"}, "sent, listed"),
        ("GET", "/v1/messages/batches", {"anthropic-version": "2023-06-01"}, "by its id"),
        ("PUT", "/v1beta/cachedContents", {}, "created, listed"),
        ("PUT", "/upload/v1beta/files", {}, "resumable"),
        ("PUT", "/v1beta/batches/a", {}, "batchGenerateContent"),
        ("POST", "/v1/something/new", {}, "docs/gateway.md"),
    ],
)
def test_what_is_not_passed_on_says_what_to_do(
    at: Station, method: str, path: str, headers: dict[str, str], says: str
) -> None:
    answer = httpx.request(
        method, at.url + path, headers={"authorization": f"Bearer {at.key()}", **headers}, timeout=60
    )
    assert answer.status_code == 404
    assert says in answer.json()["error"]["message"]
    assert answer.headers["x-should-retry"] == "false"
    assert not at.vendor.received


def test_the_echo_says_that_it_makes_no_pictures(at: Station, ours: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match=r"Set up an \[\[upstream\]\]"):
        ours.images.generate(model="echo-1", prompt="flowers")
