import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import ByFilling from './test/support/sequence.ts';

export default defineConfig({
  resolve: {
    // Vite would load graphql's ES module build beside the CommonJS one that plain dependencies require: two realms.
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/reporter.ts'],
    globalSetup: ['./test/support/neo4j-setup.ts'],
    sequence: { sequencer: ByFilling },
    // One Neo4j database serves all files: they take turns.
    fileParallelism: false,
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 240_000,
  },
});
