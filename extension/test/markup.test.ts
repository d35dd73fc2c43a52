import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutSources } from "../src/page/markup";

const goes = (address: string) => !/ana@|DE89/.test(address);

test("an address that may not go is taken out of markup, however it is written there", () => {
  const written = [
    '<img src="/s?q=DE8937">', "<IMG SRC='/s?q=DE8937'>", "<img src=/s?q=DE8937>", '<img/src="/s?q=DE8937">', '<img alt="a"src="/s?q=DE8937">',
    '<img\nalt=">" src="/s?q=DE8937">', "<img alt='it is > \"this\"' src=/s?q=DE8937>", '<img " src="/s?q=DE8937">', "<img title=it's src=/s?q=DE8937>",
    '<img src="/s?q=ana&commat;b.example">', '<img src="/s?q=&#68;&#x45;8937">', '<p>5 > 3 <svg><image x = "1" href=" /s?q=DE8937 "></svg>',
  ];
  for (const given of written) {
    assert.doesNotMatch(withoutSources(given, goes), /ana|8937/, given);
    assert.equal(withoutSources(given, () => true), given);
  }
  const link = '<a title=">" href="/s?q=DE8937">x</a>';
  assert.equal(withoutSources(link, goes), link);
});

test("long markup that never comes to an address costs no more than its length", () => {
  const pumps = ["<a1 ", '<b x="', "<b '", '<b ="', "<b = ", '<b a="1" ', "<b a='1'\"", "<b src"].flatMap((part) => [part.repeat(4_000), part[0] + part.slice(1).repeat(8_000)]);
  const begun = process.cpuUsage();
  for (const pump of pumps) withoutSources(pump, () => true);
  const { user } = process.cpuUsage(begun);
  assert.ok(user < 4e6, `${user / 1000} ms`);
});
