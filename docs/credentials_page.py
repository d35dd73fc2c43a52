"""Makes docs/credentials.md: what is found as a credential, by which evidence, and every vendor known by name."""

# ruff: noqa: E501  the text is a page, not code

from __future__ import annotations

import importlib

from seawall.detect import vendors as vendors_folder
from seawall.detect.vendor import REVOKE_UNKNOWN, Vendor
from seawall.model import plugins

INTRODUCTION = """\
# Credentials

Five detectors find what opens doors: `api_key`, `private_key`, `jwt`, `password` and `database_url`. All are of the category
`credentials`; by default they are masked towards an approved tool and block elsewhere.

| detector | finds | evidence in its reasons |
|---|---|---|
| `api_key` | keys and tokens of the vendors below; anything random under a name that says secret | `vendor: Stripe`, `name: client secret`, `random value` |
| `private_key` | PEM of every kind, OpenSSH, PGP, PuTTY, JSON Web Keys, bare DER in base64, on real lines or with `\\n` written out | `format: OpenSSH`, `protected by a passphrase`, `cut off` |
| `jwt` | signed and encrypted JSON Web Tokens whose header decodes | `header names its algorithm`, `payload holds claims` |
| `password` | passwords in code, settings, chats, command lines, SQL, `.netrc`, headers and URLs; password hashes | `name: password`, `command line`, `scheme: https` |
| `database_url` | connection strings that carry a password, as URL or as `key=value` pairs | `scheme: postgresql`, `connection string` |

How sure a finding is follows from its evidence. A key that carries its vendor's own sign is `very_likely`. A bare value is `likely`
when it stands beside a vendor's name and has the shape of that vendor's keys, or under a name that says secret and looks
thrown by dice: letters follow one another the way they do in no word, digits and letters alternate. Weaker ties are `possible`.

No finding: stand-ins (`changeme`, `your-key-here`, `${TOKEN}`, `xxxx`, `EXAMPLE`), digests and revisions, public and publishable
keys, integrity attributes, ids, names of variables, templates, rules about passwords. A first line of a PEM file without
a body holds no secret and is none.

What it misses: passwords that are plain words without a sign of being literals; keys whose vendor is unknown and that stand
under no name; secrets split over several lines of code. What it confuses: a digest under a name that says token; a
true key's cut-off beginning under a name that says secret.

`python bench/credentials_quality.py FOLDER` prints the share of lines found and of false alarms for a folder of labelled lines,
and beside it what betterleaks and Kingfisher find where they are installed.

## Vendors

A vendor is one entry in `src/seawall/detect/vendors/`: name, the page its facts come from, the shapes of its keys, the words people
write beside them, and how to make a leaked key worthless. The suite makes samples of every shape and checks that each is
found and named, and that examples are not. *Sign*: the key gives itself away. *Beside the name*: found with the vendor's name.
"""


def _cell(vendor: Vendor) -> str:
    ways = ["sign"] if vendor.tokens else []
    if vendor.values:
        ways.append("beside the name")
    if vendor.public:
        ways = ["meant to be seen: never a finding"]
    return ", ".join(ways) or "beside the name"


def credentials_page() -> str:
    """The whole page."""
    out = [INTRODUCTION]
    groups = plugins.collect(vendors_folder, "VENDORS", tuple)
    total = sum(len(group) for group in groups.values())
    everyone = [vendor for group in groups.values() for vendor in group]
    signed = sum(bool(vendor.tokens) and not vendor.public for vendor in everyone)
    shapes = sum(len(vendor.tokens) for vendor in everyone)
    known_ways = sum(bool(vendor.revoke) for vendor in everyone)
    out.append(
        f"{total} vendors are known, {signed} of them by a sign of their own ({shapes} shapes). How to revoke a key is known for "
        f"{known_ways} (the vendor's page linked in its row, GitLab's remediation pages at "
        "https://docs.gitlab.com/user/application_security/dast/browser/checks and https://howtorotate.com, as of 25 November 2026), "
        f"unknown for {total - known_ways}. "
        "`seawall explain` prints it with the finding.\n"
    )
    for name, group in groups.items():
        module = importlib.import_module(f"{vendors_folder.__name__}.{name}")
        title = (module.__doc__ or name).strip().split("\n")[0].rstrip(".")
        out.append(f"### {title}\n\n| vendor | found by | revoke |\n|---|---|---|")
        for vendor in group:
            known = f"[{vendor.name}]({vendor.source})" if vendor.source.startswith("https") else vendor.name
            out.append(f"| {known} | {_cell(vendor)} | {vendor.revoke or 'unknown'} |")
        out.append("")
    out.append(f"Where it is unknown: {REVOKE_UNKNOWN}\n")
    return "\n".join(out)
