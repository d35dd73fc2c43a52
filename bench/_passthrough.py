"""The gateway's own HTTP edge and upstream client with nothing between them: the floor its duty stands on.

Run by bench/gateway.py as ``python -m bench._passthrough UPSTREAM_URL``; prints its port.
"""

import sys

from seawall.gateway.call import Call
from seawall.gateway.server import bind, run, serve
from seawall.model.ports import UpstreamRequest
from seawall.wire.clock import SystemClock
from seawall.wire.http import HttpClient

_OWN = frozenset({b"host", b"content-length", b"connection", b"transfer-encoding"})


class Pass:
    """Sends every call on as it is and every answer back as it comes."""

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream
        self._client = HttpClient()

    def takes(self, path: str) -> bool:
        return True

    async def answer(self, call: Call, client: str) -> None:
        body = await call.body(32 * 1024 * 1024)
        headers = [(name.decode(), value.decode()) for name, value in call.headers if name not in _OWN]
        reply = await self._client.send(UpstreamRequest(call.method, self._upstream + call.path, headers, body))
        length, kept = None, []
        for name, value in reply.headers:
            if name == "content-length":
                length = int(value)
            elif name not in ("connection", "transfer-encoding"):
                kept.append((name.encode(), value.encode()))
        call.begin(reply.status, kept, length)
        async for chunk in reply.chunks():
            call.write(chunk)
            await call.drained()
        call.end()


def main() -> None:
    sock = bind("127.0.0.1", 0)
    edge = Pass(sys.argv[1])
    run(serve(edge, None, sock=sock, clock=SystemClock(), ready=lambda _, port: print(port, flush=True)))


if __name__ == "__main__":
    main()
