import json
from datetime import UTC, datetime
from pathlib import Path

from end_to_end.running import run
from seawall.app import load_settings, open_store, value_fingerprints
from seawall.detect.engine import builtin_detectors
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.words import Action, Category, Confidence


def test_every_finding_says_why_and_which_policy_decides(tmp_path: Path) -> None:
    ended = run(tmp_path, "explain", "-", input="card 4111 1111 1111 1111 of ana.synthetic@customers.example")
    assert ended.returncode in (0, 1)
    for word in ("payment_card", "check digit", "email", "mask-payment-data", "mask-customer-data"):
        assert word in ended.stdout
    assert "ana.synthetic" not in ended.stdout
    assert "4111 1111 1111 1111" not in ended.stdout


def test_json_has_the_shape_of_check_and_what_decided_each(tmp_path: Path) -> None:
    ended = run(
        tmp_path, "explain", "--format", "json", input="card 4111 1111 1111 1111 of ana.synthetic@customers.example"
    )
    told = json.loads(ended.stdout)
    assert told["tool"] == {"id": "approved-tool", "approved": True}
    assert [(found["detector"], found["policies"]) for found in told["findings"]] == [
        ("payment_card", ["mask-payment-data"]),
        ("email", ["mask-customer-data"]),
    ]
    assert "ana.synthetic" not in ended.stdout


def test_clean_text_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "-", input="nothing here").returncode == 0


def test_a_file_that_is_not_there_gets_no_verdict(tmp_path: Path) -> None:
    ended = run(tmp_path, "explain", str(tmp_path / "missing.txt"))
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "can't be opened: No such file" in ended.stderr


def test_settings_of_the_data_directory_count(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text(
        '[detect]\nallow = ["*@customers.example"]\n[[upstream]]\nname = "ours"\ndialect = "openai"\n'
        'base_url = "builtin:echo"\ntool = "our-tool"'
    )
    shown = run(tmp_path, "explain", "-", "--tool", "our-tool", input="ask ana.synthetic@customers.example").stdout
    assert "our-tool (approved)" in shown
    assert "No finding, because you said so" in shown


def test_a_key_is_explained_with_how_to_revoke_it(tmp_path: Path) -> None:
    shown = run(tmp_path, "explain", "-", input="token ghp_" + "q8ZtP2vXw7Lm4KdR9sYbq8ZtP2vXw7Lm4KdR").stdout
    assert "to revoke   GitHub: github.com > Settings" in shown
    shown = run(tmp_path, "explain", "-", input="OPENTOKEN_SECRET=q8ZtP2vXw7Lm4KdR9sYb").stdout
    assert "to revoke   a key: Its issuer is unknown" in shown


def test_what_a_colleague_let_off_is_told_with_its_end_and_who_did_it(tmp_path: Path) -> None:
    ours, theirs = "ana.synthetic@customers.example", "bo.synthetic@customers.example"
    with open_store(load_settings(data=tmp_path), tmp_path) as store:
        made = FindingRecord(
            detector="email",
            category=Category.CUSTOMER_PII,
            confidence=Confidence.LIKELY,
            action=Action.MASK,
            masked="a•••",
            fingerprint=value_fingerprints(store)(ours),
        )
        book = store.feedback_book()
        seen = Event(id="evt_1", time=1, kind=EventKind.CHECK_TEXT_DECIDED, findings=(made,))
        kept = book.let_off(seen, 0, days=2, reason="our own address", by="person:ana@shop.example")
    shown = run(tmp_path, "explain", "-", input=f"write to {ours} or {theirs}").stdout
    findings, _, let_off = shown.partition("No finding, because you said so:")
    assert findings.count("email") == 1, "the other address is a finding as ever"
    day = datetime.fromtimestamp(kept.until_ms / 1000, UTC).strftime("%Y-%m-%d")
    assert f"let off until {day} by person:ana@shop.example: our own address" in let_off
    assert "ana.synthetic" not in shown
    with open_store(load_settings(data=tmp_path), tmp_path) as store:
        store.feedback_book().end(kept.id, by="person:ana@shop.example")
    assert "No finding" not in run(tmp_path, "explain", "-", input=f"write to {ours}").stdout


def test_what_the_settings_took_away_is_told_with_the_setting(tmp_path: Path) -> None:
    config = tmp_path / "seawall.toml"
    off = sorted(set(builtin_detectors()) - {"email", "ip_address"})  # few words, so that it compiles quickly
    config.write_text(
        f'[detect]\noff = {off}\nallow = ["help@shop.example"]\ncount_min = {{ ip_address = 3 }}\n'
        '[[format]]\nname = "order number"\ntemplate = "SO-{year}-{digits:6}"\n'
        '[[format]]\nname = "customer number"\nkind = "customer"\ntemplate = "K-{digits:6}"\n'
    )
    text = "SO-2026-004711 of K-004711, help@shop.example, host 81.2.69.142"
    shown = run(tmp_path, "--config", str(config), "explain", "-", input=text).stdout
    assert "customer_number" in shown
    assert "named by you as customer number" in shown
    let_off = shown.partition("No finding, because you said so:")[2]
    for words in ("named by you as order number", "in detect.allow", "fewer than detect.count_min"):
        assert words in let_off
    assert "004711" not in shown
