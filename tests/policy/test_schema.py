"""The schema and the words its strings can have belong together."""

from __future__ import annotations

import cedarpy

from seawall.policy.policy_set import Question
from seawall.policy.schema import SCHEMA, VALUES


def test_the_schema_parses_and_names_what_a_question_holds() -> None:
    schema = str(cedarpy.Schema.from_str(SCHEMA))
    for attribute in (*Question._fields, "strict", *VALUES):
        assert attribute in schema
