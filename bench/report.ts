import { describeMachine } from './machine.ts';

/** Rates of one question: contender to the rate of each round. */
export interface Measured {
  question: { name: string; title: string };
  rates: Map<string, number[]>;
  /** The same for what a request costs: milliseconds of processor time of its server, and of Neo4j. */
  costs: Map<string, { own: number; server: number }[]>;
}

/** Of several measurements. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spreadOf(rates: readonly number[]): Spread {
  const sorted = [...rates].sort((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, max: sorted.at(-1)! };
}

/** Few digits of small numbers, no fraction of others. */
export const number = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

function cell(rates: number[] | undefined): string {
  if (!rates) return '—';
  const { min, median, max } = spreadOf(rates);
  return `**${number(median)}** (${number(min)}–${number(max)})`;
}

/** A table of Markdown. */
export const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The results as Markdown: rates, then how ours compare, then what they were measured on. */
export function printResults(measured: Measured[], settings: string, more: string[]): string {
  const names = [...new Set(measured.flatMap(({ rates }) => [...rates.keys()]))];
  const rates = measured.map(({ question, rates: of }) => [question.name, ...names.map((name) => cell(of.get(name)))]);
  const pairs: [string, string][] = [
    ['Capgraph on SQLite', '@neo4j/graphql'],
    ['Capgraph on SQLite', 'yoga, {hello}'],
    ['Capgraph on Neo4j', '@neo4j/graphql'],
    ['Capgraph on Neo4j', 'Cypher by hand'],
  ];
  const ratios = measured
    .filter(({ rates: of }) => of.has('Capgraph on SQLite'))
    .map(({ question, rates: of }) => [
      question.name,
      ...pairs.map(([ours, theirs]) => ratio(of.get(ours), of.get(theirs))),
    ]);
  const costs = measured
    .filter(({ costs: of }) => of.has(onNeo4j[0]!))
    .map(({ question, costs: of }) => [question.name, ...onNeo4j.map((name) => costCell(of.get(name)))]);
  return [
    '# Results of the benchmark',
    `Printed by \`npm run bench\`. ${settings} Requests a second: median, and least to most of the rounds. —: it has no such question. Servers, the database and the load share one machine: compare only what one run measured.`,
    table(['question', ...names], rates),
    '## Ratios',
    table(['question', ...pairs.map(([ours, theirs]) => `${ours} / ${theirs}`)], ratios),
    '## Processor time on Neo4j',
    'Milliseconds that a request costs the process that answers it + the Neo4j behind it, in the same rounds.',
    table(['question', ...onNeo4j], costs),
    '## Questions',
    measured.map(({ question }) => `- **${question.name}**: ${question.title}`).join('\n'),
    ...more,
    describeMachine(),
  ].join('\n\n');
}

const onNeo4j = ['Capgraph on Neo4j', '@neo4j/graphql', 'Cypher by hand'];

function costCell(costs: { own: number; server: number }[] | undefined): string {
  if (!costs) return '—';
  const median = (of: 'own' | 'server') => spreadOf(costs.map((one) => one[of])).median.toFixed(2);
  return `${median('own')} + ${median('server')}`;
}

function ratio(ours: number[] | undefined, theirs: number[] | undefined): string {
  if (!ours || !theirs) return '—';
  return `${number(spreadOf(ours).median / spreadOf(theirs).median)}×`;
}
