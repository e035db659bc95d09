import { readConfig } from '../src/config.ts';
import { runDatasets } from '../src/ingest/manage.ts';
import { currentModel } from '../src/ontology/current.ts';
import { openExisting } from '../src/storage/index.ts';
import { outliveReaders } from './stdio/outlive-readers.ts';

/** `npm run datasets`: lists, compares and removes data sets of the store that the environment names. */
outliveReaders(process.stdout, process.stderr);
const model = currentModel();
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

process.exitCode = await runDatasets({
  args: process.argv.slice(2),
  model,
  open: async () => openExisting(model, readConfig(process.env).store),
  signal: stop.signal,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
