/** Puts a guard in the place of a function so that it looks as it did: same name, length, descriptor and `toString`. */

type Callable = (this: unknown, ...args: never[]) => unknown;
export type Apply = (real: (self: unknown, args: unknown[]) => unknown, self: unknown, args: unknown[]) => unknown;
export type Construct = (make: (args: unknown[]) => object, args: unknown[]) => object;

const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const ours = new WeakSet<object>();

/** Whether this function is one of the guards. */
export const isGuard = (value: unknown): boolean => typeof value === "function" && ours.has(value);

/** Guards a method where it is defined, which for a worker's own functions is a prototype. Does nothing where there is none. */
export function guardMethod(object: object | undefined, name: string, guard: Apply): void {
  let owner: object | null | undefined = object;
  while (owner && !getOwnPropertyDescriptor(owner, name)) owner = getPrototypeOf(owner);
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!owner || typeof descriptor?.value !== "function" || isGuard(descriptor.value)) return;
  const target = descriptor.value as Callable;
  const real = (self: unknown, args: unknown[]) => apply(target, self, args as never[]);
  const proxy = new Proxy(target, { apply: (_target, self, args) => guard(real, self, args) });
  ours.add(proxy);
  defineProperty(owner, name, { ...descriptor, value: proxy });
}

/** Guards a getter; what `guard` gives back, if anything, is what the page gets. */
export function guardGetter(owner: object | undefined, name: string, guard: (value: unknown, self: unknown) => unknown): void {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  const getter = descriptor?.get;
  if (!owner || !getter || isGuard(getter)) return;
  const proxy = new Proxy(getter, {
    apply(target, self, args) {
      const value: unknown = apply(target, self, args);
      return guard(value, self) ?? value;
    },
  });
  ours.add(proxy);
  defineProperty(owner, name, { ...descriptor, get: proxy });
}

/** Guards a setter: `guard` is given what is to be set, and gives back what is set instead; undefined: nothing. */
export function guardSetter(owner: object | undefined, name: string, guard: (value: unknown, self: unknown) => unknown, after: () => void = () => undefined): void {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  const setter = descriptor?.set;
  if (!owner || !setter || isGuard(setter)) return;
  const proxy = new Proxy(setter, {
    apply(target, self, args) {
      const value = guard(args[0], self);
      if (value !== undefined) apply(target, self, [value]);
      after();
    },
  });
  ours.add(proxy);
  defineProperty(owner, name, { ...descriptor, set: proxy });
}

/** Guards a constructor, and what instances call their constructor. */
export function guardConstructor(owner: object, name: string, guard: Construct): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (typeof descriptor?.value !== "function" || isGuard(descriptor.value)) return;
  const target = descriptor.value as new (...args: unknown[]) => object;
  const proxy = new Proxy(target, {
    construct: (_target, args, newTarget) => guard((given) => construct(target, given, newTarget) as object, args),
  });
  ours.add(proxy);
  defineProperty(owner, name, { ...descriptor, value: proxy });
  const prototype = target.prototype as object;
  const own = getOwnPropertyDescriptor(prototype, "constructor");
  if (own?.value === target && (own.configurable || own.writable)) defineProperty(prototype, "constructor", { ...own, value: proxy });
}
