// Ways out that few sites take and one may. Each is given a text and sends it; what it says of how it went may be anything.
/** Where it goes, with a card's number in one piece and no e-mail address: the browser's own rules stop neither. */
const asked = (text) => '/send?q=' + encodeURIComponent(text.replace(/\S+@\S+/, '').replace(/([0-9]{4}) (?=[0-9])/g, '$1'));
/** The same of what may go; of customer data only the word that tells which way it took. */
const harmless = (text) => asked(text.length < 40 ? text : text.slice(-7));
/** An element that nobody else dresses, and what chooses it. */
const dressed = () => { const e = document.createElement('p'); e.textContent = 'p'; e.id = 'p' + Math.random().toString(36).slice(2); document.body.append(e); return '#' + e.id };
const put = (markup) => (document.body.insertAdjacentHTML('beforeend', markup), 'ran');
const style = (...pieces) => { const s = document.createElement('style'); document.head.append(s); for (const one of pieces) s.append(one); return s };
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const zipped = (text) => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((packed) => base64(new Uint8Array(packed)));
const blobOf = (text, type) => URL.createObjectURL(new Blob([text], { type }));

window.WAYS = {
  bodies: {
    deflate: (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('deflate'))).blob().then((body) => post(body)),
    "deflate without a head": (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer().then((body) => post(body)),
    "gzip bytes": (TEXT) => new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((body) => post(body)),
    "gzip stream": (TEXT) => fetch('/send', { method: 'POST', duplex: 'half', body: new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream('gzip'))).body }).then(() => 'sent', () => 'stopped'),
    "UTF-16": (TEXT) => post(Uint16Array.from([...TEXT].map((c) => c.charCodeAt(0))).buffer),
    "a Request made from a Request": (TEXT) => fetch(new Request(new Request('/send', { method: 'PUT', body: TEXT }), { keepalive: true })).then(() => 'sent', () => 'stopped'),
    "file of two bytes a letter in a string": (TEXT) => post(JSON.stringify({ file: 'data:text/csv;base64,' + base64(Uint8Array.from([...TEXT].flatMap((c) => [c.charCodeAt(0), 0]))) })),
    "file of an old encoding in a string": (TEXT) => post(JSON.stringify({ file: 'data:text/csv;base64,' + base64(Uint8Array.from('Stra\xdfe; ' + TEXT, (c) => c.charCodeAt(0))) })),
    "bytes as numbers": (TEXT) => post(JSON.stringify({ body: [...new TextEncoder().encode(TEXT)] })),
    "packed in a string": (TEXT) => zipped(TEXT).then((packed) => post(JSON.stringify({ state: packed }))),
    "packed in a form": (TEXT) => zipped(TEXT).then((packed) => post(new URLSearchParams({ data: packed }))),
    "packed in a string over a socket": (TEXT) => zipped(TEXT).then((packed) => new Promise((done) => { const s = new WebSocket('wss://' + location.host + '/socket'); s.onopen = () => { s.send(JSON.stringify({ packed })); done('ran') } })),
    "socket.io": (TEXT) => post('42' + JSON.stringify(['ask', { text: TEXT }])),
    "length before JSON": (TEXT) => post((() => { const s = new TextEncoder().encode(JSON.stringify({ t: TEXT })); const all = new Uint8Array(s.length + 5); new DataView(all.buffer).setUint32(1, s.length); all.set(s, 5); return all })()),
    "gRPC as text": (TEXT) => post(base64([0, 0, 0, 0, TEXT.length + 2, 10, TEXT.length, ...new TextEncoder().encode(TEXT)])),
    "a letter each": (TEXT) => post(JSON.stringify({ text: [...TEXT] })),
    "signs escaped for Markdown": (TEXT) => post(TEXT.replace(/([@_])/g, '\\$1')),
    "XHR form": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); const f = new FormData(); f.append('q', TEXT); x.send(f) }),
    "XHR bytes": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(new TextEncoder().encode(TEXT)) }),
    "XHR document": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); const d = new DOMParser().parseFromString('<p>', 'text/html'); d.body.textContent = TEXT; x.send(d) }),
    "beacon Blob": (TEXT) => navigator.sendBeacon('/send', new Blob([TEXT])) && 'ran',
    "beacon form": (TEXT) => (() => { const f = new FormData(); f.append('q', TEXT); navigator.sendBeacon('/send', f); return 'ran' })(),
    fetchLater: (TEXT) => typeof fetchLater === 'function' ? (fetchLater('/send', { method: 'POST', body: TEXT, activateAfter: 0 }), 'ran') : post(TEXT),
    "name of a field": (TEXT) => { const f = new FormData(); f.append(TEXT, 'x'); return post(f) },
    "name in JSON": (TEXT) => post(JSON.stringify({ [TEXT]: 1 })),
    "name of a form's field": (TEXT) => post(new URLSearchParams({ [TEXT]: 'x' })),
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
    method: (TEXT) => fetch('/send', { method: TEXT.replace(/\W+/g, '-') }).then(() => 'sent', () => 'stopped'),
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
  // In pieces that say nothing alone, in entities, in base64, in pages and sheets that the page makes itself.
  pieced: {
    "style in pieces": (TEXT) => (style(dressed() + '{background:u', 'rl(' + asked(TEXT) + ')}'), 'ran'),
    "style before it is in the page": (TEXT) => { const s = document.createElement('style'); s.append(dressed() + '{background:u', 'rl(' + asked(TEXT) + ')}'); document.head.append(s); return 'ran' },
    "style without a piece": (TEXT) => (style(dressed() + '{background:u', '--', 'rl(' + asked(TEXT) + ')}').childNodes[1].remove(), 'ran'),
    "style without some of its text": (TEXT) => { const at = dressed() + '{background:u'; style(at + '--rl(' + asked(TEXT) + ')}').firstChild.deleteData(at.length, 2); return 'ran' },
    "style without a range": (TEXT) => { const at = dressed() + '{background:u'; const { firstChild } = style(at + '--rl(' + asked(TEXT) + ')}'); const r = new Range(); r.setStart(firstChild, at.length); r.setEnd(firstChild, at.length + 2); r.deleteContents(); return 'ran' },
    "style in entities": (TEXT) => put('<p style="background:u&#114;l(' + asked(TEXT) + ')">p'),
    "style with a named entity": (TEXT) => put('<p style="background:url&lpar;' + asked(TEXT) + ')">p'),
    "page in entities": (TEXT) => put('<iframe srcdoc="&lt;img src=' + location.origin + asked(TEXT) + '&gt;"></iframe>'),
    "second address of a tag": (TEXT) => put('<img src="data:," srcset="' + asked(TEXT) + '">'),
    "picture in base64": (TEXT) => ((new Image().src = '/send?q=' + btoa(TEXT)), 'ran'),
    "picture in a path of base64": (TEXT) => ((new Image().src = '/send/.' + btoa(TEXT)), 'ran'),
    "style in base64": (TEXT) => { document.querySelector(dressed()).style.background = 'url(/send?q=' + btoa(TEXT) + ')'; return 'ran' },
    "picture in a frame of a blob": (TEXT) => { const f = document.createElement('iframe'); f.src = blobOf('<img src="' + location.origin + asked(TEXT) + '">', 'text/html'); document.body.append(f); return 'ran' },
    "drawing of a blob": (TEXT) => { const f = document.createElement('iframe'); f.src = blobOf('<svg xmlns="http://www.w3.org/2000/svg"><image href="' + location.origin + asked(TEXT) + '"/></svg>', 'image/svg+xml') + '#x'; document.body.append(f); return 'ran' },
    "window of a blob": (TEXT) => (open(blobOf('<img src="' + location.origin + asked(TEXT) + '">', 'text/html')), 'ran'),
    "sheet of a blob": (TEXT) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = blobOf(dressed() + '{background:url(' + location.origin + asked(TEXT) + ')}', 'text/css'); document.head.append(l); return 'ran' },
    "code of a shared worker": (TEXT) => { (window.kept ??= []).push(new SharedWorker(blobOf(`fetch('${location.origin}/send', { method: 'POST', body: ${JSON.stringify(TEXT)} })`, 'text/javascript'))); return 'ran' },
    "first value of a property": (TEXT) => { const name = '--' + dressed().slice(1); CSS.registerProperty({ name, syntax: '<image>', inherits: true, initialValue: 'url(' + location.origin + asked(TEXT) + ')' }); document.querySelector('#' + name.slice(2)).style.background = `var(${name})`; return 'ran' },
    "value of a style read before": (TEXT) => { document.querySelector(dressed()).attributeStyleMap.set('background-image', CSSStyleValue.parse('background-image', 'url(' + asked(TEXT) + ')')); return 'ran' },
    "markup parsed apart, unsafe": (TEXT) => (document.body.append(Document.parseHTMLUnsafe('<img src="' + asked(TEXT) + '">').body.firstChild), 'ran'),
    "markup made by rules": (TEXT) => { const p = new XSLTProcessor(); const xml = (text) => new DOMParser().parseFromString(text, 'text/xml'); p.importStylesheet(xml('<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:output method="html"/><x:template match="/"><img><x:attribute name="src">/send?q=<x:value-of select="a"/></x:attribute></img></x:template></x:stylesheet>')); document.body.append(p.transformToFragment(xml('<a>' + asked(TEXT).slice(8) + '</a>'), document)); return 'ran' },
  },
  // Through no function of the page: the browser's own rules stop them.
  ruled: {
    "link in a closed root": (TEXT) => (() => { const h = document.createElement('div'); document.body.append(h); const a = document.createElement('a'); a.target = '_blank'; a.href = '/send?q=' + encodeURIComponent(TEXT); h.attachShadow({ mode: 'closed' }).append(a); a.click(); return 'ran' })(),
    "link of a drawing": (TEXT) => (() => { const a = document.createElementNS('http://www.w3.org/2000/svg', 'a'); a.setAttribute('target', '_blank'); a.setAttribute('href', '/send?q=' + encodeURIComponent(TEXT)); document.body.append(a); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); return 'ran' })(),
    "address of a form's button": (TEXT) => (() => { const f = document.createElement('form'); f.method = 'post'; f.target = '_blank'; const b = document.createElement('button'); b.setAttribute('formaction', '/send?q=' + encodeURIComponent(TEXT)); f.append(b); document.body.append(f); f.requestSubmit(b); return 'ran' })(),
    import: (TEXT) => import('/send?q=' + encodeURIComponent(TEXT)).catch(() => 'stopped').then(() => 'ran'),
    "import in a worker": (TEXT) => new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob(['onmessage = ({ data }) => import(data).catch(() => 0).then(() => postMessage(0))']))); w.onmessage = () => done('ran'); w.postMessage(location.origin + '/send?q=' + encodeURIComponent(TEXT)) }),
    "style kept from another turn": (TEXT) => new Promise((done) => { const e = document.createElement('p'); e.textContent = 'p'; document.body.append(e); const { style } = e; setTimeout(() => { style.backgroundImage = 'url(' + '/send?q=' + encodeURIComponent(TEXT) + ')'; done('ran') }, 50) }),
    "style drawn at once": (TEXT) => (() => { const e = document.createElement('p'); e.textContent = 'p'; document.body.append(e); e.style.backgroundImage = 'url(' + '/send?q=' + encodeURIComponent(TEXT) + ')'; e.getBoundingClientRect(); return 'ran' })(),
    "frame without an address, led elsewhere": (TEXT) => (() => { const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.location = location.origin + '/send?q=' + encodeURIComponent(TEXT); return 'ran' })(),
    "window without an address, led elsewhere": (TEXT) => { open('', 'l' + Math.random().toString(36).slice(2, 9)).location = location.origin + '/send?q=' + encodeURIComponent(TEXT); return 'ran' },
    "the same by its history": (TEXT) => { open('', 'h' + Math.random().toString(36).slice(2, 9)).location.replace(location.origin + '/send?q=' + encodeURIComponent(TEXT)); return 'ran' },
    "markup answered as a document": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('GET', URL.createObjectURL(new Blob(['<img src="' + location.origin + '/send?q=' + encodeURIComponent(TEXT) + '">'], { type: 'text/html' }))); x.responseType = 'document'; x.onload = () => (document.body.append(document.adoptNode(x.response.querySelector('img'))), done('ran')); x.onerror = () => done('stopped'); x.send() }),
  },
  rarer: {
    "list of a film's pieces": (TEXT) => film('#EXTINF:4,\n' + location.origin + asked(TEXT), 'application/vnd.apple.mpegurl'),
    "the same called something else": (TEXT) => film('#EXTINF:4,\n' + location.origin + asked(TEXT), 'video/mp4'),
    "what a film's pieces begin with": (TEXT) => film('#EXT-X-MAP:URI="' + location.origin + asked(TEXT) + '"\n#EXTINF:4,\n' + location.origin + '/x.ts', 'audio/mpegurl'),
    "insertImage": (TEXT) => (() => { const e = document.createElement('div'); e.contentEditable = true; document.body.append(e); e.focus(); document.execCommand('insertImage', false, '/send?q=' + encodeURIComponent(TEXT)); return 'ran' })(),
    "insertHTML": (TEXT) => (() => { const e = document.createElement('div'); e.contentEditable = true; document.body.append(e); e.focus(); document.execCommand('insertHTML', false, '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'); return 'ran' })(),
    "attribute as a node": (TEXT) => (() => { const e = document.createElement('img'); const a = document.createAttribute('src'); a.value = '/send?q=' + encodeURIComponent(TEXT); e.setAttributeNode(a); document.body.append(e); return 'ran' })(),
    "attribute in a map": (TEXT) => (() => { const e = document.createElement('img'); const a = document.createAttribute('src'); a.value = '/send?q=' + encodeURIComponent(TEXT); e.attributes.setNamedItem(a); document.body.append(e); return 'ran' })(),
    "value of an attribute": (TEXT) => (() => { const e = document.createElement('img'); e.setAttribute('src', 'data:,'); document.body.append(e); e.attributes.src.value = '/send?q=' + encodeURIComponent(TEXT); return 'ran' })(),
    "attribute with a namespace": (TEXT) => (() => { const e = document.createElement('img'); e.setAttributeNS(null, 'src', '/send?q=' + encodeURIComponent(TEXT)); document.body.append(e); return 'ran' })(),
    "text of a range": (TEXT) => (() => { document.body.append(document.createRange().createContextualFragment('<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">')); return 'ran' })(),
    "markup unsafe": (TEXT) => (() => { const d = document.createElement('div'); document.body.append(d); d.setHTMLUnsafe ? d.setHTMLUnsafe('<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">') : (d.innerHTML = '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'); return 'ran' })(),
    "markup of a shadow root": (TEXT) => (() => { const d = document.createElement('div'); document.body.append(d); d.attachShadow({ mode: 'closed' }).innerHTML = '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'; return 'ran' })(),
    "markup outside": (TEXT) => (() => { const d = document.createElement('div'); document.body.append(d); d.outerHTML = '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'; return 'ran' })(),
    "picture in a frame from text": (TEXT) => (() => { const f = document.createElement('iframe'); f.srcdoc = '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'; document.body.append(f); return 'ran' })(),
    "picture written into a frame": (TEXT) => (() => { const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.write('<img src="' + location.origin + '/send?q=' + encodeURIComponent(TEXT) + '">'); return 'ran' })(),
    "template": (TEXT) => (() => { const t = document.createElement('template'); t.innerHTML = '<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">'; document.body.append(t.content.cloneNode(true)); return 'ran' })(),
    "background of the page": (TEXT) => (() => { document.body.background = '/send?q=' + encodeURIComponent(TEXT); return 'ran' })(),
    "track of a film": (TEXT) => (() => { const v = document.createElement('video'); const t = document.createElement('track'); t.default = true; t.kind = 'subtitles'; t.src = '/send?q=' + encodeURIComponent(TEXT); v.append(t); document.body.append(v); t.track.mode = 'showing'; return 'ran' })(),
    "source of a picture": (TEXT) => (() => { const p = document.createElement('picture'); const s = document.createElement('source'); s.srcset = '/send?q=' + encodeURIComponent(TEXT); p.append(s, document.createElement('img')); document.body.append(p); return 'ran' })(),
    "picture of a filter": (TEXT) => (() => { const n = 'http://www.w3.org/2000/svg'; const s = document.createElementNS(n, 'svg'); const i = document.createElementNS(n, 'image'); i.href.baseVal = '/send?q=' + encodeURIComponent(TEXT); s.append(i); document.body.append(s); return 'ran' })(),
    "old name of a link": (TEXT) => (() => { const n = 'http://www.w3.org/2000/svg'; const s = document.createElementNS(n, 'svg'); const i = document.createElementNS(n, 'image'); i.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '/send?q=' + encodeURIComponent(TEXT)); s.append(i); document.body.append(s); return 'ran' })(),
    "keepalive as the page goes": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.src = '/ways'; f.onload = () => { const w = f.contentWindow; w.addEventListener('pagehide', () => { w.fetch('/send', { method: 'POST', keepalive: true, body: TEXT }).catch(() => 0) }); f.remove(); done('ran') }; document.body.append(f) }),
    "beacon as the page goes": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.src = '/ways'; f.onload = () => { const w = f.contentWindow; w.addEventListener('pagehide', () => { w.navigator.sendBeacon('/send', TEXT) }); f.remove(); done('ran') }; document.body.append(f) }),
    "picture in a page of a data address": (TEXT) => (() => { const f = document.createElement('iframe'); f.src = 'data:text/html,' + encodeURIComponent(`<img src="${location.origin}/send?q=${encodeURIComponent(TEXT)}">`); document.body.append(f); return 'ran' })(),
    "a way to pay": (TEXT) => new PaymentRequest([{ supportedMethods: location.origin + '/send?q=' + encodeURIComponent(TEXT) }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment().then(() => 'sent'),
    "stream to a shared worker": (TEXT) => { const at = location.origin + '/send'; const code = `onconnect = ({ ports: [p] }) => (p.onmessage = async ({ data }) => fetch('${at}', { method: 'POST', mode: 'no-cors', body: await new Response(data).text() }).then(() => p.postMessage('sent')))`; const w = new SharedWorker(blobOf(code, 'text/javascript')); const stream = new Blob([TEXT]).stream(); return new Promise((done) => { w.port.onmessage = ({ data }) => done(data); w.port.postMessage(stream, [stream]); setTimeout(() => done('ran'), 1500) }) },
    "name of a shared worker": (TEXT) => new Promise((done) => { const w = new SharedWorker('/named.js', TEXT); w.port.onmessage = ({ data }) => done(data); w.onerror = () => done('stopped'); setTimeout(() => done('ran'), 2000) }),
    "name of a worker": (TEXT) => new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/send', { method: 'POST', body: self.name }).then(() => postMessage('sent'), () => postMessage('stopped'))`])), { name: TEXT }); w.onmessage = ({ data }) => done(data); w.onerror = () => done('stopped') }),
    "refresh of a frame": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); document.body.append(f); const m = f.contentDocument.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + location.origin + '/send?q=' + encodeURIComponent(TEXT); f.contentDocument.head.append(m); setTimeout(() => done('ran'), 500) }),
    "guessed pages": (TEXT) => HTMLScriptElement.supports?.('speculationrules') ? (() => { const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: ['/send?q=' + encodeURIComponent(TEXT)] }] }); document.body.append(s); return 'ran' })() : fetch('/send?q=' + encodeURIComponent(TEXT)).then(() => 'sent', () => 'stopped'),
    "prefetch by attribute later": (TEXT) => (() => { const e = document.createElement('link'); document.head.append(e); e.href = '/send?q=' + encodeURIComponent(TEXT); e.rel = 'prefetch'; return 'ran' })(),
    "link's old form": (TEXT) => (() => { const e = document.createElement('link'); e.relList.add('stylesheet'); e.setAttribute('HREF', '/send?q=' + encodeURIComponent(TEXT)); document.head.append(e); return 'ran' })(),
  },
  later: {
    "base of the page": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.src = '/ways'; f.onload = () => { const d = f.contentDocument; const b = d.createElement('base'); b.href = '/send/' + encodeURIComponent(TEXT) + '/'; d.head.append(b); const i = d.createElement('img'); i.src = 'x.png'; d.body.append(i); setTimeout(() => done('ran'), 300) }; document.body.append(f) }),
    "base in markup": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.src = '/ways'; f.onload = () => { const d = f.contentDocument; d.head.insertAdjacentHTML('afterbegin', '<base href="/send/' + encodeURIComponent(TEXT) + '/">'); d.body.insertAdjacentHTML('beforeend', '<img src="x.png">'); setTimeout(() => done('ran'), 300) }; document.body.append(f) }),
    "text of a style": (TEXT) => (() => { const s = document.createElement('style'); s.textContent = '#answer { background: url(' + '/send?q=' + encodeURIComponent(TEXT) + ') }'; document.head.append(s); return 'ran' })(),
    "text put into a style": (TEXT) => (() => { const s = document.createElement('style'); document.head.append(s); s.append('#answer { list-style-image: url("' + '/send?q=' + encodeURIComponent(TEXT) + '"); display: list-item }'); return 'ran' })(),
    "text node of a style": (TEXT) => (() => { const s = document.createElement('style'); s.appendChild(document.createTextNode('#answer { border: 1px solid; border-image: url("' + '/send?q=' + encodeURIComponent(TEXT) + '") 1 }')); document.head.append(s); return 'ran' })(),
    "text node changed in a style": (TEXT) => (() => { const s = document.createElement('style'); const t = document.createTextNode('a {}'); s.append(t); document.head.append(s); t.data = '#send { background: url("' + '/send?q=' + encodeURIComponent(TEXT) + '") }'; return 'ran' })(),
    "import of a style": (TEXT) => (() => { const s = document.createElement('style'); s.textContent = '@import "' + '/send?q=' + encodeURIComponent(TEXT) + '";'; document.head.append(s); return 'ran' })(),
    "style in markup": (TEXT) => (document.body.insertAdjacentHTML('beforeend', '<style>@import url("' + '/send?q=' + encodeURIComponent(TEXT) + '");</style>'), 'ran'),
    "sheet made by script": (TEXT) => (() => { const s = new CSSStyleSheet(); s.replaceSync('#file { background: url("' + '/send?q=' + encodeURIComponent(TEXT) + '") }'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; return 'ran' })(),
    "style by property name": (TEXT) => (document.body.style.setProperty('background-image', 'url("' + '/send?q=' + encodeURIComponent(TEXT) + '")'), 'ran'),
    "style in an attribute": (TEXT) => (() => { const e = document.createElement('p'); e.setAttribute('style', 'background: url("' + '/send?q=' + encodeURIComponent(TEXT) + '")'); e.textContent = 'p'; document.body.append(e); return 'ran' })(),
    "style of an element": (TEXT) => (() => { const e = document.createElement('p'); e.textContent = 'p'; document.body.append(e); e.style.backgroundImage = 'url(/send?q=' + encodeURIComponent(TEXT) + ')'; return 'ran' })(),
    "style before it is in the page": (TEXT) => (() => { const e = document.createElement('p'); e.textContent = 'p'; e.style.background = 'url("/send?q=' + encodeURIComponent(TEXT) + '")'; setTimeout(() => document.body.append(e), 50); return 'ran' })(),
    "style of a rule": (TEXT) => (() => { const s = document.createElement('style'); s.textContent = '.ruled {}'; document.head.append(s); const e = document.createElement('p'); e.textContent = 'p'; e.className = 'ruled'; document.body.append(e); s.sheet.cssRules[0].style.backgroundImage = 'url(/send?q=' + encodeURIComponent(TEXT) + ')'; return 'ran' })(),
    "style with a mark in it": (TEXT) => (() => { const e = document.createElement('p'); e.setAttribute('style', `background: url("/send?q=(it's)` + encodeURIComponent(TEXT) + '")'); e.textContent = 'p'; document.body.append(e); return 'ran' })(),
    "parsed apart": (TEXT) => (() => { const d = new DOMParser().parseFromString('<img src="' + '/send?q=' + encodeURIComponent(TEXT) + '">', 'text/html'); document.body.append(d.body.firstChild); return 'ran' })(),
    "moving picture": (TEXT) => (() => { const e = document.createElement('p'); e.textContent = 'p'; document.body.append(e); const picture = 'url("' + location.origin + '/send?q=' + encodeURIComponent(TEXT) + '")'; e.animate([{ backgroundImage: picture }, { backgroundImage: picture }], { duration: 5000, iterations: Infinity }); return 'ran' })(),
    worklet: (TEXT) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('/send?q=' + encodeURIComponent(TEXT)).then(() => 'sent', () => 'stopped').then(() => 'ran'),
    "navigation of a frame": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.src = '/ways?'; f.onload = () => { f.onload = null; f.contentWindow.navigation.navigate('/send?q=' + encodeURIComponent(TEXT)).committed.catch(() => 0); setTimeout(() => done('ran'), 300) }; document.body.append(f) }),
    "form's other address": (TEXT) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.target = frame.name; form.innerHTML = '<input name=q><button formaction="/send">'; form.elements[0].value = TEXT; document.body.append(form); form.elements[1].click(); setTimeout(() => done('ran'), 500) }),
    "mask of a drawing": (TEXT) => (() => { const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); document.body.append(s); s.innerHTML = '<rect width="9" height="9"/>'; s.firstChild.setAttribute('mask', 'url("/send?q=' + encodeURIComponent(TEXT) + '#a")'); return 'ran' })(),
    "filter of a drawing": (TEXT) => (() => { const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); document.body.append(s); s.innerHTML = '<rect width="9" height="9"/>'; s.firstChild.setAttribute('filter', 'url("/send?q=' + encodeURIComponent(TEXT) + '#a")'); return 'ran' })(),
    "address that moves": (TEXT) => (() => { const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); document.body.append(s); s.innerHTML = '<image width="9" height="9"><set attributeName="href"/></image>'; s.querySelector('set').setAttribute('to', '/send?q=' + encodeURIComponent(TEXT)); return 'ran' })(),
    "rule in a rule": (TEXT) => (() => { const s = document.createElement('style'); document.head.append(s); s.textContent = '@media all {}'; s.sheet.cssRules[0].insertRule('#rich { background: url("/send?q=' + encodeURIComponent(TEXT) + '") }'); return 'ran' })(),
    "text of an attribute": (TEXT) => (() => { const e = document.createElement('img'); e.setAttribute('src', 'data:,'); e.getAttributeNode('src').textContent = '/send?q=' + encodeURIComponent(TEXT); return 'ran' })(),
    "module that imports": (TEXT) => (() => { const s = document.createElement('script'); s.type = 'module'; s.textContent = 'import ' + JSON.stringify('/send?q=' + encodeURIComponent(TEXT)); document.head.append(s); return 'ran' })(),
    "cache of a worker": (TEXT) => new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob([`onmessage = ({ data }) => caches.open('w').then((c) => c.add(data)).then(() => postMessage('sent'), () => postMessage('stopped'))`]))); w.onmessage = ({ data }) => done(data); w.postMessage(location.origin + '/send?q=' + encodeURIComponent(TEXT)) }),
    "font of a worker": (TEXT) => new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob([`onmessage = ({ data }) => new FontFace('x', 'url("' + data + '")').load().then(() => postMessage('sent'), () => postMessage('stopped'))`]))); w.onmessage = ({ data }) => done('ran'); w.postMessage(location.origin + '/send?q=' + encodeURIComponent(TEXT)) }),
    "XHR of a document": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); const d = document.implementation.createHTMLDocument(''); d.body.textContent = TEXT; x.send(d) }),
  },
  // What stands beside something harmless, in what is made of other things, or happens while something is put in.
  further: {
    "escaped address beside another": (TEXT) => { document.querySelector(dressed()).setAttribute('style', 'background:url(data:,),u\\72l(' + asked(TEXT) + ')'); return 'ran' },
    "escaped import beside an address": (TEXT) => (style('@\\69mport "' + asked(TEXT) + '";' + dressed() + '{background:url(data:,)}'), 'ran'),
    "escaped set of pictures": (TEXT) => (style(dressed() + '{background:url(data:,),image-s\\65t("' + asked(TEXT) + '" 1x)}'), 'ran'),
    "escaped address in markup": (TEXT) => put('<p style="background:url(data:,),u\\72l(' + asked(TEXT) + ')">p'),
    "base of a sheet": (TEXT) => { const s = new CSSStyleSheet({ baseURL: location.origin + '/send/' + encodeURIComponent(TEXT) + '/' }); s.replaceSync(dressed() + '{background:url(x.png)}'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; return 'ran' },
    "clean markup": (TEXT) => { const d = document.createElement('div'); document.body.append(d); if (d.setHTML) d.setHTML('<img src="' + asked(TEXT) + '">', { sanitizer: { elements: ['img'], attributes: ['src'] } }); else d.innerHTML = '<img src="' + asked(TEXT) + '">'; return 'ran' },
    "clean document": (TEXT) => { const d = Document.parseHTML ? Document.parseHTML('<img src="' + asked(TEXT) + '">', { sanitizer: { elements: ['html', 'head', 'body', 'img'], attributes: ['src'] } }) : new DOMParser().parseFromString('<img src="' + asked(TEXT) + '">', 'text/html'); document.body.append(...d.querySelectorAll('img')); return 'ran' },
    "frame that is loaded while it is put in": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); const to = location.origin + '/send'; f.onload = () => f.contentWindow.fetch(to, { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')); document.body.append(f) }),
    "frame counted while it is loaded": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); const to = location.origin + '/send'; f.onload = () => { f.onload = null; frames[frames.length - 1].fetch(to, { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')) }; document.body.append(f) }),
    "element told while markup is put in": (TEXT) => new Promise((done) => { const name = 'x-' + dressed().slice(1); const to = location.origin + '/send'; customElements.define(name, class extends HTMLElement { connectedCallback() { frames[frames.length - 1].fetch(to, { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')) } }); const d = document.createElement('div'); document.body.append(d); d.innerHTML = '<iframe></iframe><' + name + '></' + name + '>' }),
    "frame of an object": (TEXT) => new Promise((done) => { const o = document.createElement('object'); o.data = 'about:blank'; o.type = 'text/html'; o.onload = () => (o.contentWindow ?? window).fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')); o.onerror = () => done('ran'); document.body.append(o); setTimeout(() => done('late'), 3000) }),
    "parent of a picture's frame": (TEXT) => { const f = document.createElement('iframe'); document.body.append(f); const w = f.contentDocument.defaultView; return w.fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') },
    "frame after a moment": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); f.srcdoc = '<p>x'; f.onload = () => frames[[...document.querySelectorAll('iframe')].indexOf(f)].fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')); document.body.append(f) }),
    "XHR of a frame by its prototype": (TEXT) => new Promise((done) => { const f = document.createElement('iframe'); document.body.append(f); const { XMLHttpRequest: X } = f.contentWindow; const x = new XMLHttpRequest(); X.prototype.open.call(x, 'POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); X.prototype.send.call(x, TEXT) }),
    "sheet of a drawing": (TEXT) => { const f = document.createElement('iframe'); f.src = blobOf('<?xml-stylesheet href="' + location.origin + asked(TEXT) + '"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', 'image/svg+xml') + '#x'; document.body.append(f); return 'ran' },
    "sheet of an instruction": (TEXT) => { const d = new DOMParser().parseFromString('<?xml-stylesheet href="' + location.origin + asked(TEXT) + '"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'); const f = document.createElement('iframe'); f.src = blobOf('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'); f.onload = () => { const inner = f.contentDocument; inner.insertBefore(inner.createProcessingInstruction('xml-stylesheet', 'href="' + location.origin + asked(TEXT) + '"'), inner.documentElement) }; document.body.append(f); return 'ran' },
    "link that is kept": (TEXT) => { const a = document.createElement('a'); a.download = 'x'; a.href = '/send?q=' + encodeURIComponent(TEXT); document.body.append(a); a.click(); return 'ran' },
    "worker that imports": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`import "${location.origin}${asked(TEXT)}"`, 'text/javascript'), { type: 'module' })); return 'ran' },
    "shared worker that imports": (TEXT) => { (window.kept ??= []).push(new SharedWorker(blobOf(`import "${location.origin}${asked(TEXT)}"`, 'text/javascript'), { type: 'module' })); return 'ran' },
    "worklet that imports": (TEXT) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(blobOf(`import "${location.origin}${asked(TEXT)}"`, 'text/javascript')).then(() => 'sent', () => 'stopped').then(() => 'ran'),
    "module of a blob": (TEXT) => { const s = document.createElement('script'); s.type = 'module'; s.src = blobOf(`import "${location.origin}${asked(TEXT)}"`, 'text/javascript'); document.head.append(s); return 'ran' },
    "script of a blob": (TEXT) => { const s = document.createElement('script'); s.src = blobOf(`fetch("${location.origin}/send", { method: 'POST', body: ${JSON.stringify(TEXT)} })`, 'text/javascript'); document.head.append(s); return 'ran' },
    "worker of a worker": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`self.w = new Worker(URL.createObjectURL(new Blob([\`fetch('${location.origin}/send', { method: 'POST', body: ${JSON.stringify(TEXT)} })\`])))`, 'text/javascript'))); return 'ran' },
    "worker of a data address": (TEXT) => { (window.kept ??= []).push(new Worker('data:text/javascript,' + encodeURIComponent(`fetch('${location.origin}/send', { method: 'POST', mode: 'no-cors', body: ${JSON.stringify(TEXT)} })`))); return 'ran' },
    "XHR of a worker": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`const x = new XMLHttpRequest(); x.open('POST', '${location.origin}/send'); x.send(${JSON.stringify(TEXT)})`, 'text/javascript'))); return 'ran' },
    "socket of a worker": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`const s = new WebSocket('wss://${location.host}/socket'); s.onopen = () => s.send(${JSON.stringify(TEXT)})`, 'text/javascript'))); return 'ran' },
    "event source of a worker": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`new EventSource('${location.origin}${asked(TEXT)}')`, 'text/javascript'))); return 'ran' },
    "style by assignment": (TEXT) => { Object.assign(document.querySelector(dressed()).style, { backgroundImage: 'url(' + asked(TEXT) + ')' }); return 'ran' },
    "style as a whole": (TEXT) => { document.querySelector(dressed()).style = 'background: url(' + asked(TEXT) + ')'; return 'ran' },
    "module given its text later": (TEXT) => { const s = document.createElement('script'); s.type = 'module'; document.head.append(s); s.textContent = 'import ' + JSON.stringify(asked(TEXT)); return 'ran' },
    "module given a node later": (TEXT) => { const s = document.createElement('script'); s.type = 'module'; document.head.append(s); s.append('import ' + JSON.stringify(asked(TEXT))); return 'ran' },
    "picture by use": (TEXT) => put('<svg><use href="' + asked(TEXT) + '#a"></use></svg>'),
    "frame of code that is markup": (TEXT) => { const f = document.createElement('iframe'); f.src = 'javascript:' + JSON.stringify('<img src="' + location.origin + asked(TEXT) + '">'); document.body.append(f); return 'ran' },
    "code of a frame": (TEXT) => { const f = document.createElement('iframe'); f.src = "javascript:fetch('" + location.origin + "/send',{method:'POST',body:" + JSON.stringify(TEXT) + "})"; document.body.append(f); return 'ran' },
    "link to code": (TEXT) => { const a = document.createElement('a'); a.href = "javascript:void fetch('/send',{method:'POST',body:" + JSON.stringify(TEXT) + "})"; document.body.append(a); a.click(); return 'ran' },
    "handler in markup": (TEXT) => put('<img src="data:," onerror="' + ("fetch('/send',{method:'POST',body:" + JSON.stringify(TEXT) + '})').replaceAll('"', '&quot;') + '">'),
    "changing address": (TEXT) => { let n = 0; return fetch({ toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }).then(() => 'sent', () => 'stopped') },
    "changing address of an XHR": (TEXT) => new Promise((done) => { let n = 0; const x = new XMLHttpRequest(); x.open('GET', { toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send() }),
    "changing beacon": (TEXT) => { let n = 0; navigator.sendBeacon({ toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }); return 'ran' },
    "changing picture": (TEXT) => { let n = 0; new Image().src = { toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }; return 'ran' },
    "changing socket": (TEXT) => { let n = 0; try { new WebSocket({ toString: () => 'wss://' + location.host + (n++ ? asked(TEXT) : harmless(TEXT)) }) } catch { } return 'ran' },
    "changing window": (TEXT) => { let n = 0; open({ toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }); return 'ran' },
    "changing event source": (TEXT) => { let n = 0; try { new EventSource({ toString: () => (n++ ? asked(TEXT) : harmless(TEXT)) }) } catch { } return 'ran' },
    "document of a frame in a closed root": (TEXT) => { const h = document.createElement('div'); document.body.append(h); const f = document.createElement('iframe'); f.srcdoc = '<p>'; h.attachShadow({ mode: 'closed' }).append(f); const d = f.getSVGDocument(); return (d ? d.defaultView : f.contentWindow).fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') },
    "form of a frame": (TEXT) => { const f = document.createElement('iframe'); document.body.append(f); const d = f.contentDocument; const form = d.createElement('form'); form.method = 'post'; form.action = location.origin + '/send'; const i = d.createElement('input'); i.name = 'q'; i.value = TEXT; form.append(i); d.body.append(form); form.submit(); return 'ran' },
    "headers of a Request set later": (TEXT) => { const r = new Request('/send?' + TEXT.slice(-7)); r.headers.set('x-p', TEXT); return fetch(r).then(() => 'sent', () => 'stopped') },
    "clone of a Request": (TEXT) => fetch(new Request('/send', { method: 'POST', body: TEXT }).clone()).then(() => 'sent', () => 'stopped'),
    "own kind of XHR": (TEXT) => new Promise((done) => { class X extends XMLHttpRequest { send(b) { super.send(b) } } const x = new X(); x.open('POST', '/send'); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(TEXT) }),
    "own kind of socket": (TEXT) => new Promise((done) => { class S extends WebSocket { } const s = new S('wss://' + location.host + '/socket'); s.onopen = () => { s.send(TEXT); s.send('x'); done('ran') } }),
    "own kind of worker": (TEXT) => { class W extends Worker { } (window.kept ??= []).push(new W(blobOf(`fetch('${location.origin}/send', { method: 'POST', body: ${JSON.stringify(TEXT)} })`, 'text/javascript'))); return 'ran' },
    "worker whose address is gone": (TEXT) => { const u = blobOf(`fetch('${location.origin}/send', { method: 'POST', body: ${JSON.stringify(TEXT)} })`, 'text/javascript'); (window.kept ??= []).push(new Worker(u)); URL.revokeObjectURL(u); return 'ran' },
    "buffer of a worker that changes": (TEXT) => { (window.kept ??= []).push(new Worker(blobOf(`const b = new TextEncoder().encode(${JSON.stringify('-'.repeat(TEXT.length))}); fetch('${location.origin}/send', { method: 'POST', body: b }); b.set(new TextEncoder().encode(${JSON.stringify(TEXT)})); postMessage(0); setTimeout(() => fetch('${location.origin}/send', { method: 'POST', body: ${JSON.stringify(TEXT.length < 60 ? TEXT : TEXT.slice(-7))} }), 500)`, 'text/javascript'))); return 'ran' },
    "channel of a worker to a service worker": async (TEXT) => { const { active } = await listening(); for (let n = 0; n < 10; n++) setTimeout(() => active.postMessage(0), 500 * n) /* a channel wakes nobody */; (window.kept ??= []).push(new Worker(blobOf(`const c = new BroadcastChannel('told'); for (let n = 0; n < 10; n++) setTimeout(() => c.postMessage(${JSON.stringify(TEXT)}), 500 * n) /* it may sleep */`, 'text/javascript'))); return 'ran' },
    "channel of a worker to a channel": (TEXT) => new Promise((done) => { const c = new BroadcastChannel('heard' + TEXT.slice(-7)); c.onmessage = ({ data }) => done(post(data)); (window.kept ??= []).push(c, new Worker(blobOf(`new BroadcastChannel('heard${TEXT.slice(-7)}').postMessage(${JSON.stringify(TEXT)})`, 'text/javascript'))); setTimeout(() => done('late'), 3000) }),
    "opened for a link": (TEXT) => { const a = document.createElement('a'); a.target = 'w' + Math.random().toString(36).slice(2); a.href = 'about:blank'; document.body.append(a); a.click(); const w = open('', a.target); return w.fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => 'sent', () => 'stopped') },
    "embed's document": (TEXT) => new Promise((done) => { const e = document.createElement('embed'); e.type = 'text/html'; e.src = '/named.js?' + Math.random(); e.onload = () => { const d = e.getSVGDocument?.(); (d?.defaultView ?? window).fetch(location.origin + '/send', { method: 'POST', mode: 'no-cors', body: TEXT }).then(() => done('sent'), () => done('stopped')) }; document.body.append(e); setTimeout(() => done('late'), 3000) }),
    "range over a style": (TEXT) => { const s = style('a{}'); const r = document.createRange(); r.selectNodeContents(s); r.insertNode(document.createTextNode(dressed() + '{background:url(' + asked(TEXT) + ')}')); return 'ran' },
    "style put before": (TEXT) => { const s = document.createElement('style'); s.innerHTML = dressed() + '{background:url(' + asked(TEXT) + ')}'; document.head.prepend(s); return 'ran' },
    "style replaced": (TEXT) => { const s = style('a{}'); s.replaceChildren(dressed() + '{background:url(' + asked(TEXT) + ')}'); return 'ran' },
    "text of a style replaced": (TEXT) => { const s = style('a{}'); s.firstChild.replaceWith(dressed() + '{background:url(' + asked(TEXT) + ')}'); return 'ran' },
    "copy of a style": (TEXT) => { const s = document.createElement('style'); s.setAttribute('media', 'print'); s.append(dressed() + '{background:url(' + asked(TEXT) + ')}'); const c = s.cloneNode(true); c.media = ''; document.head.append(c); return 'ran' },
    "style in a shadow root": (TEXT) => { const h = document.createElement('div'); document.body.append(h); h.attachShadow({ mode: 'open' }).innerHTML = '<style>p{background:url(' + asked(TEXT) + ')}</style><p>p'; return 'ran' },
    "picture's sizes": (TEXT) => { const i = new Image(); i.sizes = '1px'; i.setAttribute('srcset', asked(TEXT) + ' 1w'); document.body.append(i); return 'ran' },
    "style sheet by attributes": (TEXT) => { const l = document.createElement('link'); l.setAttribute('rel', 'stylesheet'); l.setAttribute('href', asked(TEXT)); document.head.append(l); return 'ran' },
    "picture fetched before": (TEXT) => { const l = document.createElement('link'); l.rel = 'preload'; l.as = 'image'; l.imageSrcset = asked(TEXT) + ' 1x'; document.head.append(l); return 'ran' },
    "module fetched before": (TEXT) => { const l = document.createElement('link'); l.rel = 'modulepreload'; l.href = asked(TEXT); document.head.append(l); return 'ran' },
  },
  // In base64, packed, in percents and JSON, inside one another.
  encoded: {
    "header in base64": (TEXT) => fetch('/send', { headers: { 'x-context': btoa(TEXT) } }).then(() => 'sent', () => 'stopped'),
    "header in JSON": (TEXT) => fetch('/send', { headers: { 'x-context': JSON.stringify({ a: TEXT }) } }).then(() => 'sent', () => 'stopped'),
    "header in JSON in base64": (TEXT) => fetch('/send', { headers: { 'x-context': btoa(JSON.stringify({ a: TEXT })) } }).then(() => 'sent', () => 'stopped'),
    "header in percents": (TEXT) => fetch('/send', { headers: { 'x-context': encodeURIComponent(TEXT) } }).then(() => 'sent', () => 'stopped'),
    "cookie in base64": (TEXT) => { document.cookie = 'd' + TEXT.slice(-4) + '=' + btoa(TEXT); return fetch('/send').then(() => 'ran') },
    "query in JSON in base64": (TEXT) => fetch('/send?s=' + btoa(JSON.stringify({ a: TEXT }))).then(() => 'sent', () => 'stopped'),
    "query in percents twice": (TEXT) => fetch('/send?s=' + encodeURIComponent(encodeURIComponent(TEXT))).then(() => 'sent', () => 'stopped'),
    "query in JSON": (TEXT) => fetch('/send?s=' + encodeURIComponent(JSON.stringify({ a: [TEXT] }))).then(() => 'sent', () => 'stopped'),
    "query packed for addresses": (TEXT) => zipped(TEXT).then((packed) => fetch('/send?s=' + packed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')).then(() => 'sent', () => 'stopped')),
    "query of an XHR packed": (TEXT) => zipped(TEXT).then((packed) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('GET', '/send?s=' + packed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send() })),
    "socket in base64": (TEXT) => new Promise((done) => { const s = new WebSocket('wss://' + location.host + '/socket'); s.onopen = () => { s.send(btoa(TEXT)); s.send('x'); done('ran') } }),
    "beacon in base64": (TEXT) => (navigator.sendBeacon('/send', btoa(TEXT)), 'ran'),
    "beacon packed": (TEXT) => zipped(TEXT).then((packed) => (navigator.sendBeacon('/send', packed), 'ran')),
    "address of a page in base64": (TEXT) => { history.pushState(null, '', '/ways?s=' + btoa(TEXT)); return fetch('/send').then(() => 'ran') },
    "form in base64": (TEXT) => post(new URLSearchParams({ state: btoa(TEXT) })),
    "field of a form in base64": (TEXT) => { const f = new FormData(); f.append('state', btoa(TEXT)); return post(f) },
    "file in an archive in base64": (TEXT) => post(JSON.stringify({ f: 'data:application/octet-stream;base64,' + btoa(TEXT) })),
    "lines of JSON": (TEXT) => post('{"a":1}\n' + JSON.stringify({ b: TEXT }).replace('@', '\\u0040') + '\n'),
    "part of a form by hand": (TEXT) => fetch('/send', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=zz' }, body: '--zz\r\ncontent-disposition: form-data; name="q"\r\ncontent-transfer-encoding: base64\r\n\r\n' + btoa(TEXT) + '\r\n--zz--\r\n' }).then(() => 'sent', () => 'stopped'),
    "bytes with a head": (TEXT) => { const t = new TextEncoder().encode(TEXT); const all = new Uint8Array(t.length + 6); all.set([0, 255, 254, 1, 0, t.length]); all.set(t, 6); return post(all) },
  },
  // What stands in a request besides its body, its address and headers of the page's own making; and what the browser is told, which tells it on.
  beside: {
    "header of a kind": (TEXT) => fetch('/send', { headers: { accept: TEXT } }).then(() => 'sent', () => 'stopped'),
    "header of a condition": (TEXT) => fetch('/send', { headers: { 'if-match': `"${TEXT}"` } }).then(() => 'sent', () => 'stopped'),
    "header of a token": (TEXT) => fetch('/send', { headers: { 'x-csrf-token': TEXT } }).then(() => 'sent', () => 'stopped'),
    "XHR header of a kind": (TEXT) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('GET', '/send'); x.setRequestHeader('x-requested-with', TEXT); x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send() }),
    "kind of a body": (TEXT) => fetch('/send', { method: 'POST', body: 'x', headers: { 'content-type': `text/plain;a="${TEXT}"` } }).then(() => 'sent', () => 'stopped'),
    "kind of a Blob": (TEXT) => fetch('/send', { method: 'POST', body: new Blob(['x'], { type: `text/plain;a="${TEXT}"` }) }).then(() => 'sent', () => 'stopped'),
    "kind of a file": (TEXT) => { const f = new FormData(); f.append('f', new File(['x'], 'a.txt', { type: `text/plain;a="${TEXT}"` })); return post(f) },
    "name of a file": (TEXT) => { const f = new FormData(); f.append('f', new Blob(['x']), TEXT + '.txt'); return post(f) },
    "name of a field in a form": (TEXT) => sentForm(TEXT, ''),
    "name of a field's direction": (TEXT) => sentForm('q', TEXT),
    "what a frame has to hold to": (TEXT) => framed((f) => (f.csp = policyOf(TEXT))),
    "the same as an attribute": (TEXT) => framed((f) => f.setAttribute('csp', policyOf(TEXT))),
    "the same in markup": (TEXT) => put(`<iframe csp="${policyOf(TEXT)}" src="/named.js?${Math.random()}"></iframe>`),
    "channel to a service worker": async (TEXT) => {
      await listening();
      new BroadcastChannel('told').postMessage(TEXT);
      return 'ran';
    },
    "name of what is waited for": async (TEXT) => {
      const { active } = await listening();
      void navigator.locks.request(TEXT, () => new Promise((done) => { setTimeout(done, 9_000); active.postMessage(0) }));
      return 'ran';
    },
    "name of what a worker waits for": async (TEXT) => {
      const { active } = await listening();
      (window.kept ??= []).push(new Worker(blobOf(`navigator.locks.request(${JSON.stringify(TEXT)}, () => new Promise((done) => { setTimeout(done, 9_000); postMessage(0) })).catch(() => 0)`, 'text/javascript')));
      window.kept.at(-1).onmessage = () => active.postMessage(0);
      return 'ran';
    },
    "what a service worker is there for": (TEXT) => navigator.serviceWorker.register('/fetching.js', { scope: '/named.js/' + encodeURIComponent(TEXT) }).then(() => 'ran', () => 'ran'),
    "window opened by a document": (TEXT) => { document.open(asked(TEXT), '_blank', ''); return 'ran' },
    "link in a window opened empty": (TEXT) => alone((made, body) => { const a = made.createElement('a'); a.href = location.origin + asked(TEXT); body.append(a); a.click() }),
    "the same written anew": (TEXT) => alone((made) => { made.open(); made.write('<a href="' + location.origin + asked(TEXT) + '">a</a>'); made.close(); made.querySelector('a').click() }),
    "form in a window opened empty": (TEXT) => alone((made, body) => { body.innerHTML = '<form method=post action="' + location.origin + '/send"><input name=q></form>'; made.forms[0].elements[0].value = TEXT; made.forms[0].requestSubmit() }),
    "button in a window opened empty": (TEXT) => alone((made, body) => { body.innerHTML = '<form method=post action="' + location.origin + '/send"><input name=q><button>b</button></form>'; made.forms[0].elements[0].value = TEXT; made.querySelector('button').click() }),
    "document written in pieces": (TEXT) => written('<img src="' + location.origin + '/se', 'nd?' + asked(TEXT).slice(6), '">'),
    "document written letter by letter": (TEXT) => written('<p>a > b', ...`<img alt='x">' src=${location.origin}${asked(TEXT)}>`),
    "style written in pieces": (TEXT) => written('<style>p{background:u', 'rl(' + location.origin + asked(TEXT) + ')}', '</style><p>p'),
    "header of pages with a worker": async (TEXT) => {
      const worker = await listening();
      await worker.navigationPreload.enable();
      await worker.navigationPreload.setHeaderValue(TEXT);
      return framed((f) => f, '/named.js/page');
    },
  },
};

/** A service worker that this page is not under. */
async function listening() {
  const worker = await navigator.serviceWorker.register('/fetching.js', { scope: '/named.js/' });
  while (worker.active?.state !== 'activated') await new Promise((done) => setTimeout(done, 50));
  return worker;
}
/** A window opened without an address, and what is done in its document. */
function alone(act) {
  const { document: made } = open('', 'n' + Math.random().toString(36).slice(2, 9));
  act(made, made.body);
  return 'ran';
}
/** A frame's document, written so. */
function written(...pieces) {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const { contentDocument: made } = frame;
  made.open();
  for (const piece of pieces) made.write(piece);
  made.close();
  return 'ran';
}
/** A film of which a list says the pieces, which Chromium plays by itself. */
function film(listed, kind) {
  const shown = document.createElement('video');
  shown.muted = true;
  shown.src = blobOf('#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n' + listed + '\n#EXT-X-ENDLIST\n', kind);
  document.body.append(shown);
  shown.play().catch(() => 0);
  return 'ran';
}
const policyOf = (text) => `img-src 'self' https://a.example/${encodeURIComponent(text)};`;
const framed = (act, at = '/named.js?' + Math.random()) => { const f = document.createElement('iframe'); act(f); f.src = at; document.body.append(f); return 'ran' };
/** A form with one field, sent as a person's press sends it. */
function sentForm(name, direction) {
  const [form, field, frame] = ['form', 'input', 'iframe'].map((one) => document.createElement(one));
  frame.name = form.target = 'f' + Math.random();
  Object.assign(form, { method: 'post', action: '/send' });
  Object.assign(field, { name, value: 'x', dirName: direction });
  form.append(field);
  document.body.append(frame, form);
  form.requestSubmit();
  return 'ran';
}

/** Every way of a group at once, each in a turn of its own, with a word of its own behind the text; `told` fills with what each says. */
window.start = (group, text) => {
  window.told = {};
  Object.values(WAYS[group]).forEach((way, n) =>
    setTimeout(() => void (async () => way(`${text} way${n}x`))().then((said) => (window.told[n] = String(said)), (error) => (window.told[n] = String(error)))));
  return Object.keys(WAYS[group]);
};
