"""The one exception tree. Every error tells its reader what to do next.

    SeawallError
    ├── UsageError            the caller asked for something that cannot be (exit 2, HTTP 400)
    │   ├── ConfigError       a setting is missing or wrong
    │   └── SecondPersonNeeded it weakens protection and was proposed instead of done (HTTP 409)
    ├── LimitExceeded         an input is over one of model/limits.py (HTTP 413 or 422)
    ├── BadExchange           bytes that are not what their dialect or format promises (HTTP 400)
    ├── Denied                a principal lacks the right (HTTP 401 or 403)
    ├── NotFound              a thing named by id is not there (exit 2, HTTP 404)
    ├── Unavailable           a part we depend on did not answer (exit 3, HTTP 502, 503 or 504)
    │   ├── UpstreamSilent    an AI vendor did not answer in time (HTTP 504)
    │   └── LedgerUnavailable the ledger took no event, so the request fails
    ├── PluginError           a plug-in file is malformed; start-up stops
    └── IntegrityError        a signature, hash or proof does not hold

Messages never quote an inspected value.
"""

from __future__ import annotations


class SeawallError(Exception):
    """Base of every error Seawall raises on purpose."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}. {self.advice}" if self.advice else self.message


class UsageError(SeawallError):
    """The caller asked for something that cannot be done as asked."""


class ConfigError(UsageError):
    """A setting is missing, unknown or wrong."""


class SecondPersonNeeded(UsageError):
    """It weakens protection: it was written down as a proposal and waits for somebody else."""


class LimitExceeded(SeawallError):
    """An input is larger, deeper or longer than Seawall accepts."""


class BadExchange(SeawallError):
    """Bytes that do not follow the dialect or format they claim."""


class Denied(SeawallError):
    """The principal may not do this."""


class NotFound(SeawallError):
    """Nothing has this id."""


class Unavailable(SeawallError):
    """Something Seawall depends on did not answer in time."""


class UpstreamSilent(Unavailable):
    """An AI vendor took no connection, or sent nothing for too long."""


class LedgerUnavailable(Unavailable):
    """No ledger took the event; the request it belongs to must fail."""


class PluginError(SeawallError):
    """A plug-in file does not export what its folder asks for."""


class IntegrityError(SeawallError):
    """Something that should be unchanged was changed."""
