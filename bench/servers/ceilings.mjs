// What answering costs by itself: yoga with a constant (`yoga`), or node:http with a constant (`http`).
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
});
const constant = JSON.stringify({ data: { hello: 'world' } });
const listeners = {
  yoga: () => createYoga({ schema, logging: false, graphiql: false }),
  http: () => (request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': constant.length }).end(constant);
    });
  },
};
const server = createServer(listeners[process.argv[2]]()).listen(0, '127.0.0.1', () => {
  process.stdout.write(`READY ${server.address().port}\n`);
});
