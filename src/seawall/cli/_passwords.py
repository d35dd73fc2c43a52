"""A new password for a command: from the environment, else typed twice."""

from __future__ import annotations

import os
import sys

import click


def asked_password(variable: str | None) -> str:
    """The password from an environment variable, else typed twice.

    Raises:
        UsageError: the variable is empty, or nobody is there to type.
    """
    from seawall.model.errors import UsageError

    if variable is None and not sys.stdin.isatty():
        raise UsageError("There is no terminal to type a password at", advice="Name a variable with --password-env.")
    if variable is None:
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    password = os.environ.get(variable, "")
    if not password:
        raise UsageError(
            f"The environment variable {variable[:80]} is empty or not set", advice="Put the password into it."
        )
    return password
