import assert from "node:assert/strict";
import { test } from "node:test";
import { unmarked } from "../src/detect/emphasis";

test("marks of stress and escapes before a value are put out of sight, and what is none stays", () => {
  for (const [text, plain] of [
    ["**Password:** Zx9", "  Password:   Zx9"],
    ["a _4111 1111_ b", "a  4111 1111  b"],
    ["**_x y_**", "   x y   "],
    ["~~old~~ *new*", "  old    new "],
    ["Card\\n4111, \\tana@shop.example", "Card  4111,   ana@shop.example"],
    ["Thanks\\nKunde x\\npassword: y", "Thanks  Kunde x  password: y"],
    ["__Password:__ ||Zx9 x||", "  Password:     Zx9 x  "],
    ["name:\u200bAna\u200b, tel: \u200e0151\u200e", "name: Ana , tel:  0151 "],
    ["call `Eva Lindqvist` now", "call  Eva Lindqvist  now"],
    ["👤Eva Lindqvist", "  Eva Lindqvist"],
    ["run `git status`, then `firstName lastName`", "run `git status`, then `firstName lastName`"],
    ["name\rAna\r", "name\nAna\n"],
    ["a\r\nb\rc", "a\r\nb\rc"],
    ["snake_case_name __init__ x ** y ** z", "snake_case_name __init__ x ** y ** z"],
    ["4539 **** **** 6467", "4539 **** **** 6467"],
    ["sq0csb-_N13J_-qT", "sq0csb-_N13J_-qT"],
  ])
    assert.equal(unmarked(text!), plain);
});
