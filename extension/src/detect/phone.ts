/** Mirrors detectors/phone.py and _numbering.py. */
import * as data from "../gen/phone";
import * as houses from "../gen/phone_or_house";
import { NATIONAL, PLANS } from "../gen/plans";
import { byChance } from "./alike";
import { ofAMachine, withoutClock } from "./machine_rows";
import { joined } from "./national";
import { distinct, every, finditer, fullmatch, isDigit, matches, rstrip, search, type Written } from "./python";
import type { Candidate, Judgement } from "./types";

type Reasons = string[] | null;

export function validatePhone(candidate: Candidate): Judgement | null {
  const { text, start, pattern } = candidate;
  if (pattern.name === "as a float") return asFloat(candidate);
  if (start && (joined(text[start - 1]) || text[start - 1] === "_") && pattern.name !== "international") return null;
  let [value, end] = phoneAlone(text, start, candidate.end);
  const more = value.search(/[xX#eEpPdDiI]/);
  const body = rstrip(more < 0 ? value : value.slice(0, more), " ,;");
  if (body.length < value.length && matches(data._NO_EXTENSION, text, end)) [value, end] = [body, start + body.length];
  if (partOfMore(text, start, end, pattern.name) || matches(data._MONEY_AFTER, text, end, end + 8)) return null;
  const digits = body.replace(/[^0-9]/g, "");
  if (distinct(digits) < 2 || digits.length < 6 || digits.length > 15) return null;
  let reasons = REASONING[pattern.name]!(candidate, body, digits);
  if (reasons === null) return null;
  if (body.length < value.length) reasons = [...reasons, "extension"];
  const strong = reasons[0]!.includes("numbering plan") || reasons.some((reason) => reason.startsWith("context word"));
  const sure = strong && reasons.length > 1 && !(candidate.disguised && !isStrong(candidate, candidate.context()));
  return candidate.accept(reasons, { confidence: sure ? "very_likely" : "likely", end, weight: strong ? 1 : 0 });
}

/** A number and its end, without the clock or the house behind it (detectors/_phone_or_house.py). */
function phoneAlone(text: string, start: number, last: number): [string, number] {
  const [value, end] = withoutClock(text, start, last);
  let whole = end;
  while (whole - end < houses._house_digits_max && isDigit(text[whole])) whole++;
  const cut = beforeHouse(text, start, whole);
  return cut === whole ? [value, end] : [text.slice(start, cut), cut];
}

/** The end of a telephone's number, moved before its last group where that is a house's. */
function beforeHouse(text: string, start: number, end: number): number {
  if (end - start <= houses._phone_digits_min || end >= text.length || "\n@".includes(text[end]!)) return end;
  const house = search(houses._HOUSE, text, Math.max(start, end - houses._house_chars), end);
  if (house === null || matches(houses._STREET_BEHIND, text, end, end + houses._street_chars) === null) return end;
  if (fullmatch(houses._PAIRS, text.slice(start, end))) return end;
  return isWhole(text.slice(start, house.index)) ? house.index : end;
}

/** Whether these groups are a telephone's number by themselves. */
function isWhole(body: string): boolean {
  const digits = body.replace(/[^0-9]/g, "");
  if (digits.length < houses._phone_digits_min) return false;
  if (body[0] === "+") return countryOf(digits) !== null;
  return fullmatch(houses._LOCAL, body) || (digits.length > houses._phone_digits_min && nationalRegion(digits, false) !== null);
}

/** The digits go on before or after, as in decimals, ranges, identifiers and URLs. */
function partOfMore(text: string, start: number, end: number, shape: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  if (before.endsWith(".")) return !search(data._ABBREVIATED, text.slice(Math.max(0, start - 4), start));
  if (before.length === 2 && before[1] === ":" && isDigit(before[0])) return true;
  if (before.length === 2 && "-./#_@".includes(before[1]!) && joined(before[0])) return true;
  const last = before.slice(-1);
  if ((last !== "" && "$€£¥#/%@+".includes(last)) || before === "[*") return true;
  if (after !== "" && joined(after[0]) && !(text[start] === "+" && matches(data._WORD, after))) return true;
  if (after !== "" && "%€£@_".includes(after[0]!)) return true;
  if (after[0] === "," && (shape === "international" || last === "," || last === "\n" || last === "")) return false;
  return (after.length === 2 && ".-/:,_".includes(after[0]!) && isDigit(after[1])) || ofAMachine(text, start, end);
}

/** Other digits stand right before, as in identifiers written in groups and in drawings: it begins in their middle. */
function rowOfNumbers(candidate: Candidate): boolean {
  return search(data._NUMBER_BEFORE, candidate.text.slice(Math.max(0, candidate.start - 8), candidate.start)) !== null;
}

/** Whether the word means telephones and nothing else: some only as a label, right before a number. */
function isStrong(candidate: Candidate, word: string | null): boolean {
  if (word === null || data._STRONG.has(word)) return word !== null;
  const digits = [...candidate.value].filter(isDigit).length;
  if (!data._SHORT.has(word) || digits < data._label_digits_min || digits > 13) return false;
  const before = candidate.text.slice(Math.max(0, candidate.start - 24), candidate.start).toLowerCase();
  const place = before.lastIndexOf(word);
  return place >= 0 && fullmatch(data._LABELLED, before.slice(place + word.length));
}

/** Whether a word that also means other things is about this number: on the same line, no other number between. */
function meant(candidate: Candidate, word: string): boolean {
  const { text, start, end } = candidate;
  const before = text.slice(Math.max(0, start - 40), start).toLowerCase();
  let place = before.lastIndexOf(word);
  if (place >= 0 && !search(data._BETWEEN, before.slice(place + word.length))) return before[place + word.length] !== "(";
  const after = text.slice(end, end + 20).toLowerCase();
  place = after.indexOf(word);
  return place >= 0 && !search(data._BETWEEN, after.slice(0, place));
}

/** A country code or an area code in brackets outweighs a word on another line or in front of yet another number. */
function isAgainst(candidate: Candidate, body: string): boolean {
  const word = candidate.against();
  if (word === null || fullmatch(data._KOREAN_MOBILE, body)) return false;
  if (body[0] === "+" && body.includes(" ") && countryOf(body.replace(/[^0-9]/g, "")) !== null) return false;
  if (body[0] !== "+" && body[0] !== "(") return !(body[0] === "0" && /[ -]/.test(body) && isAside(candidate, word));
  const { text, start, end } = candidate;
  const before = text.slice(Math.max(0, start - 40), start).toLowerCase();
  const place = before.lastIndexOf(word);
  if (place >= 0 && body[0] === "+" && countryOf(body.replace(/[^0-9]/g, "")) !== null && !isNamed(candidate, word)) return false; // +31612345678 some words behind *my parcel*
  if (place < 0) return !text.slice(end, end + 20).includes("\n") && body[0] !== "+";
  const between = text.slice(Math.max(0, start - 40) + place + word.length, start);
  return !(search(data._DIGITS_BETWEEN, between) || between.includes("\n") || search(data._SENTENCE_ENDS, between));
}

/** Whether the word means another: `the order for ana lima, 07911 123456`, `0176 98765432 about order 4711`. */
function isAside(candidate: Candidate, word: string): boolean {
  const { text, start, end } = candidate;
  const before = text.slice(Math.max(0, start - 56), start).toLowerCase();
  const place = before.lastIndexOf(word);
  if (place >= 0) return fullmatch(data._ASIDE, before.slice(place + word.length));
  const after = text.slice(end, end + 48);
  const behind = after.toLowerCase().indexOf(word);
  return behind >= 0 && matches(data._HAS_ITS_OWN, after, behind + word.length) !== null;
}

/** Whether the word stands right before the number, with nothing but a colon, a bracket or a short word between. */
function isNamed(candidate: Candidate, word: string): boolean {
  const before = candidate.text.slice(Math.max(0, candidate.start - 56), candidate.start).toLowerCase();
  const place = before.lastIndexOf(word);
  return place >= 0 && fullmatch(data._NAMING, before.slice(place + word.length));
}

/** One letter for mobile, telephone, fax or work at the beginning of a line or after a bar. */
function lettered(candidate: Candidate, body: string, digits: string): Reasons {
  if (digits.length < 7 || digits.length > 12 || candidate.against() || matches(data._DATE, body) || search(data._UNTIDY, body)) return null;
  const { text, end, matchStart: start } = candidate;
  if (!search(data._LINE_BEGINS, text.slice(Math.max(0, start - 4), start))) return null;
  const near = text.slice(Math.max(0, start - 64), end + 64);
  if (" \t".includes(text[start + 1]!) && [...finditer(data._CARD_LINES, near)].length < data._card_lines_min) return null;
  return ["labelled with a letter"];
}

function contextOf(candidate: Candidate): string[] {
  const word = candidate.context();
  return word ? [`context word: ${word}`] : [];
}

function international(candidate: Candidate, body: string, all: string): Reasons {
  const { text, start } = candidate;
  const digits = all.startsWith("00") ? all.slice(2) : all;
  const counted = every(body, isDigit) && (data._COUNTED as string).includes([...digits].reverse().join(""));
  if (matches(data._RELEASE, body) || (counted && !isStrong(candidate, candidate.context()))) return null;
  if (isAgainst(candidate, body) || (body.startsWith("0") && every(body, isDigit) && candidate.context() === null)) return null;
  if (digits.length < 7 || digits.length > 15 || (start && (joined(text[start - 1]) || ")]_.".includes(text[start - 1]!)))) return null;
  const quoted = start && "'\"".includes(text[start - 1]!) ? text[start - 1]! : "";
  const loose = quoted && !(body[0] === "+" && text.startsWith(quoted, start + body.length));
  if ((loose || (body[0] === "0" && fullmatch(data._CODE_POINTS, body))) && candidate.context() === null) return null;
  const region = countryOf(digits);
  if (region !== null) return [`numbering plan: ${region}`, ...contextOf(candidate)];
  const grouped = (body.match(/[0-9]+/g) ?? []).length >= 3 && body[0] === "+" && !quoted;
  if (!hasCountryCode(digits) || (!grouped && candidate.context() === null)) return null;
  return ["country code", ...contextOf(candidate)];
}

function american(candidate: Candidate, body: string, digits: string): Reasons {
  if (isAgainst(candidate, body)) return null;
  const national = digits.slice(-10);
  const valid = "23456789".includes(national[0]!) && "23456789".includes(national[3]!);
  const spaced = !/[(.-]/.test(body);
  const mixed = !body.includes("(") && new Set([...body].filter((mark) => !isDigit(mark))).size > 1;
  const odd = mixed || rowOfNumbers(candidate) || (spaced && !valid);
  if (!candidate.context() && (odd || inCrowd(candidate, "US"))) return null;
  return [valid ? "numbering plan: US" : "grouped as in North America", ...contextOf(candidate)];
}

function national(candidate: Candidate, body: string, digits: string): Reasons {
  if (isAgainst(candidate, body) || matches(data._DATE, body)) return null;
  const word = contextOf(candidate);
  const groups = body.match(/[0-9]+/g) ?? [];
  if (!word.length && (rowOfNumbers(candidate) || search(data._UNTIDY, body))) return null;
  if (fullmatch(data._ZIP_PLUS_FOUR, body) && !isStrong(candidate, candidate.context())) return null;
  const loose = groups.length < 2 || body.includes("/") || groups[0]!.length > 5;
  const long = digits.length === 12 && (nationalRegion(digits, true) !== null || (digits.startsWith("08") && dialledIn("ID", digits))); // 0176 98765432, 0812 3456 7890
  if (!((digits.length >= 9 && digits.length <= 11) || long) || (!word.length && loose)) return word.length ? local(candidate, body, digits) : null;
  const region = nationalRegion(digits, false) ?? (long ? "ID" : null);
  const before = candidate.text.slice(Math.max(0, candidate.start - 40), candidate.start);
  const other = fullmatch(data._ORDER, body) || search(data._VAT_BEFORE, before) !== null;
  if (!word.length && (region === null || other || inCrowd(candidate, region))) return null;
  return [region ? `numbering plan: ${region}` : "grouped digits", ...word];
}

/** Whether numbers written like this one stand around it, and too many of them are none of its region. */
function inCrowd(candidate: Candidate, region: string): boolean {
  const share = region === "US" ? data._american_share : data._by_chance_share;
  return byChance(candidate.text, candidate.start, candidate.end, share, (other) => dialled(region, other, candidate.value[0] === "0"));
}

function dialled(region: string, number: string, zero: boolean): boolean {
  const all = number.slice(0, search(data._EXTENSION_BEGINS, number)?.index).replace(/[^0-9]/g, "");
  if (region !== "US") return (all[0] === "0") === zero && dialledIn(region, all);
  const digits = all.slice(-10);
  return digits.slice(0, 3) === "555" || digits.slice(3, 6) === "555" || fullmatch(data._AMERICAN, digits);
}

function dialledIn(region: string, digits: string): boolean {
  const source = planOf(region);
  return !!source && (fullmatch(plan(source), digits) || fullmatch(plan(source), digits.replace(/^0/, "")));
}

function local(candidate: Candidate, body: string, digits: string): Reasons {
  let word = candidate.context();
  if (word !== null && data._SHORT.has(word) && !isStrong(candidate, word)) word = candidate.nearby().find((other) => data._STRONG.has(other)) ?? null;
  if (word === null) return null;
  const before = candidate.text.slice(Math.max(0, candidate.start - 40), candidate.start);
  const undated = fullmatch(data._SPACED_DATE, body) && data._STRONG.has(word) && isNamed(candidate, word);
  if (candidate.against() || (matches(data._DATE, body) && !undated) || search(data._OTHER_NUMBER, before)) return null;
  if (digits.length <= data._house_digits_max && !isNamed(candidate, word) && matches(data._STREET, candidate.text, candidate.end, candidate.end + 80)) return null;
  const groups = body.match(/[0-9]+/g) ?? [];
  const strong = isStrong(candidate, word);
  if (!strong && search(data._ASSIGNED, candidate.text.slice(Math.max(0, candidate.start - 3), candidate.start))) return null;
  if ((!strong && !meant(candidate, word)) || (fullmatch(data._DOCUMENT, body) && !isNamed(candidate, word))) return null;
  if (groups.length === 1) {
    const fits = nationalRegion(digits, !strong) ?? abroad(word, strong, digits);
    const counted = !strong && ((data._COUNTED as string).includes(digits) || (data._COUNTED as string).includes([...digits].reverse().join("")));
    if (fits === null && (strong || invited(word, digits)) && isNamed(candidate, word)) return ["named as one", `context word: ${word}`];
    if (fits === null || counted || (!strong && digits.length < 10)) return null;
    return [`numbering plan: ${fits}`, `context word: ${word}`];
  }
  const small = body.includes("(") ? 0 : groups.filter((group) => group.length === 1).length;
  const labelled = strong && digits.length > 6 && isNamed(candidate, word) && search(data._LABEL_ENDS, before);
  const decimal = groups.length === 2 && body.includes(".") && !/[- ]/.test(body) && !labelled;
  const uneven = new Set(groups.map((group) => group.length)).size > 1;
  if (!strong && ((digits.length < 7 && groups.length < 3) || (fullmatch(data._VERSION, body) && uneven))) return null;
  if (digits.length < 6 || small > 1 || decimal || /^[0-9]{1,3}(?:[., ]000){1,3}$/.test(body)) return null;
  return ["grouped digits", `context word: ${word}`];
}

/** `4.915123456789E+12` and `15551234567.0` beside a word that means telephones and nothing else (detectors/_phone_or_house.py). */
function asFloat(candidate: Candidate): Judgement | null {
  const word = candidate.context();
  const digits = candidate.value.replace(/[eE].*|\.0$/, "").replace(/[^0-9]/g, "");
  if (word === null || !data._STRONG.has(word) || candidate.against() || countryOf(digits) === null) return null;
  return candidate.accept(["a number as a float", `context word: ${word}`], { confidence: "likely", weight: 1 });
}

/** The region of a number with its country code and no plus, in exports and in *my number is 447700900123*. */
function abroad(word: string, strong: boolean, digits: string): string | null {
  return digits.length >= 11 && (strong || word.includes("number")) ? countryOf(digits) : null;
}

/** Whether a number that fits no plan is one all the same: `Call me: 0232728795` is mistyped or made up. */
function invited(word: string, digits: string): boolean {
  return houses.INVITING.has(word) && digits[0] === "0" && digits.length >= 9 && digits.length <= 12;
}

/** A form that one country writes and that fits its plan. */
function ownWay(candidate: Candidate, body: string): Reasons {
  if (isAgainst(candidate, body) || (every(body, isDigit) && !/[а-я]/.test(candidate.text.slice(Math.max(0, candidate.start - 40), candidate.start)))) return null;
  const region = ownRegion(body);
  if (!region || byChance(candidate.text, candidate.start, candidate.end, data._by_chance_share, (other) => ownRegion(other) === region)) return null;
  return [`numbering plan: ${region}`, ...contextOf(candidate)];
}

/** The country of a form of its own, empty where its plan has no such number. */
function ownRegion(body: string): string {
  const digits = body.replace(/[^0-9]/g, "");
  const region = body[0] === "(" ? "BR" : body[0] === "8" ? "RU" : "CN";
  const national = region === "RU" ? digits.slice(1) : digits;
  return national.length > 9 && dialledIn(region, national) ? region : "";
}

const REASONING: Record<string, (candidate: Candidate, body: string, digits: string) => Reasons> = { international, american, national, local, lettered, "own way": ownWay };

let plansByRegion: Map<string, string> | undefined;

/** A region's plan: of those tried without a country code, or of any. */
function planOf(region: string): string | undefined {
  plansByRegion ??= new Map(Object.values(PLANS).flat().map(([name, source]) => [name, source] as const));
  return plansByRegion.get(region);
}

const read = new Map<string, Written>();

/** A plan as it is put to digits of ASCII: with none of another writing it is made ten times as quickly. */
function plan(source: string): Written {
  let known = read.get(source);
  if (known === undefined) read.set(source, (known = { source: source.replaceAll("\\p{Nd}", "\\d"), flags: "", plain: null }));
  return known;
}

export function countryOf(digits: string): string | null {
  for (let length = 1; length <= 3; length++) {
    const rest = digits.slice(length);
    for (const [region, source] of PLANS[String(Number(digits.slice(0, length)))] ?? [])
      if (source && (fullmatch(plan(source), rest) || (rest[0] === "0" && fullmatch(plan(source), rest.slice(1))))) return region;
  }
  return null;
}

function hasCountryCode(digits: string): boolean {
  return [1, 2, 3].some((length) => (PLANS[String(Number(digits.slice(0, length)))] ?? []).length > 0);
}

function nationalRegion(digits: string, mobile: boolean): string | null {
  const stripped = digits[0] === "0" ? digits.slice(1) : digits;
  for (const [region, any, mobiles] of NATIONAL) {
    if (region === "US" && stripped !== digits) continue;
    const source = mobile ? mobiles : any;
    if (source && (fullmatch(plan(source), stripped) || (region === "IT" && fullmatch(plan(source), digits)))) return region;
  }
  return null;
}
