"""API keys as programs, tables, chats and other languages tell them; every value is made up."""

import pytest

from seawall.app import open_engine

engine = open_engine()
KEY = "q8ZtP2vXw7Lm4KdR9sYb"


def keys(text: str) -> list[str]:
    return [text[one.start : one.end] for one in engine.scan(text) if one.detector == "api_key"]


@pytest.mark.parametrize(
    "text",
    [
        f'public static final String API_KEY = "{KEY}";',
        f"    public const SECRET = '{KEY}';",
        f'public string ApiKey {{ get; set; }} = "{KEY}";',
        f"app.secret_key = b'{KEY}'",
        f"API_KEY: >-\n  {KEY}\n",
        f"API key (prod): {KEY}",
        f"API key → {KEY}",
        f"API Key\n\n{KEY}\n",
        f"| **Token** | `{KEY}` |",
        f"Der API-Schlüssel lautet {KEY}",
        f"Clé d'API : {KEY}",
        f"clave API: {KEY}",
        f"API密钥：{KEY}",
        f"heroku config:set API_KEY={KEY}",
        f'{{"line": 3, "meta": 1, "apiKey": "{KEY}"}}',
        f"image_api_key: {KEY}",
    ],
)
def test_a_key_is_found_however_it_is_introduced(text: str) -> None:
    assert keys(text) == [KEY]


@pytest.mark.parametrize(
    "text",
    [
        f'public static final String PUBLIC_KEY = "{KEY}";',
        "API key:\n2031-05-12T10:12:33Z INFO start",
        "Unexpected token\n    at Module._compile (node:internal/modules/cjs/loader:1376:14)",
        "missing api key\n/home/ana/app/node_modules/lib2x/index.js",
        "secret:\n  name: shop-db-7f9c6b5d4",
        "REDACTED<aws-access-key:1a5d44a2dca1>",
    ],
)
def test_what_only_stands_by_a_keys_name_is_none(text: str) -> None:
    assert not keys(text)
