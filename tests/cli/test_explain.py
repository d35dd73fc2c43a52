from pathlib import Path

from end_to_end.running import run


def test_every_finding_says_why_and_which_policy_decides(tmp_path: Path) -> None:
    ended = run(tmp_path, "explain", "-", input="card 4111 1111 1111 1111 of ana.synthetic@customers.example")
    assert ended.returncode in (0, 1)
    for word in ("payment_card", "check digit", "email", "mask-payment-data", "mask-customer-data"):
        assert word in ended.stdout
    assert "ana.synthetic" not in ended.stdout
    assert "4111 1111 1111 1111" not in ended.stdout


def test_clean_text_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "-", input="nothing here").returncode == 0


def test_a_key_is_explained_with_how_to_revoke_it(tmp_path: Path) -> None:
    shown = run(tmp_path, "explain", "-", input="token ghp_" + "q8ZtP2vXw7Lm4KdR9sYbq8ZtP2vXw7Lm4KdR").stdout
    assert "to revoke   github.com > Settings" in shown
    shown = run(tmp_path, "explain", "-", input="xai-" + "q8ZtP2vXw7Lm4KdR9sYb" * 4).stdout
    assert "to revoke   Not looked up." in shown
