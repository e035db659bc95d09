import type { RecordIssue } from '../ontology/parse.ts';
import type { Tally } from './progress.ts';
import { type Row, readJsonl } from './read.ts';

/** What the reader of a record that was made says of it: the number that it has in the input, once it is found sound. */
export interface Handle {
  number: number | null;
}

/**
 * What becomes of a row: a raw record, that of an earlier row once more, problems instead of one (`raw`: as far as it
 * got), or the reason why there is to be none; besides, remarks. `template` says which of a recipe's templates spoke;
 * null: the row as a whole.
 */
export type Mapped = { template: string | null } & (
  | { raw: unknown; handle?: Handle }
  | { echoes: number }
  | { issues: RecordIssue[]; raw?: unknown }
  | { skipped: string }
  | { warning: string }
);

/** Rows to raw records, in the order of the input. */
export type Mapper = (value: unknown) => Mapped[];

/** How files become rows, and rows raw records. */
export interface Mapping {
  /** In lists, for a step of a stream per row takes longer than to read it. */
  rows(file: string, tally?: Tally): AsyncIterable<Row[]>;
  /** For one reading of the input. */
  mapper(): Mapper;
  /** Records that come before those of any file. */
  first: Mapped[];
  /** What a row is called in messages. */
  unit: 'record' | 'row';
  /** Whether several rows may state the same node or edge, as they do in tables: such statements are merged. */
  merges: boolean;
}

/** JSONL, whose rows are records already. */
export const jsonl: Mapping = {
  rows: readJsonl,
  mapper: () => (raw) => [{ template: null, raw }],
  first: [],
  unit: 'record',
  merges: false,
};
