/** How card and notes look, in sizes of the person's own text size; the page's styles do not reach in here. */
export const STYLE = `
:host { color-scheme: light dark; }
* { box-sizing: border-box; margin: 0; font: inherit; letter-spacing: inherit; }
.seawall {
  --ground: #ffffff; --raised: #f3f5f7; --text: #16202a; --soft: #55616e; --line: #d4dae0; --main: #0b5c86; --on-main: #ffffff;
  --mark: #ffe9b8; --mark-text: #4a3000; --warn: #8a4b00;
  font: 400 1em/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Liberation Sans", Arial, sans-serif;
  color: var(--text); background: var(--ground); border: 1px solid var(--line); text-align: start; overflow-wrap: anywhere;
  color-scheme: light dark; cursor: default; -webkit-user-select: text; user-select: text;
}
@media (prefers-color-scheme: dark) {
  .seawall {
    --ground: #182028; --raised: #222c36; --text: #eef2f5; --soft: #b3bec9; --line: #3c4956; --main: #7cc4ea; --on-main: #06202f;
    --mark: #57431a; --mark-text: #ffe9b8; --warn: #ffc46b;
  }
}
dialog.seawall {
  inline-size: min(34em, calc(100vw - 1em)); max-inline-size: none; max-block-size: calc(100dvh - 1em); inset: 0; margin: auto;
  padding: 0; border-radius: .9em; box-shadow: 0 1em 3em rgb(0 0 0 / .3); overflow: hidden; font-size: .95em;
}
dialog.seawall[open] { display: flex; flex-direction: column; }
dialog.seawall::backdrop { background: rgb(10 20 30 / .45); }
.body { padding: 1.15em 1.25em .25em; overflow-y: auto; min-block-size: 0; flex: 1 1 auto; }
.body:focus-visible { outline: 2px solid var(--main); outline-offset: -3px; }
h2 { font-size: 1.2em; font-weight: 650; line-height: 1.25; margin-block-end: .45em; display: flex; gap: .5em; align-items: start; }
h2 svg { flex: none; inline-size: 1.25em; block-size: 1.25em; color: var(--main); margin-block-start: .02em; }
h3 { font-size: .88em; font-weight: 650; color: var(--soft); margin-block: 1em .35em; }
p { margin-block-end: .4em; }
.soft { color: var(--soft); font-size: .9em; }
ul { list-style: none; padding: 0; }
li.row { background: var(--raised); border-radius: .5em; padding: .5em .65em; margin-block-end: .35em; display: grid; gap: 0 .6em;
  grid-template-columns: 1fr auto; align-items: start; }
.kind { font-weight: 600; }
.why { color: var(--soft); font-size: .86em; grid-column: 1 / -1; }
.excerpt { grid-column: 1 / -1; font-size: .93em; unicode-bidi: plaintext; }
mark { background: none; color: inherit; border-block-end: 1px dotted var(--soft); }
mark.own { background: var(--mark); color: var(--mark-text); border-radius: .25em; padding-inline: .25em; border: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em .8em; font-size: .92em; }
dt { color: var(--soft); }
dd small { color: var(--soft); font-size: .9em; display: block; }
a { color: var(--main); }
.foot { flex: none; display: flex; flex-wrap: wrap; gap: .5em; padding: .8em 1.25em 1.15em; border-block-start: 1px solid var(--line); align-items: center; }
button { border-radius: .5em; padding: .5em .9em; border: 1px solid var(--line); background: var(--ground); color: var(--text);
  cursor: pointer; font-weight: 550; min-block-size: 2.5em; text-align: center; }
button:hover { background: var(--raised); }
button.safe { background: var(--main); border-color: var(--main); color: var(--on-main); }
button.safe:hover { filter: brightness(1.08); }
button.plain { border-color: transparent; background: none; color: var(--main); padding: .1em .4em; min-block-size: 1.75em; font-size: .86em; }
.foot button.plain { font-size: .92em; min-block-size: 2.2em; }
.rule { margin-block-start: .8em; }
button.plain:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
form { display: flex; flex-direction: column; min-block-size: 0; flex: 1 1 auto; }
fieldset { border: 0; padding: 0; min-inline-size: 0; }
label.choice { display: flex; gap: .55em; padding: .45em .2em; align-items: start; }
input[type="radio"] { inline-size: 1.15em; block-size: 1.15em; margin-block-start: .15em; accent-color: var(--main); flex: none; }
textarea { display: block; inline-size: 100%; min-block-size: 4.2em; border: 1px solid var(--soft); border-radius: .5em; padding: .5em .6em;
  background: var(--ground); color: var(--text); resize: vertical; margin-block: .25em .6em; }
label.text { font-weight: 550; font-size: .92em; }
.said:not(:empty) { background: var(--raised); border-inline-start: .25em solid var(--main); padding: .5em .7em; margin-block: .6em; border-radius: .25em; }
.note { position: fixed; inset: auto; inset-block-end: 1em; inset-inline-end: 1em; margin: 0; inline-size: max-content; max-inline-size: min(26em, calc(100vw - 2em));
  border-radius: .7em; padding: .65em .7em .65em 1em; box-shadow: 0 .4em 1.6em rgb(0 0 0 / .25); display: flex; gap: .6em; align-items: center; font-size: .92em; }
.note svg { flex: none; inline-size: 1.2em; block-size: 1.2em; color: var(--main); }
.note.degraded svg { color: var(--warn); }
.note .text { flex: 1 1 auto; }
.note button { border-color: transparent; background: none; padding: 0; inline-size: 2em; block-size: 2em; min-block-size: 0; line-height: 1; flex: none; color: var(--soft); }
@media (prefers-reduced-motion: no-preference) {
  dialog.seawall[open], .note { animation: come .16s ease-out; }
  @keyframes come { from { opacity: 0; transform: translateY(.5em); } }
}
@media (max-width: 30em) {
  .body { padding-inline: 1em; } .foot { padding-inline: 1em; }
  .foot button { flex: 1 1 auto; }
  dl { grid-template-columns: 1fr; } dd { margin-block-end: .35em; }
}
@media (max-height: 22em) { .body { padding-block-start: .6em; } .foot { padding-block: .4em; gap: .3em; } }
@media (max-height: 13em), (max-height: 22em) and (max-width: 30em) {
  dialog.seawall[open] { overflow-y: auto; } dialog.seawall .body, dialog.seawall form { overflow: visible; flex: none; }
}
@media (forced-colors: active) { button.safe { border-width: 3px; } mark.own { outline: 1px solid; } }
`;
