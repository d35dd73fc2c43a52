/** Mirrors emphasis.py: marks of stress and escapes before a value, put out of sight. */
const before = String.raw`[^\s(\[{"'>:|*~_]`;
const behind = String.raw`[^\s.,;:!?)\]}"'<|*~_]`;

function pair(mark: string): [string, RegExp, string] {
  const one = mark[0] === "*" ? "\\*" : mark[0]!;
  const said = one.repeat(mark.length);
  const inner = mark === "*" ? "[^*\\n]" : "[^\\n]";
  const blank = " ".repeat(mark.length);
  const regex = `${said}(?<!${before}${said})(?<!${one}${said})(?=[^\\s${one}])(${inner}{1,200}?)(?<=[^\\s${one}])${said}(?!${behind}|${one})`;
  return [mark, new RegExp(regex, "gu"), `${blank}$1${blank}`];
}

const pairs = ["**", "~~", "*", "_"].map(pair);
const escaped = /\\[nrt](?=[0-9+(]|[A-Z]{2}[0-9]{2}|[0-9A-Za-z_-]{20}|[0-9A-Za-z._+-]{1,64}@)/g;

export function unmarked(text: string): string {
  for (const [mark, pair, inside] of pairs) if (text.includes(mark)) text = text.replace(pair, inside);
  if (text.includes("\\") && !text.includes("-----BEGIN")) text = text.replace(escaped, "\\ ");
  return text.includes("\r") && !text.includes("\n") ? text.replaceAll("\r", "\n") : text;
}
