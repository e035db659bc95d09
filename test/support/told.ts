import { beforeAll, describe, expect } from 'vitest';
import type { Statement } from '../../src/graph/records.ts';
import { type Ask, dataOf, engines, execute } from './app.ts';
import { answeringStores } from './stores.ts';
import { overEmpty } from './suites.ts';
import { publish } from './world.ts';

/** As `Ask`, over a graph of the test's own. */
export interface AskTold {
  (text: string, variables?: Record<string, unknown>): ReturnType<Ask>;
  error: Ask['error'];
}

/** Declares the tests once per store and per engine, over what the statements tell and nothing else. */
export function overTold(title: string, statements: readonly Statement[], tests: (ask: AskTold) => void): void {
  overEmpty(
    title,
    (store) => {
      beforeAll(async () => {
        await publish(store(), statements);
      });
      describe.each(engines)('by %s', (engine) => {
        const whole = (text: string, variables?: Record<string, unknown>) =>
          execute(text, variables ?? null, { engine, store: store() });
        const error: AskTold['error'] = async (text, variables) => {
          const { errors } = await whole(text, variables);
          expect(errors).toHaveLength(1);
          return { message: errors[0]!.message, ...errors[0]!.extensions };
        };
        const ask = async (text: string, variables?: Record<string, unknown>) => dataOf(await whole(text, variables));
        tests(Object.assign(ask, { error }));
      });
    },
    answeringStores,
  );
}
