// Ways out that few sites take and one may. Each is given a text and sends it; what it says of how it went may be anything.
window.WAYS = {
  bodies: {
    deflate: (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('deflate'))).blob().then((body) => post(body)),
    "deflate without a head": (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer().then((body) => post(body)),
    "gzip bytes": (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((body) => post(body)),
    "gzip stream": (TEXT) => fetch('/send', { method: 'POST', duplex: 'half', body: new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('gzip'))).body }).then(() => 'sent', () => 'stopped'),
    "UTF-16": (TEXT) => post(Uint16Array.from([...TEXT].map((c) => c.charCodeAt(0))).buffer),
    "a Request made from a Request": (TEXT) => fetch(new Request(new Request('/send', { method: 'PUT', body: TEXT }), { keepalive: true })).then(() => 'sent', () => 'stopped'),
    "socket.io": (TEXT) => post('42' + JSON.stringify(['ask', { text: TEXT }])),
    "length before JSON": (TEXT) => post((() => { const s = new TextEncoder().encode(JSON.stringify({ t: TEXT })); const all = new Uint8Array(s.length + 5); new DataView(all.buffer).setUint32(1, s.length); all.set(s, 5); return all })()),
    "XHR form": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); const f = new FormData(); f.append('q', TEXT); x.send(f) }),
    "XHR bytes": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(new TextEncoder().encode(TEXT)) }),
    "XHR document": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); const d = new DOMParser().parseFromString('<p>', 'text/html'); d.body.textContent = TEXT; x.send(d) }),
    "beacon Blob": (TEXT) => navigator.sendBeacon('/send', new Blob([TEXT])) && 'ran',
    "beacon form": (TEXT) => (() => { const f = new FormData(); f.append('q', TEXT); navigator.sendBeacon('/send', f); return 'ran' })(),
    fetchLater: (TEXT) => typeof fetchLater === 'function' ? (fetchLater('/send', { method: 'POST', body: TEXT, activateAfter: 0 }), 'ran') : post(TEXT),
    "socket bytes": (TEXT) => new Promise((done) => { const s = new WebSocket('wss://' + location.host + '/socket'); s.onopen = () => { s.send(new TextEncoder().encode(TEXT)); s.send(new Blob([TEXT])); s.send('the end') }; s.onmessage = (e) => String(e.data).includes('the end') && done('ran') }),
    "socket stream": (TEXT) => typeof WebSocketStream === 'function' ? (async () => { const { writable } = await new WebSocketStream('wss://' + location.host + '/socket').opened; await writable.getWriter().write(TEXT).catch(() => 0); return 'ran' })() : post(TEXT),
  },
  places: {
    "window opened empty": (TEXT) => (() => { const w = open('about:blank'); return w.fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') })(),
    "frame in markup": (TEXT) => (() => { const d = document.createElement('div'); document.body.append(d); d.innerHTML = '<iframe></iframe>'; return frames[frames.length - 1].fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') })(),
    "frame inside a part": (TEXT) => (() => { const d = document.createElement('div'); d.append(document.createElement('iframe')); document.body.append(d); return frames[frames.length - 1].fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') })(),
    "frame put by a range": (TEXT) => (() => { const r = document.createRange(); r.selectNodeContents(document.body); r.insertNode(document.createElement('iframe')); return frames[0].fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') })(),
    "frame among children": (TEXT) => (() => { const d = document.createElement('div'); document.body.append(d); d.replaceChildren(document.createElement('iframe')); return frames[frames.length - 1].fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') })(),
    "frame from text": (TEXT) => new Promise((done) => { const code = "<script>onmessage = ({ data }) => fetch(data.to, { method: 'POST', mode: 'no-cors', body: data.text })\n  .then(() => parent.postMessage('sent', '*'), () => parent.postMessage('stopped', '*'));\n  parent.postMessage('here', '*')</script>"; const frame = document.createElement('iframe'); frame.srcdoc = code; addEventListener('message', ({ data, source }) => { if (source !== frame.contentWindow) return; if (data === 'here') source.postMessage({ to: location.origin + '/send', text: TEXT }, '*'); else done(data) }); document.body.append(frame) }),
    "sandboxed frame from text": (TEXT) => new Promise((done) => { const code = "<script>onmessage = ({ data }) => fetch(data.to, { method: 'POST', mode: 'no-cors', body: data.text })\n  .then(() => parent.postMessage('sent', '*'), () => parent.postMessage('stopped', '*'));\n  parent.postMessage('here', '*')</script>"; const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts'; frame.srcdoc = code; addEventListener('message', ({ data, source }) => { if (source !== frame.contentWindow) return; if (data === 'here') source.postMessage({ to: location.origin + '/send', text: TEXT }, '*'); else done(data) }); document.body.append(frame) }),
    "frame of a data address": (TEXT) => new Promise((done) => { const code = "<script>onmessage = ({ data }) => fetch(data.to, { method: 'POST', mode: 'no-cors', body: data.text })\n  .then(() => parent.postMessage('sent', '*'), () => parent.postMessage('stopped', '*'));\n  parent.postMessage('here', '*')</script>"; const frame = document.createElement('iframe'); frame.src = 'data:text/html,' + encodeURIComponent(code); addEventListener('message', ({ data, source }) => { if (source !== frame.contentWindow) return; if (data === 'here') source.postMessage({ to: location.origin + '/send', text: TEXT }, '*'); else done(data) }); document.body.append(frame) }),
    "frame of a blob": (TEXT) => new Promise((done) => { const code = "<script>onmessage = ({ data }) => fetch(data.to, { method: 'POST', mode: 'no-cors', body: data.text })\n  .then(() => parent.postMessage('sent', '*'), () => parent.postMessage('stopped', '*'));\n  parent.postMessage('here', '*')</script>"; const frame = document.createElement('iframe'); frame.src = URL.createObjectURL(new Blob([code], { type: 'text/html' })); addEventListener('message', ({ data, source }) => { if (source !== frame.contentWindow) return; if (data === 'here') source.postMessage({ to: location.origin + '/send', text: TEXT }, '*'); else done(data) }); document.body.append(frame) }),
    "frame written into": (TEXT) => new Promise((done) => { const code = "<script>onmessage = ({ data }) => fetch(data.to, { method: 'POST', mode: 'no-cors', body: data.text })\n  .then(() => parent.postMessage('sent', '*'), () => parent.postMessage('stopped', '*'));\n  parent.postMessage('here', '*')</script>"; const frame = document.createElement('iframe'); setTimeout(() => { const d = frame.contentDocument; d.open(); d.write(code); d.close() }); addEventListener('message', ({ data, source }) => { if (source !== frame.contentWindow) return; if (data === 'here') source.postMessage({ to: location.origin + '/send', text: TEXT }, '*'); else done(data) }); document.body.append(frame) }),
  },
  forms: {
    "form that adds a text when sent": (TEXT) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.method = 'post'; form.action = '/send'; form.target = frame.name; document.body.append(form); form.addEventListener('formdata', (e) => e.formData.set('q', TEXT)); form.requestSubmit(); setTimeout(() => done('ran'), 500) }),
    "form of an own element": (TEXT) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.method = 'post'; form.action = '/send'; form.target = frame.name; document.body.append(form); const name = 'own-' + Math.random().toString(36).slice(2); customElements.define(name, class extends HTMLElement { static formAssociated = true; constructor() { super(); this.i = this.attachInternals() } }); const own = document.createElement(name); own.setAttribute('name', 'q'); form.append(own); own.i.setFormValue(TEXT); form.requestSubmit(); setTimeout(() => done('ran'), 500) }),
    "form with a list": (TEXT) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.method = 'post'; form.action = '/send'; form.target = frame.name; document.body.append(form); form.innerHTML = '<select name=q><option></select>'; form.elements[0].options[0].value = TEXT; form.requestSubmit(); setTimeout(() => done('ran'), 500) }),
    "form with a file by script": (TEXT) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.method = 'post'; form.action = '/send'; form.target = frame.name; document.body.append(form); form.enctype = 'multipart/form-data'; const i = document.createElement('input'); i.type = 'file'; i.name = 'f'; const t = new DataTransfer(); t.items.add(new File([TEXT], 'a.txt')); i.files = t.files; form.append(i); form.requestSubmit(); setTimeout(() => done('ran'), 500) }),
  },
  heads: {
    "fetch header": (TEXT) => fetch('/send', { headers: { 'x-prompt': TEXT } }).then(() => 'sent', () => 'stopped'),
    "XHR header": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.setRequestHeader('x-prompt', TEXT); x.send() }),
    "fetch referrer": (TEXT) => fetch('/send', { referrer: '/?q=' + encodeURIComponent(TEXT) }).then(() => 'sent', () => 'stopped'),
    "own address, then its referrer": (TEXT) => (history.pushState(null, '', '/?q=' + encodeURIComponent(TEXT)), fetch('/send').then(() => 'sent', () => 'stopped').then(() => 'ran')),
    cookie: (TEXT) => (document.cookie = 'draft=' + encodeURIComponent(TEXT), fetch('/send').then(() => 'sent', () => 'stopped').then(() => 'ran')),
    "cookie store": (TEXT) => cookieStore.set('later', encodeURIComponent(TEXT)).catch(() => 0).then(() => fetch('/send')).then(() => 'sent', () => 'stopped').then(() => 'ran'),
    "socket protocol": (TEXT) => new Promise((done) => { try { const s = new WebSocket('wss://' + location.host + '/socket', [TEXT.replace(/[^\w]+/g, '-')]); s.onclose = s.onopen = s.onerror = () => done('ran') } catch { done('stopped') } }),
  },
  addresses: {
    "short path": (TEXT) => fetch('/s/' + (/[0-9 ]{19}/.exec(TEXT)?.[0].replaceAll(' ', '') ?? '') + '/' + TEXT.slice(-30)).then(() => 'sent', () => 'stopped'),
    "name in the query": (TEXT) => fetch('/send?' + encodeURIComponent(TEXT) + '=1').then(() => 'sent', () => 'stopped'),
    "event source": (TEXT) => (() => { try { new EventSource('/send?q=' + encodeURIComponent(TEXT)) } catch { } return 'ran' })(),
    "socket address": (TEXT) => (() => { try { new WebSocket('wss://' + location.host + '/send?q=' + encodeURIComponent(TEXT)) } catch { } return 'ran' })(),
    picture: (TEXT) => (() => { const e = document.createElement('img'); ; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    "picture attribute": (TEXT) => (() => { const e = document.createElement('img'); ; e.setAttribute('src', '/send?q=' + encodeURIComponent(TEXT)); document.body.append(e); return 'ran' })(),
    "picture set": (TEXT) => (() => { const e = document.createElement('img'); ; e.srcset = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    script: (TEXT) => (() => { const e = document.createElement('script'); ; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    "style sheet": (TEXT) => (() => { const e = document.createElement('link'); e.rel = 'stylesheet'; e.href = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    prefetch: (TEXT) => (() => { const e = document.createElement('link'); e.rel = 'prefetch'; e.setAttribute('href', '/send?q=' + encodeURIComponent(TEXT)); document.body.append(e); return 'ran' })(),
    sound: (TEXT) => (() => { const e = document.createElement('audio'); ; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    "new Audio": (TEXT) => (new Audio('/send?q=' + encodeURIComponent(TEXT)), 'ran'),
    film: (TEXT) => (() => { const e = document.createElement('video'); ; e.setAttribute('poster', '/send?q=' + encodeURIComponent(TEXT)); document.body.append(e); return 'ran' })(),
    frame: (TEXT) => (() => { const e = document.createElement('iframe'); ; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    object: (TEXT) => (() => { const e = document.createElement('object'); ; e.data = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    embed: (TEXT) => (() => { const e = document.createElement('embed'); ; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    "picture field": (TEXT) => (() => { const e = document.createElement('input'); e.type = 'image'; e.src = '/send?q=' + encodeURIComponent(TEXT); document.body.append(e); return 'ran' })(),
    "picture in a drawing": (TEXT) => (() => { const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const i = document.createElementNS('http://www.w3.org/2000/svg', 'image'); s.append(i); document.body.append(s); i.setAttribute('href', '/send?q=' + encodeURIComponent(TEXT)); return 'ran' })(),
    "picture in markup": (TEXT) => (document.body.insertAdjacentHTML('beforeend', '<img src="/send?q=' + encodeURIComponent(TEXT) + '">'), 'ran'),
    font: (TEXT) => new FontFace('x', 'url(/send?q=' + encodeURIComponent(TEXT) + ')').load().then(() => 'sent', () => 'stopped').then(() => 'ran'),
    cache: (TEXT) => caches.open('a').then((c) => c.add('/send?q=' + encodeURIComponent(TEXT))).then(() => 'sent', () => 'stopped'),
    "worker's script": (TEXT) => (new Worker('/send?q=' + encodeURIComponent(TEXT)), 'ran'),
    "shared worker's script": (TEXT) => (new SharedWorker('/send?q=' + encodeURIComponent(TEXT)), 'ran'),
    "service worker's script": (TEXT) => navigator.serviceWorker.register('/send?q=' + encodeURIComponent(TEXT)).then(() => 'sent', () => 'stopped').then(() => 'ran'),
    "script of a worker": (TEXT) => new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob([ 'onmessage = ({ data }) => { try { importScripts(data) } catch { } postMessage(0) }']))); w.onmessage = () => done('ran'); w.postMessage(location.origin + '/send?q=' + encodeURIComponent(TEXT)) }),
    "ping of a link": (TEXT) => (() => { const a = document.createElement('a'); a.href = '#x'; a.ping = '/send?q=' + encodeURIComponent(TEXT); document.body.append(a); a.click(); return 'ran' })(),
  },
};

/** Every way of a group at once, each with a word of its own behind the text; `told` fills with what each says. */
window.start = (group, text) => {
  window.told = {};
  Object.values(WAYS[group]).forEach((way, n) =>
    void (async () => way(`${text} way${n}x`))().then((said) => (window.told[n] = String(said)), (error) => (window.told[n] = String(error))));
  return Object.keys(WAYS[group]);
};
