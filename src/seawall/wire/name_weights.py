"""The heavy tier for names: a token classification model of the user's, read with ONNX Runtime on this machine.

The folder holds what an export of Hugging Face's Optimum writes: ``config.json`` (with ``id2label``),
``tokenizer.json`` and one ``.onnx`` file, there or in ``onnx/``. Nothing is downloaded. Needs ``seawall[heavy]``.

A text's windows are read one after the other until the time for the text is spent; what was not reached is None. What a
window held is remembered by a keyed hash of it, as offsets: a conversation sends its past again with every turn.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from seawall.model import limits
from seawall.model.errors import ConfigError

Span = tuple[int, int]
weights_bytes_max = 4 * 1024**3
tokens_max = 256
"""Longest window the model is given; windows are far shorter."""
remembered_max = 20_000
_persons_text = """
PER PERSON GIVEN_NAME GIVENNAME SURNAME LASTNAME FIRSTNAME MIDDLENAME NAME FIRST_NAME LAST_NAME PERSON_NAME FULL_NAME
PATIENT PRIVATE_PERSON
"""
_persons = frozenset(_persons_text.split())
"""What models call people; ``B-`` and ``I-`` taken off, without regard to case."""


class NameWeights:
    """Reads persons. Safe from any thread."""

    def __init__(self, folder: Path, *, milliseconds_max: int = limits.names_ms) -> None:
        """
        Raises:
            ConfigError: the libraries or the weights are not there, or are no token classification that knows people.
        """
        try:
            import numpy
            import onnxruntime
            import tokenizers
        except ImportError as error:
            raise ConfigError(
                f'detect.names = "heavy" needs a library that is not installed: {error.name}',
                advice='Install seawall[heavy], or set detect.names = "light".',
            ) from None
        config, weights = _files(folder)
        labels = {int(number): str(label) for number, label in config.get("id2label", {}).items()}
        self._people = frozenset(number for number, label in labels.items() if _kind(label) in _persons)
        if not self._people:
            raise ConfigError(
                f"The names model in {folder} has no label for people",
                advice="Its config.json needs an id2label with PER, PERSON, GIVEN_NAME or the like.",
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # noqa: BLE001 - both libraries raise their own kinds, some of them bare Exception
            raise ConfigError(f"The names model in {folder} can't be loaded ({type(error).__name__})") from None
        self._tokenizer.enable_truncation(min(tokens_max, int(config.get("max_position_embeddings", tokens_max))))
        self._tokenizer.no_padding()
        self._numpy: Any = numpy
        self._inputs = frozenset(one.name for one in self._session.get_inputs())
        self._seconds_max = milliseconds_max / 1000
        self._key = secrets.token_bytes(16)
        self._known: OrderedDict[bytes, tuple[Span, ...]] = OrderedDict()
        self._lock = Lock()
        self.edition = hashlib.blake2b(f"{weights.name} {weights.stat().st_size}".encode(), digest_size=6).hexdigest()
        self.persons(["Seawall reads a first window, so that a model of the wrong kind is refused now."])

    def persons(self, windows: Sequence[str]) -> list[tuple[Span, ...] | None]:
        """Where people's names stand in each window; None for those the time did not reach."""
        end = time.monotonic() + self._seconds_max
        answers: list[tuple[Span, ...] | None] = []
        for window in windows:
            key = hashlib.blake2b(window.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
            answer = self._remembered(key)
            if answer is None and (not answers or time.monotonic() < end):
                answer = self._read(window)
                self._remember(key, answer)
            answers.append(answer)
        return answers

    def _remembered(self, key: bytes) -> tuple[Span, ...] | None:
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
            return known

    def _remember(self, key: bytes, spans: tuple[Span, ...]) -> None:
        with self._lock:
            self._known[key] = spans
            while len(self._known) > remembered_max:
                self._known.popitem(last=False)

    def _read(self, window: str) -> tuple[Span, ...]:
        encoded = self._tokenizer.encode(window.encode("utf-8", "replace").decode("utf-8"))
        feeds = {"input_ids": encoded.ids, "attention_mask": encoded.attention_mask, "token_type_ids": encoded.type_ids}
        arrays = {
            name: self._numpy.asarray([values], dtype=self._numpy.int64)
            for name, values in feeds.items()
            if name in self._inputs
        }
        scores = self._session.run(None, arrays)[0]
        if scores.ndim != 3 or scores.shape[1] != len(encoded.ids) or scores.shape[2] <= max(self._people):
            raise ConfigError("The names model is no token classification: it gives no score per token and label")
        chosen = scores[0].argmax(axis=-1).tolist()
        return _spans(window, chosen, encoded.offsets, self._people)


def _spans(window: str, chosen: Sequence[int], offsets: Sequence[Span], people: frozenset[int]) -> tuple[Span, ...]:
    """Tokens labelled as people, joined to names and to whole words."""
    spans: list[list[int]] = []
    for label, (start, end) in zip(chosen, offsets, strict=True):
        if start == end or label not in people:
            continue
        gap = window[spans[-1][1] : start] if spans else "-"
        if spans and (not gap or (gap in (" ", "-", "'", ". ", "’") and start - spans[-1][1] <= 2)):
            spans[-1][1] = end
        else:
            spans.append([start, end])
    for span in spans:
        while span[0] > 0 and window[span[0] - 1].isalpha():
            span[0] -= 1
        while span[1] < len(window) and window[span[1]].isalpha():
            span[1] += 1
    return tuple((start, end) for start, end in spans if any(map(str.isalpha, window[start:end])))


def _kind(label: str) -> str:
    said = label.upper()
    return said[2:] if said[1:2] == "-" else said


def _files(folder: Path) -> tuple[dict[str, Any], Path]:
    """The configuration and the weights of a folder.

    Raises:
        ConfigError: something is not there.
    """
    wanted = "config.json, tokenizer.json and one .onnx file (also in onnx/)"
    if not str(folder) or str(folder) == ".":
        raise ConfigError('detect.names = "heavy" needs detect.names_model', advice=f"Name a folder with {wanted}.")
    if (folder / "gliner_config.json").exists():
        raise ConfigError(
            f"The names model in {folder} is a GLiNER, which Seawall does not read",
            advice="Export a token classification (BERT, DeBERTa, XLM-R …) to ONNX.",
        )
    weights = sorted(path for place in (folder, folder / "onnx") if place.is_dir() for path in place.glob("*.onnx"))
    if not weights or not (folder / "tokenizer.json").is_file() or not (folder / "config.json").is_file():
        raise ConfigError(f"There is no names model in {folder}", advice=f"detect.names_model needs {wanted}.")
    if weights[0].stat().st_size > weights_bytes_max:
        raise ConfigError(f"{weights[0].name} is larger than {weights_bytes_max // 1024**3} GB")
    try:
        config = json.loads((folder / "config.json").read_text())
    except (OSError, ValueError):
        raise ConfigError(f"{folder / 'config.json'} can't be read") from None
    return (config if isinstance(config, dict) else {}), weights[0]
