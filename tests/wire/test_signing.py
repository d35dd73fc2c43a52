"""The examples AWS prints (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html), to the letter,
and the published test suite's plainest case. The key is the one AWS's documentation uses."""

import pytest

from seawall.wire.signing import EMPTY, Credentials, encoded, query_text, signed

KEY = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
HOST = ("host", "examplebucket.s3.amazonaws.com")
WHEN = [("x-amz-content-sha256", EMPTY), ("x-amz-date", "20130524T000000Z")]


@pytest.mark.parametrize(
    ("path", "parameters", "more", "signature"),
    [
        (
            "/test.txt",
            [],
            [("range", "bytes=0-9")],
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        ("/", [("lifecycle", "")], [], "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        (
            "/",
            [("max-keys", "2"), ("prefix", "J")],
            [],
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ],
)
def test_requests_to_s3_as_documented(
    path: str, parameters: list[tuple[str, str]], more: list[tuple[str, str]], signature: str
) -> None:
    said = signed(KEY, "GET", path, parameters, [HOST, *WHEN, *more], moment="20130524T000000Z", region="us-east-1")
    assert said.endswith(f"Signature={signature}")
    assert said.startswith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,")


def test_the_plainest_case_of_the_general_suite() -> None:
    key = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    headers = [("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z")]
    said = signed(key, "GET", "/", [], headers, moment="20150830T123600Z", region="us-east-1", service="service")
    assert said.endswith("Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")


def test_names_are_encoded_as_aws_wants_them_and_a_secret_is_not_shown() -> None:
    assert encoded("a b/ü~(1)+.txt", path=True) == "a%20b/%C3%BC~%281%29%2B.txt"
    assert encoded("a/b") == "a%2Fb"
    assert query_text([("prefix", "a b"), ("list-type", "2"), ("a", "")]) == "a=&list-type=2&prefix=a%20b"
    assert "wJalr" not in repr(KEY)
