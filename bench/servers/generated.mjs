// The generated API: @neo4j/graphql behind yoga, as its documentation puts them together.
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

const typeDefs = `
  type Fund @node(labels: ["BenchFund"]) {
    key: String!
    name: String!
    deals: [Firm!]! @relationship(type: "BACKED", direction: OUT, properties: "Deal")
  }
  type Firm @node(labels: ["BenchFirm"]) {
    key: String!
    name: String!
    funds: [Fund!]! @relationship(type: "BACKED", direction: IN, properties: "Deal")
  }
  type Deal @relationshipProperties { pos: String! announcedOn: String amount: Float }
`;
const driver = neo4j.driver(process.env.NEO4J_URI, neo4j.auth.basic('neo4j', ''));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, graphiql: false, context: { sessionConfig: { database: 'neo4j' } } });
const server = createServer(yoga).listen(0, '127.0.0.1', () =>
  process.stdout.write(`READY ${server.address().port}\n`),
);
