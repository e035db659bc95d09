/**
 * `npm run bench [-- SUBJECT] [--quick] [word …]`: what a subject measures, its file says. Without a subject the table
 * of questions; of those alone that are named, where any are, and then printed.
 */
const subjects = {
  table: () => import('./table.ts'),
  growth: () => import('./growth.ts'),
  traversal: () => import('./traversal.ts'),
  hub: () => import('./hub.ts'),
  means: () => import('./means.ts'),
  ingest: () => import('./ingest.ts'),
};

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const named = words[0] as keyof typeof subjects;
const [subject, rest] = named in subjects ? [named, words.slice(1)] : (['table', words] as const);
const { measure } = await subjects[subject]();
await measure({ quick: process.argv.includes('--quick'), words: rest });
