"""Makes docs/credentials.md: what is found as a credential, by which evidence, and every vendor known by name."""

# ruff: noqa: E501  the text is a page, not code

from __future__ import annotations

import importlib

from seawall.detect import vendors as vendors_folder
from seawall.detect.revoking import RECALLED, page_of, ways
from seawall.detect.vendor import Vendor
from seawall.model import plugins

INTRODUCTION = """\
# Credentials

Six detectors find what opens doors: `api_key`, `private_key`, `jwt`, `password`, `database_url` and `recovery_code`. All are of the category
`credentials`; by default they are masked towards an approved tool and block elsewhere.

| detector | finds | evidence in its reasons |
|---|---|---|
| `api_key` | keys and tokens of the vendors below; anything random under a name that says secret | `vendor: Stripe`, `name: client secret`, `random value` |
| `private_key` | PEM of every kind, OpenSSH, PGP, PuTTY, JSON Web Keys, bare DER in base64, on real lines or with `\\n` written out; the end of a block whose beginning is missing | `format: OpenSSH`, `protected by a passphrase`, `cut off` |
| `jwt` | signed and encrypted JSON Web Tokens whose header decodes | `header names its algorithm`, `payload holds claims` |
| `password` | passwords in code, settings, chats, command lines, SQL, `.netrc`, headers and URLs; password hashes | `name: password`, `command line`, `scheme: https` |
| `database_url` | connection strings that carry a password, as URL or as `key=value` pairs | `scheme: postgresql`, `connection string` |
| `recovery_code` | recovery codes (four or more in a row), keys of authenticator apps in groups of four, wallets' phrases, each behind the words they are given with | `recovery codes`, `codes: 8` |

How sure a finding is follows from its evidence. A key that carries its vendor's own sign is `very_likely`. A bare value is `likely`
when it stands beside a vendor's name and has the shape of that vendor's keys, or under a name that says secret and looks
thrown by dice: letters follow one another the way they do in no word, digits and letters alternate. Weaker ties are `possible`.

A secret near its other half is named as a pair (`pair: client id and secret`) and one level surer: AWS access key id and
secret, Stripe publishable and secret key, Twilio SID and token, Azure storage account and key, client, app, consumer or any
other id with the secret called alike, user and password. An id that has a shape of its own is `possible` alone.

A value's name is read as files write it: assignments of code, YAML, TOML, HCL, properties and `.env`, flags, headers, elements and
attributes of XML, entries such as `<add key="ApiKey" value="…">`, `- name: API_KEY` with `value: …` below or Terraform's variables, setters,
calls that sign in (`new mysqli(…)`, `auth=(…)`), fields of classes with modifiers, types and accessors, fallbacks (`… || "…"`, `${NAME:-…}`), the line above
the value, API keys by their names in other languages, columns of tables called password, options of some forty programs (`7z -p…`, `net use`, `ldapsearch -w`),
base64 in Kubernetes and Docker files. `seawall check` also looks at the remotes in `.git/config` of folders it walks, though it
skips the rest of `.git`.

No finding: stand-ins (`changeme`, `your-key-here`, `${TOKEN}`, `xxxx`, `EXAMPLE`), `user:password@host` as manuals write it, keys
that a vendor printed in its own samples or whose beginning or end somebody wrote over (`123456789f57…`), age keys with a
wrong check sum, digests and revisions, public and publishable keys, integrity attributes, hashes in file names, ids, names of
variables, templates, rules about passwords. A first line of a PEM file without a body holds no secret and is none.

## How well

On half of the vectors of each tool, 26 November 2026 (the peers 25 November). `python bench/credentials_quality.py FOLDER --peers PYTHON` prints it; each tool is
at home on its own vectors, CredSweeper's are that tool's expected output line by line (most that we miss are single
lines out of the middle of a private key).

| set | lines | Seawall | betterleaks 2.0.0 | Kingfisher 1.5.0 |
|---|---|---|---|---|
| betterleaks, secrets found | 193 | 0.943 | 0.860 | 0.933 |
| Kingfisher, secrets found | 705 | 0.816 | 0.376 | 0.174 |
| CredSweeper, secrets found | 401 | 0.601 | 0.302 | 0.120 |
| betterleaks, false alarms | 259 | 0.093 | 0.093 | 0.019 |
| CredSweeper's hard negatives, false alarms | 82 | 0.195 | 0.207 | 0.146 |
| Kingfisher, false alarms | 14 | 0 | 0.143 | 0 |

| detector | its findings among secrets of all sets | among harmless lines | misses | confuses |
|---|---|---|---|---|
| `api_key` | 794 | 25 | plain random values without a name or vendor; secrets split over lines of code; ids on their own | a digest under a name that says token; a true key's cut-off beginning under such a name; another vendor's key of the same shape |
| `password` | 158 | 15 | plain words without a sign of being literals; passwords with more than three spaces | a word in quotes after a name that says password |
| `private_key` | 14 | 1 | single lines out of the middle of a key | the first line of a key alone, which holds no secret |
| `jwt` | 23 | 0 | tokens whose header is encrypted too | tokens printed in documentation |
| `database_url` | 10 | 0 | strings put together at run time | passwords of local test databases |

Of the sixteen hard negatives that raise an alarm, fifteen hold a made-up password or key in the clear that a person would call one.
The eleven misses among betterleaks' vectors are host names, account names and ids, which are no secrets.

Ordinary files nobody fitted (`python -m bench.noise --category credentials FOLDER…`), findings a MB: Python's standard library 0.2,
installed Python packages 0.0, npm packages 0.2 and 0.7, /usr/share 0.7.

Files as shops have them, with what is secret marked (settings, histories, chats in fifteen languages, logs, code; all made up,
`python -m bench.credentials_files`): of the first collection 0.984 of 375 secrets are found and none of the harmless lines, of the
second 0.903 of 144 with three false alarms. When they were new, before anything was mended for them, it was 0.773 and 0.833. What is
still missed: passwords nothing announces (`it's GuestShop2026`, `admin / …`), lower-case words joined by a dot (`limon.verde8`), bare
keys whose name says neither key nor vendor.

CPU beside the peers in the same run (`python bench/credentials_quality.py FOLDER --peers PYTHON`, its lines for ordinary_text.jsonl;
3 MB each of Python's standard library, npm packages and rows of ids, 26 November 2026 on two cores shared by nine jobs), MB/s:

| texts | Seawall | not looking through disguises | betterleaks 2.0.0 | Kingfisher 1.5.0 |
|---|---|---|---|---|
| Python code | 4.4 to 4.6 | 30 to 34 | 24 to 33 | 93 to 98 |
| npm packages | 3.8 | 12 | 17 | 121 |
| rows of ids | 3.5 | 60 | 57 | 176 |

So without disguises it is about as fast as betterleaks and not twice as fast, with them a fifth to a sixteenth of its speed, and far behind
Kingfisher in any case; an earlier figure here (72 MB/s against 31 on Python code) came from a quiet machine and could not be had
again. On clean prose it was 110 to 144 MB/s with and without disguises. Of what is left on code, most is spent on disguises: the
search for their signs, and the readings of what has them.

## Vendors

A vendor is one entry in `src/seawall/detect/vendors/`: name, the page its facts come from, the shapes of its keys, the words people
write beside them. The suite makes samples of every shape and checks that each is
found and named, and that examples are not. *Sign*: the key gives itself away. *Beside the name*: found with the vendor's name.
"""


def _cell(vendor: Vendor) -> str:
    ways = ["sign"] if vendor.tokens else []
    if vendor.values:
        ways.append("beside the name")
    if vendor.public:
        ways = ["meant to be seen: never a finding"]
    return ", ".join(ways) or "beside the name"


def _revoked(vendor: Vendor) -> str:
    way = ways().get(vendor.name)
    if way is None:
        return "unknown"
    if way.seen == RECALLED:
        return f"{way.how} *Recalled*"
    return f"{way.how} [{way.seen}]({page_of(vendor)})" if page_of(vendor) else way.how


def credentials_page() -> str:
    """The whole page."""
    out = [INTRODUCTION]
    groups = plugins.collect(vendors_folder, "VENDORS", tuple)
    total = sum(len(group) for group in groups.values())
    everyone = [vendor for group in groups.values() for vendor in group]
    signed = sum(bool(vendor.tokens) and not vendor.public for vendor in everyone)
    shapes = sum(len(vendor.tokens) for vendor in everyone)
    known_ways = [ways()[vendor.name] for vendor in everyone if vendor.name in ways()]
    recalled = sum(way.seen == RECALLED for way in known_ways)
    out.append(
        f"{total} vendors are known, {signed} of them by a sign of their own ({shapes} shapes). How to revoke a key is known for "
        f"{len(known_ways)}, unknown for {total - len(known_ways)}. {len(known_ways) - recalled} were read on the page that is linked (those of "
        "25 November 2026 on the vendor's page of its row, GitLab's remediation pages at "
        "https://docs.gitlab.com/user/application_security/dast/browser/checks or https://howtorotate.com; which of the three was not kept), "
        f"{recalled} are *recalled*: common knowledge that nobody has held against the page yet. `src/seawall/detect/revoking.txt` has a line for each. "
        "`seawall check`, `seawall explain`, the console and the API tell it with the finding; where no vendor is known, they tell what "
        "to do with such a credential (an SSH key, a session, a database's password …) and that its issuer is unknown.\n"
    )
    for name, group in groups.items():
        module = importlib.import_module(f"{vendors_folder.__name__}.{name}")
        title = (module.__doc__ or name).strip().split("\n")[0].rstrip(".")
        out.append(f"### {title}\n\n| vendor | found by | revoke |\n|---|---|---|")
        for vendor in group:
            known = f"[{vendor.name}]({vendor.source})" if vendor.source.startswith("https") else vendor.name
            out.append(f"| {known} | {_cell(vendor)} | {_revoked(vendor)} |")
        out.append("")
    return "\n".join(out)
