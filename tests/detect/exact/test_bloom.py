import base64
import hashlib

from fakes.own_data import PEOPLE, opened
from seawall.detect.exact.bloom import BrowserCustomers, bloom, confirm, places
from seawall.detect.exact.building import browser_digest

SALT = b"0123456789abcdef"
SET = opened(salt=SALT)


def test_everything_in_the_set_passes_and_hardly_anything_else() -> None:
    made = bloom([SET])
    assert made is not None
    assert made.kinds == {"email": "customer_pii", "phone": "customer_pii", "order": "order_history"}

    def passes(kind: str, value: str) -> bool:
        bits = places(browser_digest(SALT, kind, value), made.hashes, made.size)
        return all(made.bits[bit >> 3] >> (bit & 7) & 1 for bit in bits)

    for person in PEOPLE:
        assert passes("email", person[3])
        assert passes("phone", person[4])
        assert passes("order", person[8])
    assert sum(passes("email", f"nobody{n}@x.example") for n in range(2_000)) < 60


def test_it_is_the_filter_of_the_protocol() -> None:
    made = bloom([SET], 16)
    assert made is not None
    assert made.size == len(made.bits) * 8
    hashed = hashlib.sha256(SALT + b"email\0ana@customers.example").digest()
    a, b = int.from_bytes(hashed[:4], "big"), int.from_bytes(hashed[4:8], "big") | 1
    assert all(made.bits[bit // 8] >> bit % 8 & 1 for bit in ((a + i * b) % made.size for i in range(made.hashes)))


def test_a_prefix_is_answered_with_what_follows_it_and_nothing_else_is() -> None:
    whole = hashlib.sha256(SALT + b"email\0ana@customers.example").hexdigest()
    answer = confirm([SET], [whole[:5], "00000", "zzzzz", "0", "' OR"])
    assert whole[5:21] in answer[whole[:5]]
    assert set(answer) <= {whole[:5], "00000"}
    assert confirm([opened()], [whole[:5]]) == {whole[:5]: []}
    assert len(confirm([SET], [f"{n:05x}" for n in range(500)])) == 64


def test_sets_that_are_not_for_browsers_make_no_filter() -> None:
    assert bloom([opened()]) is None
    assert bloom([]) is None


def test_what_browsers_get_is_the_protocols_filter_and_renews_with_the_sets() -> None:
    customers = BrowserCustomers(SALT)
    assert customers.filter() is None
    customers.renew([SET])
    given = customers.filter()
    assert given is not None
    assert set(given) == {"bits", "size", "hashes", "salt", "kinds", "confirm"}
    assert base64.b64decode(given["salt"]) == SALT
    assert len(base64.b64decode(given["bits"])) * 8 == given["size"]
    whole = hashlib.sha256(SALT + b"email\0ana@customers.example").hexdigest()
    assert whole[5:21] in customers.confirm([whole[:5]])[whole[:5]]
    customers.renew([])
    assert customers.filter() is None
