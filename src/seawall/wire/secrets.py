"""Where secrets come from: a setting that reads ``env:NAME``, ``file:PATH`` or ``vault:PATH#KEY`` is looked up here.

Vault and OpenBao are asked over their KV version 2 API with the address and token the environment names
(``VAULT_ADDR``, ``VAULT_TOKEN`` or a token file by ``VAULT_TOKEN_FILE``, ``VAULT_CACERT``, ``VAULT_NAMESPACE``; the
``BAO_`` spellings work too). Anything without such a prefix is the secret itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from seawall.model.errors import ConfigError, Unavailable

secret_bytes_max = 64 * 1024
vault_seconds_max = 10
looked_again_seconds = 5
_FILE = "file:"


def resolve(reference: str, environ: Mapping[str, str]) -> str:
    """The secret a setting stands for.

    Raises:
        ConfigError: the variable, file or vault entry is missing or empty. Names the reference, never the secret.
        Unavailable: the vault did not answer.
    """
    scheme, colon, rest = reference.partition(":")
    if colon and scheme == "env":
        return _present(environ.get(rest, ""), reference, f"Set the environment variable {rest}.")
    if colon and scheme == "file":
        return _from_file(rest, reference)
    if colon and scheme == "vault":
        return _from_vault(rest, reference, environ)
    return reference


class Secrets(Mapping[str, str]):
    """Secrets by name. One that stands in a file is read again when the file has changed, because whatever renews a
    token of an hour (a cloud's command line, a vault's agent) writes it there; one that can't be read stays as it was.
    """

    def __init__(self, references: Mapping[str, str], environ: Mapping[str, str]) -> None:
        """
        Raises:
            ConfigError, Unavailable: as :func:`resolve`, for the first that is not there.
        """
        self._secrets = {name: resolve(reference, environ) for name, reference in references.items()}
        self._files = {
            name: Path(reference.removeprefix(_FILE)).expanduser()
            for name, reference in references.items()
            if reference.startswith(_FILE)
        }
        self._seen = {name: _state(path) for name, path in self._files.items()}
        self._looked = dict.fromkeys(self._files, time.monotonic())

    def __getitem__(self, name: str) -> str:
        path = self._files.get(name)
        if path is not None and time.monotonic() - self._looked[name] >= looked_again_seconds:
            self._looked[name] = time.monotonic()
            state = _state(path)
            if state is not None and state != self._seen[name]:
                with suppress(ConfigError):
                    secret = _from_file(str(path), name)
                    if secret.isascii() and secret.isprintable():
                        self._secrets[name], self._seen[name] = secret, state
        return self._secrets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._secrets)

    def __len__(self) -> int:
        return len(self._secrets)


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written anew; None where it is not there."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def _present(secret: str, reference: str, advice: str) -> str:
    if not secret:
        raise ConfigError(f"The secret {reference} is not there", advice=advice)
    return secret


def _from_file(path: str, reference: str) -> str:
    try:
        with Path(path).expanduser().open("rb") as file:
            content = file.read(secret_bytes_max + 1)
        text = content.decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise ConfigError(
            f"The secret {reference} can't be read: {why}",
            advice="The file must exist, be readable by Seawall and hold text.",
        ) from None
    if len(content) > secret_bytes_max:
        raise ConfigError(f"The secret {reference} is over {secret_bytes_max} bytes", advice="Is it the right file?")
    return _present(text, reference, "The file is empty.")


def _from_vault(rest: str, reference: str, environ: Mapping[str, str]) -> str:
    path, hash_sign, key = rest.partition("#")
    mount, slash, name = path.partition("/")
    if not (hash_sign and key and slash and name):
        raise ConfigError(f"{reference} is no vault reference", advice="Write vault:MOUNT/PATH#KEY.")

    def setting(name: str) -> str:
        return environ.get(f"VAULT_{name}") or environ.get(f"BAO_{name}") or ""

    address, token = setting("ADDR"), setting("TOKEN")
    if not token and setting("TOKEN_FILE"):
        token = _from_file(setting("TOKEN_FILE"), "file:VAULT_TOKEN_FILE")
    if not address or not token:
        raise ConfigError(
            f"{reference} needs a vault to ask", advice="Set VAULT_ADDR and VAULT_TOKEN (or VAULT_TOKEN_FILE)."
        )
    import hvac
    from hvac.exceptions import Forbidden, InvalidPath, VaultError

    client = hvac.Client(
        url=address,
        token=token,
        namespace=setting("NAMESPACE") or None,
        verify=setting("CACERT") or True,
        timeout=vault_seconds_max,
    )
    try:
        answer = client.secrets.kv.v2.read_secret_version(path=name, mount_point=mount, raise_on_deleted_version=True)
    except InvalidPath:
        raise ConfigError(f"The secret {reference} is not in the vault", advice="Check mount, path and key.") from None
    except Forbidden:
        raise ConfigError(
            f"The vault refuses {reference}", advice="Give the token's policy read on MOUNT/data/PATH."
        ) from None
    except (VaultError, OSError) as error:
        raise Unavailable(
            f"The vault did not answer for {reference} ({type(error).__name__})", advice="Is VAULT_ADDR right and up?"
        ) from None
    finally:
        client.adapter.close()
    return _present(str(answer["data"]["data"].get(key, "")), reference, f"The entry has no key {key}.")
