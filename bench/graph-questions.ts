import type { Graph } from './graph.ts';
import { type Data, keysOf, type Question, spread, type Variables } from './question.ts';

/** How investors' names begin, as far as typed. */
const typed = (graph: Graph): Variables[] =>
  spread(graph.investors, 200).map(({ name }) => ({ query: name.slice(0, 4) }));

/** Pairs of investors of the middle, neither hubs nor with a single deal. */
function pairs({ investors }: Graph): Variables[] {
  const middle = investors.slice(Math.floor(investors.length * 0.02), Math.floor(investors.length * 0.1));
  const half = Math.floor(middle.length / 2);
  return spread(middle.slice(0, half), 100).map(({ key }, index) => ({
    from: key,
    to: middle[half + ((index * 7) % half)]!.key,
  }));
}

const idsOfPairs = (graph: Graph): Variables[] =>
  pairs(graph).map(({ from, to }) => ({ from: `Institution:${from}`, to: `Institution:${to}` }));

const idsOfInvestors = (graph: Graph): Variables[] =>
  spread(graph.investors, 200).map(({ key }) => ({ id: `Institution:${key}` }));
const idsOfCompanies = (graph: Graph): Variables[] =>
  spread(graph.companies, 200).map(({ key }) => ({ id: `Company:${key}` }));

const keyOf = (id: string) => id.slice(id.indexOf(':') + 1);
const keysOfNodes = ({ nodes }: Data): string[] => nodes.map(({ id }: Data) => keyOf(id));
const sorted = (keys: string[]) => [...keys].sort();

/** What words, ways through the graph and groups are asked for; the generated API has no such questions but the first. */
export const graphQuestions: Question[] = [
  {
    name: 'search',
    title: 'investors by the first four characters of a name (the generated API: a name that starts so)',
    variables: typed,
    capgraph: {
      text: 'query ($query: String!) { search(query: $query, kinds: [Institution], first: 20) { nodes { name } } }',
      answer: ({ search }) => sorted(search.nodes.map(({ name }: Data) => name)),
    },
    generated: {
      text: 'query ($query: String!) { funds(where: { name: { startsWith: $query } }, limit: 20) { name } }',
      answer: ({ funds }) => sorted(funds.map(({ name }: Data) => name)),
    },
    cypher: {
      text: `CALL db.index.fulltext.queryNodes('bench_names', $query + '*') YIELD node, score
        RETURN node.name AS name ORDER BY score DESC, size(name), node.key LIMIT 20`,
      answer: (rows) => sorted(rows.map(({ name }: Data) => name)),
    },
  },
  {
    name: 'byyear',
    title: 'number and sum of one investor’s investments, year by year',
    variables: keysOf,
    capgraph: {
      text: `query ($key: String!) {
        institution(key: $key) {
          investments {
            aggregate {
              groupBy(by: ANNOUNCED_ON_YEAR, orderBy: KEY, first: 100) { key count sum { amount { value } } }
            }
          }
        }
      }`,
      answer: ({ institution }) =>
        sorted(
          institution.investments.aggregate.groupBy.map(
            ({ key, count, sum }: Data) => `${key} ${count} ${sum.amount[0]?.value ?? 0}`,
          ),
        ),
    },
    cypher: {
      text: `MATCH (:BenchFund {key: $key})-[d:BACKED]->()
        RETURN left(d.announcedOn, 4) AS year, count(*) AS number, coalesce(sum(d.amount), 0) AS total ORDER BY year`,
      answer: (rows) => sorted(rows.map(({ year, number, total }: Data) => `${year} ${number} ${total}`)),
    },
  },
  {
    name: 'subgraph',
    title: 'two steps around one investor along the 5 newest of each, and every investment among those found',
    variables: idsOfInvestors,
    capgraph: {
      text: `query ($id: ID!) {
        subgraph(around: [$id], depth: 2, through: [INVESTED_IN], perNode: 5) { nodes { id } facts { id } }
      }`,
      answer: ({ subgraph }) => [sorted(keysOfNodes(subgraph)), subgraph.facts.length],
    },
    cypher: {
      text: `MATCH (f:BenchFund {key: split($id, ':')[1]})
        CALL (f) {
          MATCH (f)-[d:BACKED]-(c) WITH d, c ORDER BY d.pos DESC LIMIT 5 RETURN collect(DISTINCT c) AS near
        }
        CALL (near) {
          UNWIND near AS c
          CALL (c) { MATCH (c)-[d:BACKED]-(x) WITH d, x ORDER BY d.pos DESC LIMIT 5 RETURN x }
          RETURN collect(DISTINCT x) AS beyond
        }
        UNWIND [f] + near + beyond AS n
        WITH collect(DISTINCT n) AS nodes
        CALL (nodes) {
          UNWIND nodes AS a MATCH (a)-[d:BACKED]->(b) WHERE b IN nodes RETURN collect(d.pos) AS facts
        }
        RETURN [n IN nodes | n.key] AS keys, facts`,
      answer: ([{ keys, facts }]) => [sorted(keys), facts.length],
    },
  },
  {
    name: 'cycles',
    title: 'circles of at most 4 payments through one company, the first 20',
    variables: idsOfCompanies,
    capgraph: {
      text: `query ($id: ID!) {
        cycles(through: [SUPPLIES], including: $id, maxLength: 4, first: 20) { cycles { nodes { id } } }
      }`,
      answer: ({ cycles }) => cycles.cycles.map(keysOfNodes),
    },
    cypher: {
      text: `MATCH (c:BenchFirm {key: split($id, ':')[1]})
        MATCH p = (c)-[:PAYS]->{2,4}(c)
        WITH DISTINCT [n IN nodes(p)[..-1] | n.key] AS keys
        WHERE all(i IN range(0, size(keys) - 1) WHERE NOT keys[i] IN keys[i + 1..])
        RETURN keys ORDER BY size(keys), keys LIMIT 20`,
      answer: (rows) => rows.map(({ keys }: Data) => keys),
    },
  },
  {
    name: 'paths',
    title: 'the first 10 of all shortest ways, of at most 6 steps, between two investors of the middle',
    variables: idsOfPairs,
    capgraph: {
      text: `query ($from: ID!, $to: ID!) {
        paths(from: $from, to: $to, through: [INVESTED_IN], maxLength: 6, mode: ALL_SHORTEST, first: 10) {
          paths { nodes { id } }
        }
      }`,
      answer: ({ paths }) => paths.paths.map(keysOfNodes),
    },
    cypher: {
      text: `MATCH (a:BenchFund {key: split($from, ':')[1]}), (b:BenchFund {key: split($to, ':')[1]})
        MATCH p = allShortestPaths((a)-[:BACKED*..6]-(b))
        WITH DISTINCT [n IN nodes(p) | n.key] AS keys
        RETURN keys ORDER BY keys LIMIT 10`,
      answer: (rows) => rows.map(({ keys }: Data) => keys),
    },
  },
];
