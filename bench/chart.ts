import { type Measured, number, spreadOf } from './report.ts';

const colours = ['#0b7a75', '#7fb8b4', '#b0413e', '#8d8d8d'];

/** The same as a bar chart, each question scaled to its fastest. */
export function drawChart(measured: Measured[]): string {
  const names = ['Capgraph on SQLite', 'Capgraph on Neo4j', '@neo4j/graphql', 'Cypher by hand'];
  const drawn = measured.filter(({ rates }) => rates.has(names[0]!));
  const [left, bar, gap, width] = [110, 14, 16, 520];
  const height = 40 + drawn.length * (names.length * bar + gap);
  const parts = drawn.flatMap(({ question, rates }, row) => {
    const top = 40 + row * (names.length * bar + gap);
    const medians = names.map((name) => (rates.has(name) ? spreadOf(rates.get(name)!).median : null));
    const most = Math.max(...medians.map((median) => median ?? 0));
    const label = `<text x="${left - 10}" y="${top + 2.5 * bar}" text-anchor="end" font-weight="bold">${question.name}</text>`;
    return [
      label,
      ...medians.map((median, index) => {
        const [y, length] = [top + index * bar, Math.max(1, ((median ?? 0) / most) * (width - 60))];
        const text = `<text x="${left + length + 6}" y="${y + 10}" fill="#555">${median === null ? 'cannot be asked' : number(median)}</text>`;
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
