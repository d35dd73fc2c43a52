import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import keeps_pace
from fakes.own_data import KEYING, PEOPLE, opened, print_of
from seawall.detect.detector import Judgement
from seawall.detect.exact.matching import Matcher, window_chars
from seawall.model.words import Category

MATCHER = Matcher([opened()], KEYING)


def found(text: str, matcher: Matcher = MATCHER) -> list[tuple[str, str]]:
    """``(piece of text, column)`` of every match."""
    return sorted(
        (text[one.start : one.end], one.reasons[1].removeprefix("column: ")) for one in matcher.find(text, [])
    )


def test_a_telling_value_counts_alone_however_it_is_written() -> None:
    assert found("write to ANA+shop@Customers.example.") == [("ANA+shop@Customers.example", "email")]
    assert ("0170 123 45 67", "phone") in found("call 0170 123 45 67 today")
    assert ("0 1 7 0 1 2 3 4 5 6 7", "phone") in found("say 0 1 7 0 1 2 3 4 5 6 7")
    assert found("ana (at) customers (dot) example") == [("ana (at) customers (dot) example", "email")]
    assert found("**ana**@customers.example") == [("**ana**@customers.example", "email")]
    assert found("where is so 100201?") == [("so 100201", "order number")]


def test_what_many_share_counts_only_with_another_value_of_the_same_row() -> None:
    assert found("Berlin is large, Lopez is a name, 10115 a postcode of Berlin") != []
    assert found("Berlin is large and Ana is a name") == []
    assert found("Lopez") == []
    assert found("10115 Berlin") == []
    assert found("Jörg Müller lives in 10115 Berlin") == [], "two different people"
    assert found("ana lopez, 10115")[0] == ("10115", "zip")
    assert found("ana lopez" + " and" * (window_chars // 3) + " 10115") == []


def test_a_name_in_either_order_with_a_street() -> None:
    text = "Mueller, Joerg\nHauptstrasse 5"
    assert {column for _, column in found(text)} >= {"street"}
    assert (["O'Neill", " Ana Maria"][0], "last_name") not in found("O'Neill, Ana Maria")


def test_two_names_of_one_row_go_together_and_one_in_two_columns_does_not() -> None:
    rows = [
        ("1", "Hansen Lighting", "Mette Holm"),
        ("2", "Nordlys Group", "Lars Bech"),
        ("3", "Mette Holm", "Mette Holm"),
    ]
    suppliers = Matcher([opened(("customer_id", "full name", "contact name"), rows)], KEYING)
    assert {piece for piece, _ in found("ask Mette Holm of Hansen Lighting", suppliers)} == {
        "Mette Holm",
        "Hansen Lighting",
    }
    assert found("ask Mette Holm of Nordlys Group", suppliers) == []
    assert found("Mette Holm wrote, says Mette Holm", suppliers) == []


def test_it_says_which_set_which_column_with_what_and_whose() -> None:
    text = "customer 1002: lopez"
    one = next(iter(MATCHER.find(text, [])))
    assert one.reasons == ("exact match: customers", "column: customer_id", "with: last_name")
    assert one.category is Category.CUSTOMER_PII
    assert one.subject == print_of("customer:1002")


def test_what_several_share_is_of_all_of_them_and_what_many_share_of_none() -> None:
    family = [("1", "home@x.example"), ("2", "home@x.example")]
    shared = next(iter(Matcher([opened(("customer_id", "email"), family)], KEYING).find("home@x.example", [])))
    assert shared.subject == " ".join(sorted(map(print_of, ("customer:1", "customer:2"))))
    crowd = [(str(n), "info@x.example") for n in range(20)]
    nobody = next(iter(Matcher([opened(("customer_id", "email"), crowd)], KEYING).find("info@x.example", [])))
    assert nobody.subject is None


def test_categories_follow_columns_and_sets_agree_on_one_finding() -> None:
    prices = opened(("sku", "unit cost"), [("A-4711-X", "12.50"), ("B-1", "9.99")], subject=None, name="prices")
    matcher = Matcher([prices, opened()], KEYING)
    assert found("A-4711-X is public", matcher) == []
    priced = list(matcher.find("we pay 12,50 for A-4711-X", []))
    assert {one.category for one in priced} == {Category.INTERNAL_PRICING}
    orders = opened(("order_id", "email"), [("X-900900", PEOPLE[1][3])], subject=None, name="orders")
    both = list(Matcher([orders, opened()], KEYING).find(PEOPLE[1][3], []))
    assert len(both) == 1
    assert both[0].reasons[:2] == ("exact match: orders", "exact match: customers")
    assert both[0].subject == print_of("customer:1002")


def test_the_edition_changes_with_the_sets() -> None:
    assert Matcher([], KEYING).edition == ""
    assert MATCHER.edition != Matcher([opened(), opened(name="more")], KEYING).edition


@pytest.mark.parametrize("piece", ["a@", "1 ", "Ana ", "12 Main ", "0170-", "#1/", "Lopez 10115 "])
def test_hostile_texts_cost_no_more_than_their_length(piece: str) -> None:
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (20_000, 80_000))
    assert keeps_pace(lambda text: list(MATCHER.find(text, [])), short, long, factor=12, slack=0.2)


@settings(max_examples=60, deadline=None)
@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_text_around_changes_nothing(before: str, after: str) -> None:
    text = f"{before}\nwrite to ana@customers.example \n{after}"
    assert ("ana@customers.example", "email") in found(text)


def test_a_secret_stays_whole_and_a_family_name_takes_its_first_name_along() -> None:
    text = "postgres://ana@customers.example:pw@db/x for Mrs Carla Lopez, 10115"
    start, end = text.index("Carla"), text.index(", 10115")
    found = [
        ("database_url", Judgement(start=0, end=text.index(" for"))),
        ("person_name", Judgement(start=start, end=end)),
        ("email", Judgement(start=11, end=32)),
    ]
    pieces = {text[one.start : one.end] for one in MATCHER.find(text, found)}
    assert pieces == {"Carla Lopez", "10115"}
