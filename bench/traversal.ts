import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ourStart, type Running, startServer } from './contenders.ts';
import { loadRecords, writeRecords } from './load.ts';
import { describeMachine } from './machine.ts';
import { forgetPeak, peakMegabytes } from './memory.ts';
import { spreadOf, table } from './report.ts';
import { askAll, msOf } from './requests.ts';
import { type Asked, data, folder, prepare, say } from './setting.ts';
import { type WalkQuestion, walkQuestions } from './walks.ts';
import { quickWebSize, type WebSize, webRecords, webSize } from './web.ts';

/** Milliseconds and megabytes above the idle server that are aimed at. */
const aim = { ms: 100, megabytes: 200 };

/** Traversals over HTTP on a large graph with hubs in the embedded store: how long, how much visited, how much memory. */
export async function measure({ quick }: Asked): Promise<void> {
  const size = quick ? quickWebSize : webSize;
  prepare();
  const file = join(data, `web-${size.companies}.jsonl`);
  const path = join(data, `web-${size.companies}.db`);
  await writeRecords(webRecords(size), file);
  const loading = await loadRecords({ sqlite: { path } }, file);
  say(`loaded in ${loading.toFixed(1)} s`);
  const start = ourStart('Capgraph on SQLite', { CAPGRAPH_DB: path });
  // The first start on a file loads the bundled seeds, which leaves memory behind.
  await (await startServer(start)).stop();
  const server = await startServer(start);
  try {
    const idle = await server.memory();
    const rows: string[][] = [];
    for (const question of walkQuestions(size, quick ? 15 : 50)) rows.push(await measureOne(server, question, idle));
    writeFileSync(join(folder, 'traversal.md'), print(size, rows, { quick, loading, idle }));
    say('written: bench/traversal.md');
  } finally {
    await server.stop();
  }
}

async function measureOne(
  { url, pid }: Running,
  { title, field, text, variables }: WalkQuestion,
  idle: number,
): Promise<string[]> {
  await forgetPeak(pid);
  const answers = await askAll(url, text, variables);
  const { median, max } = msOf(answers);
  const visited = spreadOf(answers.map(({ data: answer }) => answer[field].factsVisited));
  const truncated = answers.filter(({ data: answer }) => answer[field].truncated).length / answers.length;
  const above = (await peakMegabytes(pid)) - idle;
  say(`${title}: ${median.toFixed(1)} ms, ${max.toFixed(1)} at most; ${above} MB above idle`);
  return [
    title,
    String(answers.length),
    `**${median.toFixed(1)}**${median > aim.ms ? ' (missed)' : ''}`,
    max.toFixed(1),
    visited.median.toLocaleString('en'),
    visited.max.toLocaleString('en'),
    `${Math.round(truncated * 100)} %`,
    `${above}${above > aim.megabytes ? ' (missed)' : ''}`,
  ];
}

function print(size: WebSize, rows: string[][], run: { quick: boolean; loading: number; idle: number }): string {
  const { companies, funds, hubsOfEach, hub, investments, holdings, supplies, loans } = size;
  const edges = 2 * hubsOfEach * hub + investments + holdings + supplies + loans;
  const count = (value: number) => value.toLocaleString('en');
  return `${[
    '# Traversals',
    `Printed by \`npm run bench -- traversal${run.quick ? ' --quick' : ''}\`: ${count(companies + funds)} nodes, about ${count(edges)} edges, ${2 * hubsOfEach} hubs of ${count(hub)}, in the embedded store (loaded in ${run.loading.toFixed(0)} s); the server as \`npm start\` runs it, one request after another, each about other nodes.`,
    `Aims: ${aim.ms} ms for the median request, and never more than ${aim.megabytes} MB above the idle server (${count(run.idle)} MB; the peak is what the kernel saw while a question’s requests ran, what earlier ones left included). A truncated answer stopped where its field says: at \`perNode\`, \`maxNodes\` or the budget of 200,000 facts.`,
    table(
      [
        'question',
        'requests',
        'ms, median',
        'most',
        'facts visited, median',
        'most',
        'truncated',
        'peak above idle, MB',
      ],
      rows,
    ),
    describeMachine(),
  ].join('\n\n')}\n`;
}
