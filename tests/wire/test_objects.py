"""Object stores: a real one (s3rver, which takes any signature of a key it knows; test_signing.py has AWS's own
examples), and a fake that is busy, cuts off, pages and refuses."""

import asyncio
import hashlib
import urllib.request
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from object_store import KEY, SECRET, ObjectStore
from seawall.model import limits
from seawall.model.doubles import ManualClock
from seawall.model.errors import ConfigError, LimitExceeded, NotFound, Unavailable, UsageError
from seawall.model.ports import UpstreamRequest
from seawall.wire import objects
from seawall.wire.clock import SystemClock
from seawall.wire.objects import Bucket, opened
from seawall.wire.signing import Credentials, encoded, signed

OURS = Credentials(KEY, SECRET)
NAMES = ("a b/ü+~(1).txt", "exports/customers.csv", "exports/folder/", "z.txt")


def put(store: ObjectStore, key: str, content: bytes) -> None:
    """Write an object, signed by the same rules."""
    moment = datetime.fromtimestamp(SystemClock().now_ms() / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    path, hashed = "/shop/" + encoded(key, path=True), hashlib.sha256(content).hexdigest()
    headers = [("x-amz-content-sha256", hashed), ("x-amz-date", moment)]
    host = store.url.removeprefix("http://")
    proof = signed(
        OURS, "PUT", path, [], [("host", host), *headers], moment=moment, region="us-east-1", payload_hash=hashed
    )
    asked = urllib.request.Request(store.url + path, content, dict([*headers, ("authorization", proof)]), method="PUT")
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert answer.status == 200


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    made = ObjectStore(tmp_path_factory.mktemp("objects"))
    try:
        for name in NAMES:
            put(made, name, name.encode() * 10)
        yield made
    finally:
        made.stop()


def test_a_real_store_gives_every_object(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "keys_at_once", 2)
    with opened("s3://shop", OURS, SystemClock(), endpoint=store.url) as bucket:
        found = list(bucket.objects())
        assert sorted(one.key for one in found) == sorted(NAMES)
        assert {one.key: bucket.content(one.key) for one in found} == {name: name.encode() * 10 for name in NAMES}
        assert all(one.size == len(one.key.encode()) * 10 and len(one.stamp) > 20 for one in found)
        with pytest.raises(NotFound):
            bucket.content("nobody")
    with opened("s3://shop/exports/", OURS, SystemClock(), endpoint=store.url) as bucket:
        assert sorted(one.key for one in bucket.objects()) == ["exports/customers.csv", "exports/folder/"]


def test_a_real_store_refuses_a_key_it_does_not_know_and_the_secret_is_not_told(store: ObjectStore) -> None:
    wrong = Credentials("nobody", "hunter2-hunter2")
    with opened("s3://shop", wrong, SystemClock(), endpoint=store.url) as bucket, pytest.raises(ConfigError) as no:
        list(bucket.objects())
    assert "hunter2" not in str(no.value)
    with opened("s3://other", OURS, SystemClock(), endpoint=store.url) as bucket, pytest.raises(ConfigError):
        list(bucket.objects())


_URL = "<EncodingType>url</EncodingType>"


class Reply:
    """An answer that was made up."""

    def __init__(self, status: int, body: bytes, headers: dict[str, str], cut: bool) -> None:
        self.status, self._body, self.headers, self._cut = status, body, list(headers.items()), cut

    async def chunks(self) -> AsyncIterator[bytes]:
        yield self._body[: len(self._body) // 2]
        if self._cut:
            raise Unavailable("The connection broke")
        yield self._body[len(self._body) // 2 :]

    async def close(self) -> None:
        return None


class FakeStore:
    """Answers as the API's documentation says, in the order it is given."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[UpstreamRequest] = []

    async def send(self, request: UpstreamRequest) -> Reply:
        self.asked.append(request)
        status, body, *more = self.answers.pop(0)
        return Reply(status, body, more[0] if more else {}, len(more) > 1)


def bucket_of(store: FakeStore, waited: list[float], address: str = "s3://shop-data/logs", **more: str) -> Bucket:
    async def pause(seconds: float) -> None:
        waited.append(seconds)

    def run(work: Any) -> Any:
        return asyncio.run(work)

    return Bucket(store, OURS, ManualClock(), address=address, run=run, pause=pause, **more)  # type: ignore[arg-type]


def page(*keys: str, token: str = "") -> bytes:
    found = "".join(f"<Contents><Key>{key}</Key><Size>3</Size><ETag>e</ETag></Contents>" for key in keys)
    more = f"<IsTruncated>true</IsTruncated><NextContinuationToken>{token}</NextContinuationToken>" if token else ""
    return f'<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{found}{more}{_URL}</ListBucketResult>'.encode()


def error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>no</Message></Error>".encode()


def test_pages_are_followed_and_a_busy_store_is_waited_for() -> None:
    waited: list[float] = []
    store = FakeStore(
        (503, error("SlowDown")), (503, error("SlowDown")), (200, page("logs/a+b", "logs/%C3%BC", token="t/=")),
        (200, page("logs/c"), {}, "cut"), (200, page("logs/c")), (500, error("InternalError")), (200, b"text"),
    )  # fmt: skip
    bucket = bucket_of(store, waited)
    assert [one.key for one in bucket.objects()] == ["logs/a b", "logs/ü", "logs/c"]
    assert bucket.content("logs/ü") == b"text"
    assert waited == [1, 2, 1, 1]
    assert store.asked[0].url.startswith("https://shop-data.s3.us-east-1.amazonaws.com/?")
    assert "continuation-token=t%2F%3D" in store.asked[3].url
    assert store.asked[-1].url.endswith("/logs/%C3%BC")


def test_what_a_store_refuses_is_told() -> None:
    elsewhere = {"x-amz-bucket-region": "eu-central-1"}
    for status, body, headers, problem, said in (
        (301, error("PermanentRedirect"), elsewhere, ConfigError, "--region eu-central-1"),
        (403, error("AccessDenied"), {}, ConfigError, "AccessDenied"),
        (403, error("InvalidObjectState"), {}, NotFound, "archived"),
        (404, error("NoSuchKey"), {}, NotFound, "gone"),
    ):
        with pytest.raises(problem, match=said):
            bucket_of(FakeStore((status, body, headers)), []).content("x")
    waited: list[float] = []
    with pytest.raises(Unavailable, match="8 times"):
        bucket_of(FakeStore(*[(503, error("SlowDown"))] * 8), waited).content("x")
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]
    for odd in (
        b"",
        b"<html/>",
        page("a").replace(b"3</Size>", b"x</Size>"),
        b"<!DOCTYPE a [<!ENTITY b SYSTEM '/'>]><a/>",
    ):
        with pytest.raises(Unavailable, match="promises"):
            list(bucket_of(FakeStore((200, odd)), []).objects())
    for wrong in ("http://shop", "s3://", "s3://UPPER/x", "shop"):
        with pytest.raises(UsageError):
            bucket_of(FakeStore(), [], wrong)
    with pytest.raises(UsageError, match="https"):
        bucket_of(FakeStore(), [], endpoint="http://store.example")


def test_an_object_without_an_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "file_bytes_max", 3)
    with pytest.raises(LimitExceeded):
        bucket_of(FakeStore((200, b"too long")), []).content("x")
