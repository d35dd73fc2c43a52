/** Mirrors detectors/password.py. */
import * as data from "../gen/password";
import * as told from "../gen/password_strength";
import * as columnar from "../gen/password_columns";
import { FORMS as GIVEN } from "../gen/password_forms";
import { RECORDS } from "../gen/password_records";
import * as beside from "../gen/password_told";
import { codesOf } from "./codes";
import { base64 } from "./keys";
import { count, distinct, endOf, every, finditer, fullmatch, isAlnum, isAlpha, isAscii, isDigit, isLower, isUpper, matches, matchesAt, partition, rfind, rstrip, search, some, strip, type Written } from "./python";
import { paired } from "./pairs";
import { generated, wholeRun } from "./generated";
import { besideServer } from "./server";
import { entropy, literal, looksRandom, placeholder, wordShare } from "./secrets";
import { Seen, SignIndex } from "./signs";
import { cellsUnder, kindOf, kindsOf, type Span } from "./tables";
import { judgement, type Confidence, type Judgement, type Page } from "./types";

interface Form {
  regex: Written;
  lead: Written;
  reason: string;
  reach: number;
  length: number;
  marks: string[];
  check: string;
  both: boolean;
}

const FORMS = [...GIVEN, ...RECORDS] as Form[];

/** How far each form has been tried, so that nothing is looked at twice however dense the anchors are. */
class Tried {
  private readonly reached = new Map<string, number>();

  fresh(lead: Written, text: string, from: number, anchor: number): number[] {
    const low = Math.max(from, (this.reached.get(lead.source) ?? -1) + 1);
    const starts = low < anchor ? [...finditer(lead, text, low, anchor)].map((match) => match.index) : [];
    if (starts.length) this.reached.set(lead.source, starts[starts.length - 1]!);
    return starts.slice(-2).reverse();
  }
}

let marks: SignIndex | null = null;
let numbers: [Form, number[]][] = [];

/** The forms of whose marks a text has one. */
function marked(lowered: string): Form[] {
  if (marks === null) {
    const index = (marks = new SignIndex());
    numbers = FORMS.map((form) => [form, form.marks.filter(isAscii).map((mark) => index.add(mark))]);
  }
  const seen = new Seen(marks.size);
  marks.scan(codesOf(lowered), seen, 0, lowered.length);
  return numbers.filter(([form, all]) => all.some((one) => seen.has(one)) || form.marks.some((mark) => !isAscii(mark) && lowered.includes(mark))).map(([form]) => form);
}

export function* sweepPasswords(page: Page): Generator<Judgement | null> {
  let done = 0;
  const tried = new Tried();
  const keys = new Set(page.findings.filter(([name]) => name === "api_key").map(([, start, end]) => `${start} ${end}`));
  const forms = page.anchors.length ? marked(page.text.toLowerCase()) : [];
  let tabled = false;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    tabled ||= columnar.ends_cell.has(page.text[anchor - 1] ?? "") && headsColumn(page.text, anchor);
    if (anchor <= done) continue;
    const low = Math.max(done, anchor - 160);
    const found = urlPassword(page.text, low, anchor) ?? written(page.text, low, anchor, tried) ?? other(page.text, low, anchor, tried, forms);
    if (found !== null) {
      done = found.end;
      const whole = found.reasons.includes("pair: user and password") || found.reasons[0] === "password hash";
      const also = ["basic authentication", "password hash"].includes(found.reasons[0]!);
      if (!also && keys.has(`${found.start} ${found.end}`)) continue;
      yield whole ? found : paired(page.text, found, true);
    }
  }
  if (tabled) yield* columns(page);
}

/** Whether a column called password ends at the anchor. */
function headsColumn(text: string, anchor: number): boolean {
  const low = Math.max(0, anchor - 400);
  const start = rfind(text, "\n", low, anchor - 1) + 1 || low;
  if (search(columnar._column, text, start, anchor) === null) return false;
  return fullmatch(columnar._header, text.slice(start, anchor)) || text.slice(start, anchor).toLowerCase().includes("insert");
}

/** What stands in columns called password. */
function* columns(page: Page): Generator<Judgement | null> {
  const fromManager = search(columnar.exported, page.text) !== null;
  for (const cell of secretCells(page)) {
    if (page.due()) yield null;
    if (cell === null) continue;
    const [start, end] = cell;
    const value = page.text.slice(start, Math.min(end, start + data.value_chars_max));
    const word = fromManager && every(value, isAlpha) && value.length >= data.word_chars_min;
    if (value && literal(value) && (word || strength(value, true, "=", "PASS") !== null)) yield judgement(start, end, "likely", ["column: password"], 1);
  }
}

/** The cells of columns called password: of tables, of headers with a line or two below, of inserts. */
function* secretCells(page: Page): Generator<Span | null> {
  const tables = yield* page.tables();
  for (const table of tables)
    for (const [column, kind] of kindsOf(table).entries())
      if (kind === "secret") for (const row of table.cells) if (column < row.length) yield row[column]!;
  if (!tables.length) yield* cellsUnder(page.text, (name) => kindOf(name) === "secret");
  for (const statement of finditer(columnar._insert, page.text)) {
    const names = statement.groups!["names"]!.split(",").map((name) => strip(name, " \t\r\n`\"'[]"));
    const wanted = new Set(names.flatMap((name, column) => (kindOf(name) === "secret" ? [column] : [])));
    if (wanted.size) yield* inserted(page.text, endOf(statement), wanted);
  }
}

/** The quoted cells of the wanted columns in the rows that begin at a place. */
function* inserted(text: string, from: number, wanted: ReadonlySet<number>): Generator<Span> {
  let place = from;
  for (let count = 0; count < columnar.rows_max; count++) {
    const row = matches(columnar._row, text, place);
    if (row === null) return;
    place = endOf(row);
    for (let column = 0; ; column++) {
      const cell = matchesAt(columnar._cell, text, place);
      if (cell === null) return;
      if (wanted.has(column) && cell.groups!["quoted"] !== undefined) yield cell.indices!.groups!["quoted"]!;
      place = endOf(cell);
      if (cell.groups!["after"] === ")") break;
    }
  }
}

function urlPassword(text: string, low: number, anchor: number): Judgement | null {
  if (text[anchor - 1] !== "@") return null;
  const colon = rfind(text, "://", Math.max(low, anchor - 290), anchor);
  if (colon <= 0) return null;
  const scheme = search(data._scheme_end, text.slice(Math.max(0, colon - 12), colon));
  if (scheme === null) return null;
  const match = matchesAt(data._url, text, colon - scheme[0].length, anchor + 1);
  if (match === null || !literal(match.groups!["value"]!)) return null;
  const user = match.groups!["user"]!;
  const value = match.groups!["value"]!;
  if (/^(?:\$|\{|<|\[|%\{)/.test(user) || (["user", "username"].includes(user.toLowerCase()) && told.STOCK.has(value.toLowerCase()))) return null;
  return found(match, "value", [`scheme: ${scheme[0].toLowerCase()}`, "password in the URL"], "very_likely", 4);
}

/** `name = value` in all its forms, for the name nearest before the anchor. */
function written(text: string, low: number, anchor: number, tried: Tried): Judgement | null {
  for (const start of tried.fresh(data._stem, text, Math.max(low, anchor - 48), anchor)) {
    const match = matchesAt(data._assigned, text, start, start + 240);
    const found = match !== null ? judgeWritten(text, match) : null;
    if (found !== null) return found;
  }
  return null;
}

function judgeWritten(text: string, match: RegExpExecArray): Judgement | null {
  const groups = match.groups as Record<string, string | undefined>;
  const name = groups["name"]!;
  const tail = strip(groups["tail"]!.toLowerCase(), "_-. ");
  const before = search(data._before_name, text, Math.max(0, match.index - 40), match.index)?.[0] ?? "";
  const core = name.slice(0, name.length - groups["tail"]!.length).toLowerCase();
  if (!namesPassword(before, core, name, tail)) return null;
  const sign = strip(groups["sign"]!);
  const head = name.slice(0, core.length);
  if (!(isUpper(head) || isLower(head.slice(1)) || !isAscii(core) || !every(core, isAlpha))) return null;
  const joined = isAlnum(before.slice(-1)) && ["pass", "psw", "pw", "pwd"].includes(core);
  const follows = match.index > 0 && data._soup.has(text[match.index - 1]!);
  if ((core === "pass" && !sign) || (sign === "," && joined) || follows || (core === "pass" && ["to", "for", "of"].includes(sign)) || inToken(before)) return null;
  const { quoted } = groups;
  let value = quoted ?? groups["bare"]!;
  const [start] = match.indices!.groups![quoted !== undefined ? "quoted" : "bare"]!;
  if (quoted === undefined) {
    let trimmed = rstrip(value, ".,;:)]}&\\");
    if (trimmed.includes("(") && !trimmed.includes(")") && value.endsWith(")")) trimmed += ")";
    const field = search(data._next_field, trimmed);
    if (field !== null) trimmed = trimmed.slice(0, field.index);
    if (core[0]! > "\u2e80" && isAscii(value[0]!)) trimmed = search(data._plain_run, trimmed)![0];
    const end = start + groups["bare"]!.length;
    const whole = sign.endsWith(">") ? end : wholeRun(text, start, end);
    if (whole > end) trimmed = rstrip(text.slice(start, whole), ".,;:)]}&\\");
    value = partition(partition(partition(partition(trimmed, "&lt;")[0], "&quot")[0], "\\n")[0], "&amp;")[0] || trimmed;
    if (groups["bare"]!.length === data.value_chars_max && matches(data._goes_on, text, endOf(match))) return null; // ciphertext
    const after = text[start + value.length];
    if ((after === "(" || after === "[" || /^[A-Za-z_][\p{L}\p{N}_.]*\(/u.test(value)) && !generated(value)) return null;
  }
  if (!literal(value) || (sign === "," && matches(data._names_another, text, endOf(match)))) return null;
  if (quoted !== undefined && isAscii(core) && fullmatch(data._translated, value) && (tail || isAlnum(before.slice(-1)))) return null;
  if (!sign && quoted === undefined && !(search(data._account_said, text, Math.max(0, match.index - 48), match.index) && (search(told.CHOSEN, value) !== null || matches(data._with_mark, value, 0) !== null))) return null;
  if (sign === "(" && !(search(data._setter, before) && some(value, isDigit))) return null;
  let confidence = strength(value, quoted !== undefined, sign, before + name);
  if (confidence === null && ["=", ":", "=>"].includes(sign) && besideServer(text, start, start + value.length)) confidence = "possible";
  if (confidence === null || (sign === "," && (fullmatch(data._encoded, value) || aName(value)))) return null;
  return judgement(start, start + value.length, confidence, [`name: ${core}`], quoted !== undefined ? 2 : 1);
}

/** Letters only, as a word in a list of words has them, or a name of two parts. */
function aName(value: string): boolean {
  if (value.includes("/") && isLower(value) && !some(value, isDigit)) return true;
  return every(value, isAlpha) && (value.length < 16 || wordShare(value) > 0.4);
}

/** The name is a few letters in the middle of something random. */
function inToken(before: string): boolean {
  const run = search(data._token_tail, before);
  return run !== null && looksRandom(run[0], true);
}

const SHORT = new Set(["pass", "pw", "psw", "pwd", "psk", "geslo", "clave", "haslo", "hasło", "heslo", "senha", "parola", "passkey", "passcode"]);

/** Whether the name means a password and not `bypass`, `passengers` or `password_field`. */
function namesPassword(before: string, core: string, name: string, tail: string): boolean {
  const short = SHORT.has(core);
  const last = before.slice(-1);
  if (isAlpha(last) && short && !(isLower(last) && isUpper(name[0]!)) && !(core === "pwd" || core === "psw" || isUpper(before.slice(-3)) || search(data._services, before) !== null)) return false;
  if (tail && search(data._tails_about, tail) && !["confirm", "confirmation", "auth"].includes(tail)) return false;
  if (core === "psk" && tail) return false;
  const follows = name[core.length] ?? "";
  const goesOn = isLower(follows) || (isAlpha(follows) && (isAlpha(last) || isUpper(name.slice(0, core.length))));
  return !(short && tail && isAlpha(tail[0]) && goesOn);
}

/** How sure it is that a literal beside a password's name is one; null when it reads like a word about passwords. */
function strength(value: string, quoted: boolean, sign: string, name: string): Confidence | null {
  const digits = some(value, isDigit);
  const letters = some(value, isAlpha);
  const marks = some(value, (c) => !isAlnum(c) && !"_-. ".includes(c));
  const mixed = value !== value.toLowerCase() && value !== value.toUpperCase();
  const spaces = count(value, " ");
  const size = value.length;
  if ((isUpper(name) || count(value, "-") > 2) && [":", "=", ":="].includes(sign) && (quoted || !spaces))
    if (search(told._phrase, value) && !search(told._no_phrase, value)) return "possible";
  const assigned = quoted && ["=", ":", ":=", "=>"].includes(sign);
  if (assigned && spaces > 2 && matches(told._sentence, value, 0) && !search(told._of_passwords, value)) return "possible";
  if (spaces > (digits ? 3 : 1) || (spaces && !quoted)) return null;
  if (spaces && quoted && digits && mixed && (sign === "=" || sign === ":") && !search(told._about_passwords, value)) return "possible";
  if (quoted && spaces === 0 && size >= 5 && (digits || marks) && letters) return "likely";
  if (!quoted && size >= 6 && letters && digits && (marks || mixed || size >= 8 || sign === "=" || sign === ":=" || (told.TOLD.has(sign) && search(told.CHOSEN, value) !== null)))
    return marks || mixed ? "likely" : "possible";
  if (digits && !letters) return size >= 6 && (quoted || sign === "=") && distinct(value) > 3 ? "possible" : null;
  if (!digits && letters && (marks || mixed) && size >= 8 && !spaces) {
    if (marks && /[!@#$%^&*?]/.test(value)) return quoted || !/[!?]$/.test(value) ? "likely" : null;
    return wordShare(value) > 0.5 ? null : "likely";
  }
  const plain = every(value, isAlpha) && isLower(value) && size >= 5;
  if (plain && (sign === "=" || sign === ":=") && /[A-Z]_?(?:PASS|PW)/.test(name) && !quoted) return "possible";
  const thrown = plain && sign === "=" && size === told.app_password_chars;
  return (quoted || thrown) && !digits && letters && wordShare(value) < 0.4 && size >= 7 ? "possible" : null;
}

function other(text: string, low: number, anchor: number, tried: Tried, forms: Form[]): Judgement | null {
  for (const form of forms)
    for (const start of tried.fresh(form.lead, text, Math.max(0, anchor - form.reach), anchor)) {
      const match = matchesAt(form.regex, text, start, start + form.length);
      if (match === null || match.indices!.groups!["value"]![0] < low || !holds(text, form.check, match)) continue;
      return found(match, "value", form.both ? [form.reason, "pair: user and password"] : [form.reason], form.both ? "very_likely" : "likely", 2);
    }
  return null;
}

/** Whether what a form holds is a password. */
function holds(text: string, check: string, match: RegExpExecArray): boolean {
  const value = match.groups!["value"]!;
  if (check === "hash") return true;
  if (check === "basic") return userAndPassword(value);
  if (check === "encoded" || check === "plain") return wire(value, check);
  if (check === "digits") return distinct(value) > 1 && !"0123456789876543210".includes(value);
  if (!literal(value) || told.STOCK.has(value.toLowerCase())) return false;
  if (check === "account") {
    if (!match.groups!["quote"] && !some(value, isDigit)) return false;
    return search(data._account_statement, text.slice(Math.max(0, match.index - 140), match.index)) !== null;
  }
  if (check === "curl") {
    const line = rfind(text, "\n", Math.max(0, match.index - 400), match.index);
    return search(data._commands, text, Math.max(line, match.index - 400, 0), match.index) !== null;
  }
  if (check === "random") return entropy(value) > 2.5 && !every(value, isAlpha);
  if (check === "chosen") return matches(data._mixed, value, 0) !== null && search(data._access_said, text, Math.max(0, match.index - 60), match.index) !== null;
  const mixed = (): boolean => matches(data._mixed, value, 0) !== null;
  if (check === "listed" || check === "mixed") {
    const said = check === "mixed" || search(data._access_said, text, Math.max(0, match.index - 300), match.index) !== null;
    return said && (mixed() || matches(told.CHOSEN, value, 0) !== null);
  }
  if (check === "thrown") return mixed() && looksRandom(value, true);
  if (check === "literal") return true;
  if (check === "beside") return toldBeside(text, match);
  if (check === "digit" && !some(value, isDigit) && (value.length < 12 || wordShare(value) > 0.4)) return false;
  return strength(value, true, "=", "PASS") !== null;
}

/** Whether what stands beside the word is a password and not about passwords. */
function toldBeside(text: string, match: RegExpExecArray): boolean {
  const { value, tie } = match.groups as { value: string; tie: string };
  if (matches(beside.told_about, value, 0) || !matches(beside.told_chosen, value, 0)) return false;
  if (search(beside.told_marked, value.slice(1))) return true;
  const accounts = search(beside.told_account, text.slice(Math.max(0, match.index - beside.told_account_chars), match.index));
  return search(beside.told_figures, value) !== null && (strip(tie) !== "" || tie.includes("\n") || accounts !== null);
}

/** Whether it is base64 of both. */
function userAndPassword(value: string): boolean {
  const pair = decoded(value);
  if (pair === null) return false;
  const [user, colon, password] = partition(pair, ":");
  return colon && user !== "" && password.length > 2 && !unprintable.test(pair) && !placeholder(password);
}

const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** What base64 holds, as text. */
function decoded(value: string): string | null {
  const bytes = base64(value + "=".repeat((4 - (value.length % 4)) % 4));
  if (bytes === null) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Whether it is base64 of a password, or of an account and a password with a zero byte before each (RFC 4616). */
function wire(value: string, check: string): boolean {
  const parts = decoded(value)?.split("\0") ?? [];
  const password = parts[parts.length - 1] ?? "";
  return parts.length === (check === "plain" ? 3 : 1) && password.length > 2 && !unprintable.test(password) && !placeholder(password);
}

function found(match: RegExpExecArray, group: string, reasons: string[], confidence: Confidence, weight: number): Judgement {
  const [start, end] = match.indices!.groups![group]!;
  return judgement(start, end, confidence, reasons, weight);
}
