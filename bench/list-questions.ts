import { type Data, keysOf, namesOf, none, type Question } from './question.ts';

const deal = ({ node, fact }: Data) => [node.name, fact.announcedOn, fact.amount?.value ?? null];
const generatedDeal = ({ node, properties }: Data) => [node.name, properties.announcedOn, properties.amount];

/** What lists, filters and figures are asked for. */
export const listQuestions: Question[] = [
  {
    name: 'point',
    title: 'one investor by name',
    variables: namesOf,
    capgraph: {
      text: 'query ($name: String!) { institutions(where: { name: { eq: $name } }, first: 1) { nodes { key name } } }',
      answer: ({ institutions }) => institutions.nodes,
    },
    generated: {
      text: 'query ($name: String!) { funds(where: { name: { eq: $name } }, limit: 1) { key name } }',
      answer: ({ funds }) => funds,
    },
    cypher: {
      text: 'MATCH (f:BenchFund {name: $name}) RETURN f.key AS key, f.name AS name LIMIT 1',
      answer: (rows) => rows,
    },
  },
  {
    name: 'onehop',
    title: 'its 10 newest investments',
    variables: keysOf,
    capgraph: {
      text: `query ($key: String!) {
        institution(key: $key) { name investments(first: 10) { edges { node { name } fact { announcedOn amount { value } } } } }
      }`,
      answer: ({ institution }) => [institution.name, institution.investments.edges.map(deal)],
    },
    generated: {
      text: `query ($key: String!) {
        funds(where: { key: { eq: $key } }) {
          name
          dealsConnection(first: 10, sort: [{ edge: { pos: DESC } }]) { edges { node { name } properties { announcedOn amount } } }
        }
      }`,
      answer: ({ funds: [fund] }) => [fund.name, fund.dealsConnection.edges.map(generatedDeal)],
    },
    cypher: {
      text: `MATCH (f:BenchFund {key: $key})
        CALL (f) {
          MATCH (f)-[d:BACKED]->(c) WITH d, c ORDER BY d.pos DESC LIMIT 10
          RETURN collect([c.name, d.announcedOn, d.amount]) AS deals
        }
        RETURN f.name AS name, deals`,
      answer: ([{ name, deals }]) => [name, deals],
    },
  },
  {
    name: 'hub',
    title: '20 newest of the largest investors’ hundreds, how many there are, and whether more follow',
    variables: (graph) => graph.investors.slice(0, 5).map(({ key }) => ({ key })),
    capgraph: {
      text: `query ($key: String!) {
        institution(key: $key) {
          investments(first: 20) {
            totalCount
            pageInfo { hasNextPage }
            edges { node { name } fact { announcedOn amount { value } } }
          }
        }
      }`,
      answer: ({ institution: { investments } }) => [
        investments.totalCount,
        investments.pageInfo.hasNextPage,
        investments.edges.map(deal),
      ],
    },
    generated: {
      text: `query ($key: String!) {
        funds(where: { key: { eq: $key } }) {
          dealsConnection(first: 20, sort: [{ edge: { pos: DESC } }]) {
            totalCount
            pageInfo { hasNextPage }
            edges { node { name } properties { announcedOn amount } }
          }
        }
      }`,
      answer: ({ funds: [{ dealsConnection }] }) => [
        dealsConnection.totalCount,
        dealsConnection.pageInfo.hasNextPage,
        dealsConnection.edges.map(generatedDeal),
      ],
    },
    cypher: {
      text: `MATCH (f:BenchFund {key: $key})
        CALL (f) {
          MATCH (f)-[d:BACKED]->(c) WITH d, c ORDER BY d.pos DESC LIMIT 20
          RETURN collect([c.name, d.announcedOn, d.amount]) AS deals
        }
        RETURN COUNT { (f)-[:BACKED]->() } AS total, deals`,
      answer: ([{ total, deals }]) => [total, total > 20, deals],
    },
  },
  {
    name: 'nested',
    title: '20 companies, 5 investors of each, 5 investments of each of these, newest first',
    variables: none,
    capgraph: {
      text: `{
        companies(first: 20) {
          nodes { name investors(first: 5) { nodes { name investments(first: 5) { nodes { name } } } } }
        }
      }`,
      answer: ({ companies }) =>
        companies.nodes.map((company: Data) => [
          company.name,
          company.investors.nodes.map((one: Data) => [one.name, one.investments.nodes.map(({ name }: Data) => name)]),
        ]),
    },
    generated: {
      text: `{
        firms(limit: 20, sort: [{ name: ASC }]) {
          name
          fundsConnection(first: 5, sort: [{ edge: { pos: DESC } }]) {
            edges {
              node {
                name
                dealsConnection(first: 5, sort: [{ edge: { pos: DESC } }]) { edges { node { name } } }
              }
            }
          }
        }
      }`,
      answer: ({ firms }) =>
        firms.map((firm: Data) => [
          firm.name,
          firm.fundsConnection.edges.map(({ node }: Data) => [
            node.name,
            node.dealsConnection.edges.map((one: Data) => one.node.name),
          ]),
        ]),
    },
    cypher: {
      text: `MATCH (c:BenchFirm) WITH c ORDER BY c.name LIMIT 20
        CALL (c) {
          MATCH (c)<-[d:BACKED]-(f) WITH d, f ORDER BY d.pos DESC LIMIT 5
          CALL (f) { MATCH (f)-[e:BACKED]->(x) WITH e, x ORDER BY e.pos DESC LIMIT 5 RETURN collect(x.name) AS companies }
          RETURN collect([f.name, companies]) AS funds
        }
        RETURN c.name AS name, funds`,
      answer: (rows) => rows.map(({ name, funds }: Data) => [name, funds]),
    },
  },
  {
    name: 'listnest',
    title: '50 investors, 10 newest investments of each',
    variables: none,
    capgraph: {
      text: `{
        institutions(first: 50) { nodes { name investments(first: 10) { edges { node { name } fact { announcedOn } } } } }
      }`,
      answer: ({ institutions }) =>
        institutions.nodes.map((one: Data) => [
          one.name,
          one.investments.edges.map(({ node, fact }: Data) => [node.name, fact.announcedOn]),
        ]),
    },
    generated: {
      text: `{
        funds(limit: 50, sort: [{ name: ASC }]) {
          name
          dealsConnection(first: 10, sort: [{ edge: { pos: DESC } }]) { edges { node { name } properties { announcedOn } } }
        }
      }`,
      answer: ({ funds }) =>
        funds.map((one: Data) => [
          one.name,
          one.dealsConnection.edges.map(({ node, properties }: Data) => [node.name, properties.announcedOn]),
        ]),
    },
    cypher: {
      text: `MATCH (f:BenchFund) WITH f ORDER BY f.name LIMIT 50
        CALL (f) {
          MATCH (f)-[d:BACKED]->(c) WITH d, c ORDER BY d.pos DESC LIMIT 10
          RETURN collect([c.name, d.announcedOn]) AS deals
        }
        RETURN f.name AS name, deals`,
      answer: (rows) => rows.map(({ name, deals }: Data) => [name, deals]),
    },
  },
  {
    name: 'relfilter',
    title: 'companies with an investor of this name, first 20 by name',
    variables: namesOf,
    capgraph: {
      text: `query ($name: String!) {
        companies(where: { investors: { some: { node: { name: { eq: $name } } } } }, first: 20) { nodes { name } }
      }`,
      answer: ({ companies }) => companies.nodes.map(({ name }: Data) => name),
    },
    generated: {
      text: `query ($name: String!) {
        firms(where: { funds: { some: { name: { eq: $name } } } }, limit: 20, sort: [{ name: ASC }]) { name }
      }`,
      answer: ({ firms }) => firms.map(({ name }: Data) => name),
    },
    cypher: {
      text: `MATCH (:BenchFund {name: $name})-[:BACKED]->(c) WITH DISTINCT c RETURN c.name AS name ORDER BY name LIMIT 20`,
      answer: (rows) => rows.map(({ name }: Data) => name),
    },
  },
  {
    name: 'topagg',
    title: 'number, sum and largest of one investor’s investments',
    variables: keysOf,
    capgraph: {
      text: `query ($key: String!) {
        institution(key: $key) {
          investments { aggregate { count sum { amount { value } } max { amount { value } } } }
        }
      }`,
      answer: ({
        institution: {
          investments: { aggregate },
        },
      }) => [aggregate.count, aggregate.sum.amount[0]?.value ?? 0, aggregate.max.amount[0]?.value ?? null],
    },
    generated: {
      text: `query ($key: String!) {
        funds(where: { key: { eq: $key } }) {
          dealsConnection { aggregate { count { edges } edge { amount { sum max } } } }
        }
      }`,
      answer: ({
        funds: [
          {
            dealsConnection: { aggregate },
          },
        ],
      }) => [aggregate.count.edges, aggregate.edge.amount.sum ?? 0, aggregate.edge.amount.max],
    },
    cypher: {
      text: `MATCH (f:BenchFund {key: $key}) OPTIONAL MATCH (f)-[d:BACKED]->()
        RETURN count(d) AS number, coalesce(sum(d.amount), 0) AS total, max(d.amount) AS largest`,
      answer: ([{ number, total, largest }]) => [number, total, largest],
    },
  },
];
