"""The vendors' official SDKs, pointed at a gateway under test with nothing changed but the base URL and the key."""

from __future__ import annotations

from typing import Any, TypeVar

from fakes.station import Station
from late import Late

openai, anthropic, genai = Late("openai"), Late("anthropic"), Late("google.genai")
gemini_types = Late("google.genai.types")
T = TypeVar("T")
EMAIL = "ana.synthetic@customers.example"
PROMPT = f"Write a kind mail to {EMAIL} about the parcel – «déjà vu» 📦."
OPEN: list[Any] = []
"""Clients that a test made; the fixture ``closed_clients`` closes them behind it."""


def kept(client: T) -> T:
    OPEN.append(client)
    return client


def openai_client(at: Station, **key: Any) -> openai.OpenAI:
    return kept(openai.OpenAI(base_url=f"{at.url}/v1", api_key=at.key(**key), max_retries=0))


def anthropic_client(at: Station, **key: Any) -> anthropic.Anthropic:
    return kept(anthropic.Anthropic(base_url=at.url, api_key=at.key(**key), max_retries=0))


def gemini_client(at: Station, **key: Any) -> genai.Client:
    return kept(genai.Client(api_key=at.key(**key), http_options=gemini_types.HttpOptions(base_url=at.url)))
