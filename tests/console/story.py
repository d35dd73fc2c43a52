"""A month in a made-up shop, told through the real pipeline: engine, policy, ledger. All of it is invented."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from seawall.console import checking
from seawall.console.parts import Parts
from seawall.model.doubles import ManualClock
from seawall.model.exchange import Principal
from seawall.model.words import Channel
from seawall.store.keyring import KeyOrder

DAY_MS = 86_400_000
PEOPLE = ("person:ana@shop.example", "person:bo@shop.example", "service:helpdesk", "agent:refunds")
TOOLS = ("openai-api", "funnybot", "claude-team", "notes-ai", "")
TEXTS = (
    "Write a friendly product text for our blue mug, dishwasher safe.",
    "Maria Lindqvist <maria.lindqvist@mail.example> asks for her parcel.",
    "Customer paid with 4111 1111 1111 1111, exp 04/27. Please draft a receipt.",
    "Why does this fail? AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "Refund to IBAN DE89 3704 0044 0532 0130 00 please, contact erik.olsen@mail.example",
    "Summarise our returns policy in three sentences.",
    "Translate: thank you for your order, it ships tomorrow.",
    "Reply to ines.costa@mail.example and peter.novak@mail.example about the delay.",
)
CHANNELS = (Channel.GATEWAY, Channel.GATEWAY, Channel.BROWSER, Channel.MCP)


def tell(parts: Parts, clock: ManualClock, *, days: int = 30) -> None:
    """Let the days go by; the clock stands at the end of them."""

    async def live() -> None:
        number = 0
        for day in range(days):
            for _ in range(2 + (day * 7 + 3) % 6):
                number += 1
                await checking.check(
                    parts,
                    TEXTS[(number * 5 + day) % len(TEXTS)],
                    principal=Principal.parse(PEOPLE[number % len(PEOPLE)]),
                    tool_id=TOOLS[(number * 3) % len(TOOLS)],
                    channel=CHANNELS[number % len(CHANNELS)],
                )
                clock.advance(60_000)
            clock.advance(DAY_MS - (2 + (day * 7 + 3) % 6) * 60_000)

    # In a thread of its own: Playwright keeps an event loop running in the tests' thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(live())).result()
    ring = parts.store.key_ring()
    for who, label in (("person:bo@shop.example", "Bo's laptop"), ("agent:refunds", "Refund agent")):
        ring.issue(KeyOrder(principal=Principal.parse(who), label=label, tools=("openai-api",)), by="test")
