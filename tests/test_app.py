from pathlib import Path

from seawall.app import data_dir


def test_the_data_directory_follows_the_option_then_xdg(tmp_path: Path) -> None:
    assert data_dir(str(tmp_path)) == tmp_path
    assert data_dir(None, {"XDG_DATA_HOME": "/srv"}) == Path("/srv/seawall")
