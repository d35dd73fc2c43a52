"""Rows that programs write hold nobody's data, however much their numbers look like some; every value is made up."""

import pytest

from seawall.app import open_engine

engine = open_engine()


def found(text: str) -> list[tuple[str, str]]:
    return [(one.detector, text[one.start : one.end]) for one in engine.scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        "00002e00  85 c0 0f 85 3c ff ff ff ba 05 00 00 00 48 8d 35  |....<........H.|",
        "002050 ff 25 ba 8f 00 00 68 02 00 00 00 e9 c0 ff ff ff  >.%....h........<",
        "00002b90  1d 52 86 00 00 ba 05  00 00 00 31 ff 48 8d 35 70  |.R.......1.H.5p|",
        "00002ea0  00 00 85 c0 74 13 80 3d  63 83 00 00 00 74 21 e8  |....t..=c....t!.|",
        "CA\t+4439-06336\tAmerica/Halifax\nCA\t+4612-05957\tAmerica/Glace_Bay\nAD\t+4230+00131\tEurope/Andorra",
        "BR\t-0712-04812\tAmerica/Araguaina\tTocantins",
        "TcpExt: 0 0 0 0 0 0 185036 3 0 0 0 0 0 0 0 0 0 0 0 2 0 713 2946 2946 1197",
        "1: 0100007F:0000 00000000:0000 0A 00000000:00000000 2000000000000004 0 0 20 4 30 10 -1",
        " Birth: 1970-01-01 00:00:00.000000000 +0000",
        "password ^= 0xCE4B; password |= 0x1F3Ab",
        "const p = Buffer.from(password, 'base64').toString()",
        "-rw-r--r-- 1 root root  2441 May 29  2025 NEWS.gz\nlrwxrwxrwx 1 root root 4 Jan  5  2023 sh -> dash",
        "-rw-r--r-- 1 root root   654 Sep 22  2025 home.png\n-rw-r--r-- 1 root root  1343 Sep 22  2025 index.html",
        "Unevictable:       14568 kB\nMlocked:           13508 kB\nDirty:             65764 kB",
        "aomori.jp\nhachinohe.aomori.jp\nhirosaki.aomori.jp\nmisawa.aomori.jp\nmutsu.aomori.jp\ntowada.aomori.jp",
        "Created symlink /etc/systemd/system/getty.target.wants/getty@tty1.service, fstrim@data.timer",
        "body {font-family: Verdana, Georgia, serif} h1 {font: 12px/1.5 Georgia, serif}",
        "x86-64-v4 eden-x2 nano-x4 k8 k8-sse3 opteron athlon64",
        "Palatino-Bold=24\nPalatino-BoldItalic=25\nPalatino-Roman=27",
        "ER\tEritrea\nES\tSpain\nJO\tJordan\nTD\tChad",
        "lrwxrwxrwx 1 root root 4 sh\nnodev\tfuse\n\txfs\nnodev\tbtrfs",
    ],
)
def test_what_a_program_lists_is_nobodys(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "detector", "value"),
    [
        ("Tel. 05 12 34 56 78 ab 10 Uhr", "phone", "05 12 34 56 78"),
        ("flat 5b 12 call 05 12 34 56 78", "phone", "05 12 34 56 78"),
        ("Ring +4612-05957 please", "phone", "+4612-05957"),
        ("call 07 12 48 12 33", "phone", "07 12 48 12 33"),
        ("Card 4000 0000 0000 0002 please", "payment_card", "4000 0000 0000 0002"),
        ("my card backwards: 1111 1111 1111 1114", "payment_card", "1111 1111 1111 1114"),
        ("Birth: 1984-03-07 00:00:00", "date_of_birth", "1984-03-07"),
        ("Birth: 1984-03-07 00:00:00.0000000", "date_of_birth", "1984-03-07"),
        ("write to ana@tty1.services", "email", "ana@tty1.services"),
        ("Customer Georgia Weber asked", "person_name", "Georgia Weber"),
        ("font: please ask Georgia Weber", "person_name", "Georgia Weber"),
        ("First\tLast\nAnna\tBerg", "person_name", "Anna\tBerg"),
        ("password 0xKraan77Blauw!", "password", "0xKraan77Blauw!"),
        ("login('password', 'Kraan77Blauw')", "password", "Kraan77Blauw"),
        (
            "Please send it to 654 September Lane, Austin, TX 78701",
            "street_address",
            "654 September Lane, Austin, TX 78701",
        ),
    ],
)
def test_what_people_write_nearly_so_is_found(text: str, detector: str, value: str) -> None:
    assert (detector, value) in found(text)
