import { type Graph, generate } from './graph.ts';
import { createRandom } from './random.ts';

/** A table of investments with as many rows as deals; the parties grow with it. */
export function tableOf(rows: number): Graph {
  return generate({
    investors: Math.ceil(rows / 20),
    companies: Math.ceil(rows / 12),
    deals: rows,
    hubs: [],
    supplies: 0,
  });
}

const stages = ['Seed', 'Series A', 'Series B', 'Series C', 'Debt', ''];
const mostInRound = 6;

/** The table as a csv that the bundled recipe `investments` reads: a row per investor, a few rows per round. */
export function* csvOf(graph: Graph): Generator<string> {
  const random = createRandom(7);
  const names = new Map([...graph.investors, ...graph.companies].map(({ key, name }) => [key, name]));
  yield 'company,investor,announced_on,round,amount,currency\n';
  // Two rounds of one name and day would contradict each other.
  const held = new Set<string>();
  let left = 0;
  let round: unknown[] = [];
  for (const { investor, company, announcedOn, amount } of graph.deals()) {
    if (left === 0) {
      left = 1 + random.below(mostInRound);
      const stage = stages[random.below(stages.length)];
      const name = `${company} ${stage} ${announcedOn}`;
      round = [names.get(company), announcedOn ?? '', held.has(name) ? '' : stage, amount ?? ''];
      held.add(name);
    }
    left -= 1;
    const [firm, day, stage, total] = round;
    yield `${firm},${names.get(investor)},${day},${stage},${total},USD\n`;
  }
}
