"""A contract in a long mail is marked where it stands, and not from the first to the last word that one may hold."""

from __future__ import annotations

from engines import engine_of

CONTRACT = (
    "1.1 The Supplier shall deliver the Goods within 14 days of each Order. Payment terms are 45 days net.\n"
    "1.2 The Supplier grants the Retailer a rebate of 4% on annual purchases and warrants the Goods for 24 months.\n"
    "1.3 Either party may terminate this Agreement on 90 days' written notice. Liability is limited to EUR 50,000."
)
BEFORE = (
    "Hello Marta, the meeting about the warranty desk is moved to Monday. The museum had a new guide, and her voice "
    "carried through the whole hall. We walked along the river afterwards, where boats lay in a row, and ate pancakes "
    "in a small place behind the church. My brother wants to see it too, when he is back from the mountains in May."
)
BEHIND = (
    "By the way, the cat sleeps in the laundry basket again and will not leave it. The neighbours planted two plum "
    "trees, the children painted the fence, and on Sunday there is music in the square until it gets dark. Bring a "
    "coat, for evenings are cool here, and the penalty for a forgotten umbrella is a wet walk home."
)


def test_the_mail_around_a_contract_is_left_alone() -> None:
    text = f"{BEFORE}\n\n{CONTRACT}\n\n{BEHIND}"
    (found,) = engine_of("contract").scan(text)
    at = text.index(CONTRACT)
    assert at <= found.start < at + 60
    assert at + len(CONTRACT) - 60 < found.end <= at + len(CONTRACT)


def test_a_contract_with_a_loose_middle_is_one() -> None:
    text = f"{CONTRACT}\n\n{BEFORE}\n\n{CONTRACT.replace('1.', '2.')}"
    found = engine_of("contract").scan(text)
    assert len(found) == 1
    assert found[0].end > text.rindex("2.3")
