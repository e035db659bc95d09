import { describe, expect, test } from 'vitest';
import { confirm, isTerminal } from '../../src/ingest/terminal.ts';
import { streams } from '../support/streams.ts';

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

test('there is someone to ask where both ends are a terminal', () => {
  expect(isTerminal(streams(true))).toBe(true);
  expect(isTerminal(streams(false))).toBe(false);
});
