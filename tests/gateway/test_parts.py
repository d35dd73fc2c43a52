"""What the gateway is handed: everything by name, nothing with a hidden default but what is optional."""

import msgspec

from seawall.gateway.parts import Parts


def test_all_collaborators_are_asked_for() -> None:
    required = {field.name for field in msgspec.structs.fields(Parts) if field.required}
    assert {
        "settings",
        "dialects",
        "engine",
        "policy",
        "ledger",
        "keys",
        "vault",
        "client",
        "clock",
        "secret",
    } <= required
