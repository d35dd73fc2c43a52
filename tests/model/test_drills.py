from seawall.model.drills import betrays, customer, label, mark_in, mark_of_agent, mark_of_label, user_agent

MARK = "00c0ffee"


def test_a_mark_is_read_back_from_label_browser_and_text() -> None:
    assert mark_of_label(label(MARK)) == mark_of_agent(user_agent(MARK)) == mark_in(customer(MARK)) == MARK
    assert mark_in(f"Hello.\n{customer(MARK)}\nBye.") == MARK


def test_what_only_looks_like_a_mark_is_none() -> None:
    assert [
        mark_of_label(text) for text in ("", "drill", "drill 00c0ffee ", "drill 00C0FFEE", "my drill 00c0ffee")
    ] == [""] * 5
    assert [mark_of_agent(text) for text in ("", "Chrome/140.0", "SeawallDrill/00c0ff")] == [""] * 3
    torn = customer(MARK).replace("quinn.00c0ffee", "quinn.00c0ffef")
    assert [mark_in(text) for text in ("", torn, "Drill 00c0ffee: ana@shop.example", "@drill.example " * 10_000)] == [
        ""
    ] * 4


def test_a_customer_that_was_masked_betrays_nothing() -> None:
    masked = (
        customer(MARK).replace(f"quinn.{MARK}@drill.example", "[EMAIL_1]").replace("4111 1111 1111 1111", "[CARD_1]")
    )
    assert betrays(customer(MARK), MARK)
    assert betrays(masked.replace("[CARD_1]", "4111-1111-1111-1111"), MARK)
    assert not betrays(masked, MARK)
