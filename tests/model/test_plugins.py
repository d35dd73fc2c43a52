import sys
from pathlib import Path
from types import ModuleType

import pytest

from seawall.model import plugins
from seawall.model.errors import PluginError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    package = tmp_path / "pluginfolder"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "b.py").write_text("THING = 2")
    (package / "a.py").write_text("THING = 1")
    (package / "_shared.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("pluginfolder")]:
        monkeypatch.delitem(sys.modules, name)
    import pluginfolder

    return pluginfolder


def test_the_folder_is_the_list_in_alphabetical_order(folder: ModuleType) -> None:
    assert plugins.collect(folder, "THING", int) == {"a": 1, "b": 2}


def test_a_late_plug_in_is_imported_when_it_is_asked_for(folder: ModuleType) -> None:
    (Path(folder.__path__[0]) / "c.py").write_text("")
    late = plugins.Late(folder, "THING", int)
    assert (list(late), len(late)) == (["a", "b", "c"], 3)
    assert late["b"] == 2
    assert [name for name in sys.modules if name.startswith("pluginfolder.")] == ["pluginfolder.b"]
    with pytest.raises(PluginError, match=r"pluginfolder\.c does not export THING"):
        late["c"]
    with pytest.raises(KeyError):
        late["d"]


@pytest.mark.parametrize("text", ["", "THING = 'three'"])
def test_a_missing_or_mistyped_constant_stops_start_up(folder: ModuleType, text: str) -> None:
    (Path(folder.__path__[0]) / "c.py").write_text(text)
    with pytest.raises(PluginError, match=r"pluginfolder\.c does not export THING as a int"):
        plugins.collect(folder, "THING", int)
