import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutAddresses } from "../src/page/styles";

const goes = (address: string) => !/ana@|DE89/.test(address);

test("an address that may not go is taken out of a style, however it is written there", () => {
  const written = [
    'a{background:url("/s?q=ana@b.example")}',
    "a{background:URL(\n /s?q=DE8937 \n)}",
    "a{background:url('/s?q=DE8937",
    'a{background:url("/s?q=\\\nDE8937")}',
    "a{background:url(/s?q=\\44 E8937)}",
    "a{background:u\\72 l(/s?q=DE8937)}",
    '@import/**/"/s?q=DE8937";',
    'a{background:image-set( /**/ "/s?q=DE8937" 1x)}',
    'a{--v:"/s?q=DE8937"}',
    "a{background:url(/clean.png),u\\72 l(/s?q=DE8937)}",
    '@\\69mport "/s?q=DE8937";a{background:url(/clean.png)}',
    'a{background:url(/clean.png),image-s\\65t("/s?q=DE8937" 1x)}',
  ];
  for (const given of written) assert.doesNotMatch(String(withoutAddresses(given, goes)), /ana@|8937/, given);
});

test("all else stays as it is", () => {
  const others = ['a{background:url("/clean.png");content:"ana@b.example"}', 'a{--font:"Inter"}', "content: 'ana@b.example'", "C:\\dir\\ana@b.example", ".a\\:b{background:u\\72 l(/clean.png)}", ".a\\:b{background:url(/clean.png),u\\72 l(/clean.png)}", 7];
  for (const given of others) assert.equal(withoutAddresses(given, goes), given);
});
