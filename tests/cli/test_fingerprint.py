"""``seawall fingerprint`` as people and scripts use it, and what ``check`` then sees."""

import csv
import json
import sqlite3
from pathlib import Path

import docx
import pytest

from end_to_end.running import run
from fakes.own_data import HEADS, PEOPLE, written
from fakes.shops import SHOPIFY_TOKEN, TOKEN, WOO_TOKEN, fake_shop
from seawall import app
from seawall.cli import _rows, main
from seawall.detect.exact.index import Keying
from seawall.model.settings import Settings
from seawall.store.fingerprints import KEY_PURPOSE, FingerprintFolder


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """A CSV of synthetic customers."""
    path = tmp_path / "customers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADS, *PEOPLE])
    return path


BUILD = ("fingerprint", "build", "customers")
COLUMNS = ("--columns", "email,phone,first_name,last_name,zip,order number", "--subject", "customer_id")


def test_a_set_from_build_to_drop(tmp_path: Path, customers: Path) -> None:
    built = run(tmp_path, *BUILD, str(customers), *COLUMNS, "--region", "DE")
    assert (built.returncode, built.stderr) == (0, "")
    assert "customers: 3 rows" in built.stdout
    assert "zip (postcode)" in built.stdout

    listed = json.loads(run(tmp_path, "fingerprint", "list", "--format", "json").stdout)["sets"]
    assert [(one["name"], one["form"], one["rows"], one["subject"], one["state"]) for one in listed] == [
        ("customers", "records", 3, "customer_id", "ok")
    ]
    assert "customers" in run(tmp_path, "fingerprint", "list").stdout

    text = "Ana Lopez (10115) wrote from ana@customers.example about SO-100201 and 0171 7654321"
    seen = json.loads(run(tmp_path, "check", "--format", "json", input=text).stdout)["sources"][0]
    exact = [one for one in seen["findings"] if one["detector"] == "exact_match"]
    assert all("exact match: customers" in one["reasons"] for one in exact)
    assert {one["category"] for one in exact} == {"customer_pii", "order_history"}
    assert len({one["subject"] for one in exact}) == 1
    assert "customer:1002" not in json.dumps(seen)

    exported = run(tmp_path, "ledger", "export", "--format", "jsonl").stdout
    assert "fingerprint:set:built" in exported
    assert run(tmp_path, "fingerprint", "drop", "customers").returncode == 0
    assert "fingerprint:set:dropped" in run(tmp_path, "ledger", "export", "--format", "jsonl").stdout
    again = json.loads(run(tmp_path, "check", "--format", "json", input=text).stdout)["sources"][0]
    assert not [one for one in again["findings"] if one["detector"] == "exact_match"]
    gone = run(tmp_path, "fingerprint", "drop", "customers")
    assert (gone.returncode, gone.stdout) == (2, "")


def test_bad_rows_are_counted_and_left_out(tmp_path: Path, customers: Path) -> None:
    with customers.open("ab") as file:
        file.write(b"too,few\n" + b",".join([b"\xff\xfe"] * len(HEADS)) + b"\n" + b"," * (len(HEADS) - 1) + b"\n")
    built = run(tmp_path, *BUILD, str(customers), *COLUMNS)
    assert built.returncode == 4
    assert "3 rows," in built.stdout
    assert "3 rows could not be used" in built.stderr


def test_json_lines_and_named_kinds(tmp_path: Path) -> None:
    path = tmp_path / "orders.jsonl"
    rows = [{"id": f"SO-{n}", "customer": {"id": n, "mail": f"p{n}@customers.example"}} for n in range(100100, 100150)]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n\n")
    columns = ("--columns", "id=order,customer.mail", "--subject", "customer.id")
    built = run(tmp_path, "fingerprint", "build", "orders", str(path), *columns)
    assert (built.returncode, built.stderr.strip()) == (4, "1 row could not be used and is not in it.")
    assert "id (order), customer.mail (email)" in built.stdout


def test_columns_that_tell_what_they_hold_need_not_be_named(tmp_path: Path) -> None:
    """Nor whose a row is; a date is no price whatever its column's name says, and a count is nobody's."""
    path = tmp_path / "export.csv"
    path.write_text(
        "Kundennummer;Ansprechpartner;E-Mail;Paid at;Total;Status;Anzahl\n"
        "4711;Jörg Müßiggang;j.m@customers.example;2026-01-02T03:04:05;19,90;paid;3\n"
        "4712;Ayşe Öztürk;a.o@customers.example;2026-01-03T04:05:06;1.229,90;open;5\n"
    )
    built = run(tmp_path, *BUILD, str(path))
    assert (built.returncode, "--columns" in built.stderr) == (0, True)
    assert "Kundennummer (customer), Ansprechpartner (name), E-Mail (email), Total (price)\n" in built.stdout
    listed = json.loads(run(tmp_path, "fingerprint", "list", "--format", "json").stdout)["sets"]
    assert [one["subject"] for one in listed] == ["Kundennummer"]


def test_wrong_wishes_say_what_to_do(tmp_path: Path, customers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "plain.csv").write_text("status,note\npaid,none\nopen,none\n")
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 50)
    file = str(customers)
    for arguments, said in (
        (("X", file, *COLUMNS), "small letters"),
        (("../x", file, *COLUMNS), "small letters"),
        (("a", str(tmp_path / "plain.csv")), "--columns"),
        (("a", file, "--columns", "mail"), "There are customer_id"),
        (("a", file, "--columns", "email=mail"), "Kinds are email"),
        (("a", file, "--columns", "email", "--subject", "owner"), "There is no column 'owner'"),
        (("a", file, "--columns", "email", "--region", "Atlantis"), "two letters"),
        (("a", file, "--query", "SELECT 1"), "Name a file"),
        (("a", "--query", "SELECT 1", "--columns", "a"), "--url"),
        (("a", "--columns", "email"), "Name a file"),
        (("a", str(tmp_path / "none.csv"), "--columns", "email"), "can't be read"),
        (("a", str(tmp_path / "empty.csv"), "--columns", "email"), "empty"),
        (("a", file, "--documents", "--columns", "email"), "--documents takes"),
        (("a", str(tmp_path / "none"), "--documents"), "no such file"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(tmp_path), "fingerprint", "build", *arguments])
        told = capsys.readouterr()
        assert (ended.value.code, told.out) == (2, ""), arguments
        assert said in told.err, told.err
    assert run(tmp_path, "fingerprint", "build", "a", str(tmp_path / "picture.csv"), "--columns", "b").returncode == 2


def test_a_damaged_set_is_told_and_never_used(tmp_path: Path, customers: Path) -> None:
    assert run(tmp_path, *BUILD, str(customers), *COLUMNS).returncode == 0
    path = tmp_path / "fingerprints" / "customers.fingerprints"
    content = bytearray(path.read_bytes())
    content[-70] ^= 1
    path.write_bytes(content)
    listed = run(tmp_path, "fingerprint", "list")
    assert listed.returncode == 4
    assert "damaged" in listed.stdout
    refused = run(tmp_path, "check", input="ana@customers.example")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "customers: This fingerprint set is not used" in refused.stderr
    assert run(tmp_path, *BUILD, str(customers), *COLUMNS).returncode == 0
    assert run(tmp_path, "check", input="ana@customers.example").returncode == 1


def test_a_folder_of_documents(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    terms = "The supplier grants the buyer a rebate of nine percent on all purchases above forty thousand a quarter. "
    more = "Deliveries are free of charge to the warehouse in Leipzig, and the buyer returns pallets within ten weeks. "
    (folder / "contract-acme.txt").write_text(terms + more)
    paper = docx.Document()
    paper.add_paragraph(
        "Prices of spring, for resellers in the north only: chairs cost forty and tables cost ninety each."
    )
    paper.add_paragraph("Whoever buys more than a hundred pieces pays six less for each of them until the end of May.")
    paper.save(str(folder / "spring-prices.docx"))
    (folder / "note.txt").write_text("too short")
    built = run(tmp_path, "fingerprint", "build", "papers", str(folder), "--documents")
    assert (built.returncode, built.stderr.strip()) == (4, "1 document could not be used and is not in it.")
    pasted = "Can you shorten this: the supplier grants the buyer a rebate of 9 percent on all purchases above forty "
    pasted += "thousand a quarter. deliveries are free of charge to the warehouse in Leipzig"
    seen = json.loads(run(tmp_path, "check", "--format", "json", input=pasted).stdout)["sources"][0]
    (one,) = [one for one in seen["findings"] if one["detector"] == "exact_match"]
    assert one["category"] == "supplier_contract"
    assert one["reasons"][1].endswith("% of contract-acme")
    assert seen["action"] == "block"


def test_a_shop_system_by_its_api(tmp_path: Path) -> None:
    with fake_shop(running=0) as shop:
        for system, token, rows in (("shopify", SHOPIFY_TOKEN, 10), ("woocommerce", WOO_TOKEN, 250)):
            asked = ("--from", system, "--shop", shop.url, "--token", "env:SHOP_KEY")
            built = run(tmp_path, "fingerprint", "build", system, *asked, environ={"SHOP_KEY": token})
            assert built.returncode == 0, built.stderr
            assert f"{system}: {rows} rows" in built.stdout
    seen = json.loads(run(tmp_path, "check", "--format", "json", input="p3@customers.example").stdout)["sources"][0]
    assert seen["findings"][0]["reasons"][0] == "exact match: shopify"
    assert seen["findings"][0]["subject"]


def test_a_shop_wants_a_key_that_others_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = ("--from", "shopify", "--shop", "x.myshopify.example")
    for more, said in (
        (("--token", "shpat_synthetic"), "env:NAME"),
        ((), "--shop and --token"),
        (("--token", "env:NOT_THERE"), "is not there"),
        (("--token", "env:X", "--columns", "email"), "its own columns"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(tmp_path), "fingerprint", "build", "a", *shop, *more])
        assert ended.value.code == 2
        assert said in capsys.readouterr().err


def test_a_planted_fact_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "canaries.csv"
    path.write_text("fact\nthe autumn catalogue of the warehouse cat Wilbur\nthe tin of pearl buttons in aisle nine\n")
    built = run(tmp_path, "fingerprint", "build", "canaries", str(path), "--columns", "fact=text", "--canary")
    assert built.returncode == 0, built.stderr
    text = "Did you know the Autumn Catalogue of the warehouse cat, Wilbur?"
    seen = json.loads(run(tmp_path, "check", "--format", "json", input=text).stdout)["sources"][0]
    assert "canary: canaries" in seen["findings"][0]["reasons"]


def rows_of(data: Path, name: str) -> int:
    sets = json.loads(run(data, "fingerprint", "list", "--format", "json").stdout)["sets"]
    return next(one["rows"] for one in sets if one["name"] == name)


def knows(data: Path, text: str) -> bool:
    seen = json.loads(run(data, "check", "--format", "json", input=text).stdout)["sources"][0]
    return any(one["detector"] == "exact_match" for one in seen["findings"])


def test_a_nightly_run_takes_what_changed_in_a_shop_and_what_it_no_longer_has(tmp_path: Path) -> None:
    key = {"SHOP_KEY": TOKEN}
    people = [
        {
            "id": n,
            "email": f"m{n}@customers.example",
            "updated_at": "2020-01-01 00:00:00",
            "addresses": [{"city": "Ulm"}],
        }
        for n in range(300)
    ]
    with fake_shop(customers=people) as shop:
        asked = ("--from", "magento", "--shop", shop.url, "--token", "env:SHOP_KEY", "--every", "1h")
        assert run(tmp_path, "fingerprint", "build", "people", *asked, environ=key).returncode == 0
        assert run(tmp_path, "fingerprint", "update", "--due", environ=key).stdout == "", "its time has not come"
        people[7] |= {"email": "moved@customers.example", "updated_at": "2999-01-01 00:00:00"}
        del people[250:260]
        people.append({"id": 900, "email": "new@customers.example", "updated_at": "2999-01-01 00:00:00"})
        shop.asked.clear()
        done = run(tmp_path, "fingerprint", "update", "people", environ=key)
        assert done.returncode == 0, done.stderr
        assert "291 rows" in done.stdout
        assert sum("fields=items" in path for path in shop.asked) == 2, "all numbers, and nothing else of most"
        assert sum("updated_at" in path for path in shop.asked) == 1
        assert [knows(tmp_path, f"{name}@customers.example") for name in ("moved", "new", "m8")] == [True] * 3
        assert [knows(tmp_path, f"{name}@customers.example") for name in ("m7", "m255")] == [False] * 2
        del people[:200]
        refused = run(tmp_path, "fingerprint", "update", "people", environ=key)
        assert refused.returncode == 3
        assert "hard to believe" in refused.stderr
        assert rows_of(tmp_path, "people") == 291, "a shop that suddenly has a third of its customers changes nothing"
    told = run(tmp_path, "ledger", "export", "--format", "jsonl").stdout
    assert "fingerprint:set:updated" in told
    assert "fingerprint:build:failed" in told


def test_a_query_is_asked_for_what_changed_and_a_file_for_the_rest(tmp_path: Path, customers: Path) -> None:
    shop = sqlite3.connect(tmp_path / "shop.db")
    with shop:
        shop.execute("CREATE TABLE people (id INT, mail TEXT, changed TEXT)")
        shop.executemany(
            "INSERT INTO people VALUES (?, ?, '2020-01-01 00:00:00')", [(n, f"q{n}@x.example") for n in range(9)]
        )
    query = ("--query", "SELECT id, mail FROM people WHERE changed >= :since", "--keys-query", "SELECT id FROM people")
    more = ("--columns", "mail=email", "--key", "id", "--subject", "id", "--url", "env:SHOP_DB")
    address = {"SHOP_DB": f"sqlite:///{tmp_path}/shop.db"}
    built = run(tmp_path, "fingerprint", "build", "people", *query, *more, environ=address)
    assert built.returncode == 0, built.stderr
    with shop:
        shop.execute("UPDATE people SET mail = 'moved@x.example', changed = '2999-01-01 00:00:00' WHERE id = 3")
        shop.execute("UPDATE people SET mail = 'unseen@x.example' WHERE id = 4")
        shop.execute("DELETE FROM people WHERE id = 5")
    shop.close()
    assert run(tmp_path, "fingerprint", "update", "people", environ=address).returncode == 0
    assert [knows(tmp_path, f"{name}@x.example") for name in ("moved", "q4", "q5", "unseen", "q3")] == [
        *(True, True, False, False, False)
    ]
    assert run(tmp_path, "fingerprint", "update", "people", "--full", environ=address).returncode == 0
    assert knows(tmp_path, "unseen@x.example"), "a row whose change date was not touched comes with a full reading"

    assert run(tmp_path, *BUILD, str(customers), *COLUMNS, "--key", "customer_id").returncode == 0
    changes, erased = tmp_path / "changes.csv", tmp_path / "erased.txt"
    with changes.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADS, ["1002", "Ana", "Lopez", "ana@new.example", *PEOPLE[1][4:]]])
    erased.write_text("1003\n\n4711\n")
    done = run(tmp_path, "fingerprint", "update", "customers", str(changes), "--erased", str(erased))
    assert (done.returncode, done.stderr) == (0, "")
    assert "customers: 2 rows" in done.stdout
    assert [knows(tmp_path, each) for each in ("ana@new.example", "joerg@kunden.example")] == [True] * 2
    assert [knows(tmp_path, each) for each in ("ana@customers.example", "am.oneill@customers.example")] == [False] * 2
    assert run(tmp_path, "fingerprint", "update", "customers").returncode == 0
    assert rows_of(tmp_path, "customers") == 3, "without a file its own is read again"


def test_a_person_who_is_erased_is_in_no_set(tmp_path: Path, customers: Path) -> None:
    assert run(tmp_path, *BUILD, str(customers), *COLUMNS, "--for-browser").returncode == 0
    with customers.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADS, PEOPLE[1]])
    assert run(tmp_path, "fingerprint", "build", "only-her", str(customers), *COLUMNS).returncode == 0
    done = run(tmp_path, "ledger", "erase", "customer:1002", "--yes")
    assert done.returncode == 0, done.stderr
    assert "1 row taken out of the fingerprint set customers." in done.stdout
    assert not knows(tmp_path, "ana@customers.example, 0171/7654321, SO-100201")
    assert knows(tmp_path, "joerg@kunden.example")
    listed = json.loads(run(tmp_path, "fingerprint", "list", "--format", "json").stdout)["sets"]
    assert [(one["name"], one["rows"], one["state"]) for one in listed] == [("customers", 2, "ok")]


def test_updates_that_cannot_be_say_why(tmp_path: Path, customers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, *BUILD, str(customers), *COLUMNS).returncode == 0
    for arguments, code, said in (
        ((), 2, "--due"),
        (("customers", "--due"), 2, "--due"),
        (("customers", str(customers)), 2, "--key COLUMN"),
        (("customers", str(customers), "--full"), 2, "--full reads"),
        (("nobody",), 2, "no fingerprint set"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(tmp_path), "fingerprint", "update", *arguments])
        assert ended.value.code == code, arguments
        assert said in capsys.readouterr().err


def test_a_set_comes_back_with_a_backup_and_knows_its_customer(tmp_path: Path, customers: Path) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", str(tmp_path / "all.backup")
    assert run(old, *BUILD, str(customers), *COLUMNS).returncode == 0
    passphrase = {"PW": "a synthetic passphrase"}
    written = run(old, "backup", file, "--passphrase-env", "PW", environ=passphrase)
    assert "1 fingerprint set" in written.stdout
    assert run(new, "fingerprint", "build", "other", str(customers), *COLUMNS).returncode == 0
    assert run(new, "restore", file, "--passphrase-env", "PW", "--force", environ=passphrase).returncode == 0
    assert knows(new, "ana@customers.example")
    listed = json.loads(run(new, "fingerprint", "list", "--format", "json").stdout)["sets"]
    assert [(one["name"], one["state"]) for one in listed] == [("customers", "ok")], "what no key opens is not kept"
    assert run(new, "fingerprint", "update", "customers").returncode == 0


def test_the_doctor_says_which_set_is_late(tmp_path: Path, customers: Path) -> None:
    assert run(tmp_path, *BUILD, str(customers), *COLUMNS, "--every", "1h").returncode == 0
    said = json.loads(run(tmp_path, "doctor", "--format", "json").stdout)
    assert [one["state"] for one in said if one["look"] == "own data"] == ["ok"]
    with app.open_store(Settings(), tmp_path) as store:
        content, _ = written(keying=Keying(store.master.subkey(KEY_PURPOSE)), built_ms=1, every_hours=1)
        with FingerprintFolder(tmp_path).replacing("customers") as out:
            out.write(content)
    said = json.loads(run(tmp_path, "doctor", "--format", "json").stdout)
    late = [one for one in said if one["look"] == "own data"]
    assert [one["state"] for one in late] == ["ok", "note"]
    assert "seawall fingerprint update customers" in late[1]["words"]


@pytest.mark.parametrize(
    ("encoding", "begin", "mark"),
    [
        ("utf-16", "", "\t"),
        ("utf-8-sig", "", ";"),
        ("cp1252", "", ";"),
        ("utf-8", "sep=;\n", ";"),
    ],
)
def test_exports_of_spreadsheets_are_read_whatever_they_are_written_in(
    tmp_path: Path, encoding: str, begin: str, mark: str
) -> None:
    rows = [["number", "mail", "family", "city"]]
    rows += [[f"C{n}", f"person{n}@customers.example", f"Müller{'abcdefghij'[n]}", "Köln"] for n in range(10)]
    path = tmp_path / "export.csv"
    path.write_bytes((begin + "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)).encode(encoding))
    with _rows.rows_of(path) as (heads, found):
        assert heads == rows[0]
        assert list(found) == rows[1:]
