/**
 * Check digits of national numbers, written from each country's published rule. Names are those of _national_schemes.py; a
 * name without a function here is a scheme the browser does not know (listed in test/national.test.ts).
 */
import { luhn } from "./card";

type Check = (number: string) => boolean;

function digitsOf(text: string): number[] {
  return [...text].map((character) => parseInt(character, 36));
}

function weighted(number: string, weights: number[]): number {
  const values = digitsOf(number);
  return weights.reduce((total, weight, i) => total + weight * values[i]!, 0);
}

function at(number: string, place: number): number {
  return Number(number[place]);
}

/** A date with century: four-digit year, month, day, that exists and is not to come. */
function date(year: number, month: number, day: number): boolean {
  const when = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && when.getUTCMonth() === month - 1 && when.getUTCDate() === day;
}

function monthDay(month: string, day: string): boolean {
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

function ean(number: string): boolean {
  const total = [...number].reduce((sum, digit, i) => sum + Number(digit) * ((number.length - i) % 2 ? 1 : 3), 0);
  return total % 10 === 0;
}

/** ISO 7064 MOD 11,10. */
export function mod1110(number: string): boolean {
  let check = 5;
  for (const digit of number) check = (((check || 10) * 2) % 11 + Number(digit)) % 10;
  return check === 1;
}

const DNI = "TRWAGMYFPDXBNJZSQVHLCKE";

function dni(number: string): boolean {
  return DNI[Number(number.slice(0, 8)) % 23] === number[8];
}

const CODICE_ODD: Record<string, number> = {};
[..."BAKPLCQDREVOSFTGUHMINJWZYX"].forEach((letter, value) => (CODICE_ODD[letter] = value));
[..."0123456789"].forEach((digit, i) => (CODICE_ODD[digit] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][i]!));

function codiceFiscale(number: string): boolean {
  if (number.length === 11) return partitaIva(number);
  if (!/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/.test(number)) return false;
  const plain = number.replace(/[LMNPQRSTUV]/g, (letter, i: number) => ([6, 7, 9, 10, 12, 13, 14].includes(i) ? String("LMNPQRSTUV".indexOf(letter)) : letter));
  const day = Number(plain.slice(9, 11)) % 40;
  const month = "ABCDEHLMPRST".indexOf(plain[8]!) + 1;
  const year = Number(plain.slice(6, 8));
  if (!date(1900 + year, month, day) && !date(2000 + year, month, day)) return false;
  let total = 0;
  for (let i = 0; i < 15; i++) {
    const character = number[i]!;
    total += i % 2 === 0 ? CODICE_ODD[character]! : /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
  }
  return String.fromCharCode(65 + (total % 26)) === number[15];
}

function partitaIva(number: string): boolean {
  const province = number.slice(7, 10);
  const known = (province >= "001" && province <= "100") || ["120", "121", "888", "999"].includes(province);
  return Number(number.slice(0, 7)) > 0 && known && luhn(number);
}

function idnr(number: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of number.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((n) => n > 1);
  return repeated.length === 1 && repeated[0]! <= 3 && mod1110(number);
}

function bsn(number: string): boolean {
  const full = number.padStart(9, "0");
  if (Number(full) <= 0) return false;
  return (weighted(full, [9, 8, 7, 6, 5, 4, 3, 2]) - at(full, 8)) % 11 === 0;
}

function belgian(number: string): boolean {
  const body = Number(number.slice(0, 9));
  const check = Number(number.slice(9));
  const month = Number(number.slice(2, 4)) % 20;
  const day = Number(number.slice(4, 6));
  if (month > 12 || day > 31) return false;
  return check === 97 - (body % 97) || check === 97 - ((2_000_000_000 + body) % 97);
}

function personnummer(number: string): boolean {
  const ten = number.slice(-10);
  const day = Number(ten.slice(4, 6));
  const year = number.length === 12 ? Number(number.slice(0, 4)) : 2000 + Number(ten.slice(0, 2));
  const real = day > 60 ? day - 60 : day;
  const month = Number(ten.slice(2, 4));
  return (date(year, month, real) || (number.length === 10 && date(year - 100, month, real))) && luhn(ten);
}

function norwegian(number: string): boolean {
  const day = Number(number.slice(0, 2)) % 40;
  const month = Number(number.slice(2, 4)) % 40;
  if (!monthDay(String(month).padStart(2, "0"), String(day).padStart(2, "0"))) return false;
  const first = (11 - (weighted(number, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - ((weighted(number, [5, 4, 3, 2, 7, 6, 5, 4, 3]) + 2 * first) % 11)) % 11;
  return first === at(number, 9) && second === at(number, 10);
}

function pesel(number: string): boolean {
  const century: Record<number, number> = { 0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800 };
  const month = Number(number.slice(2, 4));
  const year = century[Math.floor(month / 20)]! + Number(number.slice(0, 2));
  return date(year, month % 20, Number(number.slice(4, 6))) && (weighted(number, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) + at(number, 10)) % 10 === 0;
}

function rodneCislo(number: string): boolean {
  let year = 1900 + Number(number.slice(0, 2));
  const month = (Number(number.slice(2, 4)) % 50) % 20;
  if (number.length === 9) {
    if (year >= 1980) year -= 100;
    if (year > 1953) return false;
  } else if (year < 1954) year += 100;
  if (!date(year, month, Number(number.slice(4, 6)))) return false;
  if (number.length === 9) return true;
  let check = Number(number.slice(0, 9)) % 11;
  if (year < 1985) check %= 10;
  return check === at(number, 9);
}

function emso(number: string): boolean {
  const year = Number(number.slice(4, 7));
  const full = year < 800 ? 2000 + year : 1000 + year;
  const total = weighted(number, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return date(full, Number(number.slice(2, 4)), Number(number.slice(0, 2))) && (-total % 11 + 11) % 11 % 10 === at(number, 12);
}

function cnp(number: string): boolean {
  const check = weighted(number, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return monthDay(number.slice(3, 5), number.slice(5, 7)) && (check === 10 ? 1 : check) === at(number, 12);
}

function egn(number: string): boolean {
  let year = Number(number.slice(0, 2)) + 1900;
  let month = Number(number.slice(2, 4));
  if (month > 40) [year, month] = [year + 100, month - 40];
  else if (month > 20) [year, month] = [year - 100, month - 20];
  return date(year, month, Number(number.slice(4, 6))) && (weighted(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === at(number, 9);
}

function kimlik(number: string): boolean {
  const odd = at(number, 0) + at(number, 2) + at(number, 4) + at(number, 6) + at(number, 8);
  const even = at(number, 1) + at(number, 3) + at(number, 5) + at(number, 7);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === at(number, 9) && (odd + even + tenth) % 10 === at(number, 10);
}

function baltic(number: string): boolean {
  const first = weighted(number, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const check = first < 10 ? first : weighted(number, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return monthDay(number.slice(3, 5), number.slice(5, 7)) && check % 10 === at(number, 10);
}

function cpf(number: string): boolean {
  const digit = (size: number): number => {
    const rest = (weighted(number.slice(0, size), Array.from({ length: size }, (_, i) => size + 1 - i)) * 10) % 11;
    return rest === 10 ? 0 : rest;
  };
  return Number(number) > 0 && digit(9) === at(number, 9) && digit(10) === at(number, 10);
}

function rut(number: string): boolean {
  let total = 0;
  [...number.slice(0, -1)].reverse().forEach((digit, i) => (total += Number(digit) * ((i % 6) + 2)));
  return "0123456789K"[(11 - (total % 11)) % 11] === number.slice(-1);
}

const RIF: Record<string, number> = { V: 4, E: 8, J: 12, P: 16, G: 20 };
const D = [[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]];
const P = [[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]];

/** Verhoeff. */
function aadhaar(number: string): boolean {
  let check = 0;
  [...number].reverse().forEach((digit, i) => (check = D[check]![P[i % 8]![Number(digit)]!]!));
  return check === 0 && number !== [...number].reverse().join("");
}

function resident(number: string): boolean {
  if (number.length === 15) return monthDay(number.slice(8, 10), number.slice(10, 12)); // as given until 1999
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const year = number.slice(6, 10);
  return year >= "1900" && year < "2030" && monthDay(number.slice(10, 12), number.slice(12, 14)) && "10X98765432"[weighted(number, weights) % 11] === number[17];
}

const CURP = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";

function curp(number: string): boolean {
  const year = Number(number.slice(4, 6)) + (/[0-9]/.test(number[16]!) ? 1900 : 2000);
  if (!date(year, Number(number.slice(6, 8)), Number(number.slice(8, 10)))) return false;
  let total = 0;
  for (let i = 0; i < 17; i++) total += CURP.indexOf(number[i]!) * (18 - i);
  return (10 - (total % 10)) % 10 === at(number, 17);
}

function pps(number: string): boolean {
  const extra = number[8];
  const value = extra && extra !== "W" ? 9 * (extra.charCodeAt(0) - 64) : 0;
  return "WABCDEFGHIJKLMNOPQRSTUV"[(weighted(number, [8, 7, 6, 5, 4, 3, 2]) + value) % 23] === number[7];
}

function date2(number: string): boolean {
  return monthDay(number.slice(2, 4), number.slice(4, 6));
}

function iin(number: string): boolean {
  let check = weighted(number, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  if (check === 10) check = weighted(number, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return date2(number) && check === at(number, 11);
}

function salvadorNit(number: string): boolean {
  if (number.slice(10, 13) <= "100") return (weighted(number, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 === at(number, 13);
  return ((11 - (weighted(number, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === at(number, 13);
}

function mauritius(number: string): boolean {
  const total = digitsOf(number.slice(0, 13)).reduce((sum, value, i) => sum + (14 - i) * value, 0);
  const day = date(2000 + Number(number.slice(5, 7)), Number(number.slice(3, 5)), Number(number.slice(1, 3)));
  return day && "0123456789ABCDEFG"[(((17 - total) % 17) + 17) % 17] === number[13];
}

function cuban(number: string): boolean {
  const century = number[6] === "9" ? 1800 : number[6]! <= "5" ? 1900 : 2000;
  return date(century + Number(number.slice(0, 2)), Number(number.slice(2, 4)), Number(number.slice(4, 6)));
}

const EGYPT = new Set([...range(1, 4), ...range(11, 19), ...range(21, 29), ...range(31, 35), 88]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export const CHECKS: Record<string, Check> = {
  "own:us_ssn": (n) => !["000", "666"].includes(n.slice(0, 3)) && n[0] !== "9" && n.slice(3, 5) !== "00" && n.slice(5) !== "0000" && !["078051120", "219099999", "111111111", "333333333"].includes(n),
  "us.itin": (n) => { const group = n.slice(3, 5); return n[0] === "9" && ((group >= "50" && group <= "65") || (group >= "70" && group <= "88") || (group >= "90" && group <= "92") || (group >= "94" && group <= "99")); },
  "own:uk_nino": (n) => !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].includes(n.slice(0, 2)) && !"DFIQUV".includes(n[0]!),
  "own:uk_driving": (n) => { const month = Number(n.slice(6, 8)) % 50; const day = Number(n.slice(8, 10)); return Number(n.slice(6, 8)) < 63 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && !n.slice(0, 5).replace(/9+$/, "").includes("9"); },
  "own:de_rvnr": (n) => { const all = `${n.slice(0, 8)}${String(n.charCodeAt(8) - 64).padStart(2, "0")}${n.slice(9, 11)}`; const total = digitsOf(all).reduce((sum, digit, i) => sum + digitsOf(String(digit * [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1][i]!)).reduce((a, b) => a + b, 0), 0); return monthDay(n.slice(4, 6), String(Number(n.slice(2, 4)) % 50).padStart(2, "0")) && total % 10 === at(n, 11); },
  "gb.nhs": (n) => (weighted(n, [10, 9, 8, 7, 6, 5, 4, 3, 2]) + at(n, 9)) % 11 === 0,
  "it.codicefiscale": codiceFiscale,
  "es.dni": dni,
  "es.nif": (n) => DNI[Number(n.slice(1, 8)) % 23] === n[8],
  "es.nie": (n) => dni("XYZ".indexOf(n[0]!) + n.slice(1)),
  "own:fr_nir": (n) => { const body = n.slice(0, -2).replace("2A", "19").replace("2B", "18"); return /^[0-9]+$/.test(body) && Number(body) > 0 && 97 - Number(BigInt(body) % 97n) === Number(n.slice(-2)); },
  "de.idnr": idnr,
  "own:de_ausweis": (n) => weighted(n, [7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === at(n, 9),
  "at.vnr": (n) => { const check = (at(n, 0) * 3 + at(n, 1) * 7 + at(n, 2) * 9 + at(n, 4) * 5 + at(n, 5) * 8 + at(n, 6) * 4 + at(n, 7) * 2 + at(n, 8) + at(n, 9) * 6) % 11; return n[0] !== "0" && check === at(n, 3); },
  "ch.ssn": (n) => n.startsWith("756") && ean(n),
  "nl.bsn": bsn,
  "be.nn": belgian,
  "own:lu_matricule": (n) => monthDay(n.slice(4, 6), n.slice(6, 8)) && ["19", "20"].includes(n.slice(0, 2)) && luhn(n.slice(0, 12)),
  "pt.nif": (n) => { const check = 11 - (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11); return (check > 9 ? 0 : check) === at(n, 8); },
  "ie.pps": pps,
  "se.personnummer": personnummer,
  "no.fodselsnummer": norwegian,
  "dk.cpr": (n) => monthDay(n.slice(2, 4), n.slice(0, 2)),
  "own:fi_hetu": (n) => { const digits = n.slice(0, -1).replace(/[^0-9]/g, ""); return monthDay(digits.slice(2, 4), digits.slice(0, 2)) && "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(digits) % 31] === n.slice(-1); },
  "is_.kennitala": (n) => monthDay(n.slice(2, 4), String(Number(n.slice(0, 2)) % 40).padStart(2, "0")) && (weighted(n, [3, 2, 7, 6, 5, 4, 3, 2]) + at(n, 8)) % 11 === 0,
  "ee.ik": baltic,
  "lt.asmens": baltic,
  "own:lv_pk": (n) => (n.slice(0, 2) >= "32" && n.slice(0, 2) <= "39") || (monthDay(n.slice(2, 4), n.slice(0, 2)) && ((1 + weighted(n, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === at(n, 10)),
  "pl.pesel": pesel,
  "pl.nip": (n) => weighted(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === at(n, 9),
  "own:pl_dowod": (n) => weighted(n, [7, 3, 1, 0, 7, 3, 1, 7, 3]) % 10 === at(n, 3),
  "cz.rc": rodneCislo,
  "sk.rc": rodneCislo,
  "own:hu_taj": (n) => weighted(n, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === at(n, 8),
  "si.emso": emso,
  "hr.oib": (n) => { let check = 10; for (const digit of n.slice(0, 10)) check = ((((check + Number(digit)) % 10) || 10) * 2) % 11; return (11 - check) % 10 === at(n, 10); },
  "ro.cnp": cnp,
  "bg.egn": egn,
  "gr.amka": (n) => date2Day(n) && luhn(n),
  "gr.vat": (n) => (weighted(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === at(n, 8),
  "tr.tckimlik": kimlik,
  "ru.inn": (n) => (weighted(n, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === at(n, 10) && (weighted(n, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === at(n, 11),
  "own:hu_tax": (n) => weighted(n, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === at(n, 9),
  "own:au_medicare": (n) => weighted(n, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === at(n, 8),
  "own:ru_snils": (n) => (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(n.slice(9)),
  "own:il_id": (n) => Number(n) > 0 && luhn(n),
  "za.idnr": (n) => date2(n) && luhn(n),
  "mx.curp": curp,
  "br.cpf": cpf,
  "ar.cuit": (n) => { const check = 11 - (weighted(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11); return "012345678990"[check] === n[10]; },
  "own:ar_dni": (n) => new Set(n).size > 2 && n[0] !== "0",
  "cl.rut": rut,
  "own:uy_ci": (n) => { const full = n.padStart(8, "0"); return (10 - (weighted(full, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === at(full, 7); },
  "in_.aadhaar": aadhaar,
  "in_.pan": (n) => /^[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]$/.test(n) && n.slice(5, 9) !== "0000",
  "own:cn_ric": resident,
  "own:hk_id": (n) => { const body = n.length === 9 ? digitsOf(n.slice(0, -1)) : [36, ...digitsOf(n.slice(0, -1))]; const check = (11 - (body.reduce((total, value, i) => total + value * (9 - i), 0) % 11)) % 11; return (check === 10 ? "A" : String(check)) === n.slice(-1); },
  "own:tw_id": (n) => { const code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(n[0]!) + 10; return [Math.floor(code / 10), code % 10, ...digitsOf(n.slice(1))].reduce((total, value, i) => total + value * [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1][i]!, 0) % 10 === 0; },
  "own:sg_nric": (n) => { const total = weighted(n.slice(1), [2, 7, 6, 5, 4, 3, 2]); const letters: Record<string, string> = { S: "JZIHGFEDCBA", T: "GFEDCBAJZIH", F: "XWUTRQPNMLK", G: "RQPNMLKXWUT" }; return n[0] === "M" ? "KLJNPQRTUWX"[10 - ((total + 3) % 11)] === n[8] : letters[n[0]!]![total % 11] === n[8]; },
  "own:kr_rrn": (n) => monthDay(n.slice(2, 4), n.slice(4, 6)) && "12345678".includes(n[6]!),
  "own:jp_my_number": (n) => { const rest = weighted(n, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11; return (rest <= 1 ? 0 : 11 - rest) === at(n, 11); },
  "th.pin": (n) => (11 - (weighted(n, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === at(n, 12),
  "nz.ird": ird,
  "do.cedula": luhn,
  "ec.ci": (n) => ((n.slice(0, 2) >= "01" && n.slice(0, 2) <= "24") || ["30", "50"].includes(n.slice(0, 2))) && n[2]! < "7" && luhn(n),
  "ua.rntrc": (n) => ((((weighted(n, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10) === at(n, 9),
  "gb.utr": (n) => "21987654321"[weighted(n.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === n[0],
  "fr.nif": (n) => Number(n.slice(0, 10)) % 511 === Number(n.slice(10)),
  "md.idno": (n) => weighted(n, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === at(n, 12),
  "cy.vat": (n) => !n.startsWith("12") && String.fromCharCode(65 + ([...n.slice(0, 8)].reduce((total, digit, i) => total + (i % 2 ? Number(digit) : [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][Number(digit)]!), 0) % 26)) === n[8],
  "own:by_id": (n) => monthDay(n.slice(3, 5), n.slice(1, 3)) && weighted(n, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7]) % 10 === at(n, 13),
  "bg.pnf": (n) => weighted(n, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === at(n, 9),
  "own:kz_iin": iin,
  "ca.bc_phn": (n) => n[0] === "9" && String((((11 - [2, 4, 8, 5, 10, 9, 7, 3].reduce((total, weight, i) => total + ((weight * at(n, i + 1)) % 11), 0)) % 11) + 11) % 11) === n[9],
  "pe.cui": (n) => { const rest = weighted(n, [3, 2, 7, 6, 5, 4, 3, 2]) % 11; return n.length === 8 || "65432110987"[rest] === n[8] || "KJIHGFEDCBA"[rest] === n[8]; },
  "own:cr_cedula": (n) => Number(n.slice(-8, -4)) > 0 && Number(n.slice(-4)) > 0,
  "cu.ni": cuban,
  "own:gt_cui": (n) => weighted(n, [2, 3, 4, 5, 6, 7, 8, 9]) % 11 === at(n, 8) && n.slice(9, 11) >= "01" && n.slice(9, 11) <= "22" && n.slice(11) !== "00",
  "own:sv_dui": (n) => (10 - (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 10)) % 10 === at(n, 8),
  "sv.nit": salvadorNit,
  "ve.rif": (n) => n[0]! in RIF && "00987654321"[(RIF[n[0]!]! + weighted(n.slice(1), [3, 2, 7, 6, 5, 4, 3, 2])) % 11] === n[9],
  "in_.epic": (n) => luhn(n.slice(3)),
  "own:lk_nic": (n) => { const day = Number(n.length === 12 ? n.slice(4, 7) : n.slice(2, 5)) % 500; return day >= 1 && day <= 366; },
  "id.npwp": (n) => (n.length === 15 ? luhn(n.slice(0, 9)) : n[0] === "0" && luhn(n.slice(0, 10))),
  "own:vn_cccd": (n) => Number(n.slice(0, 3)) >= 1 && Number(n.slice(0, 3)) <= 96 && "0123".includes(n[3]!),
  "own:luhn": luhn,
  "own:kw_civil": (n) => monthDay(n.slice(3, 5), n.slice(5, 7)) && 11 - (weighted(n, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11) === at(n, 11),
  "own:eg_id": (n) => monthDay(n.slice(3, 5), n.slice(5, 7)) && EGYPT.has(Number(n.slice(7, 9))),
  "own:ir_melli": (n) => { const rest = weighted(n, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11; return (rest < 2 ? rest : 11 - rest) === at(n, 9); },
  "ke.pin": (n) => /^[AP][0-9]{9}[A-Z]$/.test(n),
  "mu.nid": mauritius,
  "own:pt_niss": (n) => 9 - (weighted(n, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === at(n, 10),
  "own:es_nss": (n) => { const serial = Number(n.slice(2, 10)); const body = serial < 10_000_000 ? Number(n.slice(0, 2)) * 10_000_000 + serial : Number(n.slice(0, 10)); return n.slice(0, 2) >= "01" && n.slice(0, 2) <= "66" && body % 97 === Number(n.slice(10)); },
  "own:si_tax": (n) => { const digits = n.slice(-8); const check = 11 - (weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 11); return check !== 11 && check % 10 === at(digits, 7); },
  "own:us_ein": (n) => !["00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"].includes(n.slice(0, 2)),
  "own:br_cnpj": (n) => [12, 13].every((size) => { const total = [...n.slice(0, size)].reverse().reduce((sum, digit, i) => sum + Number(digit) * (2 + (i % 8)), 0); return ((11 - (total % 11)) % 11) % 10 === at(n, size); }),
  "own:br_pis": (n) => ((11 - (weighted(n, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === at(n, 10),
  "own:be_card": (n) => (Number(n.slice(0, 10)) % 97 || 97) === Number(n.slice(10)),
  "own:ni_cedula": (n) => monthDay(n.slice(5, 7), n.slice(3, 5)) && "ABCDEFGHJKLMNPQRSTUVWXY"[Number(n.slice(0, 13)) % 23] === n[13],
  "own:de_kvnr": (n) => digitsOf(`${String(n.charCodeAt(0) - 64).padStart(2, "0")}${n.slice(1, 9)}`).reduce((sum, digit, i) => { const times = digit * (1 + (i % 2)); return sum + Math.floor(times / 10) + (times % 10); }, 0) % 10 === at(n, 9),
  "own:de_zone": (n) => { const all = n.slice(0, 10) + n.slice(10).replaceAll("D", ""); const fields = [all.slice(0, 10), all.slice(10, 17), all.slice(17, 24)]; return all.length === 25 && fields.every((field) => icao(field.slice(0, -1)) === Number(field.slice(-1))) && icao(fields.join("")) === at(all, 24); },
  "own:hu_person": (n) => monthDay(n.slice(3, 5), n.slice(5, 7)) && [weighted(n, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11, weighted(n, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11].includes(at(n, 10)),
  "own:mz_nuit": (n) => { const rest = weighted(n, [8, 9, 4, 5, 6, 7, 8, 9]) % 11; return (rest === 10 ? 1 : rest) === at(n, 8); },
  "own:ec_ruc": (n) => n.slice(0, 2) >= "01" && n.slice(0, 2) <= "24" && n[2]! < "6" && luhn(n.slice(0, 10)),
  "own:pe_ruc": (n) => (11 - (weighted(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === at(n, 10),
  "own:py_ruc": (n) => { const total = [...n.slice(0, -1)].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i + 2), 0); return ((11 - (total % 11)) % 11) % 10 === at(n, n.length - 1); },
  "in_.vid": aadhaar,
  "own:no_check": (n) => new Set(n).size > 3,
  "au.tfn": (n) => (n.length === 9 ? weighted(n, [1, 4, 3, 7, 5, 8, 6, 9, 10]) : weighted(n, [10, 7, 8, 4, 6, 3, 5, 1])) % 11 === 0,
};

/** ICAO 9303: weights 7, 3, 1. */
function icao(characters: string): number {
  return digitsOf(characters).reduce((total, value, i) => total + value * [7, 3, 1][i % 3]!, 0) % 10;
}

function ird(number: string): boolean {
  const full = number.padStart(9, "0");
  if (Number(full) <= 10_000_000 || Number(full) >= 150_000_000) return false;
  let check = (11 - (weighted(full, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  if (check === 10) check = (11 - (weighted(full, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11;
  return check === at(full, 8);
}

function date2Day(number: string): boolean {
  return monthDay(number.slice(2, 4), number.slice(0, 2));
}
