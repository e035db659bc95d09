import type { RecordIssue } from '../ontology/parse.ts';
import { type Row, readJsonl } from './read.ts';

/**
 * What becomes of a row: a raw record, problems instead of one (`raw`: as far as it got), or the reason why there is to be none; besides, remarks.
 * `template` says which of a recipe's templates spoke; null: the row as a whole.
 */
export type Mapped = { template: string | null } & (
  | { raw: unknown }
  | { issues: RecordIssue[]; raw?: unknown }
  | { skipped: string }
  | { warning: string }
);

/** How files become rows, and rows raw records. Asked several times; must answer alike each time. */
export interface Mapping {
  rows(file: string): AsyncIterable<Row>;
  records(value: unknown): Mapped[];
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
  records: (raw) => [{ template: null, raw }],
  first: [],
  unit: 'record',
  merges: false,
};
