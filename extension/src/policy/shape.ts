/** Whether a value has a shape, said in checks that read like the shape. A check answers "" or where and why it does not fit. */
export type Check = (value: unknown, at: string) => string;

export const text =
  (charsMax = 2_000): Check =>
  (value, at) =>
    typeof value !== "string" ? `${at} is no text` : value.length > charsMax ? `${at} is too long` : "";

export const flag: Check = (value, at) => (typeof value === "boolean" ? "" : `${at} is neither true nor false`);

export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  (value, at) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most ? "" : `${at} is no such number`;

export const oneOf =
  (...words: (string | number)[]): Check =>
  (value, at) =>
    words.includes(value as string) ? "" : `${at} is none of ${words.join(", ")}`;

export const list =
  (item: Check, most: number): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at} is no list`;
    if (value.length > most) return `${at} is too long`;
    return first(value.map((one, index) => () => item(one, `${at}[${index}]`)));
  };

/** An object used as a table: any names, values of one shape. */
export const table =
  (item: Check, most: number): Check =>
  (value, at) => {
    if (!isObject(value)) return `${at} is no object`;
    const names = Object.keys(value);
    if (names.length > most) return `${at} has too many members`;
    return first(names.map((name) => () => item(value[name], `${at}.${name}`)));
  };

/** An object with these members; others are passed over, as the protocol says. */
export const members =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return `${at} is no object`;
    const below = (name: string) => (at ? `${at}.${name}` : name);
    return first([
      ...Object.entries(required).map(([name, check]) => () => (Object.hasOwn(value, name) ? check(value[name], below(name)) : `${below(name)} is missing`)),
      ...Object.entries(optional).map(([name, check]) => () => (Object.hasOwn(value, name) ? check(value[name], below(name)) : "")),
    ]);
  };

export const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? "" : check(value, at);

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first(checks: (() => string)[]): string {
  for (const check of checks) {
    const fault = check();
    if (fault) return fault;
  }
  return "";
}
