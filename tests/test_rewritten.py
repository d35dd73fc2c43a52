"""What is written down for pytest is what pytest looks for."""

from __future__ import annotations

from pathlib import Path

from _pytest.assertion import rewrite

from rewritten import is_tests, modules, written


def test_a_module_is_written_once_where_pytest_looks_and_says_what_differs(tmp_path: Path) -> None:
    module = tmp_path / "test_it.py"
    module.write_text("def test_it():\n    assert 1 + 1 == 3\n")
    assert written(module)
    assert not written(module)
    code = rewrite._read_pyc(module, rewrite.get_cache_dir(module) / f"test_it{rewrite.PYC_TAIL}")
    assert code is not None
    assert "@pytest_ar" in code.co_names
    module.write_text("def test_it():\n    assert 1 + 1 == 2, 'changed'\n")
    assert written(module)


def test_this_module_is_among_those_that_are_written() -> None:
    here = Path(__file__)
    assert here in modules()
    assert is_tests(here)
