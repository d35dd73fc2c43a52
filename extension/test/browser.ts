/** A browser's storage and alarms in memory, as far as the worker uses them. For tests in node. */
export const stored: Record<string, unknown> = {};
export const alarms: Record<string, number> = {};

const local = {
  get: async (keys: string[]) => structuredClone(Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]]))),
  set: async (values: Record<string, unknown>) => void Object.assign(stored, structuredClone(values)),
  remove: async (key: string) => void delete stored[key],
};

Object.assign(globalThis, {
  BROWSER: "chromium",
  VERSION: "0.1.0",
  chrome: {
    storage: { local, session: { ...local }, onChanged: { addListener: () => undefined } },
    alarms: {
      create: async (name: string, { when }: { when: number }) => void (alarms[name] = when - Date.now()),
      clear: async (name: string) => delete alarms[name],
    },
  },
});
