import type { Query } from './scope.ts';

/**
 * How every read ends: one row with the result, and the state of the store read after it. `load` tells whether a newer
 * load was published meanwhile (its past versions then stand elsewhere), `busy` whether one is in progress.
 */
const ending = `OPTIONAL MATCH (s:Store)
RETURN result, coalesce(s.load, 0) AS load, s.loading IS NOT NULL AS busy`;

/** A read, whose text leaves one row with a `result`, as a whole statement. */
export function whole({ text, parameters }: Query): Query {
  return { text: `${text}\n${ending}`, parameters };
}

/**
 * Reads as one statement whose result is the list of theirs: a statement costs the server and the driver about as much
 * as what a small page reads. Each keeps its own parameters, under other names.
 */
export function combine(queries: readonly Query[]): Query {
  const [first, ...others] = queries;
  if (others.length === 0) return whole(first!);
  const parts = queries.map(
    ({ text }, index) => `CALL () {\n${text.replaceAll('$', `$q${index}_`)}\nRETURN result AS r${index}\n}`,
  );
  const results = queries.map((_, index) => `r${index}`).join(', ');
  const parameters = queries.flatMap((query, index) =>
    Object.entries(query.parameters).map(([name, value]) => [`q${index}_${name}`, value] as const),
  );
  return whole({
    text: `${parts.join('\n')}\nWITH [${results}] AS result`,
    parameters: Object.fromEntries(parameters),
  });
}
