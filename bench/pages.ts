import { ask } from './requests.ts';

/** Rows of a page whose cost is compared. */
export const pageSize = 20;
/** Pages that are asked for to measure one: each is asked once, so that none is remembered. */
export const pagesAsked = 50;
/** The page far into a list. */
export const deepPage = 1_000;

/** The newest of an investor, page by page. */
export const pageQuery = `query ($key: String!, $after: String) {
  institution(key: $key) {
    investments(first: ${pageSize}, after: $after) {
      edges { node { name } fact { announcedOn amount { value } } }
      pageInfo { hasNextPage }
    }
  }
}`;

const cursorQuery = `query ($key: String!, $after: String) {
  institution(key: $key) { investments(first: 100, after: $after) { edges { cursor } pageInfo { hasNextPage } } }
}`;

/** Cursors of an investor's newest rows, in order: of as many as a page that deep needs, or of all. */
export async function cursorsOf(url: string, key: string): Promise<string[]> {
  const cursors: string[] = [];
  while (cursors.length < deepPage * pageSize) {
    const { data } = await ask(url, cursorQuery, { key, after: cursors.at(-1) });
    const { edges, pageInfo } = data.institution.investments;
    for (const { cursor } of edges) cursors.push(cursor);
    if (!pageInfo.hasNextPage) break;
  }
  return cursors;
}

/** Variables of pages of an investor, numbered from 1. */
export function pages(key: string, cursors: readonly string[], from: number, until: number): object[] {
  return Array.from({ length: until - from + 1 }, (_, index) => ({
    key,
    after: cursors[(from - 1 + index) * pageSize - 1] ?? null,
  }));
}

/** Rows of an answer; the API's pages end at 100, so that more are several pages of one request. */
export const answerSizes = [10, 20, 50, 100, 200, 500];
const answersAsked = 20;

/** A request for so many rows from a place in the list on: variables `after0`, `after1` … say where. */
export function answerQuery(rows: number): string {
  const count = Math.ceil(rows / 100);
  const names = Array.from({ length: count }, (_, index) => index);
  const parts = names.map(
    (index) => `p${index}: investments(first: ${rows / count}, after: $after${index}) {
      edges { node { name } fact { announcedOn amount { value } } }
    }`,
  );
  const variables = names.map((index) => `$after${index}: String`).join(', ');
  return `query ($key: String!, ${variables}) { institution(key: $key) { ${parts.join('\n')} } }`;
}

/** Variables of requests for so many rows, none of which any other request asks for. */
export function answersOf(key: string, cursors: readonly string[], rows: number): object[] {
  const smaller = answerSizes.filter((size) => size < rows).reduce((sum, size) => sum + size, 0);
  return Array.from({ length: answersAsked }, (_, index) => {
    const start = smaller * answersAsked + index * rows;
    const places = Array.from({ length: Math.ceil(rows / 100) }, (__, page) => [
      `after${page}`,
      cursors[start + page * 100] ?? null,
    ]);
    return { key, ...Object.fromEntries(places) };
  });
}
