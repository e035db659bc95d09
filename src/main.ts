import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { GraphError } from './graph/errors.ts';
import { createMeter } from './graph/meter.ts';
import type { GraphStore } from './graph/store.ts';
import { readDecisions } from './ingest/recipe/aliases.ts';
import { formatReport } from './ingest/report.ts';
import { ensureSeeds, findSeeds } from './ingest/seeds.ts';
import { currentModel } from './ontology/current.ts';
import { createServer, endpoint, type Server } from './server.ts';
import { openStore } from './storage/index.ts';

// A traversal leaves much behind at once: by default the heap grows by hundreds of megabytes before that is collected.
setFlagsFromString('--heap-growing-percent=50');

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exit(2);
}

/** Opens the store, loads the bundled seeds where they belong, listens, and sees to a clean end. */
async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, base: null });
  const model = currentModel();
  const seeds = findSeeds();
  const { formerKeys } = await readDecisions(seeds, model);
  const store = await openStore(model, config.store);
  const server = createServer({ store, model, formerKeys, config, log });
  const stopped = endOnSignals(server, store);
  try {
    if (store.capabilities.embedded) {
      const report = await ensureSeeds(store, model, seeds);
      if (report) log.info(`Bundled seeds: ${formatReport(report)}`);
    }
    await listen(server, config);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = server.http.address() as AddressInfo;
  const host = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(config.host) ? 'localhost' : config.host;
  const { load } = await store.version({ deadline: Number.POSITIVE_INFINITY, meter: createMeter() });
  if (load === 0) log.warn('the store holds no data: run "npm run ingest"');
  log.info({ load }, `Capgraph answers at http://${host}:${port}${endpoint}`);
  await stopped;
}

function listen({ http }: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

/** At SIGTERM and Ctrl-C running requests end, then the store closes; a second signal does not wait. */
function endOnSignals(server: Server, store: GraphStore): Promise<void> {
  return new Promise((resolve) => {
    let ending = false;
    const end = async () => {
      if (ending) process.exit(0);
      ending = true;
      await server.stop();
      await store.close();
      resolve();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
  });
}

/** Why the server cannot run, in a line that says what to do. */
function whyNot(error: unknown): string {
  if (error instanceof ConfigError || error instanceof GraphError) return error.message;
  const { code, syscall, message, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (syscall === 'listen') {
    if (code === 'EADDRINUSE') return `Port ${port} of ${address} is in use: set PORT to another one.`;
    if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `Cannot listen (${code}): set HOST to an address of this machine.`;
  return `Capgraph cannot start: ${message ?? String(error)}`;
}
