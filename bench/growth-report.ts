import { describeMachine } from './machine.ts';
import { deepPage, pageSize, pagesAsked } from './pages.ts';
import { number, type Spread, table } from './report.ts';

/** What one page costs, of an investor of so many deals in a graph of so many. */
export interface PageCost {
  store: string;
  edges: number;
  degree: number;
  page: number;
  /** Milliseconds a request. */
  ms: Spread;
  rowsRead: number;
}

export interface AnswerCost {
  store: string;
  rows: number;
  ms: Spread;
  bytes: number;
}

export interface Start {
  store: string;
  edges: number;
  /** Seconds that the load took. */
  loading: number;
  /** From the start of the process to its first answer. */
  seconds: Spread;
  /** Megabytes after that answer. */
  idle: number;
}

const ms = ({ min, median, max }: Spread) => `**${median.toFixed(2)}** (${min.toFixed(2)}–${max.toFixed(2)})`;
const count = (value: number) => value.toLocaleString('en');
/** How much dearer than the cheapest the dearest page may be. */
const target = 1.5;

/** What was measured, as Markdown. */
export function printGrowth(
  grown: { pages: PageCost[]; answers: AnswerCost[]; starts: Start[] },
  quick: boolean,
): string {
  const stores = [...new Set(grown.pages.map(({ store }) => store))];
  return `${[
    '# Growth',
    `Printed by \`npm run bench -- growth${quick ? ' --quick' : ''}\`: the server as \`npm start\` runs it, one request after another, none asked twice. Milliseconds from request to whole answer: median, and least to most.`,
    '## Pages',
    `The ${pageSize} newest investments of an investor: pages 1 to ${pagesAsked} (of those with 10, ${pagesAsked} investors’ only page), and the ${pagesAsked} pages up to ${count(deepPage)}; lists of one graph take turns, page by page, after some thousand requests that do not count. Rows as \`extensions.cost.rowsRead\` says.`,
    table(
      ['store', 'edges in all', 'of the investor', 'page', 'ms', 'rows read'],
      grown.pages.map((one) => [
        one.store,
        count(one.edges),
        count(one.degree),
        count(one.page),
        ms(one.ms),
        count(one.rowsRead),
      ]),
    ),
    stores.map((store) => verdict(store, grown.pages)).join('\n'),
    '## Starting',
    'From the start of the process to its first answer, the bundled data loaded before; what the process then holds.',
    table(
      ['store', 'edges in all', 'loading, s', 'start, s', 'idle, MB'],
      grown.starts.map(({ store, edges, loading, seconds, idle }) => [
        store,
        count(edges),
        number(loading),
        ms(seconds),
        count(idle),
      ]),
    ),
    ...(grown.answers.length > 0
      ? [
          '## Size of answers',
          'Rows of an investor with 50,000 in a graph of 100,000; more than 100 are several pages of one request, because a page ends there.',
          table(
            ['store', 'rows', 'ms', 'ms a row', 'bytes'],
            grown.answers.map(({ store, rows, ms: spread, bytes }) => [
              store,
              count(rows),
              ms(spread),
              (spread.median / rows).toFixed(3),
              count(bytes),
            ]),
          ),
        ]
      : []),
    describeMachine(),
  ].join('\n\n')}\n`;
}

function verdict(store: string, all: PageCost[]): string {
  // Shorter pages are cheaper for another reason.
  const medians = all.filter((one) => one.store === store && one.degree >= pageSize).map((one) => one.ms.median);
  const ratio = Math.max(...medians) / Math.min(...medians);
  return `- ${store}: the dearest full page costs ${ratio.toFixed(2)} times the cheapest (aim: ${target}): ${ratio <= target ? 'held' : 'missed'}.`;
}
