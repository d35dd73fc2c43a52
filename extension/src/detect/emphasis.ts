/** Mirrors emphasis.py: marks of stress, escapes before a value, pictures and marks without width beside one, put out of sight. */
const before = String.raw`[^\s(\[{"'>:|*~_]`;
const behind = String.raw`[^\s.,;:!?)\]}"'<|*~_]`;

const names: Record<string, string> = { __: "(?![a-z0-9_]{1,60}__)", _: `(?![A-Z0-9]{1,24}(?:_[A-Z0-9]{1,24}){0,6}_['"])` };

function pair(mark: string): [string, RegExp, string] {
  const one = "*|".includes(mark[0]!) ? `\\${mark[0]!}` : mark[0]!;
  const said = one.repeat(mark.length);
  const inner = mark === "*" ? "[^*\\n]" : "[^\\n]";
  const blank = " ".repeat(mark.length);
  const named = names[mark] ?? "";
  const regex = `${said}(?<!${before}${said})(?<!${one}${said})(?=[^\\s${one}])${named}(${inner}{1,200}?)(?<=[^\\s${one}])${said}(?!${behind}|${one})`;
  return [mark, new RegExp(regex, "gu"), `${blank}$1${blank}`];
}

const pairs = ["**", "~~", "__", "||", "*", "_"].map(pair);
const escaped =
  /\\[nrt](?=[0-9+(]|[A-ZÀ-Þ](?:\p{L}|[0-9]{2})|[^\x00-\xff]|[0-9A-Za-z_-]{20}|[0-9A-Za-z._+-]{1,64}@|\p{L}{2,20}(?:[ _.-]\p{L}{1,16}){0,2}[ ]?[:=])/gu;
const unseen = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad";
const atEdges = new RegExp(
  `(?<![^\\s:：=>|,;(\\[{"'«“„「])[${unseen}]{1,2}(?![${unseen}])|(?<![${unseen}])[${unseen}]{1,2}(?=\\s|$|[.,;:!?)\\]}"'<|»”」](?:\\s|$))`,
  "gu",
);
const inCode = /`(?<![\p{L}\p{N}_`]`)(?=(?![a-z])\p{L}\p{L})((?:\p{L}|['’.-]){2,20}(?:[ ](?:\p{L}|['’.-]){1,20}){1,3})`(?![\p{L}\p{N}_`])/gu;
const picture = "[\\u2600-\\u27bf\\u{1f000}-\\u{1faff}]";
const pictures = new RegExp(`${picture}\\ufe0f?(?=\\p{L})|${picture}(?<=[\\p{L}\\p{N}]${picture})\\ufe0f?`, "gu");
const anyUnseen = new RegExp(`[${unseen}]`, "u");

const letter = /\\(?:begin\{letter|address|recipient|opening|closing|signature|to(?:name|address))(?![\p{L}\p{N}_])/u;
const broken = /\\\\(?=[0-9A-Z\u00c0-\u00de])/gu;
const label = /(?:\^(?:FD|FS|(?:[A-EG-Z][A-Z0-9]|F[A-CE-RT-Z])[A-Z0-9,.]{0,24}(?=[\^\r\n]|$))){1,12}/gu;

export function unmarked(text: string): string {
  for (const [mark, pair, inside] of pairs) if (text.includes(mark)) text = text.replace(pair, inside);
  if (text.includes("`")) text = text.replace(inCode, " $1 ");
  text = text.replace(pictures, (one) => " ".repeat(one.length));
  if (anyUnseen.test(text)) text = text.replace(atEdges, (marks) => " ".repeat(marks.length));
  if (text.includes("\\") && !text.includes("-----BEGIN")) text = text.replace(escaped, "  ");
  if (text.includes("\\,") && text.includes("BEGIN:V")) text = text.replaceAll("\\,", ", ");
  if (text.includes("\\\\") && !text.includes("-----BEGIN") && letter.test(text)) text = text.replace(broken, "\n ");
  if (text.includes("^FD")) text = text.replace(label, (commands) => `${" ".repeat(commands.length - 1)}\n`);
  return text.includes("\r") && !text.includes("\n") ? text.replaceAll("\r", "\n") : text;
}
