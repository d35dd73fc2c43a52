"""What Gemini keeps, with Google's own SDK: batches, cached contents and files sent in the resumable way."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from fakes.ai_vendor import AiVendor
from fakes.station import Station
from late import Late
from seawall.gateway.conversation import Conversations
from seawall.gateway.refusal import Refusal
from seawall.gateway.uploads import Uploads, waiting_max, waiting_ms_max
from seawall.model.doubles import MemoryVault
from seawall.model.errors import LimitExceeded
from seawall.model.words import Action

genai, types, errors = Late("google.genai"), Late("google.genai.types"), Late("google.genai.errors")
EMAIL = "ana.synthetic@customers.example"
ASK = {"contents": [{"role": "user", "parts": [{"text": f"Write to {EMAIL}"}]}]}


def client_of(at: Station, who: str, **key: Any) -> Any:
    return genai.Client(api_key=at.key(who, **key), http_options=types.HttpOptions(base_url=at.url))


@pytest.fixture
def client(at: Station) -> Iterator[Any]:
    made = client_of(at, "person:ana@shop.example")
    yield made
    made.close()


@pytest.fixture
def stranger(at: Station) -> Iterator[Any]:
    made = client_of(at, "person:ben@shop.example")
    yield made
    made.close()


def clean(at: Station) -> None:
    """The address reached neither the vendor nor the ledger."""
    for request in at.vendor.received:
        everything = f"{request.path}?{request.query}\n{request.headers}\n".encode() + request.body
        assert EMAIL.encode() not in everything
        assert b"sw_" not in everything
    assert EMAIL not in repr(at.events)


def refused(status: int) -> Any:
    return pytest.raises(errors.APIError, match=rf"^{status} .*sent through here")


class TestBatches:
    def test_requests_in_the_request(self, at: Station, client: Any, stranger: Any) -> None:
        job = client.batches.create(model="fake-echo", src=[ASK], config={"display_name": f"for {EMAIL}"})
        assert at.last().action is Action.MASK
        assert job.display_name == f"for {EMAIL}"
        done = client.batches.get(name=job.name)
        assert done.state.name == "JOB_STATE_SUCCEEDED"
        said = done.dest.inlined_responses[0].response.text
        assert said == f"Write to {EMAIL}"
        assert next(one.name for one in client.batches.list(config={"page_size": 1})) == job.name
        assert job.name not in {one.name for one in stranger.batches.list()}
        for ask in (stranger.batches.get, stranger.batches.cancel, stranger.batches.delete):
            with refused(404):
                ask(name=job.name)
        client.batches.cancel(name=job.name)
        client.batches.delete(name=job.name)
        with refused(404):
            client.batches.get(name=job.name)
        clean(at)

    @pytest.mark.filterwarnings("ignore:.*experimental")
    def test_embeddings(self, at: Station, client: Any) -> None:
        job = client.batches.create_embeddings(
            model="fake-echo", src={"inlined_requests": {"contents": [f"Write to {EMAIL}"]}}
        )
        done = client.batches.get(name=job.name)
        assert done.dest.inlined_embed_content_responses[0].response.embedding.values == [0.1, 0.2]
        clean(at)

    def test_every_model_of_it(self, at: Station) -> None:
        narrow = client_of(at, "person:ana@shop.example", models=frozenset(("fake-echo",)))
        with pytest.raises(errors.APIError, match="may not use this model"):
            narrow.batches.create(model="fake-echo", src=[{"model": "models/fake-tool", **ASK}])
        narrow.close()
        assert at.vendor.received == []

    @pytest.mark.filterwarnings("ignore:.*experimental")
    def test_a_file_of_requests(self, at: Station, client: Any, stranger: Any) -> None:
        lines = b"".join(json.dumps({"key": f"k{n}", "request": ASK}).encode() + b"\n" for n in range(3))
        file = client.files.upload(file=io.BytesIO(lines), config={"mime_type": "jsonl", "display_name": "asks"})
        with pytest.raises(errors.APIError, match="not read as requests"):
            client.batches.create_embeddings(model="fake-echo", src={"file_name": file.name})
        with refused(403):
            stranger.batches.create(model="fake-echo", src=file.name)
        job = client.batches.create(model="fake-echo", src=file.name)
        done = client.batches.get(name=job.name)
        results = client.files.download(file=done.dest.file_name).decode()
        assert [json.loads(one)["key"] for one in results.splitlines()] == ["k0", "k1", "k2"]
        assert results.count(f"Write to {EMAIL}") == 3
        with refused(404):
            stranger.files.download(file=done.dest.file_name)
        clean(at)

    def test_a_file_that_is_none(self, at: Station, client: Any) -> None:
        broken = json.dumps({"key": "k", "request": ASK}).encode() + b"\nno JSON\n"
        file = client.files.upload(file=io.BytesIO(broken), config={"mime_type": "text/plain"})
        with pytest.raises(errors.APIError, match="not read as requests"):
            client.batches.create(model="fake-echo", src=file.name)
        clean(at)


class TestCaches:
    def test_made_used_changed_and_deleted(self, at: Station, client: Any, stranger: Any) -> None:
        cache = client.caches.create(
            model="fake-echo",
            config={"system_instruction": f"Customer: {EMAIL}", "display_name": f"of {EMAIL}", "ttl": "60s"},
        )
        assert cache.display_name == f"of {EMAIL}"
        stand_in = json.loads(at.vendor.cupboard.contents[cache.name])["systemInstruction"]["parts"][0]["text"].split()[
            -1
        ]
        at.vendor.facts = [f"Who is it? It is {stand_in}"]
        raw = client.models.generate_content(
            model="fake-trained", contents="Who is it?", config={"cached_content": cache.name}
        )
        assert raw.text == f"It is {EMAIL}"
        assert raw.sdk_http_response.headers["x-seawall-coverage"].split("/")[0] != "0"
        at.vendor.facts = []
        with refused(403):
            stranger.models.generate_content(model="fake-echo", contents="Hi", config={"cached_content": cache.name})
        assert client.caches.update(name=cache.name, config={"ttl": "90s"}).name == cache.name
        assert cache.name in {one.name for one in client.caches.list()}
        assert not list(stranger.caches.list())
        for ask in (stranger.caches.get, stranger.caches.delete):
            with refused(404):
                ask(name=cache.name)
        with refused(404):
            stranger.caches.update(name=cache.name, config={"ttl": "90s"})
        client.caches.delete(name=cache.name)
        with refused(404):
            client.caches.get(name=cache.name)
        clean(at)


class TestFiles:
    def test_sent_named_and_deleted(self, at: Station, client: Any, stranger: Any) -> None:
        content = f"Customer: {EMAIL}".encode()
        file = client.files.upload(
            file=io.BytesIO(content), config={"mime_type": "text/plain", "display_name": f"of {EMAIL}"}
        )
        assert file.display_name == f"of {EMAIL}"
        assert EMAIL.encode() not in at.vendor.cupboard.contents[file.name]
        said = client.models.generate_content(model="fake-echo", contents=[file, f"Say {EMAIL}"])
        assert said.text == f"Say {EMAIL}"
        assert said.sdk_http_response.headers["x-seawall-coverage"] == "1/1"
        with refused(403):
            stranger.models.generate_content(model="fake-echo", contents=[file, "Hi"])
        with refused(404):
            stranger.files.get(name=file.name)
        assert client.files.get(name=file.name).display_name == f"of {EMAIL}"
        assert file.name in {one.name for one in client.files.list()}
        assert not list(stranger.files.list())
        client.files.delete(name=file.name)
        with refused(404):
            client.files.get(name=file.name)
        clean(at)

    def test_a_block_says_why(self, at: Station, client: Any) -> None:
        code = io.BytesIO(b"card 4111 1111 1111 1111, security code 123")
        with pytest.raises(errors.APIError, match="security code"):
            client.files.upload(file=code, config={"mime_type": "text/plain"})
        assert at.vendor.received == []

    def test_a_vendor_that_sends_elsewhere(self, at: Station, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(AiVendor, "url", "http://127.0.0.1:9")
        with pytest.raises(errors.APIError, match=r"^502 .*as its API promises"):
            client.files.upload(file=io.BytesIO(b"Hello"), config={"mime_type": "text/plain"})

    def test_pictures_of_elsewhere_still_count_as_unread(self, at: Station, client: Any) -> None:
        film = types.Part.from_uri(file_uri="https://www.youtube.com/watch?v=abc", mime_type="video/mp4")
        said = client.models.generate_content(model="fake-echo", contents=[film, "Hi"])
        assert said.sdk_http_response.headers["x-seawall-coverage"] == "2/3"

    def test_in_pieces_and_by_nobody_else(self, at: Station) -> None:
        key, other = at.key(), at.key("person:ben@shop.example")
        said = json.dumps({"file": {"displayName": "a"}}).encode()
        start = {"x-goog-api-key": key, "x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start"}
        with httpx.Client(base_url=at.url, timeout=60) as raw:
            begun = raw.post("/upload/v1beta/files", headers=start, content=said)
            url = begun.headers["x-goog-upload-url"]
            assert url.startswith(at.url)

            def send(command: str, offset: int, piece: bytes, to: str = url) -> httpx.Response:
                headers = {"x-goog-upload-command": command, "x-goog-upload-offset": str(offset)}
                return raw.post(to, headers=headers, content=piece)

            assert send("upload", 0, b"Customer: ana.syn").headers["x-goog-upload-status"] == "active"
            assert send("upload", 3, b"x").status_code == 400
            assert "sw_" not in url
            assert send("upload", 17, b"x", f"{url}&key={other}").status_code == 404
            assert send("start", 0, said, url).status_code == 401  # it opens this upload, and no other
            assert send("upload", 17, b"x", url.replace("upload_id=", "upload_id=a")).status_code == 401
            assert raw.get(url.replace("/upload/v1beta/", "/v1beta/")).status_code == 401
            assert send("upload", 17, b"x", url.replace("/upload/v1beta/files", "/v1/files")).status_code == 401
            assert send("query", 0, b"").headers["x-goog-upload-size-received"] == "17"
            assert send("dance", 0, b"").status_code == 400
            done = send("upload, finalize", 17, b"thetic@customers.example")
            assert done.headers["x-goog-upload-status"] == "final"
            assert send("query", 0, b"").status_code == 401  # over: nothing stands behind the address any more
            kept = at.vendor.cupboard.contents[done.json()["file"]["name"]]
            assert kept.startswith(b"Customer: qz")
            url = raw.post("/upload/v1beta/files", headers=start, content=said).headers["x-goog-upload-url"]
            assert send("cancel", 0, b"", url).headers["x-goog-upload-status"] == "cancelled"
            assert raw.post("/upload/v1beta/files", headers=start, content=b"[]").status_code == 400
            large = {**start, "x-goog-upload-header-content-length": "9000000"}
            assert raw.post("/upload/v1beta/files", headers=large, content=said).status_code == 413
            assert raw.post("/upload/v1beta/files", headers={"x-goog-api-key": key}, content=said).status_code == 404
            url = raw.post("/upload/v1beta/files", headers=start, content=said).headers["x-goog-upload-url"]
            at.keys.revoke(key.removeprefix("sw_").partition("_")[0])
            assert send("upload", 0, b"x", url).status_code == 401
        clean(at)


async def test_bounds_and_other_workers() -> None:
    def header(name: bytes) -> bytes | None:
        return {b"host": b"here"}.get(name)

    call: Any = SimpleNamespace(header=header, headers=[], query=b"", path="/upload/v1beta/files")
    visitor: Any = SimpleNamespace(key=SimpleNamespace(id="k1"))
    vault = MemoryVault()
    one, another = (Uploads(10, Conversations(b"s" * 32, vault), vault) for _ in range(2))

    async def started() -> dict[str, str]:
        _, address = await one.start(call, b"{}", "ana", visitor)
        return {"upload_id": address.decode().partition("upload_id=")[2].partition("&")[0]}

    first = await started()
    for _ in range(waiting_max):
        await one.of(await started(), "ana", 0)
    with pytest.raises(Refusal) as caught:
        await one.of(first, "ana", 0)
    assert caught.value.status == 503
    id, upload = await one.of(first, "ana", waiting_ms_max + 1)  # those before have been forgotten
    one.add(upload, "0", b"12345")
    with pytest.raises(LimitExceeded):
        one.add(upload, "5", b"123456")
    for uploads, who in ((one, "ben"), (another, "ben")):
        with pytest.raises(Refusal):
            await uploads.of(first, who, 0)
    _, there = await another.of(first, "ana", 0)  # it knows of the upload, and has no piece
    with pytest.raises(Refusal, match="seawall_bad_offset"):
        another.add(there, "5", b"1")
    assert await one.end(id) == b"12345"
    for uploads in (one, Uploads(10, Conversations(b"s" * 32, vault), vault)):
        with pytest.raises(Refusal):
            await uploads.of(first, "ana", 0)
