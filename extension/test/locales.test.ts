import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;
const folder = "static/_locales";
const read = (language: string) => JSON.parse(readFileSync(`${folder}/${language}/messages.json`, "utf8")) as Messages;

test("popup and report page speak every language whole, with the same places to fill", () => {
  const english = read("en");
  const filled = ({ message }: { message: string }) => [...message.matchAll(/\$[0-9A-Za-z_]+/g)].map(([one]) => one).sort().join();
  const languages = readdirSync(folder);
  assert.equal(languages.length, 6);
  for (const language of languages) {
    const words = read(language);
    assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort(), language);
    for (const [key, one] of Object.entries(words)) {
      assert.ok(one.message.trim(), `${language} ${key}`);
      assert.equal(filled(one), filled(english[key]!), `${language} ${key}`);
    }
  }
});

test("every word the pages' markup asks for is there", () => {
  const english = read("en");
  for (const page of ["popup", "reported"])
    for (const [, key] of readFileSync(`static/${page}.html`, "utf8").matchAll(/data-word="([^"]+)"/g)) assert.ok(key! in english, key);
});
