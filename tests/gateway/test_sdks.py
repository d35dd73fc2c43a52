"""The vendors' official SDKs with nothing changed but the base URL and the key: what leaves is masked, what comes back
is whole, errors arrive as each SDK's own exceptions with our words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from fakes.ai_vendor import VENDOR_KEY
from fakes.station import Station
from late import Late
from sdk_clients import EMAIL, PROMPT, anthropic_client, gemini_client, kept, openai_client
from seawall.model.event import EventKind
from seawall.model.words import Action

openai, anthropic, genai = Late("openai"), Late("anthropic"), Late("google.genai")
gemini_errors, gemini_types = Late("google.genai.errors"), Late("google.genai.types")
pytestmark = pytest.mark.usefixtures("closed_clients")
TOOL = {"type": "object", "properties": {"to": {"type": "string"}, "text": {"type": "string"}}}


@pytest.fixture
def impatient(at: Station) -> Iterator[None]:
    with at.impatient():
        yield


def clean(at: Station) -> None:
    """Nothing of the address reached the vendor, nor the caller's key; the vendor's key did."""
    assert at.vendor.received
    for request in at.vendor.received:
        everything = f"{request.path}?{request.query}\n{request.headers}\n".encode() + request.body
        assert EMAIL.encode() not in everything
        assert b"sw_" not in everything
        assert b"x-seawall" not in everything
        assert VENDOR_KEY.encode() in everything
    event = at.last()
    assert event.action is Action.MASK
    assert "mask-customer-data" in event.policies
    assert EMAIL not in repr(at.events)


class TestOpenAi:
    def test_chat(self, at: Station) -> None:
        client = openai_client(at)
        raw = client.chat.completions.with_raw_response.create(
            model="fake-echo", messages=[{"role": "system", "content": "Be kind."}, {"role": "user", "content": PROMPT}]
        )
        assert raw.parse().choices[0].message.content == PROMPT
        assert raw.headers["x-seawall-verdict"] == "mask"
        assert raw.headers["x-seawall-event"] == at.last().id
        assert float(raw.headers["x-seawall-overhead-ms"]) > 0
        inspected, strings = raw.headers["x-seawall-coverage"].split("/")
        assert inspected == strings
        clean(at)

    def test_a_block_is_asked_for_once(self, at: Station) -> None:
        client = kept(openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=2))
        with pytest.raises(openai.PermissionDeniedError) as caught:
            client.chat.completions.create(
                model="fake-echo",
                messages=[{"role": "user", "content": "card 4111 1111 1111 1111, security code 123"}],
            )
        assert caught.value.response.headers["x-should-retry"] == "false"
        assert ([event.action for event in at.events], at.vendor.received) == ([Action.BLOCK], [])

    def test_chat_streamed(self, at: Station) -> None:
        stream = openai_client(at).chat.completions.create(
            model="fake-echo", messages=[{"role": "user", "content": PROMPT}], stream=True
        )
        chunks = list(stream)
        assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == PROMPT
        assert chunks[-1].choices[0].finish_reason == "stop"
        clean(at)

    async def test_chat_async_and_streamed(self, at: Station) -> None:
        async with openai.AsyncOpenAI(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0) as client:
            messages: Any = [{"role": "user", "content": PROMPT}]
            whole = await client.chat.completions.create(model="fake-echo", messages=messages)
            assert whole.choices[0].message.content == PROMPT
            stream = await client.chat.completions.create(model="fake-echo", messages=messages, stream=True)
            said = [chunk.choices[0].delta.content or "" async for chunk in stream]
            assert "".join(said) == PROMPT
        clean(at)

    @pytest.mark.parametrize("streamed", [False, True])
    def test_tools_get_values_as_valid_json(self, at: Station, streamed: bool) -> None:
        tools: Any = [{"type": "function", "function": {"name": "send_mail", "parameters": TOOL}}]
        client = openai_client(at)
        messages: Any = [{"role": "user", "content": PROMPT}]
        if streamed:
            chunks = list(
                client.chat.completions.create(model="fake-tool", messages=messages, tools=tools, stream=True)
            )
            deltas = [chunk.choices[0].delta for chunk in chunks if chunk.choices]
            arguments = "".join(
                (call.function.arguments or "") for d in deltas for call in d.tool_calls or [] if call.function
            )
        else:
            answer = client.chat.completions.create(model="fake-tool", messages=messages, tools=tools)
            arguments = answer.choices[0].message.tool_calls[0].function.arguments  # type: ignore[index,union-attr]
        assert json.loads(arguments) == {"to": EMAIL, "text": f"Hello “{EMAIL}”,\nyour parcel is on its way."}
        clean(at)

    def test_structured_output(self, at: Station) -> None:
        from pydantic import BaseModel

        class Mail(BaseModel):
            address: str

        answer = openai_client(at).chat.completions.parse(
            model="fake-json", messages=[{"role": "user", "content": PROMPT}], response_format=Mail
        )
        assert answer.choices[0].message.parsed == Mail(address=EMAIL)
        clean(at)

    def test_responses(self, at: Station) -> None:
        client = openai_client(at)
        answer = client.responses.create(model="fake-echo", input=PROMPT)
        assert answer.output_text == PROMPT
        clean(at)
        with client.responses.stream(model="fake-echo", input=PROMPT) as stream:
            deltas = [event.delta for event in stream if event.type == "response.output_text.delta"]
            assert "".join(deltas) == PROMPT
            assert stream.get_final_response().output_text == PROMPT
        clean(at)

    def test_responses_go_on_from_an_earlier_answer(self, at: Station) -> None:
        client = openai_client(at)
        first = client.responses.create(model="fake-echo", input=PROMPT)
        pseudonym = at.vendor.received[-1].json["input"].split(" to ")[1].split(" about")[0]
        later = client.responses.create(model="fake-echo", input="And now?", previous_response_id=first.id)
        assert later.output_text == "And now?"
        assert at.events[0].conversation == at.last().conversation
        again = client.responses.create(model="fake-echo", input=PROMPT, previous_response_id=first.id)
        assert pseudonym in at.vendor.received[-1].json["input"]
        assert again.output_text == PROMPT
        other = openai_client(at, who="person:bo@shop.example")
        with pytest.raises(openai.NotFoundError, match="go on from one"):
            other.responses.create(
                model="fake-echo",
                input="And?",
                previous_response_id=first.id,
                extra_headers={"x-seawall-conversation": "mine"},
            )

    def test_what_the_vendor_keeps_from_elsewhere_counts_as_unread(self, at: Station) -> None:
        client = openai_client(at)
        first = client.responses.with_raw_response.create(
            model="fake-echo", input="And now?", conversation="conv_from_elsewhere"
        )
        later = client.responses.with_raw_response.create(
            model="fake-echo", input="And?", previous_response_id=first.parse().id
        )
        for answer in (first, later):  # what stands on it is no better known
            inspected, strings = map(int, answer.headers["x-seawall-coverage"].split("/"))
            assert inspected < strings
        with pytest.raises(openai.NotFoundError, match="go on from one"):
            openai_client(at, who="person:bo@shop.example").responses.create(
                model="fake-echo", input="What did they say?", conversation="conv_from_elsewhere"
            )

    def test_responses_in_the_background_are_fetched_by_whoever_asked_for_them(self, at: Station) -> None:
        client = openai_client(at)
        queued = client.responses.create(model="fake-echo", input=PROMPT, background=True)
        assert (queued.status, queued.output_text) == ("queued", "")
        done = client.responses.retrieve(queued.id)
        assert (done.status, done.output_text) == ("completed", PROMPT)
        assert client.responses.cancel(queued.id).output_text == PROMPT
        assert at.vendor.received[-1].body == b""
        assert EMAIL not in json.dumps(at.vendor.kept[queued.id])
        assert at.last().conversation == at.events[0].conversation
        asked = len(at.vendor.received)
        other = openai_client(at, who="person:bo@shop.example")
        with pytest.raises(openai.NotFoundError, match="go on from one"):
            other.responses.create(model="fake-echo", input="And what did they say?", previous_response_id=queued.id)
        for stranger in (other, client):
            with pytest.raises(openai.NotFoundError, match="go on from one"):
                stranger.responses.retrieve(queued.id if stranger is not client else "resp_of_nobody")
        assert len(at.vendor.received) == asked, "the vendor would have told anyone"
        narrow = openai_client(at, tools=frozenset({"another"}))
        with pytest.raises(openai.PermissionDeniedError):
            narrow.responses.retrieve(queued.id)

    def test_embeddings_and_models(self, at: Station) -> None:
        client = openai_client(at)
        answer = client.embeddings.create(model="fake-echo", input=[PROMPT, "and " + PROMPT], encoding_format="float")
        assert len(answer.data) == 2
        clean(at)
        assert [model.id for model in client.models.list()] == ["fake-echo"]


class TestCompletions:
    def test_a_prompt_and_its_suffix(self, at: Station) -> None:
        client = openai_client(at)
        whole = client.completions.create(model="fake-echo", prompt=PROMPT, suffix=f"Yours, {EMAIL}")
        assert whole.choices[0].text == PROMPT
        clean(at)
        stream = client.completions.create(model="fake-echo", prompt=PROMPT, stream=True)
        assert "".join(chunk.choices[0].text for chunk in stream) == PROMPT
        clean(at)


class TestAzure:
    def client(self, at: Station) -> openai.AzureOpenAI:
        return kept(
            openai.AzureOpenAI(azure_endpoint=at.url, api_key=at.key(), api_version="2024-10-21", max_retries=0)
        )

    def test_a_deployment_is_a_model_and_the_key_has_its_own_header(self, at: Station) -> None:
        whole = self.client(at).chat.completions.create(
            model="fake-echo", messages=[{"role": "user", "content": PROMPT}]
        )
        assert whole.choices[0].message.content == PROMPT
        (received,) = at.vendor.received
        assert (received.path, received.query) == (
            "/openai/deployments/fake-echo/chat/completions",
            "api-version=2024-10-21",
        )
        assert at.last().model == "fake-echo"
        clean(at)

    def test_streamed(self, at: Station) -> None:
        chunks = self.client(at).chat.completions.create(
            model="fake-echo", messages=[{"role": "user", "content": PROMPT}], stream=True
        )
        assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == PROMPT
        clean(at)

    def test_a_deployment_bears_another_name_than_its_model(self, at: Station) -> None:
        client = openai.AzureOpenAI(
            azure_endpoint=at.url,
            azure_deployment="fake-echo",
            api_key=at.key(models=("fake-echo",)),
            api_version="2024-10-21",
            max_retries=0,
        )
        messages: Any = [{"role": "user", "content": PROMPT}]
        with client:
            whole = client.chat.completions.create(model="gpt-4o", messages=messages)
            assert whole.choices[0].message.content == PROMPT
            assert (at.last().model, at.vendor.received[-1].json["model"]) == ("fake-echo", "gpt-4o")
            assert client.embeddings.create(model="embed-3", input=PROMPT).data
            client.chat.completions.create(model=f"for {EMAIL}", messages=messages)  # nobody's model: a text as any
            clean(at)
        denied = self.client(at).with_options(api_key=at.key(models=("gpt-4o",)))
        with pytest.raises(openai.PermissionDeniedError):
            denied.post(
                "/deployments/fake-echo/chat/completions",
                body={"model": "gpt-4o", "messages": messages},
                cast_to=object,
            )

    def test_models_and_deployments_are_listed_as_asked(self, at: Station) -> None:
        client = self.client(at)
        assert [model.id for model in client.models.list()] == ["fake-echo"]
        assert at.vendor.received[-1].query == "api-version=2024-10-21"
        assert client.get("/deployments", cast_to=dict[str, Any])["data"][0]["id"] == "fake-echo"
        assert at.vendor.received[-1].path == "/openai/deployments"

    def test_the_newer_path(self, at: Station) -> None:
        client = kept(openai.OpenAI(base_url=f"{at.url}/openai/v1/", api_key=at.key(), max_retries=0))
        assert client.responses.create(model="fake-echo", input=PROMPT).output_text == PROMPT
        clean(at)


class TestAnthropic:
    def test_messages(self, at: Station) -> None:
        answer = anthropic_client(at).messages.create(
            model="fake-echo", max_tokens=50, system="Be kind.", messages=[{"role": "user", "content": PROMPT}]
        )
        assert answer.content[0].text == PROMPT  # type: ignore[union-attr]
        assert at.vendor.received[-1].headers["anthropic-version"]
        clean(at)

    def test_streamed(self, at: Station) -> None:
        with anthropic_client(at).messages.stream(
            model="fake-echo", max_tokens=50, messages=[{"role": "user", "content": PROMPT}]
        ) as stream:
            assert "".join(stream.text_stream) == PROMPT
            assert stream.get_final_message().usage.output_tokens == 6
        clean(at)

    async def test_async(self, at: Station) -> None:
        async with anthropic.AsyncAnthropic(base_url=at.url, api_key=at.key(), max_retries=0) as client:
            answer = await client.messages.create(
                model="fake-echo", max_tokens=50, messages=[{"role": "user", "content": PROMPT}]
            )
            assert answer.content[0].text == PROMPT  # type: ignore[union-attr]
            async with client.messages.stream(
                model="fake-echo", max_tokens=50, messages=[{"role": "user", "content": PROMPT}]
            ) as stream:
                assert "".join([text async for text in stream.text_stream]) == PROMPT
        clean(at)

    @pytest.mark.parametrize("streamed", [False, True])
    def test_tools(self, at: Station, streamed: bool) -> None:
        tools: Any = [{"name": "send_mail", "description": "Sends a mail.", "input_schema": TOOL}]
        client = anthropic_client(at)
        options: Any = {
            "model": "fake-tool",
            "max_tokens": 50,
            "tools": tools,
            "messages": [{"role": "user", "content": PROMPT}],
        }
        if streamed:
            with client.messages.stream(**options) as stream:
                answer = stream.get_final_message()
        else:
            answer = client.messages.create(**options)
        block: Any = answer.content[0]
        assert block.input == {"to": EMAIL, "text": f"Hello “{EMAIL}”,\nyour parcel is on its way."}
        clean(at)

    def test_count_tokens(self, at: Station) -> None:
        client = anthropic_client(at)
        counted = client.messages.count_tokens(model="fake-echo", messages=[{"role": "user", "content": PROMPT}])
        assert counted.input_tokens == 7
        clean(at)
        assert [model.display_name for model in client.models.list()] == ["Fake"]


class TestGemini:
    def test_generate(self, at: Station) -> None:
        client = gemini_client(at)
        answer = client.models.generate_content(model="fake-echo", contents=PROMPT)
        assert answer.text == PROMPT
        clean(at)
        assert [model.name for model in client.models.list()] == ["models/fake-echo"]

    def test_streamed(self, at: Station) -> None:
        client = gemini_client(at)
        stream = client.models.generate_content_stream(model="fake-echo", contents=PROMPT)
        assert "".join(chunk.text or "" for chunk in stream) == PROMPT
        clean(at)

    async def test_async(self, at: Station) -> None:
        client = gemini_client(at)
        answer = await client.aio.models.generate_content(model="fake-echo", contents=PROMPT)
        assert answer.text == PROMPT
        stream = await client.aio.models.generate_content_stream(model="fake-echo", contents=PROMPT)
        assert "".join([chunk.text or "" async for chunk in stream]) == PROMPT
        await client.aio.aclose()
        clean(at)

    def test_tools(self, at: Station) -> None:
        declaration = gemini_types.FunctionDeclaration(name="send_mail", parameters_json_schema=TOOL)
        config = gemini_types.GenerateContentConfig(tools=[gemini_types.Tool(function_declarations=[declaration])])
        client = gemini_client(at)
        answer = client.models.generate_content(model="fake-tool", contents=PROMPT, config=config)
        calls = answer.function_calls
        assert calls
        assert calls[0].args == {"to": EMAIL, "text": f"Hello “{EMAIL}”,\nyour parcel is on its way."}
        clean(at)


class TestErrors:
    """Our refusals and the vendors' errors, as each SDK's own exceptions."""

    MESSAGES: Any = [{"role": "user", "content": PROMPT}]  # noqa: RUF012

    @pytest.mark.parametrize(
        ("model", "raised", "status"),
        [
            ("fake-limited", "RateLimitError", 429),
            ("fake-broken", "InternalServerError", 500),
            ("fake-refuses", "BadRequestError", 400),
            ("fake-silent", "InternalServerError", 504),
            ("fake-garbage", "InternalServerError", 502),
            ("fake-cut", "InternalServerError", 502),
            ("dead-1", "InternalServerError", 502),
            ("public-1", "PermissionDeniedError", 403),
        ],
    )
    def test_openai(self, at: Station, model: str, raised: str, status: int) -> None:
        quick = at.impatient() if model == "fake-silent" else nullcontext()
        with quick, pytest.raises(getattr(openai, raised)) as caught:
            openai_client(at).chat.completions.create(model=model, messages=self.MESSAGES)
        assert caught.value.status_code == status
        assert VENDOR_KEY not in str(caught.value)
        assert EMAIL not in str(caught.value)
        if status == 429:
            assert caught.value.response.headers["retry-after"] == "7"

    @pytest.mark.parametrize(
        ("model", "raised"),
        [
            ("fake-limited", "RateLimitError"),
            ("fake-broken", "InternalServerError"),
            ("fake-refuses", "BadRequestError"),
            ("fake-garbage", "InternalServerError"),
            ("public-1", "PermissionDeniedError"),
        ],
    )
    def test_anthropic(self, at: Station, model: str, raised: str) -> None:
        with pytest.raises(getattr(anthropic, raised)) as caught:
            anthropic_client(at).messages.create(model=model, max_tokens=9, messages=self.MESSAGES)
        assert EMAIL not in str(caught.value)

    @pytest.mark.parametrize(
        ("model", "status"), [("fake-limited", 429), ("fake-broken", 500), ("public-1", 403), ("dead-1", 502)]
    )
    def test_gemini(self, at: Station, model: str, status: int) -> None:
        client = gemini_client(at)
        with pytest.raises(gemini_errors.APIError) as caught:
            client.models.generate_content(model=model, contents=PROMPT)
        assert caught.value.code == status

    def test_a_page_where_gemini_should_stream_is_the_vendors_fault(self, at: Station) -> None:
        with pytest.raises(gemini_errors.ServerError) as caught:
            list(gemini_client(at).models.generate_content_stream(model="fake-garbage", contents=PROMPT))
        assert caught.value.code == 502

    def test_a_block_says_what_why_and_what_instead(self, at: Station) -> None:
        with pytest.raises(openai.PermissionDeniedError) as caught:
            openai_client(at).chat.completions.create(model="public-1", messages=self.MESSAGES)
        said = caught.value.message
        event = at.last()
        assert event.action is Action.BLOCK
        assert event.policies[0] in said
        assert event.message in said
        assert caught.value.response.headers["x-seawall-verdict"] == "block"
        assert caught.value.response.headers["x-seawall-event"] == event.id
        assert not at.vendor.received

    def test_base_urls_that_are_nearly_right_are_understood(self, at: Station) -> None:
        short = kept(openai.OpenAI(base_url=at.url, api_key=at.key(), max_retries=0))
        assert short.chat.completions.create(model="fake-echo", messages=self.MESSAGES).choices
        long = kept(anthropic.Anthropic(base_url=f"{at.url}/v1", api_key=at.key(), max_retries=0))
        assert long.messages.create(model="fake-echo", max_tokens=9, messages=self.MESSAGES).content
        google = kept(openai.OpenAI(base_url=f"{at.url}/v1beta/openai/", api_key=at.key(), max_retries=0))
        assert google.chat.completions.create(model="fake-echo", messages=self.MESSAGES).choices
        assert [one.path for one in at.vendor.received] == [
            "/v1/chat/completions",
            "/v1/messages",
            "/v1/chat/completions",
        ]

    def test_wrong_keys(self, at: Station) -> None:
        bad = kept(openai.OpenAI(base_url=f"{at.url}/v1", api_key="sw_nobody_nothing", max_retries=0))
        with pytest.raises(openai.AuthenticationError, match="unknown, expired or revoked"):
            bad.models.list()
        with pytest.raises(anthropic.AuthenticationError):
            kept(anthropic.Anthropic(base_url=at.url, api_key="x", max_retries=0)).messages.create(
                model="fake-echo", max_tokens=9, messages=self.MESSAGES
            )
        wrong = kept(genai.Client(api_key="x", http_options=gemini_types.HttpOptions(base_url=at.url)))
        with pytest.raises(gemini_errors.ClientError) as caught:
            wrong.models.generate_content(model="fake-echo", contents=PROMPT)
        assert caught.value.code == 401
        assert not at.vendor.received

    def test_scopes_and_limits(self, at: Station) -> None:
        with pytest.raises(openai.PermissionDeniedError, match="may not use this model"):
            openai_client(at, models=frozenset({"other-*"})).chat.completions.create(
                model="fake-echo", messages=self.MESSAGES
            )
        with pytest.raises(openai.PermissionDeniedError, match="may not use OpenAI API"):
            openai_client(at, tools=frozenset({"gemini-api"})).chat.completions.create(
                model="fake-echo", messages=self.MESSAGES
            )
        client = openai_client(at, rate_per_minute=1)
        with pytest.raises(openai.RateLimitError) as caught:  # noqa: PT012 - a minute may end between two of them
            for _ in range(3):
                client.models.list()
        assert int(caught.value.response.headers["retry-after"]) <= 60
        with pytest.raises(openai.APIStatusError) as too_large:
            openai_client(at).chat.completions.create(
                model="fake-echo", messages=[{"role": "user", "content": "x" * 2_000_001}]
            )
        assert too_large.value.status_code == 413

    @pytest.mark.parametrize("model", ["fake-cut", "fake-stalls"])
    @pytest.mark.usefixtures("impatient")
    def test_a_stream_that_breaks_ends_with_the_vendors_own_error(self, at: Station, model: str) -> None:
        said = ""
        stream = openai_client(at).chat.completions.create(model=model, messages=self.MESSAGES, stream=True)
        with pytest.raises(openai.APIError) as caught:  # noqa: PT012 - where in the loop it raises is the vendor's choice
            for chunk in stream:
                said += chunk.choices[0].delta.content or ""
        assert "AI service" in caught.value.message
        assert said
        assert PROMPT.startswith(said)
        with (
            pytest.raises(anthropic.APIStatusError),
            anthropic_client(at).messages.stream(model=model, max_tokens=9, messages=self.MESSAGES) as stream,
        ):
            list(stream.text_stream)
        assert at.last(EventKind.GATEWAY_UPSTREAM_FAILED).detail["upstream"] == "anthropic"

    def test_no_ledger_no_answer(self, at: Station) -> None:
        at.ledger.failing = True
        with pytest.raises(openai.InternalServerError) as caught:
            openai_client(at).chat.completions.create(model="fake-echo", messages=self.MESSAGES)
        assert caught.value.status_code == 503
        with pytest.raises(openai.InternalServerError):
            openai_client(at).chat.completions.create(model="fake-echo", messages=self.MESSAGES, stream=True)
        at.ledger.failing = False
        assert not at.events  # nor was the vendor blamed

    def test_a_client_that_leaves_lets_go_of_the_vendor(self, at: Station) -> None:
        stream = openai_client(at).chat.completions.create(model="fake-stalls", messages=self.MESSAGES, stream=True)
        next(iter(stream))
        stream.close()
        assert at.wait_until_vendor_is_left()
