import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { confirm, createProgress, isTerminal, type Streams } from '../../src/ingest/terminal.ts';

function streams(isTTY: boolean) {
  const [stdin, stdout, stderr] = [1, 2, 3].map(() => Object.assign(new PassThrough(), { isTTY }));
  return { stdin, stdout, stderr } as unknown as Streams & Record<keyof Streams, PassThrough>;
}

const never = new AbortController().signal;

describe('asking', () => {
  test.each([
    ['y\n', true],
    ['YES \n', true],
    ['\n', false],
    ['n\n', false],
    ['yesterday\n', false],
  ])('%j', async (answer, wanted) => {
    const around = streams(true);
    const asked = confirm(around, 'Retire?', never);
    around.stdin.write(answer);
    expect(await asked).toBe(wanted);
    expect(String(around.stderr.read())).toBe('Retire? [y/N] ');
  });

  test('the end of the input is a no', async () => {
    const around = streams(true);
    const asked = confirm(around, 'Retire?', never);
    around.stdin.end();
    expect(await asked).toBe(false);
  });

  test('ends with the run', async () => {
    const stop = new AbortController();
    const asked = confirm(streams(true), 'Retire?', stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('progress', () => {
  test('is one line that is written anew on a terminal', () => {
    const around = streams(true);
    const { show, note, clear } = createProgress(around);
    show!('checking', 12_000);
    show!('loading', 1_000);
    note('Stopping');
    clear();
    expect(String(around.stderr.read())).toBe(
      '\r\x1b[2Kchecking 12,000 records\r\x1b[2Kloading 1,000 records\r\x1b[2KStopping\n\r\x1b[2K',
    );
    expect(isTerminal(around)).toBe(true);
  });

  test('is nothing elsewhere', () => {
    const around = streams(false);
    createProgress(around).clear();
    expect(createProgress(around).show).toBeUndefined();
    expect(around.stderr.read()).toBe(null);
    expect(isTerminal(around)).toBe(false);
  });
});
