"""Every format plug-in on real files, made by the libraries people's programs use or by hand. All data is synthetic."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import costs_at_most
from fakes.office_files import compound, open_document, package, pdf, presentation
from seawall.detect.documents import Document, FilePart, Unread, formats, read_document

CARD = "4111 1111 1111 1111"
MAIL = "ana.ruiz@shop.example"


def texts(document: Document) -> dict[str, str]:
    return {part.path: part.text for part in document.parts}


def everything(document: Document) -> str:
    return "\n".join(part.text for part in document.parts)


def reasons(document: Document) -> list[str]:
    return [item.reason for item in document.unread]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Customers"
    sheet.append(["email", "card", "born"])
    sheet.append([MAIL, 4111111111111111, None])
    sheet["C2"] = __import__("datetime").date(1990, 5, 17)
    sheet["E9"] = "far away"
    sheet["A2"].comment = openpyxl.comments.Comment("call +1 202 555 0143", "Bo")
    hidden = book.create_sheet("Margins")
    hidden.sheet_state = "hidden"
    hidden.append(["sku", "cost"])
    hidden.append(["A-1", 12.5])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def word_document() -> bytes:
    document = docx.Document()
    line = document.add_paragraph("Card 4111 11")
    line.add_run("11 1111").bold = True
    line.add_run(" 1111")
    table = document.add_table(2, 2)
    for row, values in enumerate((("email", "city"), (MAIL, "Lyon"))):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    document.sections[0].header.paragraphs[0].text = "header for Bo"
    document.core_properties.author = "Ana Ruiz"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ana Ruiz <ana@shop.example>"
    mail["To"] = "bo@shop.example"
    mail["Subject"] = "Überraschung für Zoë"
    mail["Message-ID"] = "<1@shop.example>"
    mail.set_content("Grüße, call me on +1 202 555 0143\n", charset="iso-8859-1")
    mail.add_alternative("<html><body>Write to <b>ana</b>.ruiz@shop.example</body></html>", subtype="html")
    mail.add_attachment(workbook(), maintype="application", subtype="octet-stream", filename="list.xlsx")
    return mail


class TestOffice:
    def test_excel_gives_every_sheet_with_headers_rows_dates_and_long_numbers(self) -> None:
        document = read_document("list.xlsx", workbook())
        found = texts(document)
        assert (
            found["list.xlsx#Customers!A1:E9"]
            == f"email\tcard\tborn\n{MAIL}\t4111111111111111\t1990-05-17\n\t\t\t\tfar away\n"
        )
        assert found["list.xlsx#Margins!A1:B2"] == "sku\tcost\nA-1\t12.5\n"
        assert "call +1 202 555 0143" in found["list.xlsx#comments"]
        sheet = document.parts[0]
        assert sheet.place(sheet.text.index("4111")) == "B2"
        assert sheet.place(sheet.text.index("far")) == "E9"
        assert not document.unread

    def test_a_workbook_with_a_cell_in_its_last_corner_needs_no_dense_grid(self) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = MAIL
        book.active["XFD1048576"] = "end"
        saved = io.BytesIO()
        book.save(saved)
        document = read_document("corner.xlsx", saved.getvalue())
        part = document.parts[0]
        assert part.path == "corner.xlsx#Sheet!A1:XFD1048576"
        assert part.text == f"{MAIL}\n\tend\n"
        assert part.place(part.text.index("end")) == "row 1048576"

    def test_word_joins_runs_reads_tables_headers_and_properties(self) -> None:
        found = texts(read_document("offer.docx", word_document()))
        assert f"Card {CARD}\n" in found["offer.docx"]
        assert "email\tcity" in found["offer.docx"]
        assert f"{MAIL}\tLyon" in found["offer.docx"]
        assert any("header for Bo" in text for path, text in found.items() if "header" in path)
        assert "creator: Ana Ruiz" in "\n".join(found.values())

    def test_pictures_in_a_document_are_reported(self) -> None:
        content = package(
            {
                "word/document.xml": "<w:document xmlns:w='w'><w:p><w:t>hi</w:t></w:p></w:document>",
                "word/media/scan.png": b"\x89PNG",
            }
        )
        document = read_document("a.docx", content)
        assert texts(document) == {"a.docx": "hi\n"}
        assert document.unread == (Unread("a.docx!/scan.png", "picture: not inspected", "image/*"),)

    def test_a_workbook_embedded_in_a_document_is_read_as_one(self) -> None:
        content = package({"word/document.xml": "<d/>", "word/embeddings/prices.xlsx": workbook()})
        assert MAIL in texts(read_document("a.docx", content))["a.docx!/prices.xlsx#Customers!A1:E9"]

    def test_slides_and_notes(self) -> None:
        found = texts(read_document("a.pptx", presentation([f"Hello\n{MAIL}", "two"], notes="say hi to Bo")))
        assert found["a.pptx#slide 1"] == f"Hello\n{MAIL}\n"
        assert found["a.pptx#slide 2"] == "two\n"
        assert found["a.pptx#notes of slide 1"] == "say hi to Bo\n"

    def test_open_document_text_and_sheets(self) -> None:
        text = open_document(
            f"<text:p>mail<text:s text:c='3'/>{MAIL}</text:p><text:p>ta<text:span>il</text:span></text:p>"
        )
        assert everything(read_document("a.odt", text)) == f"mail   {MAIL}\ntail\n"
        cells = "".join(
            f"<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"
            for value in ("a", "b")
        )
        money = "<table:table-cell office:value='4111111111111111'><text:p>4.11E15</text:p></table:table-cell>"
        rows = (
            f"<table:table-row>{cells}</table:table-row>"
            "<table:table-row table:number-rows-repeated='1048570'>"
            "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
            f"<table:table-row>{money}</table:table-row>"
        )
        sheet = open_document(f"<table:table table:name='List'>{rows}</table:table>", "spreadsheet")
        assert texts(read_document("a.ods", sheet)) == {"a.ods#List!A1:B1048572": "a\tb\n4111111111111111 4.11E15\n"}

    def test_encrypted_office_files_are_reported(self) -> None:
        document = read_document("secret.docx", compound({"EncryptedPackage": b"x" * 600, "EncryptionInfo": b"y" * 40}))
        assert reasons(document) == ["encrypted: it asks for a password"]
        encrypted = package({"content.xml": "<x/>", "META-INF/manifest.xml": "<manifest:encryption-data/>"})
        assert reasons(read_document("secret.odt", encrypted)) == ["encrypted"]


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def old_workbook() -> bytes:
    """BIFF8: a shared string cut over two records, an RK number, a date, a formula's text."""
    long = "Zürich " * 4
    wide = "Łódź"
    first = (
        struct.pack("<II", 3, 3) + struct.pack("<HB", len(MAIL), 0) + MAIL.encode() + struct.pack("<HB", len(long), 0)
    )
    first += long[:9].encode("latin-1")
    rest = b"\x00" + long[9:].encode("latin-1") + struct.pack("<HB", len(wide), 1) + wide.encode("utf-16-le")
    globals_ = record(0x0809, struct.pack("<HHII", 0x0600, 0x0005, 0, 0) + b"\0" * 4)
    globals_ += record(0x00E0, struct.pack("<HH", 0, 0) + b"\0" * 16) + record(
        0x00E0, struct.pack("<HH", 0, 14) + b"\0" * 16
    )
    globals_ += record(0x0085, struct.pack("<IBB", 0, 0, 0) + bytes([4, 0]) + b"List")
    globals_ += record(0x00FC, first) + record(0x003C, rest) + record(0x000A, b"")
    sheet = record(0x0809, struct.pack("<HHII", 0x0600, 0x0010, 0, 0) + b"\0" * 4)
    sheet += b"".join(record(0x00FD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(3))
    sheet += record(0x0203, struct.pack("<HHHd", 1, 0, 0, 4111111111111111.0))
    sheet += record(0x027E, struct.pack("<HHHI", 1, 1, 0, (1999 << 2) | 3))
    sheet += record(0x0203, struct.pack("<HHHd", 1, 2, 1, 33010.0))
    sheet += record(0x0006, struct.pack("<HHH", 65535, 16383, 0) + b"\0" * 6 + b"\xff\xff" + b"\0" * 6)
    sheet += record(0x0207, struct.pack("<HB", 4, 0) + b"last") + record(0x000A, b"")
    return compound({"Workbook": globals_ + sheet})


class TestOldOffice:
    def test_excel_before_2007(self) -> None:
        document = read_document("list.xls", old_workbook())
        assert texts(document) == {
            "list.xls#List!A1:XFD65536": f"{MAIL}\t{'Zürich ' * 4}\tŁódź\n4111111111111111\t19.99\t1990-05-17\n\tlast\n"
        }
        assert not document.unread

    def test_encrypted_excel_before_2007(self) -> None:
        stream = record(0x0809, b"\0" * 16) + record(0x002F, b"\0" * 6)
        assert reasons(read_document("a.xls", compound({"Workbook": stream}))) == ["encrypted: it asks for a password"]

    def test_word_before_2007(self) -> None:
        plain, wide = b"Card 4111 1111 ", "1111 1111\rŁódź\x07".encode("utf-16-le")
        start = 0x200
        main = b"\xec\xa5".ljust(0x0A, b"\0") + struct.pack("<H", 0x0200)
        main = main.ljust(0x1A2, b"\0")
        positions = struct.pack("<3I", 0, len(plain), len(plain) + len(wide) // 2)
        pieces = b"".join(
            struct.pack("<HIH", 0, offset, 0) for offset in ((start * 2) | 0x40000000, start + len(plain))
        )
        clx = b"\x02" + struct.pack("<I", len(positions + pieces)) + positions + pieces
        main += struct.pack("<II", 0, len(clx))
        main = main.ljust(start, b"\0") + plain + wide
        document = read_document("a.doc", compound({"WordDocument": main, "1Table": clx}))
        assert texts(document) == {"a.doc": f"Card {CARD}\nŁódź\t"}

    def test_outlook_message_with_recipients_and_attachments(self) -> None:
        def wide(text: str) -> bytes:
            return text.encode("utf-16-le")

        streams = {
            "__properties_version1.0": b"\0" * 32,
            "__substg1.0_0037001F": wide("Order 1001"),
            "__substg1.0_1000001F": wide(f"call {MAIL}"),
            "__recip_version1.0_#00000000/__substg1.0_39FE001F": wide("bo@shop.example"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("list.xlsx"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": workbook(),
        }
        found = texts(read_document("a.msg", compound(streams)))
        assert found["a.msg#headers"] == "Subject: Order 1001\nRecipient: bo@shop.example"
        assert found["a.msg#body"] == f"call {MAIL}"
        assert MAIL in found["a.msg!/list.xlsx#Customers!A1:E9"]

    def test_another_compound_file_gives_its_strings_and_says_so(self) -> None:
        document = read_document("a.ppt", compound({"PowerPoint Document": b"\x01\x02" + MAIL.encode() + b"\x03"}))
        assert MAIL in everything(document)
        assert reasons(document) == ["PowerPoint file of before 2007: only its readable strings were inspected"]


class TestMail:
    def test_headers_bodies_of_every_charset_and_attachments(self) -> None:
        document = read_document("a.eml", message().as_bytes())
        found = texts(document)
        assert "Subject: Überraschung für Zoë" in found["a.eml#headers"]
        assert "Grüße, call me on +1 202 555 0143" in found["a.eml#body"]
        assert MAIL in found["a.eml!/body.html"]
        assert "4111111111111111" in found["a.eml!/list.xlsx#Customers!A1:E9"]
        assert not document.unread

    def test_a_forwarded_mail_is_read_in_turn(self) -> None:
        outer = EmailMessage()
        outer["Subject"], outer["From"], outer["Message-ID"] = "Fwd", "bo@shop.example", "<2@shop.example>"
        outer.set_content("see below")
        outer.add_attachment(message())
        found = texts(read_document("f.eml", outer.as_bytes()))
        assert any("message" in path and "4111111111111111" in text for path, text in found.items())

    def test_a_mailbox_is_split_into_its_messages(self) -> None:
        box = b"".join(
            b"From bo@shop.example Mon Jan  5 10:00:00 2026\n" + message().as_bytes().replace(b"\r\n", b"\n") + b"\n"
            for _ in range(3)
        )
        found = texts(read_document("old.mbox", box))
        assert [path for path in found if path.endswith("#body")] == [f"old.mbox!/message {n}#body" for n in (1, 2, 3)]

    @pytest.mark.parametrize(
        "raw",
        [
            b"From: =?utf-8?b?!!!?= <a@b>\nMessage-ID: <1>\nContent-Type: text/plain; charset=no\n\nana@shop.example",
            b"Message-ID: <1>\nSubject: x\nContent-Type: multipart/mixed\n\nno boundary ana@shop.example",
            b"Message-ID: <1>\nSubject: x\nContent-Transfer-Encoding: base64\n\nYW5hQHNob3AuZXhhbXBsZQ=\n***",
            b"Message-ID: <1>\nFrom: " + b"(" * 5000 + b"\nSubject: x\n\nana@shop.example",
        ],
    )
    def test_malformed_mail_is_read_as_far_as_it_goes(self, raw: bytes) -> None:
        assert "ana@shop.example" in everything(read_document("bad.eml", raw))


class TestPages:
    def test_html_joins_inline_tags_lays_out_tables_and_reads_what_is_hidden(self) -> None:
        page = f"""<!DOCTYPE html><html><head><title>Orders</title></head><body><p>4111 11<b>11</b> 1111 1111
        <table><tr><th>email<th>city<tr><td>{MAIL}<td>Lyon</table><!-- note for bo@shop.example -->
        <a href="mailto:eve@shop.example">x</a><script>{{"mail":"jo\\u0040shop.example"}}</script></body></html>"""
        found = texts(read_document("a.html", page.encode()))
        assert CARD in found["a.html"]
        assert f"\t{MAIL}\tLyon" in found["a.html"]
        hidden = found["a.html#hidden text"]
        assert all(name in hidden for name in ("bo@shop.example", "mailto:eve@shop.example", "jo@shop.example"))

    def test_a_page_in_the_charset_it_declares(self) -> None:
        page = "<html><head><meta charset=windows-1251></head><body>Привет, Анна</body></html>".encode("cp1251")
        assert "Привет, Анна" in everything(read_document("a.html", page))

    def test_a_million_nested_tags(self) -> None:
        page = b"<html>" + b"<div>" * 300_000 + MAIL.encode() + b"</div>" * 300_000
        read: list[Document] = []
        assert costs_at_most(lambda: read.append(read_document("deep.html", page)), 8)
        assert MAIL in everything(read[0])

    def test_xml_keeps_names_next_to_values_and_resolves_entities_in_place(self) -> None:
        raw = f"<?xml version='1.0'?><c><mail>ana.ruiz&#64;shop.example</mail><x><![CDATA[{CARD}]]></x></c>"
        part = read_document("feed.xml", raw.encode()).parts[0]
        assert f"<mail>{MAIL}</mail>" in part.text
        start = part.text.index(CARD)
        assert raw[part.original(start) : part.original(start + len(CARD))] == CARD

    def test_billion_laughs_are_not_expanded_and_are_reported(self) -> None:
        entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        raw = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11; {MAIL}</x>'
        document = read_document("a.xml", raw.encode())
        assert MAIL in everything(document)
        assert reasons(document) == ["declares XML entities, which were not expanded"]
        inside = package({"word/document.xml": raw})
        assert reasons(read_document("a.docx", inside)) == ["declares XML entities, which are not expanded"]

    def test_json_resolves_escapes_and_keeps_offsets_true(self) -> None:
        raw = '{"note": "line\\nana.ruiz\\u0040shop.example \\ud83d\\ude00 ok", "cvv": "123"}'
        part = read_document("a.json", raw.encode()).parts[0]
        assert part.media == "application/json"
        assert f"\n{MAIL} 😀 ok" in part.text
        start = part.text.index(MAIL)
        assert raw[part.original(start) : part.original(start + len(MAIL))] == "ana.ruiz\\u0040shop.example"
        assert raw[part.original(part.text.index("123")) :].startswith("123")

    def test_json_lines_keep_a_line_a_record(self) -> None:
        raw = "".join(json.dumps({"id": n, "mail": MAIL}) + "\n" for n in range(5))
        part = read_document("a.jsonl", raw.encode()).parts[0]
        assert part.text == raw
        assert part.place(len(raw) - 2) == "line 5"


class TestPdf:
    def test_pages_fields_and_title(self) -> None:
        document = read_document(
            "a.pdf", pdf([f"Hello {MAIL}", "two"], fields={"iban": "DE89370400440532013000"}, title="For Bo")
        )
        found = texts(document)
        assert found["a.pdf#page 1"] == f"Hello {MAIL}"
        assert found["a.pdf#page 2"] == "two"
        assert found["a.pdf#page 1, fields and notes"] == "iban: DE89370400440532013000"
        assert found["a.pdf#properties"] == "Title: For Bo"
        assert not document.unread

    def test_a_scan_is_reported(self) -> None:
        document = read_document("scan.pdf", pdf([""], picture=True))
        assert document.unread[0].path == "scan.pdf#page 1"
        assert reasons(document) == ["a picture without text, such as a scan: not inspected"]

    def test_a_stream_that_inflates_without_end_is_refused_before_the_parser_sees_it(self) -> None:
        import zlib

        bomb = zlib.compress(b"\0" * 300_000_000, 9)
        document = read_document("bomb.pdf", b"%PDF-1.7\n1 0 obj\n<</Length 9>>stream\n" + bomb + b"\nendstream")
        assert reasons(document) == ["unpacks to over 100 times its size, as a bomb does"]

    @pytest.mark.parametrize("cut", [9, 60, 400])
    def test_a_cut_pdf_is_reported(self, cut: int) -> None:
        assert reasons(read_document("a.pdf", pdf(["Hello"])[:cut])) == [
            "cut off or damaged: not a PDF that can be opened"
        ]


class TestRtf:
    def test_text_without_fonts_and_with_characters_of_its_code_page(self) -> None:
        raw = (
            rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 \'cf\'f0\'e8 \u8364?\{x\} "
            rb"ana.ruiz@shop.example\par next\cell}"
        )
        assert texts(read_document("a.rtf", raw)) == {"a.rtf": f"При €{{x}} {MAIL}\nnext\t"}

    def test_a_picture_is_reported_and_its_digits_are_no_text(self) -> None:
        document = read_document("a.rtf", rb"{\rtf1 hi{\pict\pngblip 4111111111111111}}")
        assert texts(document) == {"a.rtf": "hi"}
        assert reasons(document) == ["picture: not inspected (1)"]


class TestArchives:
    def test_members_are_read_in_turn_to_any_kind(self) -> None:
        inner = package({"mail.eml": message().as_bytes(), "notes.txt": "Größe".encode("utf-16")})
        tape = io.BytesIO()
        with tarfile.open(fileobj=tape, mode="w") as archive:
            info = tarfile.TarInfo("deep/inner.zip")
            info.size = len(inner)
            archive.addfile(info, io.BytesIO(inner))
        found = texts(read_document("all.tgz", gzip.compress(tape.getvalue())))
        assert found["all.tgz!/all.tar!/deep/inner.zip!/notes.txt"] == "Größe"
        assert "4111111111111111" in found["all.tgz!/all.tar!/deep/inner.zip!/mail.eml!/list.xlsx#Customers!A1:E9"]

    @pytest.mark.parametrize(
        ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress), ("a.txt.xz", lzma.compress)]
    )
    def test_single_streams(self, name: str, pack: object) -> None:
        packed = pack(MAIL.encode())  # type: ignore[operator]
        assert texts(read_document(name, packed)) == {f"{name}!/a.txt": MAIL}

    def test_a_cut_gzip_gives_what_unpacks_and_says_so(self) -> None:
        import random

        lines = "".join(f"{random.Random(n).random()} {MAIL}\n" for n in range(5000)).encode()
        document = read_document("a.log.gz", gzip.compress(lines)[:-3000])
        assert MAIL in everything(document)
        assert reasons(document) == ["cut off or damaged: only a part of it unpacks"]

    def test_streams_one_after_another_and_padding(self) -> None:
        packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 200_000
        assert texts(read_document("a.gz", packed)) == {"a.gz!/a": "one two"}

    def test_a_bomb_is_refused_and_its_neighbours_are_read(self) -> None:
        packed, read = package({"bomb.bin": b"\0" * 100_000_000, "b.txt": MAIL}), []
        assert costs_at_most(lambda: read.append(read_document("a.zip", packed)), 2)
        document = read[0]
        assert texts(document) == {"a.zip!/b.txt": MAIL}
        assert document.unread == (Unread("a.zip!/bomb.bin", "unpacks to over 100 times its size, as a bomb does"),)

    def test_nesting_ends(self) -> None:
        content = package({"a.txt": MAIL})
        for _ in range(9):
            content = package({"inner.zip": content})
        assert reasons(read_document("a.zip", content)) == ["nested deeper than Seawall unpacks"]

    def test_too_much_data_over_many_members_is_refused(self) -> None:
        noise = b"".join(b"%d,%d\n" % (n, n * 7919) for n in range(60_000))
        content = package({f"{n}.csv": noise for n in range(8)})
        document = read_document("a.zip", content, bytes_max=3 * len(noise))
        assert len(document.parts) == 3
        assert reasons(document) == ["unpacks to more data than Seawall reads from one file"]

    def test_encrypted_members_are_reported_by_name(self) -> None:
        content = bytearray(package({"secret.txt": "hidden text"}))
        content[6] |= 1
        content[content.rindex(b"PK\x01\x02") + 8] |= 1
        assert read_document("a.zip", bytes(content)).unread == (Unread("a.zip!/secret.txt", "encrypted"),)

    def test_a_member_that_claims_to_be_larger_than_the_tape(self) -> None:
        info = tarfile.TarInfo("a.txt")
        info.size = 10**12
        document = read_document("a.tar", info.tobuf() + b"x" * 512)
        assert reasons(document)[0] == "cut off: the archive is shorter than this member"


class TestBinaries:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"\x89PNG\r\n\x1a\n\0\0", "PNG picture: not inspected"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture: not inspected"),
            (b"7z\xbc\xaf\x27\x1c\0\4", "7-Zip archive: not inspected"),
            (b"\x7fELF\2\1\1\0", "program: not inspected"),
            (b"RIFF\x24\0\0\0WEBPVP8 \0\0", "WebP picture: not inspected"),
            (b"\0\1\2\3\xff\xfe\xfd" * 99, "a kind of file Seawall does not know: not inspected"),
        ],
    )
    def test_are_named_and_reported(self, data: bytes, reason: str) -> None:
        document = read_document("upload", data)
        assert not document.parts
        assert reasons(document) == [reason]

    def test_a_database_gives_its_strings_and_still_counts_as_not_read(self) -> None:
        document = read_document("shop.avro", b"Obj\x01\x00\x01\x02" + MAIL.encode() + b"\x00\x01\x02")
        assert MAIL in everything(document)
        assert reasons(document) == ["Avro file: only its readable strings were inspected"]

    @pytest.mark.parametrize(
        "text", ["BM is a unit", "MZ said hello", "ID3 tags are old", "ORC and elf", "BZh is no header"]
    )
    def test_a_text_that_begins_like_a_magic_number_is_a_text(self, text: str) -> None:
        assert texts(read_document("a.txt", text.encode())) == {"a.txt": text}


class TestSniffing:
    @pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a", "a.png", "a.docx"])
    def test_content_wins_over_the_name(self, name: str) -> None:
        assert MAIL in everything(read_document(name, workbook()))
        assert MAIL in everything(read_document(name, pdf([MAIL])))
        assert everything(read_document(name, MAIL.encode())) == MAIL

    def test_nothing_is_no_text_and_no_complaint(self) -> None:
        assert read_document("a.txt", b"") == Document("a.txt", "text/plain")
        assert read_document("a.docx", b"").unread == ()

    def test_a_training_set_is_read_message_by_message(self) -> None:
        lines = "".join(
            f'{{"messages": [{{"role": "user", "content": "hi"}}, {{"role": "assistant", "content": "ask {name}"}}]}}\n'
            for name in ("a@mail.example", "b@mail.example")
        )
        document = read_document("train.jsonl", lines.encode())
        assert {part.path for part in document.parts} >= {"train.jsonl#line 1/messages/1/content"}
        for name in ("a@mail.example", "b@mail.example"):
            assert name in everything(document)

    def test_every_plug_in_is_met_in_this_file(self) -> None:
        seen = {
            "text",
            "json",
            "chat",
            "xml",
            "html",
            "email",
            "mbox",
            "docx",
            "xlsx",
            "pptx",
            "odf",
            "rtf",
            "pdf",
            "xls",
            "doc",
        }
        packed = {"msg", "ole", "zip", "gzip", "bzip2", "xz", "tar"}
        assert set(formats()) == seen | packed | {"picture", "columnar", "sqlite", "binary"}

    def test_a_long_line_is_read_in_bounded_time(self) -> None:
        text, read = ("x" * 999 + " ") * 20_000 + MAIL, []
        assert costs_at_most(lambda: read.append(read_document("a.txt", text.encode())), 2)
        assert everything(read[0]).endswith(MAIL)

    def test_fifty_megabytes_of_escapes(self) -> None:
        raw, read = b'{"a":"' + b"\\\\" * 6_000_000 + b'\\u0040"}', []
        assert costs_at_most(lambda: read.append(read_document("a.json", raw)), 5)
        assert everything(read[0]).endswith('@"}')


SAMPLES = {
    "a.xlsx": workbook(),
    "a.docx": word_document(),
    "a.pptx": presentation(["one", "two"], "note"),
    "a.ods": open_document(
        "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>", "spreadsheet"
    ),
    "a.pdf": pdf(["one", "two"], fields={"f": "v"}, picture=True),
    "a.xls": old_workbook(),
    "a.msg": compound({"__properties_version1.0": b"x", "__substg1.0_1000001F": b"h\0i\0" * 400}),
    "a.eml": message().as_bytes(),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl x}\'e9\u8364? hello {\pict 00}\par}",
    "a.zip": package({"a.txt": "hello", "b.xlsx": workbook()}),
    "a.html": b"<!doctype html><html><table><tr><td>1<td>2</table><!-- x --></html>",
    "a.xml": b"<?xml version='1.0'?><a><b>&#64;</b></a>",
    "a.gz": gzip.compress(b"hello " * 99),
}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_cut_or_changed_gives_text_or_a_reason_and_never_an_error(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(0, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    document = read_document(name, cut)
    for part in document.parts:
        assert part.path.startswith(name)
        part.text.encode("utf-8")
        part.place(len(part.text) // 2)
        assert 0 <= part.original(len(part.text)) <= max(len(cut), len(part.text)) * 8
    assert document.parts or document.unread or not cut.strip() or name in ("a.ods", "a.html", "a.rtf", "a.eml", "a.gz")


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    document = read_document("upload", content)
    empty = not content.strip(b" \t\r\n\f\v\x1c\x1d\x1e\x1f\0\x85\xef\xbb\xbf\xff\xfe")
    # A bare ``{\\rtf`` is a whole document without any text.
    assert document.parts or document.unread or empty or document.media == "application/rtf"


def test_no_reason_quotes_the_file() -> None:
    for name, content in SAMPLES.items():
        for cut in (len(content) // 3, len(content) // 2, len(content) - 30):
            for item in read_document(name, content[:cut]).unread:
                assert MAIL not in item.reason
                assert "4111" not in item.reason


def test_parts_are_parts() -> None:
    assert isinstance(read_document("a.txt", b"hi").parts[0], FilePart)
    assert zipfile.is_zipfile(io.BytesIO(workbook()))
