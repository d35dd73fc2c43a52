"""Restores a backup into a database and proves that what came back is what was signed."""

from __future__ import annotations

from pathlib import Path

from seawall.model.errors import ConfigError, IntegrityError, UsageError
from seawall.model.ports import Clock
from seawall.store.backup import FORMAT, BackupReader, holds_data, restore
from seawall.store.database import Database, Hot, normal_url
from seawall.store.fingerprints import FingerprintFolder
from seawall.store.notes import NoteSigner
from seawall.store.sealing import MasterKey, key_file_name, open_master_key
from seawall.store.store import ledger_end_purpose, open_secrets
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import Tail
from seawall.store.verification import Report, Verification
from seawall.store.witness import file_name


def restore_backup(
    path: Path,
    url: str,
    *,
    data: Path,
    clock: Clock,
    master_key: str = "",
    passphrase: str = "",
    force: bool = False,
) -> Report:
    """Restore and verify; the database stays as it was when anything does not fit.

    The master key comes from the setting, else from the backup when a passphrase is given, else from the data
    directory. One from the backup is written there (a different one that stands there is kept beside it). The
    fingerprint sets are those of the backup afterwards, and no others: made with another key they would be of no use.

    Raises:
        UsageError: no backup, a wrong passphrase, or a database that holds data without ``force``.
        ConfigError: the master key is not the one the backup was sealed with.
        IntegrityError: the backup is damaged or its ledger does not verify.
        Unavailable: the database did not answer.
    """
    reader = BackupReader(path)
    if not (passphrase or master_key or (data / key_file_name).exists()):
        reader.close()
        # Making one here would open nothing, and stand in the way of the right one.
        raise ConfigError(
            f"There is no {key_file_name} in {data}",
            advice="Copy the one that belongs to the backup there first, or give the backup's passphrase.",
        )
    database = Database(normal_url(url, data))
    try:
        if holds_data(database) and not force:
            raise UsageError(
                "There is data in this database already", advice="Name another data directory, or add --force."
            )
        master = reader.master_key(passphrase) if passphrase else open_master_key(data, master_key)
        reports: list[Report] = []

        def check(hot: Hot) -> None:
            reports.append(_check(hot, database, master, reader, clock))

        with FingerprintFolder(data).all_replaced() as sets:
            restore(database, reader, check, sets.take)
            if reader.head.format == FORMAT:
                sets.commit()
        if passphrase and not master_key:
            _put_key(data, master)
        (data / file_name).unlink(missing_ok=True)  # it may remember events that the backup is older than
        return reports[0]
    finally:
        reader.close()
        database.close()


def _check(hot: Hot, database: Database, master: MasterKey, reader: BackupReader, clock: Clock) -> Report:
    """Open the secrets, begin a new epoch, verify the ledger; all inside the restore's transaction."""
    seed, origin = open_secrets(hot, master)
    signer = NoteSigner(origin, seed)
    subjects = SubjectKeys(master, clock.now_ms)
    secret = master.subkey(ledger_end_purpose)
    Tail(secret, subjects, signer, clock.now_ms).renew(hot)
    signed = signer.verifier.open(reader.head.checkpoint)
    report = Verification(database, subjects, signer.verifier, secret, [signed]).run_on(hot)
    if report.fault is not None:
        where = "" if report.fault.number is None else f" (event {report.fault.number})"
        raise IntegrityError(f"The backup's ledger does not verify: {report.fault.what}{where}")
    return report


def _put_key(data: Path, master: MasterKey) -> None:
    """Make this the data directory's master key; another one that is there is renamed, never lost."""
    path = data / key_file_name
    if path.exists():
        if MasterKey.parse(path.read_text()).same_as(master):
            return
        number = 1
        while (kept := path.with_name(f"{key_file_name}.before-restore-{number}")).exists():
            number += 1
        path.rename(kept)
    master.write(path)
