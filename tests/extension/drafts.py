"""A page that sends what is written with every letter: all of it, and the letter alone; and what arrived of a value."""

from __future__ import annotations

from extension.standin import StandIn
from extension.test_matrix import CARD, MAIL

PAGE = """<!doctype html><title>drafts</title><textarea id="box" rows="4" cols="60"></textarea>
<div id="rich" contenteditable="true" style="min-height:3em"></div><button id="send">Send</button><script>
  window.socket = new WebSocket('wss://' + location.host + '/socket');
  const post = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) }).catch(() => 0);
  addEventListener('input', ({ target, data }) => {
    const text = target.value ?? target.innerText;
    post('/draft', { draft: { text } });
    post('/letter', { ops: [{ retain: text.length - 1 }, { insert: data }] });
    if (socket.readyState === 1) socket.send(text);
  });
</script>"""
PARTS = (CARD[:9], CARD[:14], CARD[:-1], MAIL[:14], MAIL[:-8])
"""Seven figures and more of a card, and an address from its sign on."""


def arrived(site: StandIn) -> list[str]:
    """Parts of values in drafts, and letters of a card after its sixth."""
    drafts = [part for part in PARTS if site.holding(part)]
    letters = [one.bytes() for one in site.entries() if one.target == "/letter"]
    figures = [body for body in letters if any(b'"insert":"%d"' % n in body for n in range(10))]
    return [*drafts, *([f"{len(figures)} figures"] if len(figures) > 6 else [])]
