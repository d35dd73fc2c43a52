"""The walk over a body: roles, places, what is skipped and why, and limits."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.dialects.body import Decoded
from seawall.dialects.field_map import BodyMap
from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.dialects.providers.gemini import DIALECT as GEMINI
from seawall.dialects.providers.openai import DIALECT as OPENAI
from seawall.dialects.reading import read_body
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded, UsageError

values = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


def chat(body: Any) -> Decoded:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    return OPENAI.decode(match, raw)


def texts(decoded: Decoded) -> list[tuple[str, str, str]]:
    return [(part.path, part.role, part.text) for part in decoded.parts]


def upper_values(value: Any) -> Any:
    if isinstance(value, str):
        return value + "!" if value else value
    if isinstance(value, list):
        return [upper_values(item) for item in value]
    if isinstance(value, dict):
        return {key: upper_values(item) for key, item in value.items()}
    return value


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(max_size=8), values, max_size=4), st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_no_edits_no_change_and_edits_change_only_their_strings(body: Any, ascii_only: bool, indent: Any) -> None:
    raw = json.dumps(body, ensure_ascii=ascii_only, indent=indent).encode()
    if any(key != key.casefold() and f'"{key.casefold()}"'.encode() in BodyMap().controls for key in body):
        return  # refused, as another test shows
    decoded = read_body(raw, BodyMap())
    assert decoded.splice({}) == raw
    assert decoded.splice({at: part.text for at, part in enumerate(decoded.parts)}) == raw
    edits = {at: part.text + "!" for at, part in enumerate(decoded.parts) if not part.path.endswith("~key")}
    if any("!" in part.path for part in decoded.parts):
        return  # JSON inside a string has its own test
    assert json.loads(decoded.splice(edits)) == upper_values(body)
    kept = read_body(decoded.splice(edits), BodyMap())
    assert [part.path for part in kept.parts] == [part.path for part in decoded.parts]


def test_chat_history_by_role_and_place() -> None:
    decoded = chat(
        {
            "model": "gpt-5.2",
            "messages": [
                {"content": "Be kind.", "role": "developer"},
                {"role": "user", "content": [{"type": "text", "text": "Where is order 7?"}]},
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [
                        {
                            "id": "call_1",
                            "type": "function",
                            "function": {"name": "find", "arguments": '{"id": "A7", "n": 4915112345678}'},
                        }
                    ],
                },
                {"role": "tool", "tool_call_id": "call_1", "content": "sent to Ana Example"},
            ],
            "user": "ana@shop.example",
            "shiny_new_field": {"deep": ["x y"]},
        }
    )
    assert texts(decoded) == [
        ("/messages/0/content", "system", "Be kind."),
        ("/messages/1/content/0/text", "user", "Where is order 7?"),
        ("/messages/2/tool_calls/0/function/arguments!/id", "assistant", "A7"),
        ("/messages/2/tool_calls/0/function/arguments!/n", "assistant", "4915112345678"),
        ("/messages/3/content", "tool", "sent to Ana Example"),
        ("/user", "unknown", "ana@shop.example"),
        ("/shiny_new_field/deep/0", "unknown", "x y"),
    ]
    assert decoded.keys[2:4] == ("id", "n")
    assert decoded.model == "gpt-5.2"
    assert decoded.opening == (" kin.", "Where is order 7?")
    assert [(unit.kind, unit.role, unit.last - unit.first) for unit in decoded.units] == [
        ("message", "system", 1),
        ("message", "user", 1),
        ("message", "assistant", 2),
        ("message", "tool", 1),
    ]
    for unit in decoded.units:
        assert json.loads(decoded.body[unit.start : unit.end])["role"]


def test_edits_inside_tool_arguments_keep_both_layers_valid() -> None:
    inner = '{"note": "say \\"hi\\"\\u00e9", "card": 4111111111111111}'
    body = {"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": inner}}]}]}
    decoded = chat(body)
    assert [part.text for part in decoded.parts] == ['say "hi"é', "4111111111111111"]
    changed = json.loads(decoded.splice({0: 'a "quoted"\nline', 1: "[CARD_1]"}))
    arguments = json.loads(changed["messages"][0]["tool_calls"][0]["function"]["arguments"])
    assert arguments == {"note": 'a "quoted"\nline', "card": "[CARD_1]"}


def test_arguments_that_are_no_json_are_read_as_text() -> None:
    body = {
        "messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": '{"a": "ana@'}}]}]
    }
    assert [part.text for part in chat(body).parts] == ['{"a": "ana@']


def test_json_text_with_escapes_is_read_through_them() -> None:
    body = {"messages": [{"role": "tool", "content": json.dumps({"name": "Zoë Müller"})}]}
    assert [(part.path, part.text) for part in chat(body).parts] == [("/messages/0/content!/name", "Zoë Müller")]


def test_every_duplicate_key_is_inspected() -> None:
    decoded = chat(b'{"messages":[{"role":"user","content":"one","content":"two","\\u0063ontent":"three"}]}')
    assert [part.text for part in decoded.parts] == ["one", "two", "three"]
    assert json.loads(decoded.splice({1: "2"}), object_pairs_hook=list)[0][1][0][2][1] == "2"


def test_a_name_another_api_gives_meaning_to_is_just_unknown_here() -> None:
    assert [part.text for part in chat({"conversation": "Ana Example"}).parts] == ["Ana Example"]


def test_a_role_named_twice_is_nobodys() -> None:
    decoded = chat(b'{"messages":[{"role":"assistant","content":"x","role":"user"}]}')
    assert decoded.parts[0].role == "unknown"


@pytest.mark.parametrize(
    "body",
    [
        b'{"model":"a","model":"b","messages":[]}',
        b'{"model":"a","\\u006dodel":"b","messages":[]}',
        b'{"model":"a","Model":"b"}',
        b'{"stream":true,"stream":false}',
        b'{"\xc5\xbftream":true}',
        '{"previouſ_response_id":"x"}'.encode(),
    ],
)
def test_what_decides_something_is_said_once_and_in_one_spelling(body: bytes) -> None:
    with pytest.raises(BadExchange):
        chat(body)


def test_structure_is_understood_only_when_it_looks_like_structure() -> None:
    decoded = chat(
        {
            "messages": [
                {"role": "Ana Example, Elm Street 5", "content": "a"},
                {"role": "tool", "tool_call_id": "ana@shop.example", "content": "b"},
                {"role": "tool", "tool_call_id": "call_4111111111111111", "content": "c"},
            ]
        }
    )
    found = [part.text for part in decoded.parts]
    assert found == ["Ana Example, Elm Street 5", "a", "ana@shop.example", "b", "call_4111111111111111", "c"]


def test_keys_and_numbers_that_hold_data_are_parts_and_never_part_of_a_path() -> None:
    decoded = chat({"metadata": {"ana@shop.example": "vip", "phones": [4915112345678, 12, 1.5]}})
    assert texts(decoded) == [
        ("/metadata/*~key", "unknown", "ana@shop.example"),
        ("/metadata/*", "unknown", "vip"),
        ("/metadata/phones/*", "unknown", "4915112345678"),
    ]
    changed = json.loads(decoded.splice({0: "[EMAIL_1]", 2: "[PHONE_1]"}))
    assert changed == {"metadata": {"[EMAIL_1]": "vip", "phones": ["[PHONE_1]", 12, 1.5]}}
    assert "ana" not in repr(decoded)


def test_files_are_found_named_and_read() -> None:
    pdf, png = base64.b64encode(b"%PDF-1.7 x").decode(), base64.b64encode(b"\x89PNG").decode()
    content = [
        {"type": "file", "file": {"file_data": "data:application/pdf;base64," + pdf, "filename": "list of Ana.pdf"}},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64," + png}},
        {"type": "image_url", "image_url": {"url": "https://shop.example/a.png"}},
        {"type": "input_audio", "input_audio": {"data": png, "format": "wav"}},
        {"type": "file", "file": {"file_id": "file-abc123"}},
    ]
    decoded = chat({"messages": [{"role": "user", "content": content}]})
    assert [(file.media_type, file.name, file.form) for file in decoded.files] == [
        ("application/pdf", "list of Ana.pdf", "data-url"),
        ("image/png", "", "data-url"),
        ("wav", "", "base64"),
    ]
    assert [file.read() for file in decoded.files] == [b"%PDF-1.7 x", b"\x89PNG", b"\x89PNG"]
    assert [part.text for part in decoded.parts] == ["list of Ana.pdf", "https://shop.example/a.png"]
    assert [thing.why for thing in decoded.unseen] == ["remote file", "file reference"]
    assert decoded.strings == 7
    assert "Ana" not in repr(decoded.files)


def test_a_file_that_vendors_might_read_otherwise_is_an_error() -> None:
    body = {
        "messages": [{"role": "user", "content": [{"type": "file", "file": {"file_data": "data:x/y;base64,QUJD*RA"}}]}]
    }
    with pytest.raises(BadExchange):
        chat(body).files[0].read()


def test_plain_text_documents_are_text_even_when_they_look_like_base64() -> None:
    match = ANTHROPIC.route("POST", "/v1/messages")
    assert match
    for order in (("type", "media_type", "data"), ("data", "media_type", "type")):
        given_source = {"type": "text", "media_type": "text/plain", "data": "4111111111111111"}
        source = {key: given_source[key] for key in order}
        content = [{"type": "document", "source": source, "title": "t x"}]
        decoded = ANTHROPIC.decode(match, json.dumps({"messages": [{"role": "user", "content": content}]}).encode())
        assert sorted(part.text for part in decoded.parts) == ["4111111111111111", "t x"]
        assert not decoded.files


def test_signed_thinking_is_inspected_and_never_edited() -> None:
    match = ANTHROPIC.route("POST", "/v1/messages")
    assert match
    signature = base64.b64encode(b"s" * 40).decode()
    content = [
        {"type": "thinking", "thinking": "hm, ana", "signature": signature},
        {"type": "redacted_thinking", "data": signature},
        {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {"cvv": "123"}},
    ]
    body = {"messages": [{"role": "assistant", "content": content}]}
    decoded = ANTHROPIC.decode(match, json.dumps(body).encode())
    assert [part.text for part in decoded.parts] == ["hm, ana", "123"]
    assert decoded.keys == ("", "cvv")
    assert decoded.sealed == 2
    assert decoded.fixed == {0}
    with pytest.raises(UsageError):
        decoded.splice({0: "x"})
    body["messages"][0]["content"][0]["signature"] = "Ana, Elm Street 5"  # type: ignore[index]
    assert "Ana, Elm Street 5" in [part.text for part in ANTHROPIC.decode(match, json.dumps(body).encode()).parts]


def test_tool_results_are_the_tools_words() -> None:
    match = ANTHROPIC.route("POST", "/v1/messages")
    assert match
    content = [
        {"type": "tool_result", "tool_use_id": "toolu_1", "content": [{"type": "text", "text": "a b"}]},
        {"type": "tool_result", "tool_use_id": "toolu_2", "content": "c d"},
        {"type": "text", "text": "e f"},
    ]
    body = {"system": [{"type": "text", "text": "s s"}], "messages": [{"role": "user", "content": content}]}
    decoded = ANTHROPIC.decode(match, json.dumps(body).encode())
    assert [(part.role, part.text) for part in decoded.parts] == [
        ("system", "s s"),
        ("tool", "a b"),
        ("tool", "c d"),
        ("user", "e f"),
    ]
    assert [unit.kind for unit in decoded.units] == ["system", "message"]


def test_gemini_takes_both_spellings_and_the_model_of_the_path() -> None:
    match = GEMINI.route("POST", "/v1beta/models/gemini-3-pro:generateContent")
    assert match
    body = {
        "system_instruction": {"parts": [{"text": "s s"}]},
        "contents": [
            {"parts": [{"text": "u u"}, {"inline_data": {"mime_type": "text/plain", "data": "QUJD"}}]},
            {
                "role": "model",
                "parts": [{"functionCall": {"name": "f", "args": {"q": "x y"}}, "thoughtSignature": "QUJD" * 9}],
            },
            {"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {"r": "z z"}}}]},
        ],
    }
    decoded = GEMINI.decode(match, json.dumps(body).encode())
    assert [(part.role, part.text) for part in decoded.parts] == [
        ("system", "s s"),
        ("user", "u u"),
        ("assistant", "x y"),
        ("tool", "z z"),
    ]
    assert (decoded.model, decoded.sealed, decoded.files[0].read()) == ("gemini-3-pro", 1, b"ABC")
    with pytest.raises(BadExchange):
        GEMINI.decode(match, b'{"model":"models/gemini-3-flash","contents":[]}')


def test_responses_items_strings_and_conversation_ids() -> None:
    match = OPENAI.route("POST", "/v1/responses")
    assert match
    decoded = OPENAI.decode(
        match, b'{"model":"gpt-5.2","input":"hi there","instructions":"s s","previous_response_id":"resp_1"}'
    )
    assert [(part.role, part.text) for part in decoded.parts] == [("user", "hi there"), ("system", "s s")]
    assert decoded.conversation_ids == ("resp_1",)
    items = [
        {"role": "user", "content": [{"type": "input_text", "text": "u u"}]},
        {"type": "function_call", "call_id": "call_1", "name": "f", "arguments": '{"a":"b c"}'},
        {"type": "function_call_output", "call_id": "call_1", "output": "t t"},
        {
            "type": "reasoning",
            "id": "rs_1",
            "summary": [{"type": "summary_text", "text": "r r"}],
            "encrypted_content": "gAAA" * 8,
        },
    ]
    decoded = OPENAI.decode(match, json.dumps({"input": items}).encode())
    found = [(part.role, part.text) for part in decoded.parts]
    assert found == [("user", "u u"), ("assistant", "b c"), ("tool", "t t"), ("assistant", "r r")]
    assert len(decoded.units) == 4
    assert decoded.sealed == 1


def test_embedding_inputs_and_what_cannot_be_seen() -> None:
    match = OPENAI.route("POST", "/v1/embeddings")
    assert match
    for given_input, parts, unseen in (
        ("a b", 1, 0),
        (["a b", "c d"], 2, 0),
        ([1, 2, 3], 0, 1),
        ([[1, 2], [3]], 0, 2),
    ):
        decoded = OPENAI.decode(match, json.dumps({"model": "m", "input": given_input}).encode())
        assert (len(decoded.parts), len(decoded.unseen)) == (parts, unseen)
    vector = {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [0.1, 12345678.0]}]}
    assert OPENAI.answer(match, json.dumps(vector).encode()).parts == ()


@given(
    st.lists(
        st.sampled_from([1, -1, 1234567, -12345678, 4111111111111111, 0.5, 1e9, 12345678.0, 123456.7, None]),
        max_size=40,
    ),
    st.integers(1, 40),
    st.sampled_from([",", ", ", "\n ,\t"]),
)
def test_numbers_are_found_whatever_window_they_fall_into(numbers: list[Any], window: int, comma: str) -> None:
    body = json.dumps({"model": "m", "messages": [], "x": numbers}, separators=(comma, ":")).encode()
    whole = texts(chat(body))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("seawall.dialects.reading._numbers_window_bytes", window)
        assert texts(chat(body)) == whole
    assert len(whole) == sum(
        str(n).split(".")[0].strip("-").isdigit() and abs(n) >= 1e6 and n == int(n) for n in numbers if n
    )


def test_a_number_of_a_column_of_floats_is_read_without_its_zeros() -> None:
    body = b'{"model":"m","messages":[],"metadata":{"card":4111111111111111.0,"weight":1234567.5}}'
    decoded = chat(body)
    assert [part.text for part in decoded.parts] == ["4111111111111111"]
    assert decoded.splice({}) == body
    assert b'{"card":9999,"weight":1234567.5}' in decoded.splice({0: "9999"})
    assert b'{"card":"9999 1","weight":1234567.5}' in decoded.splice({0: "9999 1"})


def test_limits_hold() -> None:
    deep = b'{"a":' * 200 + b"1" + b"}" * 200
    with pytest.raises(LimitExceeded):
        chat(deep)
    with pytest.raises(LimitExceeded):
        chat(b"[" + b"[]," * (4 * limits.json_strings_max) + b"[]]")


def test_answers_tell_usage_finish_and_id() -> None:
    match = ANTHROPIC.route("POST", "/v1/messages")
    assert match
    body = (
        b'{"id":"msg_1","model":"claude-x","type":"message","role":"assistant",'
        b'"content":[{"type":"text","text":"hi x"}],'
        b'"stop_reason":"end_turn","usage":{"input_tokens":5,"cache_read_input_tokens":7,"output_tokens":3}}'
    )
    decoded = ANTHROPIC.answer(match, body)
    facts = decoded.facts
    assert (facts.id, facts.model, facts.tokens_in, facts.tokens_cached, facts.tokens_out, facts.finish) == (
        "msg_1",
        "claude-x",
        12,
        7,
        3,
        ["end_turn"],
    )
    assert [(part.role, part.text) for part in decoded.parts] == [("assistant", "hi x")]
