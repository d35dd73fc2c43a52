"""What a policy speaks of is read from its head and its conditions."""

from __future__ import annotations

from seawall.policy.policy import read_policy
from seawall.policy.vocabulary import vocabulary

TEXT = """
@id("ours")
permit (principal is Agent in Team::"support", action == Action::"block", resource == Tool::"x")
when {
  context.category == "customer_pi" &&
  context.records > 5 &&
  resource.permits.contains("payment_data") &&
  ["a", "b"].contains(context.detector)
}
unless { principal in Team::"night" };
"""


def test_attributes_words_numbers_and_names() -> None:
    spoken = vocabulary(read_policy("ours.cedar", TEXT))
    assert spoken.attributes == {"category", "records", "permits", "detector"}
    assert spoken.words["detector"] == {"a", "b"}
    assert spoken.numbers == {5}
    assert spoken.entities == {("Team", "support"), ("Tool", "x"), ("Team", "night")}
    assert spoken.kinds == {"Agent"}
    assert spoken.unknown() == [("category", "customer_pi")]
