import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.configuration import known_names, read_settings
from seawall.model.errors import ConfigError
from seawall.model.settings import Settings
from seawall.model.words import Category

FILE = """
[server]
port = 9000

[[upstream]]
name = "openai"
dialect = "openai"
base_url = "https://api.openai.com"
key = "env:OPENAI_API_KEY"
permits = ["internal_pricing"]
"""


def test_nothing_given_means_the_defaults() -> None:
    assert read_settings() == Settings()


def test_file_then_environment_then_flags() -> None:
    environ = {"SEAWALL__SERVER__PORT": "9100", "SEAWALL__SERVER__HOST": "0.0.0.0", "PATH": "/bin"}
    settings = read_settings(FILE, environ, {"server.port": 9200, "server.workers": None})
    assert (settings.server.host, settings.server.port, settings.server.workers) == ("0.0.0.0", 9200, 1)
    assert settings.upstream[0].permits == (Category.INTERNAL_PRICING,)


def test_the_environment_reaches_into_lists() -> None:
    environ = {"SEAWALL__UPSTREAM__0__KEY": "env:OTHER", "SEAWALL__UPSTREAM__0__PERMITS": "payment_data, credentials"}
    upstream = read_settings(FILE, environ).upstream[0]
    assert upstream.key == "env:OTHER"
    assert upstream.permits == (Category.PAYMENT_DATA, Category.CREDENTIALS)


def test_an_upstream_can_come_from_the_environment_alone() -> None:
    environ = {f"SEAWALL__UPSTREAM__0__{k}": v for k, v in [("NAME", "e"), ("DIALECT", "openai"), ("BASE_URL", "x")]}
    assert read_settings("", environ).upstream[0].name == "e"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[server]\nprot = 1", "no setting server.prot. Did you mean server.port?"),
        ("[sever]\nport = 1", "no setting sever. Did you mean server?"),
        ("[server]\nport = 'secret-thing'", "setting server.port is"),
        ("[server\nport", "not TOML"),
        ("[[upstream]]\nname = 'a'", "setting upstream[0].dialect is missing"),
        ("[server]\nport = 'secret-thing'", "server.port is of the wrong kind. Write a whole number, without quotes."),
        ("[gateway]\nstrict = 'secret-thing'", "Write true or false"),
        ("[policy]\ndir = 1", "Write a text in quotes."),
        ("[detect]\noff = 'secret-thing'", 'Write a list, like ["one", "two"].'),
        ("server = 'secret-thing'", "below a heading of its own"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not(toml: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_settings(toml)
    assert words in str(caught.value)
    assert "secret-thing" not in str(caught.value)


@given(st.dictionaries(st.sampled_from(known_names()).map(lambda n: "SEAWALL__" + n.replace(".", "__")), st.text()))
def test_any_environment_gives_settings_or_a_configuration_error(environ: dict[str, str]) -> None:
    with contextlib.suppress(ConfigError):
        read_settings(FILE, environ)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[server]\nport = 70000", "server.port makes no sense. Write 0 or more and 65535 or less."),
        ("[server]\nworkers = 0", "server.workers makes no sense. Write 1 or more"),
        ('[server]\npublic_url = "seawall.shop.example"', "Write it like https://seawall.shop.example"),
        ('[server]\npublic_url = "https://seawall.shop.example/console"', "without a path"),
        ('[server]\npublic_url = "https://["', "without a path"),
        ('[server]\ntrusted_proxies = ["the-proxy"]', "Write ranges like 10.0.0.0/8"),
        ("[store]\nretention_days = -5", "store.retention_days makes no sense. Write 1 or more."),
        ("[gateway]\nscan_deadline_ms = 0", "gateway.scan_deadline_ms"),
        ('[[tool]]\nid = "chatgpt"\nreview_by = "soon"', "Write a day like 2027-03-31."),
    ],
)
def test_what_can_t_be_meant_is_told_with_what_to_write(toml: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_settings(toml)
    assert words in str(caught.value)


def test_none_is_a_number_where_it_says_so() -> None:
    settings = read_settings("[gateway]\nhelpers = 0\n[server]\nport = 0\n[endpoint]\njustify_minutes = 0")
    assert (settings.gateway.helpers, settings.server.port, settings.endpoint.justify_minutes) == (0, 0, 0)
