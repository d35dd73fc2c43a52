"""Files and batches with OpenAI's own SDK: what is kept at the vendor holds stand-ins, what comes back holds values,
and nobody gets at what is another's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fakes.ai_vendor import KNOWN_ADDRESS
from fakes.station import Station
from late import Late
from seawall.gateway import exchange
from seawall.model.event import EventKind
from seawall.model.words import Action

openai, anthropic = Late("openai"), Late("anthropic")
EMAIL = "ana.synthetic@customers.example"
OTHER = "bea.synthetic@customers.example"
CARD_CODE = "card 4111 1111 1111 1111, security code 123"


@pytest.fixture
def client(at: Station) -> Iterator[Any]:
    with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0) as made:
        yield made


@pytest.fixture
def stranger(at: Station) -> Iterator[Any]:
    with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key("person:ben@shop.example"), max_retries=0) as made:
        yield made


def line(number: int, content: str, **more: Any) -> bytes:
    body = {"model": "fake-echo", "messages": [{"role": "user", "content": content}], **more}
    asked = {"custom_id": f"r{number}", "method": "POST", "url": "/v1/chat/completions", "body": body}
    return json.dumps(asked, ensure_ascii=False).encode() + b"\n"


def send(client: Any, content: bytes, purpose: str = "batch", name: str = "asks.jsonl") -> Any:
    return client.files.create(file=(name, content), purpose=purpose)


def clean(at: Station, *values: str) -> None:
    """Nothing of these reached the vendor, or the ledger."""
    for request in at.vendor.received:
        everything = f"{request.path}?{request.query}\n{request.headers}\n".encode() + request.body
        assert b"sw_" not in everything
        for value in values:
            assert value.encode() not in everything
    for value in values:
        assert value not in repr(at.events)


class TestBatches:
    def test_from_file_to_results(self, at: Station, client: Any) -> None:
        sent = b"".join(line(n, f"Write to {who}, déjà vu.") for n, who in enumerate((EMAIL, OTHER, "nobody")))
        file = send(client, sent, name=f"for {EMAIL}.jsonl")
        assert (file.purpose, file.filename) == ("batch", f"for {EMAIL}.jsonl")
        event = at.last()
        assert (event.action, event.model) == (Action.MASK, "fake-echo")
        assert {record.path for record in event.findings} == {
            "/file_name", "/line 1/body/messages/0/content", "/line 2/body/messages/0/content"
        }  # fmt: skip
        batch = client.batches.create(
            input_file_id=file.id,
            endpoint="/v1/chat/completions",
            completion_window="24h",
            metadata={"for": f"mail to {EMAIL}"},
        )
        assert batch.metadata == {"for": f"mail to {EMAIL}"}
        done = client.batches.retrieve(batch.id)
        assert (done.status, done.request_counts.completed) == ("completed", 3)
        results = [json.loads(one) for one in client.files.content(done.output_file_id).text.splitlines()]
        said = [one["response"]["body"]["choices"][0]["message"]["content"] for one in results]
        assert said == [f"Write to {who}, déjà vu." for who in (EMAIL, OTHER, "nobody")]
        assert [one["custom_id"] for one in results] == ["r0", "r1", "r2"]
        clean(at, EMAIL, OTHER)

    @pytest.mark.parametrize(
        ("endpoint", "body"),
        [
            ("/v1/responses", {"input": f"Write to {EMAIL}"}),
            ("/v1/responses", {"input": [{"role": "user", "content": [{"type": "input_text", "text": EMAIL}]}]}),
            ("/v1/embeddings", {"input": [f"Write to {EMAIL}"]}),
            ("/v1/completions", {"prompt": f"Write to {EMAIL}"}),
            ("/v1/chat/completions", {"messages": [{"role": "user", "content": EMAIL}], "x_new": {"of": EMAIL}}),
        ],
    )
    def test_every_endpoint_by_its_own_map(self, at: Station, client: Any, endpoint: str, body: Any) -> None:
        asked = {"custom_id": EMAIL, "method": "POST", "url": endpoint, "body": {"model": "fake-echo", **body}}
        file = send(client, json.dumps(asked).encode())
        batch = client.batches.create(input_file_id=file.id, endpoint=endpoint, completion_window="24h")
        done = client.batches.retrieve(batch.id)
        result = json.loads(client.files.content(done.output_file_id).text)
        assert result["custom_id"] == EMAIL
        assert (EMAIL in json.dumps(result["response"])) == ("embeddings" not in endpoint)
        clean(at, EMAIL)

    def test_what_many_results_bring_is_told_of_as_it_comes(
        self, at: Station, client: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exchange, "news_inline_max", 2)
        monkeypatch.setattr(exchange, "stream_slice_bytes", 600)
        file = send(client, b"".join(line(n, f"question {n}", model="fake-knows") for n in range(12)))
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        done = client.batches.retrieve(batch.id)
        at.ledger.events.clear()
        assert client.files.content(done.output_file_id).text.count(KNOWN_ADDRESS) == 12
        told = [len(event.findings) for event in at.events if event.kind is EventKind.GATEWAY_ANSWER_DECIDED]
        assert len(told) > 2
        assert max(told) < 6
        assert sum(told) == 12
        clean(at, KNOWN_ADDRESS)

    def test_errors_come_back_whole(self, at: Station, client: Any) -> None:
        file = send(client, line(1, f"about {EMAIL}", model="fake-refuses"))
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        done = client.batches.retrieve(batch.id)
        assert done.output_file_id is None
        assert EMAIL in client.files.content(done.error_file_id).text
        clean(at, EMAIL)

    def test_tool_calls_get_values_and_an_agents_text_does_not(self, at: Station) -> None:
        with openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key("agent:post"), max_retries=0) as agent:
            file = send(agent, line(1, EMAIL, model="fake-tool") + line(2, EMAIL))
            batch = agent.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            )
            text = agent.files.content(agent.batches.retrieve(batch.id).output_file_id).text
        called, said = (json.loads(one)["response"]["body"]["choices"][0]["message"] for one in text.splitlines())
        assert json.loads(called["tool_calls"][0]["function"]["arguments"])["to"] == EMAIL
        assert "@" in said["content"]
        assert said["content"] != EMAIL

    def test_what_nobody_sent_is_news(self, at: Station, client: Any) -> None:
        file = send(client, line(1, "Whom may I ask?", model="fake-knows"))
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        client.files.content(client.batches.retrieve(batch.id).output_file_id)
        assert at.last(EventKind.GATEWAY_ANSWER_DECIDED).findings

    def test_cancelled_and_listed(self, at: Station, client: Any, stranger: Any) -> None:
        file = send(client, line(1, EMAIL))
        made = [
            client.batches.create(
                input_file_id=file.id,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={"for": EMAIL},
            )
            for _ in range(3)
        ]
        assert client.batches.cancel(made[0].id).status == "cancelling"
        mine = {one.id: one for one in client.batches.list(limit=2)}  # goes through the pages
        assert mine.keys() >= {one.id for one in made}
        assert mine[made[0].id].metadata == {"for": EMAIL}
        assert not {one.id for one in stranger.batches.list()} & mine.keys()
        clean(at, EMAIL)

    async def test_async(self, at: Station) -> None:
        async with openai.AsyncOpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0) as client:
            file = await client.files.create(file=("a.jsonl", line(1, EMAIL)), purpose="batch")
            batch = await client.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            )
            done = await client.batches.retrieve(batch.id)
            assert EMAIL in (await client.files.content(done.output_file_id)).text
        clean(at, EMAIL)

    def test_one_block_keeps_all_of_it(self, at: Station, client: Any) -> None:
        with pytest.raises(openai.PermissionDeniedError, match="security code") as caught:
            send(client, line(1, "Hello") + line(2, CARD_CODE))
        assert "x-seawall-event" in caught.value.response.headers
        assert at.vendor.received == []


class TestFiles:
    def test_text_is_masked_in_place_and_comes_back(self, at: Station, client: Any) -> None:
        content = f"name,mail\nAna,{EMAIL}\n".encode()
        file = send(client, content, "user_data", f"C:\\Users\\ana\\{EMAIL}.csv")
        assert (file.filename, file.purpose, file.x_new) == (f"{EMAIL}.csv", "user_data", "left alone")
        (form,) = at.vendor.shelf.forms[-1:]
        assert "Users" not in form["filename"]
        assert client.files.content(file.id).read() == content
        assert client.files.retrieve(file.id).filename == f"{EMAIL}.csv"
        clean(at, EMAIL)

    def test_fields_beside_the_file(self, at: Station, client: Any) -> None:
        client.files.create(
            file=("a.txt", b"Nothing here."),
            purpose="user_data",
            expires_after={"anchor": "created_at", "seconds": 2_592_000},
            extra_body={"note": f"from {EMAIL}"},
        )
        form = at.vendor.shelf.forms[-1]
        assert (form["expires_after[anchor]"], form["expires_after[seconds]"]) == ("created_at", "2592000")
        assert form["note"].startswith("from ")
        clean(at, EMAIL)

    @pytest.mark.parametrize("purpose", ["4111111111111111", f"for {EMAIL}", "Batch", ""])
    def test_what_it_is_for_is_a_word(self, at: Station, client: Any, purpose: str) -> None:
        with pytest.raises(openai.BadRequestError, match="purpose"):
            send(client, b"Hello", purpose, "a.txt")
        assert at.vendor.received == []

    def test_a_media_type_is_none_of_a_customers_numbers(self, at: Station, client: Any) -> None:
        for media in ("text/4111111111111111", "text/x-+493090182055", EMAIL):
            client.files.create(file=("a.txt", b"Hello", media), purpose="user_data")
            body = at.vendor.received[-1].body
            assert b"application/octet-stream" in body
            assert not [one for one in (b"4111", b"90182055", b"synthetic") if one in body]

    def test_names_of_fields(self, at: Station, client: Any) -> None:
        client.files.create(file=("a.txt", b"Hello"), purpose="user_data", extra_body={"4111111111111111": "a"})
        assert b"4111111111111111" not in at.vendor.received[-1].body

    def test_what_can_not_be_masked_in_place_is_blocked(self, at: Station, client: Any) -> None:
        utf16 = f"Write to {EMAIL}".encode("utf-16")
        with pytest.raises(openai.PermissionDeniedError, match="file-not-maskable"):
            send(client, utf16, "user_data", "a.txt")
        assert at.vendor.received == []

    def test_what_can_not_be_read_counts_as_unread(self, at: Station, client: Any) -> None:
        raw = client.files.with_raw_response.create(file=("a.bin", bytes(range(256)) * 9), purpose="vision")
        inspected, strings = map(int, raw.headers["x-seawall-coverage"].split("/"))
        assert inspected == strings - 1
        answer = client.chat.completions.with_raw_response.create(
            model="fake-echo",
            messages=[{"role": "user", "content": [{"type": "file", "file": {"file_id": raw.parse().id}}]}],
        )
        assert answer.headers["x-seawall-coverage"] == "0/1"

    def test_listed_by_purpose_and_deleted(self, at: Station, client: Any, stranger: Any) -> None:
        mine = [send(client, b"Hello.", purpose, "a.txt") for purpose in ("vision", "assistants", "vision")]
        found = [one.id for one in client.files.list(purpose="vision", limit=1)]
        assert found[:2] == [mine[2].id, mine[0].id]
        first = next(iter(client.files.list(order="asc", after=mine[0].id)))
        assert first.id == mine[1].id
        assert client.files.list(after="file-unknown").data == []
        assert client.files.delete(mine[2].id).deleted
        assert mine[2].id not in {one.id for one in client.files.list()}
        with pytest.raises(openai.NotFoundError, match="sent through here"):
            client.files.retrieve(mine[2].id)
        assert not {one.id for one in stranger.files.list()} & {one.id for one in mine}

    def test_named_in_a_chat(self, at: Station, client: Any) -> None:
        file = send(client, f"Customer: {EMAIL}".encode(), "user_data", "a.txt")
        stand_in = at.vendor.shelf.contents[file.id].decode().split()[-1]
        content = [{"type": "file", "file": {"file_id": file.id}}, {"type": "text", "text": f"Say {EMAIL}"}]
        raw = client.chat.completions.with_raw_response.create(
            model="fake-echo", messages=[{"role": "user", "content": content}]
        )
        assert raw.headers["x-seawall-coverage"] == "1/1"
        assert stand_in in at.vendor.received[-1].body.decode()  # the same value has one stand-in
        assert raw.parse().choices[0].message.content == f"Say {EMAIL}"
        # What only the file holds comes back, too.
        facts = f"The customer is {stand_in} , a friend"
        at.vendor.facts = [facts]
        said = client.chat.completions.create(
            model="fake-trained",
            messages=[{"role": "user", "content": [content[0], {"type": "text", "text": "The customer is"}]}],
        )
        assert EMAIL not in (said.choices[0].message.content or "")  # three words only, none of them the stand-in
        clean(at, EMAIL)

    def test_named_in_a_response_and_gone_on_from(self, at: Station, client: Any) -> None:
        file = send(client, f"Customer: {EMAIL}".encode(), "user_data", "a.txt")
        stand_in = at.vendor.shelf.contents[file.id].decode().split()[-1]
        at.vendor.facts = [f"Who is it? It is {stand_in}"]
        parts = [{"type": "input_file", "file_id": file.id}, {"type": "input_text", "text": "Hello"}]
        first = client.responses.create(model="fake-echo", input=[{"role": "user", "content": parts}])
        second = client.responses.create(model="fake-trained", input="Who is it?", previous_response_id=first.id)
        assert second.output_text == f"It is {EMAIL}"
        at.vendor.facts = []


class TestAttacks:
    def test_anothers_file_and_batch(self, at: Station, client: Any, stranger: Any) -> None:
        file = send(client, line(1, EMAIL))
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        output = client.batches.retrieve(batch.id).output_file_id
        at.vendor.received.clear()
        asks: list[Any] = [
            lambda: stranger.files.retrieve(file.id),
            lambda: stranger.files.content(output),
            lambda: stranger.files.delete(output),
            lambda: stranger.batches.retrieve(batch.id),
            lambda: stranger.batches.cancel(batch.id),
            lambda: stranger.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            ),
            lambda: client.files.retrieve("file-0123456789abcdef"),
            lambda: client.files.retrieve(batch.id),
            lambda: client.batches.retrieve(file.id),
        ]
        for ask in asks:
            with pytest.raises(openai.NotFoundError, match="sent through here"):
                ask()
        assert at.vendor.received == []

    def test_an_output_nobody_has_asked_for_yet(self, at: Station, client: Any, stranger: Any) -> None:
        file = send(client, line(1, EMAIL))
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        at.vendor.shelf._run(at.vendor.shelf.batches[batch.id])
        output = at.vendor.shelf.batches[batch.id]["output_file_id"]
        # Naming it as an answer to go on from makes it nobody's.
        stranger.responses.create(model="fake-echo", input="Hi", previous_response_id=output)
        for asks in (stranger, client):
            with pytest.raises(openai.NotFoundError):
                asks.files.content(output)
        client.batches.retrieve(batch.id)
        assert EMAIL in client.files.content(output).text
        with pytest.raises(openai.NotFoundError):
            stranger.files.content(output)

    @pytest.mark.parametrize("known", [True, False])
    def test_anothers_file_in_a_message(self, at: Station, client: Any, stranger: Any, known: bool) -> None:
        file = send(client, b"Hello", "user_data", "a.txt").id if known else "file-0123456789abcdef"
        at.vendor.received.clear()
        asks: list[Any] = [
            lambda: stranger.chat.completions.create(
                model="fake-echo",
                messages=[{"role": "user", "content": [{"type": "file", "file": {"file_id": file}}]}],
            ),
            lambda: stranger.responses.create(
                model="fake-echo", input=[{"role": "user", "content": [{"type": "input_image", "file_id": file}]}]
            ),
            lambda: stranger.responses.create(
                model="fake-echo",
                input="Read it",
                tools=[{"type": "code_interpreter", "container": {"type": "auto", "file_ids": [file]}}],
            ),
            lambda: send(
                stranger,
                line(1, "", messages=[{"role": "user", "content": [{"type": "file", "file": {"file_id": file}}]}]),
            ),
        ]
        for ask in asks:
            with pytest.raises(openai.PermissionDeniedError, match="sent through here"):
                ask()
        assert at.vendor.received == []
        assert at.last(EventKind.GATEWAY_REQUEST_REFUSED).detail["code"] == "seawall_file_not_yours"

    @pytest.mark.parametrize(
        "path",
        [
            "/v1/files/..%2fbatches",
            "/v1/files/%2e%2e/batches",
            "/v1/files/a.b",
            "/v1/files/a%00",
            "/v1/files/a;b/content",
            "/v1/files/a/content/more",
            "/v1/files/a/contents",
            "/v1/batches/a/results",
            "/v1/uploads",
        ],
    )
    @pytest.mark.parametrize("method", ["GET", "DELETE"])
    def test_paths(self, at: Station, path: str, method: str) -> None:
        answer = httpx.request(method, at.url + path, headers={"authorization": f"Bearer {at.key()}"}, timeout=60)
        assert answer.status_code == 404
        assert at.vendor.received == []

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ({"url": "/v1/videos"}, "no request that is passed on"),
            ({"url": "/v1/files"}, "no request that is passed on"),
            ({"url": "https://evil.example/v1/chat/completions"}, "no request that is passed on"),
            ({"method": "DELETE"}, "no request that is passed on"),
            ({"URL": "/v1/videos"}, "unusual spelling"),
            ({"body": {"model": "a", "Model": "b", "messages": []}}, "unusual spelling"),
            ({"url": "/v1/embeddings", "body": {"model": "a", "input": "b"}}, "another endpoint than the first"),
        ],
    )
    def test_lines(self, at: Station, client: Any, more: Any, said: str) -> None:
        bad = json.dumps({**json.loads(line(2, "Hi")), **more}).encode()
        with pytest.raises(openai.BadRequestError, match=f"Line 2 .*{said}"):
            send(client, line(1, EMAIL) + bad)
        assert at.vendor.received == []

    @pytest.mark.parametrize(
        "content",
        [b"", b"\n\n", b"no JSON", b"[]", line(1, "a")[:-9], line(1, "a").decode().encode("utf-16"), b"\xff\xfe{}",
         line(1, "\u00e9").decode().encode("latin-1"), b"[" * 5000, line(1, "a").replace(b'"url"', b'"url": 1, "url"')],
    )  # fmt: skip
    def test_broken_lines(self, at: Station, client: Any, content: bytes) -> None:
        with pytest.raises(openai.BadRequestError, match="batch file"):
            send(client, content)
        assert at.vendor.received == []

    def test_a_line_that_goes_on_from_anothers_answer(self, at: Station, client: Any, stranger: Any) -> None:
        answer = client.responses.create(model="fake-echo", input=f"Write to {EMAIL}")
        body = {"model": "fake-echo", "input": "Whom?", "previous_response_id": answer.id}
        asked = json.dumps({"custom_id": "a", "method": "POST", "url": "/v1/responses", "body": body}).encode()
        at.vendor.received.clear()
        with pytest.raises(openai.NotFoundError, match="No answer or conversation"):
            send(stranger, asked)
        assert at.vendor.received == []
        file = send(client, asked)
        batch = client.batches.create(input_file_id=file.id, endpoint="/v1/responses", completion_window="24h")
        assert batch.id in {one.id for one in client.batches.list()}

    def test_heads(self, at: Station, client: Any) -> None:
        file = send(client, b"Hello", "user_data", "a.txt")
        headers = {"authorization": f"Bearer {at.key()}"}
        for path in ("/v1/files", f"/v1/files/{file.id}", f"/v1/files/{file.id}/content"):
            answer = httpx.head(at.url + path, headers=headers, timeout=60)
            assert (answer.status_code, answer.content) == (200, b"")

    def test_a_line_too_long(self, at: Station, client: Any) -> None:
        with pytest.raises(openai.APIStatusError) as caught:
            send(client, line(1, "a" * 50_000_000))
        assert caught.value.status_code == 413
        assert at.vendor.received == []

    def test_a_file_of_another_purpose_makes_no_batch(self, at: Station, client: Any) -> None:
        file = send(client, line(1, "Hi"), "user_data")
        with pytest.raises(openai.BadRequestError, match="purpose=batch"):
            client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        file = send(client, line(1, "Hi"))
        with pytest.raises(openai.BadRequestError, match="another endpoint"):
            client.batches.create(input_file_id=file.id, endpoint="/v1/responses", completion_window="24h")

    def test_models_of_every_line(self, at: Station, client: Any) -> None:
        with openai.OpenAI(
            base_url=f"{at.url}/v1", api_key=at.key(models=frozenset(("fake-echo",))), max_retries=0
        ) as narrow:
            with pytest.raises(openai.PermissionDeniedError, match="may not use this model"):
                send(narrow, line(1, "Hi") + line(2, "Hi", model="fake-tool"))
            # A file that another key of the same person sent.
            file = send(client, line(1, "Hi", model="fake-tool"))
            with pytest.raises(openai.PermissionDeniedError, match="may not use this model"):
                narrow.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        with pytest.raises(openai.BadRequestError, match="two places"):
            send(client, line(1, "Hi") + line(2, "Hi", model="own-1"))

    def test_a_tool_that_is_not_approved(self, at: Station, client: Any) -> None:
        with pytest.raises(openai.PermissionDeniedError):
            send(client, line(1, EMAIL, model="public-1"))
        assert at.vendor.received == []

    def test_a_key_for_another_tool(self, at: Station, client: Any) -> None:
        file = send(client, b"Hi", "user_data", "a.txt")
        key = at.key(tools=frozenset(("gemini-api",)))
        with (
            openai.OpenAI(base_url=f"{at.url}/v1", api_key=key, max_retries=0) as narrow,
            pytest.raises(openai.PermissionDeniedError, match="may not use"),
        ):
            narrow.files.retrieve(file.id)

    def test_a_file_at_another_vendor(self, at: Station, client: Any) -> None:
        file = send(client, b"Hi", "user_data", "a.txt")
        content = [{"type": "file", "file": {"file_id": file.id}}]
        with pytest.raises(openai.BadRequestError, match="x-seawall-upstream: openai-own"):
            client.chat.completions.create(model="own-1", messages=[{"role": "user", "content": content}])
        there = client.files.create(
            file=("a.txt", b"Hi"), purpose="user_data", extra_headers={"x-seawall-upstream": "openai-own"}
        )
        content = [{"type": "file", "file": {"file_id": there.id}}]
        client.chat.completions.create(model="own-1", messages=[{"role": "user", "content": content}])

    def test_no_ledger_no_file(self, at: Station, client: Any) -> None:
        at.ledger.failing = True
        with pytest.raises(openai.APIStatusError) as caught:
            send(client, line(1, EMAIL))
        assert caught.value.status_code == 503

    def test_the_echo_keeps_nothing(self, at: Station, client: Any) -> None:
        with pytest.raises(openai.NotFoundError, match="keeps nothing"):
            send(client, line(1, "Hi", model="echo-1"))


class TestAnthropic:
    def test_files(self, at: Station) -> None:
        with anthropic.Anthropic(base_url=at.url, api_key=at.key(), max_retries=0) as client:
            file = client.beta.files.upload(file=("a.txt", f"Customer: {EMAIL}".encode(), "text/plain"))
            assert EMAIL.encode() not in at.vendor.shelf.contents[file.id]
            assert file.id in {one.id for one in client.beta.files.list(limit=1)}
            source = {"type": "file", "file_id": file.id}
            content = [{"type": "document", "source": source}, {"type": "text", "text": f"Say {EMAIL}"}]
            said = client.beta.messages.create(
                model="fake-echo",
                max_tokens=9,
                messages=[{"role": "user", "content": content}],
                betas=["files-api-2025-04-14"],
            )
            assert said.content[0].text == f"Say {EMAIL}"
            with (
                anthropic.Anthropic(base_url=at.url, api_key=at.key("person:ben@shop.example")) as stranger,
                pytest.raises(anthropic.PermissionDeniedError, match="sent through here"),
            ):
                stranger.messages.create(
                    model="fake-echo", max_tokens=9, messages=[{"role": "user", "content": content}]
                )
            client.beta.files.delete(file.id)
            with pytest.raises(anthropic.NotFoundError, match="sent through here"):
                client.beta.files.retrieve_metadata(file.id)
        clean(at, EMAIL)


class TestBudgets:
    def test_every_request_of_a_batch_counts(self, at: Station) -> None:
        key = at.key(budget=6)
        with openai.OpenAI(base_url=f"{at.url}/v1", api_key=key, max_retries=0) as client:
            file = send(client, line(1, "Hi") * 4)
            asked = {"endpoint": "/v1/chat/completions", "completion_window": "24h"}
            client.batches.create(input_file_id=file.id, **asked)  # 1 + 4
            with pytest.raises(openai.RateLimitError, match="4 requests"):
                client.batches.create(input_file_id=file.id, **asked)

    def test_of_the_others_too(self, at: Station) -> None:
        with anthropic.Anthropic(base_url=at.url, api_key=at.key(budget=2), max_retries=0) as client:
            params = {"model": "fake-echo", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
            with pytest.raises(anthropic.RateLimitError, match="3 requests"):
                client.messages.batches.create(requests=[{"custom_id": f"r{n}", "params": params} for n in range(3)])
        ask = {"contents": [{"parts": [{"text": "Hi"}]}]}
        body = {"batch": {"input_config": {"requests": {"requests": [{"request": ask}] * 3}}}}
        answer = httpx.post(
            f"{at.url}/v1beta/models/fake-echo:batchGenerateContent",
            headers={"x-goog-api-key": at.key(budget=2)},
            json=body,
            timeout=60,
        )
        assert (answer.status_code, "3 requests" in answer.text) == (429, True)
        assert at.vendor.received == []
