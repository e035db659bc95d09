/** The store's methods as own properties, so that a copy can watch one or make it fail. */
export function ownMethods<Store extends object>(store: Store): Store {
  const own: Record<string, unknown> = {};
  for (let part: object = store; part !== Object.prototype; part = Object.getPrototypeOf(part)) {
    for (const name of Object.getOwnPropertyNames(part)) {
      const value = (store as Record<string, unknown>)[name];
      own[name] ??= typeof value === 'function' ? value.bind(store) : value;
    }
  }
  return own as Store;
}
