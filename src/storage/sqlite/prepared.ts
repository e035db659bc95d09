import type { Bindable } from './parameters.ts';

/** Shapes of statements are few, but filters compose: the least recently used of more than this are let go. */
const limit = 400;

/** What a connection keeps of the texts that it has prepared. */
export interface Prepared<Driver> {
  /** The driver's statement for a text that is given as many values as it takes. */
  of(text: string, parameters: readonly Bindable[]): Driver;
  clear(): void;
}

export function createPrepared<Driver>(prepare: (text: string) => Driver): Prepared<Driver> {
  const kept = new Map<string, { driver: Driver; parameterCount: number }>();

  return {
    of(text, parameters) {
      const known = kept.get(text);
      const parameterCount = known?.parameterCount ?? countParameters(text);
      checkParameters(parameterCount, parameters);
      const statement = known ?? { driver: prepare(text), parameterCount };
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > limit) kept.delete(kept.keys().next().value as string);
      return statement.driver;
    },
    clear: () => kept.clear(),
  };
}

function countParameters(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/\?(\d+)/g), (match) => Number(match[1])));
}

/** libsql reuses the previous call's value for a missing parameter and aborts the process on a boolean. */
function checkParameters(expected: number, parameters: readonly Bindable[]): void {
  if (parameters.length !== expected) {
    throw new TypeError(`a statement of ${expected} parameters was given ${parameters.length}`);
  }
  for (const value of parameters) {
    if (typeof value !== 'string' && typeof value !== 'bigint' && value !== null) {
      throw new TypeError(`a parameter of type ${typeof value} cannot be bound`);
    }
  }
}
