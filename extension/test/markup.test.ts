import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutSources } from "../src/page/markup";

const goes = (address: string) => !/ana@|DE89/.test(address);

test("an address that may not go is taken out of markup, however it is written there", () => {
  const written = [
    '<img src="/s?q=DE8937">', "<IMG SRC='/s?q=DE8937'>", "<img src=/s?q=DE8937>", '<img/src="/s?q=DE8937">', '<img alt="a"src="/s?q=DE8937">',
    '<img\nalt=">" src="/s?q=DE8937">', "<img alt='it is > \"this\"' src=/s?q=DE8937>", '<img " src="/s?q=DE8937">', "<img title=it's src=/s?q=DE8937>",
    '<img src="/s?q=ana&commat;b.example">', '<img src="/s?q=&#68;&#x45;8937">', '<?xml-stylesheet href="/s?q=DE8937"?><svg/>', '<p>5 > 3 <svg><image x = "1" href=" /s?q=DE8937 "></svg>',
  ];
  for (const given of written) {
    assert.doesNotMatch(withoutSources(given, goes), /ana|8937/, given);
    assert.equal(withoutSources(given, () => true), given);
  }
  const more = ['<img src="/a.png" srcset="/s?q=DE8937 2x">', '<video src=a.mp4 poster="/s?q=DE8937">', '<a href="/x" ping="/s?q=DE8937">', '<div title="<" data-a="<b"><img src="/s?q=DE8937', "<svg><use xlink:href=/s<x?q=DE8937>"];
  for (const given of more) assert.doesNotMatch(withoutSources(given, goes), /8937/, given);
  const link = '<a title=">" href="/s?q=DE8937">x</a>';
  assert.equal(withoutSources(link, goes), link);
});

test("what holds a style or a document is looked at as it reads, also where it is written in entities", () => {
  const heard: [string, string][] = [];
  const held = (name: string, text: string) => (heard.push([name, text]), text.replace("8937", "&"));
  const given = '<p style="background:u&#114;l&lpar;/s?q=DE8937)"><iframe srcdoc=&lt;img&#32;src=DE8937&gt;></iframe><p style="color:red" title="&amp;">';
  assert.equal(withoutSources(given, goes, held), '<p style="background:url(/s?q=DE&amp;)"><iframe srcdoc="<img src=DE&amp;>"></iframe><p style="color:red" title="&amp;">');
  assert.deepEqual(heard, [["style", "background:url(/s?q=DE8937)"], ["srcdoc", "<img src=DE8937>"]]);
});

test("long markup that never comes to an address costs no more than its length", () => {
  const pumps = ["<a1 ", '<b x="', "<b '", '<b ="', "<b = ", '<b a="1" ', "<b a='1'\"", "<b src"].flatMap((part) => [part.repeat(4_000), part[0] + part.slice(1).repeat(8_000)]);
  const begun = process.cpuUsage();
  for (const pump of pumps) withoutSources(pump, () => true);
  const { user } = process.cpuUsage(begun);
  assert.ok(user < 4e6, `${user / 1000} ms`);
});
