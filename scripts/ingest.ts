import { setFlagsFromString } from 'node:v8';
import { readConfig } from '../src/config.ts';
import { runIngest } from '../src/ingest/run.ts';
import { currentModel } from '../src/ontology/current.ts';
import { openStore } from '../src/storage/index.ts';
import { outliveReaders } from './stdio/outlive-readers.ts';

// Rows leave much behind at once: by default the heap grows by a hundred megabytes before that is collected.
setFlagsFromString('--heap-growing-percent=50');

/** `npm run ingest`: files, or the bundled seeds, into the store that the environment names. */
outliveReaders(process.stdout, process.stderr);
const model = currentModel();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second one is taken at its word.
  process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()));
}

process.exitCode = await runIngest({
  args: process.argv.slice(2),
  model,
  open: async () => openStore(model, readConfig(process.env).store),
  signal: stop.signal,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
