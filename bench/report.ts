/** Rates of one question: contender to the rate of each round. */
export interface Measured {
  question: { name: string; title: string };
  rates: Map<string, number[]>;
}

export interface Machine {
  processor: string;
  cores: number;
  memory: string;
  node: string;
  versions: Record<string, string>;
  date: string;
}

interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spreadOf(rates: readonly number[]): Spread {
  const sorted = [...rates].sort((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, max: sorted.at(-1)! };
}

const number = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

function cell(rates: number[] | undefined): string {
  if (!rates) return '';
  const { min, median, max } = spreadOf(rates);
  return `**${number(median)}** (${number(min)}–${number(max)})`;
}

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The results as Markdown: rates, then how ours compare, then what they were measured on. */
export function printResults(measured: Measured[], machine: Machine, settings: string, more: string[]): string {
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
  return [
    '# Results of the benchmark',
    `Printed by \`npm run bench\`. ${settings} Requests a second: median, and least to most of the rounds. Servers, the database and the load share one machine: compare only what one run measured.`,
    table(['question', ...names], rates),
    '## Ratios',
    table(['question', ...pairs.map(([ours, theirs]) => `${ours} / ${theirs}`)], ratios),
    '## Questions',
    measured.map(({ question }) => `- **${question.name}**: ${question.title}`).join('\n'),
    ...more,
    '## Machine',
    `${machine.processor}, ${machine.cores} cores, ${machine.memory}; Node.js ${machine.node}; ${Object.entries(
      machine.versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}; ${machine.date}.`,
  ].join('\n\n');
}

function ratio(ours: number[] | undefined, theirs: number[] | undefined): string {
  if (!ours || !theirs) return '';
  return `${number(spreadOf(ours).median / spreadOf(theirs).median)}×`;
}

const colours = ['#0b7a75', '#7fb8b4', '#b0413e', '#8d8d8d'];

/** The same as a bar chart, each question scaled to its fastest. */
export function drawChart(measured: Measured[]): string {
  const names = ['Capgraph on SQLite', 'Capgraph on Neo4j', '@neo4j/graphql', 'Cypher by hand'];
  const drawn = measured.filter(({ rates }) => names.every((name) => rates.has(name)));
  const [left, bar, gap, width] = [110, 14, 16, 520];
  const height = 40 + drawn.length * (names.length * bar + gap);
  const parts = drawn.flatMap(({ question, rates }, row) => {
    const top = 40 + row * (names.length * bar + gap);
    const medians = names.map((name) => spreadOf(rates.get(name)!).median);
    const most = Math.max(...medians);
    const label = `<text x="${left - 10}" y="${top + 2.5 * bar}" text-anchor="end" font-weight="bold">${question.name}</text>`;
    return [
      label,
      ...medians.map((median, index) => {
        const [y, length] = [top + index * bar, Math.max(1, (median / most) * (width - 60))];
        const text = `<text x="${left + length + 6}" y="${y + 10}" fill="#555">${number(median)}</text>`;
        return `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${bar - 2}" fill="${colours[index]}"/>${text}`;
      }),
    ];
  });
  const legend = names.map((name, index) => {
    const x = left + index * 140;
    return `<rect x="${x}" y="10" width="12" height="12" fill="${colours[index]}"/><text x="${x + 17}" y="20">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 20}" height="${height}" font-family="sans-serif" font-size="11">
<title>Requests a second, by question; longer is better</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...legend, ...parts].join('\n')}
</svg>
`;
}
