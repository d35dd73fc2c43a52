"""Kinds of files by their first bytes, and the plainest of pictures, which page images become.

Magic numbers: the file formats' own specifications, as IANA's media type registrations and the "file" utility name
them.
"""

from __future__ import annotations

import re

from seawall.detect.documents import Source
from seawall.detect.text_encoding import decode

GRAY = "image/x-portable-graymap"
NETPBM = re.compile(rb"P[56]\n(\d{1,6}) (\d{1,6})\n255\n")
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "PNG picture"),
    (0, b"\xff\xd8\xff", "image/jpeg", "JPEG picture"),
    (0, b"GIF87a", "image/gif", "GIF picture"),
    (0, b"GIF89a", "image/gif", "GIF picture"),
    (8, b"WEBP", "image/webp", "WebP picture"),
    (0, b"II*\x00", "image/tiff", "TIFF picture"),
    (0, b"MM\x00*", "image/tiff", "TIFF picture"),
    (0, b"BM", "image/bmp", "BMP picture"),
    (0, b"\x00\x00\x01\x00", "image/x-icon", "icon"),
    (4, b"ftypheic", "image/heic", "HEIC picture"),
    (4, b"ftypavif", "image/avif", "AVIF picture"),
    (4, b"ftyp", "video/mp4", "MP4 or QuickTime film"),
    (0, b"\x1aE\xdf\xa3", "video/webm", "Matroska or WebM film"),
    (8, b"AVI ", "video/x-msvideo", "AVI film"),
    (8, b"WAVE", "audio/wav", "WAV sound"),
    (0, b"ID3", "audio/mpeg", "MP3 sound"),
    (0, b"OggS", "audio/ogg", "Ogg sound"),
    (0, b"fLaC", "audio/flac", "FLAC sound"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "7-Zip archive"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar", "RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd", "Zstandard file"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4", "LZ4 file"),
    (0, b"MSCF", "application/vnd.ms-cab-compressed", "CAB archive"),
    (0, b"\x7fELF", "application/x-elf", "program"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable", "Windows program"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary", "macOS program"),
    (0, b"\xca\xfe\xba\xbe", "application/java-vm", "Java class or macOS program"),
    (0, b"\x00asm", "application/wasm", "WebAssembly program"),
    (0, b"wOFF", "font/woff", "font"),
    (0, b"wOF2", "font/woff2", "font"),
    (0, b"\x00\x01\x00\x00\x00", "font/ttf", "font"),
    (0, b"OTTO", "font/otf", "font"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3", "SQLite database"),
    (0, b"PAR1", "application/vnd.apache.parquet", "Parquet file"),
    (0, b"ORC", "application/x-orc", "ORC file"),
    (0, b"Obj\x01", "application/avro", "Avro file"),
    (0, b"ARROW1", "application/vnd.apache.arrow.file", "Arrow file"),
    (4, b"Standard Jet DB", "application/x-msaccess", "Access database"),
    (4, b"Standard ACE DB", "application/x-msaccess", "Access database"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst", "Outlook mailbox"),
    (0, b"%!PS", "application/postscript", "PostScript file"),
    (0, b"PGDMP", "application/x-pgdump", "PostgreSQL dump"),
)


def gray(width: int, height: int, pixels: bytes) -> bytes:
    """Gray pixels as a picture file (Netpbm)."""
    return b"P5\n%d %d\n255\n" % (width, height) + pixels


def kind(source: Source) -> tuple[str, str]:
    """Media type and everyday name by magic number; two empty strings when it has none that is known."""
    for offset, magic, media, title in _MAGIC:
        if source.head.startswith(magic, offset):
            if magic in (b"WEBP", b"AVI ", b"WAVE") and source.head[:4] != b"RIFF":
                continue
            if len(magic) <= 3 and decode(source.head[:512]) is not None:
                continue  # a text may well begin with "BM", "MZ", "ORC" or "ID3"
            return media, title
    return "", ""
