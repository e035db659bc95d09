import type { Remark } from './statements.ts';

/** What became of the records of one template. read = added + changed + unchanged + merged + rejected, once loaded. */
export interface Account {
  /** Records that rows were to become. */
  read: number;
  /** Facts by what the load did to them. */
  added: number;
  changed: number;
  unchanged: number;
  /** Records that say what an earlier record of the table says, or more about the same thing. */
  merged: number;
  rejected: number;
  /** Rows from which no record was to be made, by the reason. */
  skipped: Map<string, number>;
}

/** Most reasons that are told apart; they may quote values. */
const mostReasons = 1_000;
const otherReasons = 'other reasons';
const mostWarnings = 1_000;

/** What became of every row of a table, as a whole and by template. */
export class Accounts {
  rows = 0;
  readonly templates = new Map<string | null, Account>();
  /** Remarks that reject nothing, as `file:line: message`. */
  readonly warnings: string[] = [];
  warned = 0;

  of(template: string | null): Account {
    const known = this.templates.get(template);
    if (known) return known;
    const account = { read: 0, added: 0, changed: 0, unchanged: 0, merged: 0, rejected: 0, skipped: new Map() };
    this.templates.set(template, account);
    return account;
  }

  note({ template, remark, file, line }: Remark): void {
    if ('row' in remark) this.rows += 1;
    else if ('skipped' in remark) {
      const { skipped } = this.of(template);
      const reason = skipped.has(remark.skipped) || skipped.size < mostReasons ? remark.skipped : otherReasons;
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    } else {
      this.warned += 1;
      if (this.warnings.length < mostWarnings) this.warnings.push(`${file}:${line}: ${remark.warning}`);
    }
  }
}
