import pytest

from seawall.access.roles import FOR_ANYONE, MEANING, PERMISSIONS, Permission, Role, allows, role
from seawall.model.errors import UsageError


def test_every_role_is_listed_and_explained() -> None:
    assert set(PERMISSIONS) == set(MEANING) == set(Role)


def test_only_owner_and_security_write() -> None:
    writers = {name for name in Role if any(p.value.endswith(":write") for p in PERMISSIONS[name])}
    assert writers == {Role.OWNER, Role.SECURITY}


def test_an_auditor_sees_what_security_sees_and_changes_nothing() -> None:
    seen = {p for p in PERMISSIONS[Role.SECURITY] if p.value.endswith(":read")}
    assert seen <= PERMISSIONS[Role.AUDITOR]


@pytest.mark.parametrize("permission", [p for p in Permission if p not in FOR_ANYONE])
def test_nobody_and_unknown_roles_have_nothing(permission: Permission) -> None:
    assert not allows(None, permission)
    assert not allows("administrator", permission)
    assert not allows("", permission)


def test_no_role_has_the_steps_before_sign_in() -> None:
    for name in Role:
        assert not allows(name, Permission.SETUP)
        assert not allows(name, Permission.FACTOR)
        assert allows(name, Permission.PUBLIC)


def test_everyone_who_signs_in_may_check_a_text_and_mind_their_account() -> None:
    assert all(allows(name, Permission.CHECK_USE) and allows(name, Permission.ACCOUNT) for name in Role)


def test_a_role_is_read_by_name() -> None:
    assert role("auditor") is Role.AUDITOR
    with pytest.raises(UsageError, match="owner, security"):
        role("admin")
