"""``seawall fingerprint`` as people and scripts use it, and what ``check`` then sees."""

import csv
import json
from pathlib import Path

import docx
import pytest

from end_to_end.running import run
from fakes.own_data import HEADS, PEOPLE
from fakes.shops import SHOPIFY_TOKEN, WOO_TOKEN, fake_shop
from seawall.cli import main


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
    assert (gone.returncode, gone.stdout) == (3, "")


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
    assert (built.returncode, built.stderr.strip()) == (4, "1 rows could not be used and are not in it.")
    assert "id (order), customer.mail (email)" in built.stdout


def test_wrong_wishes_say_what_to_do(tmp_path: Path, customers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 50)
    file = str(customers)
    for arguments, said in (
        (("X", file, *COLUMNS), "small letters"),
        (("../x", file, *COLUMNS), "small letters"),
        (("a", file), "--columns"),
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
    assert (built.returncode, built.stderr.strip()) == (4, "1 documents could not be used and are not in it.")
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
