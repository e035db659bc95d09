import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ourStart, type Running, startServer } from './contenders.ts';
import { type Graph, generate, records, type Size } from './graph.ts';
import { type AnswerCost, type PageCost, printGrowth, type Start } from './growth-report.ts';
import { loadRecords, writeRecords } from './load.ts';
import {
  answerQuery,
  answerSizes,
  answersOf,
  cursorsOf,
  deepPage,
  pageQuery,
  pageSize,
  pages,
  pagesAsked,
} from './pages.ts';
import { spreadOf } from './report.ts';
import { type Answered, ask, askAll, msOf } from './requests.ts';
import { type Asked, data, folder, loginTo, prepare, say, withNeo4j } from './setting.ts';

/** Investors of so few deals that one page holds them: as many as pages are asked for. */
const smallest = 10;
const starts = 3;
/** How often the whole list of the first investor is asked for before anything counts: a JVM compiles for a while. */
const warmUps = 10;

/** What a page costs as graphs, hubs and lists grow, how long a start takes, and what larger answers cost. */
export async function measure({ quick }: Asked): Promise<void> {
  const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
  prepare();
  const grown: Grown = { pages: [], answers: [], starts: [] };
  for (const edges of sizes) {
    const size = sizeOf(edges);
    const graph = generate(size);
    const file = join(data, `growth-${edges}.jsonl`);
    const path = join(data, `growth-${edges}.db`);
    await writeRecords(records(graph), file);
    const inSqlite = await loadRecords({ sqlite: { path } }, file);
    say(`${edges} edges loaded into SQLite in ${inSqlite.toFixed(1)} s`);
    await measureStore(grown, { store: 'SQLite', env: { CAPGRAPH_DB: path }, loading: inSqlite, edges, size, graph });
    await withNeo4j(async (uri) => {
      const loading = await loadRecords({ neo4j: loginTo(uri) }, file);
      say(`${edges} edges loaded into Neo4j in ${loading.toFixed(1)} s`);
      await measureStore(grown, { store: 'Neo4j', env: { NEO4J_URI: uri }, loading, edges, size, graph });
    });
    writeFileSync(join(folder, 'growth.md'), printGrowth(grown, quick));
    say(`written: bench/growth.md, up to ${edges} edges`);
  }
}

interface Grown {
  pages: PageCost[];
  answers: AnswerCost[];
  starts: Start[];
}

interface Case {
  store: string;
  env: Record<string, string>;
  /** Seconds. */
  loading: number;
  edges: number;
  size: Size;
  graph: Graph;
}

/** So many deals in all; first an investor to warm up with, then those that are measured. */
function sizeOf(edges: number): Size {
  const large = [1_000, Math.min(50_000, edges / 2), ...(edges >= 1_000_000 ? [200_000] : [])];
  const hubs = [Math.min(4_000, edges / 4), ...large, ...Array<number>(pagesAsked).fill(smallest)];
  const deals = edges - hubs.reduce((sum, degree) => sum + degree, 0);
  return { investors: edges / 50, companies: edges / 25, deals, hubs, supplies: 0 };
}

async function measureStore(grown: Grown, one: Case): Promise<void> {
  const { store, env, edges, loading, size, graph } = one;
  const [warm, ...hubs] = graph.hubs;
  const start = ourStart(`Capgraph on ${store}`, env);
  // The first start on a file loads the bundled seeds.
  await (await startServer(start)).stop();
  const seconds: number[] = [];
  let server: Running | undefined;
  for (let index = 0; index < starts; index++) {
    await server?.stop();
    const started = performance.now();
    server = await startServer(start);
    await ask(server.url, pageQuery, { key: warm!.key });
    seconds.push((performance.now() - started) / 1_000);
  }
  const { url, memory, stop } = server!;
  try {
    grown.starts.push({ store, edges, loading, seconds: spreadOf(seconds), idle: await memory() });
    const whole = pages(warm!.key, await cursorsOf(url, warm!.key), 1, size.hubs[0]! / pageSize);
    for (let round = 0; round < warmUps; round++) await askAll(url, pageQuery, whole);
    const small = hubs.filter((_, index) => size.hubs[index + 1] === smallest);
    const asked: Lists[] = [{ degree: smallest, page: 1, variables: small.map(({ key }) => ({ key })) }];
    const lists = new Map<string, string[]>();
    for (const [index, { key }] of hubs.slice(0, hubs.length - small.length).entries()) {
      const degree = size.hubs[index + 1]!;
      const cursors = await cursorsOf(url, key);
      lists.set(key, cursors);
      for (const page of degree >= deepPage * pageSize ? [1, deepPage] : [1]) {
        const [from, until] = page === 1 ? [1, pagesAsked] : [deepPage - pagesAsked + 1, deepPage];
        asked.push({ degree, page, variables: pages(key, cursors, from, until) });
      }
    }
    for (const { degree, page, answers } of await askInTurn(url, asked)) {
      grown.pages.push({ store, edges, degree, page, ms: msOf(answers), rowsRead: answers[1]!.rowsRead });
      say(`${store}, ${edges} edges, degree ${degree}, page ${page}: ${msOf(answers).median.toFixed(2)} ms`);
    }
    const large = size.hubs.indexOf(50_000);
    const key = graph.hubs[large]?.key;
    if (edges === 100_000 && key !== undefined) await measureAnswers(grown, url, store, key, lists.get(key)!);
  } finally {
    await stop();
  }
}

/** Pages that are compared. */
interface Lists {
  degree: number;
  page: number;
  variables: object[];
}

/** One page of each list after the other, so that whatever changes meanwhile changes for all of them. */
async function askInTurn(url: string, lists: readonly Lists[]): Promise<(Lists & { answers: Answered[] })[]> {
  const asked = lists.map((one) => ({ ...one, answers: [] as Answered[] }));
  for (let turn = 0; turn < pagesAsked; turn++) {
    for (const { answers, variables } of asked) {
      if (variables[turn]) answers.push(await ask(url, pageQuery, variables[turn]));
    }
  }
  return asked;
}

async function measureAnswers(grown: Grown, url: string, store: string, key: string, cursors: string[]) {
  for (const rows of answerSizes) {
    const answers = await askAll(url, answerQuery(rows), answersOf(key, cursors, rows));
    grown.answers.push({ store, rows, ms: msOf(answers), bytes: answers[0]!.bytes });
    say(`${store}, ${rows} rows: ${msOf(answers).median.toFixed(2)} ms`);
  }
}
