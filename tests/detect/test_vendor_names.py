"""Which vendor the words beside a value name."""

from seawall.detect.vendor_names import (
    all_vendors,
    cut_short,
    distinctive_words,
    fits,
    head,
    named_vendor,
    signed,
)


def of(name: str):  # type: ignore[no-untyped-def]
    return next(vendor for vendor in all_vendors() if vendor.name == name)


def test_the_nearest_name_counts() -> None:
    nearest = named_vendor("sendgrid moved to mailgun_api_key = ")
    assert nearest is not None
    assert nearest.name == "Mailgun"
    assert named_vendor("") is None


def test_a_name_may_be_written_apart_or_lead_a_word() -> None:
    for before in ("azure open ai key: ", "azureopenai: ", "azure_open_ai_token="):
        vendor = named_vendor(before)
        assert vendor is not None, before
        assert vendor.name == "Azure OpenAI"


def test_shapes_decide_whether_a_value_is_the_vendors() -> None:
    assert fits(of("TaxJar"), "a1b2c3e4f9a0b3c2d5e6f7a8b9c0d1e2")
    assert not fits(of("TaxJar"), "a1b2c3")
    assert cut_short(of("TaxJar"), "a1b2c3")
    assert not cut_short(of("TaxJar"), "a" * 32)


def test_ordinary_words_open_no_text() -> None:
    assert "mailboxlayer" in distinctive_words()
    assert not {"box", "line", "square", "stripe", "shopify"} & set(distinctive_words())
    assert all(len(word) >= 5 for word in distinctive_words())


def test_a_sign_is_the_fixed_text_a_key_begins_with() -> None:
    assert head("shpat_[0-9a-f]{32}") == "shpat_"
    assert head("ya29[.][0-9]{3}") == "ya29."
    sign = signed("shpat_5d0a")
    assert sign is not None
    assert sign.group() == "shpat_"
    assert signed("anything else") is None
