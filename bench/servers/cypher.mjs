// Cypher written by hand: one statement a request through the driver, nothing else.
import { createServer } from 'node:http';
import neo4j from 'neo4j-driver';

const driver = neo4j.driver(process.env.NEO4J_URI, neo4j.auth.basic('neo4j', ''), { disableLosslessIntegers: true });

async function answer(body) {
  const { query, variables } = JSON.parse(body);
  const session = driver.session({ database: 'neo4j', defaultAccessMode: 'READ', fetchSize: -1 });
  try {
    const { records } = await session.run(query, variables);
    return JSON.stringify({ data: records.map((record) => record.toObject()) });
  } finally {
    await session.close();
  }
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const text = await answer(Buffer.concat(chunks).toString());
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(0, '127.0.0.1', () => process.stdout.write(`READY ${server.address().port}\n`));
