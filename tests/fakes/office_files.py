"""Files as people's programs write them, made by hand where no test library does: PDF, OpenDocument, PowerPoint, the
compound files of old Office. All names and numbers are synthetic."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def package(members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def presentation(slides: list[str], notes: str = "") -> bytes:
    """A PowerPoint file: one text run a line of each slide."""
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    members: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
    for number, text in enumerate(slides, 1):
        lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
        members[f"ppt/slides/slide{number}.xml"] = f"<p:sld xmlns:p='p' {drawing}>{lines}</p:sld>"
    if notes:
        members["ppt/notesSlides/notesSlide1.xml"] = (
            f"<p:notes xmlns:p='p' {drawing}><a:p><a:t>{notes}</a:t></a:p></p:notes>"
        )
    return package(members)


def open_document(body: str, kind: str = "text") -> bytes:
    """An OpenDocument file with this content inside ``office:body``."""
    namespaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table"))
    body = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    content = f"<office:document-content {namespaces}>{body}</office:document-content>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()


def pdf(pages: list[str], *, fields: dict[str, str] | None = None, title: str = "", picture: bool = False) -> bytes:
    """A PDF with one text line a page, form fields on the first, a document title, or a picture on an empty page."""
    count = len(pages)
    field_ids = [4 + 2 * count + number for number in range(len(fields or {}))]
    picture_id = 4 + 2 * count + len(field_ids)
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{' '.join(f'{n} 0 R' for n in field_ids)}]>>>>".encode(),
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in enumerate(pages):
        annotations = f"/Annots[{' '.join(f'{n} 0 R' for n in field_ids)}]" if number == 0 and field_ids else ""
        shown = f"/XObject<</I {picture_id} 0 R>>" if picture else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>{shown}>>"
            f"/Contents {5 + 2 * number} 0 R{annotations}>>".encode()
        )
        drawing = f"BT /F 12 Tf 72 700 Td ({text}) Tj ET" + (" q 99 0 0 99 9 9 cm /I Do Q" if picture else "")
        packed = zlib.compress(drawing.encode("latin-1"))
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed))
    for name, value in (fields or {}).items():
        objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T({name})/V({value})/Rect[0 0 9 9]/P 4 0 R>>".encode("latin-1")
        )
    if picture:
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
            b"stream\n\x80\nendstream"
        )
    objects.append(f"<</Title({title})>>".encode("latin-1"))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file ([MS-CFB], version 3) with these streams; ``a/b`` puts stream b into storage a.

    Every stream gets sectors of its own (the mini stream's cut-off is zero), and the directory is a chain of
    siblings, which the format allows.
    """
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    tree: dict[str, dict[str, bytes] | bytes] = {}
    for path, data in streams.items():
        folder, slash, name = path.rpartition("/")
        if slash:
            inner = tree.setdefault(folder, {})
            assert isinstance(inner, dict)
            inner[name] = data
        else:
            tree[name] = data
    entries: list[list[object]] = [["Root Entry", 5, free, 1, end, 0]]
    contents: list[bytes] = []
    chains: list[tuple[int, bytes]] = []

    def place(name: str, data: bytes) -> list[object]:
        chains.append((len(entries), data))
        return [name, 2, free, free, end, len(data)]

    for index, (name, content) in enumerate(tree.items()):
        if isinstance(content, bytes):
            entries.append(place(name, content))
            at = len(entries) - 1
        else:
            entries.append([name, 1, free, len(entries) + 1, end, 0])
            at = len(entries) - 1
            for number, (inner_name, data) in enumerate(content.items()):
                entries.append(place(inner_name, data))
                if number + 1 < len(content):
                    entries[-1][2] = len(entries)
        if index + 1 < len(tree):
            entries[at][2] = len(entries)
    directory_sectors = -(-len(entries) // 4)
    fat: list[int] = [*range(1, directory_sectors), end]
    for at, data in chains:
        count = -(-len(data) // 512)
        if count:
            entries[at][4] = len(fat)
            fat += [*range(len(fat) + 1, len(fat) + count), end]
            contents.append(data.ljust(count * 512, b"\0"))
    fat_sectors = -(-(len(fat) + 8) // 127)
    first_fat = len(fat)
    fat += [0xFFFFFFFD] * fat_sectors
    fat += [free] * (fat_sectors * 128 - len(fat))
    directory = b"".join(_entry(*entry) for entry in entries).ljust(directory_sectors * 512, b"\0")
    difat = [first_fat + number for number in range(fat_sectors)] + [free] * (109 - fat_sectors)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    )
    header += struct.pack("<IIIIIIIII", fat_sectors, 0, 0, 0, end, 0, end, 0, 0)[:-4]
    header += struct.pack("<109I", *difat)
    return header.ljust(512, b"\0") + directory + b"".join(contents) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(name: object, kind: object, right: object, child: object, start: object, size: object) -> bytes:
    raw = str(name).encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return head + struct.pack("<III", 0xFFFFFFFF, right, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
