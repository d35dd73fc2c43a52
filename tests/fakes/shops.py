"""Fakes of four shop systems on loopback, as their documentation describes them, with limits, errors and misbehaviour.

Shopify's bulk operations over GraphQL; REST pages of WooCommerce, Magento and BigCommerce. No shop is in them, and
customers are synthetic.
"""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SHOPIFY_TOKEN = "shpat" + "_synthetic"
TOKEN = "a-synthetic-access-token"
"""Of Magento and BigCommerce."""
WOO_TOKEN = "ck_synthetic:cs_synthetic"


def shopify_lines(count: int) -> list[dict[str, Any]]:
    """What a bulk query of customers with their addresses writes: children after their parents, not beside them."""
    parents = [
        {
            "id": f"gid://shopify/Customer/{n}",
            "firstName": "Ana",
            "lastName": f"Sample{chr(97 + n % 26)}",
            "defaultEmailAddress": {"emailAddress": f"p{n}@customers.example"},
            "defaultPhoneNumber": {"phoneNumber": f"+49170{n:07}"} if n % 2 else None,
        }
        for n in range(1, count + 1)
    ]
    children = [
        {
            "firstName": "Ana",
            "lastName": "Sample",
            "address1": f"Lindenweg {n}",
            "zip": "50667",
            "city": "Köln",
            "phone": None,
            "__parentId": f"gid://shopify/Customer/{n}",
        }
        for n in range(1, count + 1)
    ]
    return parents + children


def changed(every: list[Any], field: str, since: str) -> list[Any]:
    """What changed since then; what has no date did."""
    return [one for one in every if not isinstance(one, dict) or one.get(field, since) >= since]


def woo_customers(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": n,
            "email": f"w{n}@customers.example",
            "first_name": "Ben",
            "last_name": "Sample",
            "billing": {
                "address_1": f"High Street {n}",
                "postcode": "90210",
                "city": "Leeds",
                "phone": f"+44 20 7946 {n:04}",
            },
            "shipping": {"address_1": "", "postcode": "", "city": "", "phone": ""},
        }
        for n in range(1, count + 1)
    ]


@dataclass
class FakeShop:
    """What the fakes know, and what is wrong with them. Each fault happens so many times and then no more."""

    lines: list[dict[str, Any]] = field(default_factory=lambda: shopify_lines(5))
    customers: list[dict[str, Any]] = field(default_factory=lambda: woo_customers(250))
    throttled: int = 0
    """GraphQL questions answered with THROTTLED."""
    busy: int = 0
    """Requests answered with 429 and ``retry-after: 3``."""
    cut: int = 0
    """Downloads that break off in the middle."""
    running: int = 2
    """Polls until the operation is done."""
    ends: str = "COMPLETED"
    refuses: bool = False
    """The bulk query meets user errors."""
    odd: bytes = b""
    """What pages hold instead of what they should."""
    url: str = ""
    queries: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Paths with their queries, in order."""
    leaked: list[str] = field(default_factory=list)
    """Tokens that came with a request for the file, which goes to another host in real life."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shop: FakeShop

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def answer(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"content-length": str(len(raw)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def do_POST(self) -> None:
        shop = self.shop
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.busy():
            return None
        if self.headers.get("x-shopify-access-token") != SHOPIFY_TOKEN:
            return self.answer(401, {"errors": "[API] Invalid API key or access token"})
        cost = {"requestedQueryCost": 30, "throttleStatus": {"currentlyAvailable": 10, "restoreRate": 5.0}}
        if shop.throttled:
            shop.throttled -= 1
            error = {"message": "Throttled", "extensions": {"code": "THROTTLED"}}
            return self.answer(200, {"errors": [error], "extensions": {"cost": cost}})
        if "bulkOperationRunQuery" in body["query"]:
            shop.queries.append(body["variables"]["query"])
            errors = (
                [{"field": None, "message": "A bulk query operation is already in progress"}] if shop.refuses else []
            )
            operation = None if shop.refuses else {"id": "gid://shopify/BulkOperation/7", "status": "CREATED"}
            return self.answer(
                200, {"data": {"bulkOperationRunQuery": {"bulkOperation": operation, "userErrors": errors}}}
            )
        if shop.running:
            shop.running -= 1
            return self.answer(200, {"data": {"node": {"id": "x", "status": "RUNNING", "url": None}}})
        done = shop.ends == "COMPLETED"
        url = f"{shop.url}/files/result.jsonl?signature=abc" if done and shop.lines else None
        node = {"status": shop.ends, "errorCode": None if done else "TIMEOUT", "url": url}
        return self.answer(200, {"data": {"node": node}})

    def do_GET(self) -> None:
        shop = self.shop
        shop.asked.append(self.path)
        parts = urlsplit(self.path)
        if self.busy():
            return None
        if parts.path == "/files/result.jsonl":
            if self.headers.get("x-shopify-access-token"):
                shop.leaked.append("token")
            lines = shop.lines
            if shop.queries and "firstName" not in shop.queries[-1]:  # numbers only
                lines = [{"id": line["id"]} for line in lines if "id" in line and "__parentId" not in line]
            raw = "".join(json.dumps(line) + "\n" for line in lines).encode()
            if shop.cut:
                shop.cut -= 1
                self.send_response(200)
                self.send_header("content-length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw[: len(raw) // 2])
                self.close_connection = True
                return None
            return self.answer(200, raw)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith(("/rest/V1/", "/v2/", "/v3/")):
            return self.magento_or_bigcommerce(parts.path, query)
        if self.headers.get("authorization") != "Basic " + base64.b64encode(WOO_TOKEN.encode()).decode():
            return self.answer(401, {"code": "woocommerce_rest_cannot_view"})
        if shop.odd:
            return self.answer(200, shop.odd)
        size, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
        if size > 100:
            return self.answer(400, {"code": "rest_invalid_param"})
        every = shop.customers
        if (since := query.get("modified_after")) and query.get("dates_are_gmt") == "true":
            every = changed(every, "date_modified_gmt", since)
        if query.get("_fields") == "id":
            every = [{"id": one["id"]} for one in every]
        total = -(-len(every) // size)
        headers = {"X-WP-Total": str(len(every)), "X-WP-TotalPages": str(total)}
        return self.answer(200, every[(page - 1) * size : page * size], headers)

    def magento_or_bigcommerce(self, path: str, query: dict[str, str]) -> None:
        shop, magento = self.shop, path.startswith("/rest/")
        told = self.headers.get("authorization") if magento else self.headers.get("x-auth-token")
        if told != (f"Bearer {TOKEN}" if magento else TOKEN):
            return self.answer(401, {"message": "The consumer isn't authorized"})
        if shop.odd:
            return self.answer(200, shop.odd)
        size = int(query["searchCriteria[pageSize]" if magento else "limit"])
        every = shop.customers
        if since := query.get("searchCriteria[filter_groups][0][filters][0][value]"):
            every = changed(every, "updated_at", since)
        if since := query.get("date_modified:min", query.get("min_date_modified")):
            every = changed(every, "date_modified", since)
        if fields := query.get("fields"):
            assert fields in ("items[id],total_count", "items[entity_id],total_count")
            key = fields[6:].partition("]")[0]
            every = [{key: one[key]} for one in every]
        page = int(query["searchCriteria[currentPage]" if magento else "page"])
        last = max(1, -(-len(every) // size))
        if magento:  # past the end it gives the last page again
            page = min(page, last)
        items = every[(page - 1) * size : page * size]
        if magento:
            return self.answer(200, {"items": items, "total_count": len(every)})
        if path.startswith("/v2/"):
            return self.answer(200, items) if items else self.answer(204, b"")
        pagination = {"total": len(every), "total_pages": last, "current_page": page}
        return self.answer(200, {"data": items, "meta": {"pagination": pagination}})

    def busy(self) -> bool:
        if not self.shop.busy:
            return False
        self.shop.busy -= 1
        self.answer(429, {"error": "slow down"}, {"retry-after": "3"})
        return True


@contextmanager
def fake_shop(**faults: Any) -> Iterator[FakeShop]:
    """Both systems behind one address, until the block ends."""
    shop = FakeShop(**faults)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"shop": shop}))
    shop.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
