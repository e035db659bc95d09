import { company, fund, type WebSize } from './web.ts';

/** One traversal, with the field whose answer says what was visited. */
export interface WalkQuestion {
  title: string;
  field: string;
  text: string;
  /** Each about other nodes. */
  variables: object[];
}

const subgraph =
  'query ($id: ID!) { subgraph(around: [$id], depth: 2, maxNodes: 500) { nodes { id name } facts { id } truncated factsVisited } }';
const cycles = `query ($id: ID!) {
  cycles(through: [INVESTED_IN, SUPPLIES, LENDS_TO], including: $id, maxLength: 4) {
    cycles { length nodes { id } smallestAmount { value } } truncated factsVisited
  }
}`;
const coInvestors =
  'query ($id: ID!) { coInvestors(of: $id) { edges { sharedCount node { id name } } truncated factsVisited } }';
const capitalFlow = `query ($id: ID!) {
  capitalFlow(of: $id) {
    in { currency value } out { currency value } byYear { year }
    byCounterpart(first: 20) { node { id } } truncated factsVisited
  }
}`;
const paths = `query ($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, maxLength: 6, mode: ALL_SHORTEST) {
    paths { length nodes { id } steps { facts { id } } } truncated factsVisited
  }
}`;

/** What is asked of the web: of so many ordinary nodes, and of its hubs. */
export function walkQuestions(size: WebSize, count: number): WalkQuestion[] {
  const { hubsOfEach: hubs } = size;
  /** Spread over all that are no hubs, those with many facts first. */
  const ordinary = (make: (index: number) => string, of: number, shift = 0) =>
    Array.from({ length: count }, (_, index) => make(hubs + shift + Math.floor((index * (of - hubs - shift)) / count)));
  const ids = (all: string[]) => all.map((id) => ({ id }));
  const companies = ordinary(company, size.companies);
  const funds = ordinary(fund, size.funds);
  const others = ordinary(fund, size.funds, 7).toReversed();
  const hubCompanies = Array.from({ length: hubs }, (_, index) => company(index));
  const hubFunds = Array.from({ length: hubs }, (_, index) => fund(index));
  const allHubs = [...hubCompanies, ...hubFunds];
  const hubPairs = allHubs.flatMap((from, index) => allHubs.slice(index + 1).map((to) => ({ from, to })));
  const ask = (title: string, text: string, variables: object[]): WalkQuestion => {
    const field = /\{\s*(\w+)\(/.exec(text)![1]!;
    return { title: `\`${field}\` ${title}`, field, text, variables };
  };
  return [
    ask('two steps around a company, 500 nodes at most', subgraph, ids(companies)),
    ask('two steps around a hub, 500 nodes at most', subgraph, ids(allHubs)),
    ask('of at most 4 steps through a company', cycles, ids(companies)),
    ask('of at most 4 steps through a hub', cycles, ids(hubCompanies)),
    ask('of a fund', coInvestors, ids(funds)),
    ask('of a hub', coInvestors, ids(hubFunds)),
    ask('of a company', capitalFlow, ids(companies)),
    ask('of a hub', capitalFlow, ids(allHubs)),
    ask(
      'all shortest of at most 6 steps between two funds',
      paths,
      funds.map((from, index) => ({ from, to: others[index]! })).filter(({ from, to }) => from !== to),
    ),
    ask('all shortest of at most 6 steps between two hubs', paths, hubPairs),
  ];
}
