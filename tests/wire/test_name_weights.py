"""The heavy tier's model: a real one (a small BERT, fetched by tests/provision.sh), and folders without."""

import json
import shutil
from pathlib import Path

import pytest

from seawall.app import open_engine
from seawall.model.errors import ConfigError
from seawall.wire.name_weights import NameWeights

WEIGHTS = Path(__file__).parent / "weights"


@pytest.fixture(scope="module")
def model() -> NameWeights:
    return NameWeights(WEIGHTS, milliseconds_max=30_000)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("hi this is ana silva from lisbon, my order is late", ["ana silva"]),
        ("Customer Oluwaseun Adeyemi-Brown reported a fault", ["Oluwaseun Adeyemi-Brown"]),
        ("the parcel is late and the box is torn", []),
        ("\ud800 broken \udfff", []),
        ("", []),
    ],
)
def test_it_reads_people(model: NameWeights, text: str, names: list[str]) -> None:
    (spans,) = model.persons([text])
    assert spans is not None
    assert [text[start:end] for start, end in spans] == names


def test_what_the_time_does_not_reach_is_told_apart_and_what_was_read_is_remembered() -> None:
    model = NameWeights(WEIGHTS, milliseconds_max=0)
    windows = ["this is ana silva", "this is jörg wächter"]
    assert [answer is None for answer in model.persons(windows)] == [False, True]
    assert [answer is None for answer in model.persons(windows)] == [False, True]
    assert [answer is None for answer in model.persons(windows[::-1])] == [False, False]


def test_the_engine_asks_it_only_where_the_light_tier_doubts(model: NameWeights) -> None:
    asked: list[str] = []

    class Listening:
        edition = model.edition

        def persons(self, windows: list[str]) -> list[tuple[tuple[int, int], ...] | None]:
            asked.extend(windows)
            return model.persons(windows)

    engine = open_engine()
    engine.reader = Listening()
    text = "Best wishes, and please ask Quillfeather about the lamp."
    sure = "My name is Ana Silva."
    engine.inspect(sure)
    engine.inspect("The parcel is late and the box is torn.")
    assert asked == []
    engine.inspect(text)
    assert len(asked) == 1


def test_too_little_time_means_not_inspected() -> None:
    engine = open_engine()

    class Slow:
        edition = "slow"

        def persons(self, windows: list[str]) -> list[tuple[tuple[int, int], ...] | None]:
            return [None for _ in windows]

    engine.reader = Slow()
    seen = engine.inspect("please ask Quillfeather about the lamp")
    assert seen.failed == ("heavy names model",)
    assert engine.edition.endswith("+slow")


@pytest.mark.parametrize(
    ("missing", "said"),
    [("onnx", "no names model"), ("tokenizer.json", "no names model"), ("config.json", "no names model")],
)
def test_missing_weights_are_told_when_it_starts(tmp_path: Path, missing: str, said: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(WEIGHTS, folder)
    target = folder / missing
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    with pytest.raises(ConfigError, match=said):
        NameWeights(folder)


def test_models_of_another_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="names_model"):
        NameWeights(Path())
    folder = tmp_path / "model"
    shutil.copytree(WEIGHTS, folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "id2label": {"0": "O", "1": "COLOUR"}}))
    with pytest.raises(ConfigError, match="no label for people"):
        NameWeights(folder)
    (folder / "config.json").write_text(json.dumps(config))
    next((folder / "onnx").glob("*.onnx")).write_bytes(b"not a model")
    with pytest.raises(ConfigError, match="can't be loaded"):
        NameWeights(folder)
    (folder / "gliner_config.json").write_text("{}")
    with pytest.raises(ConfigError, match="GLiNER"):
        NameWeights(folder)
