import type { LoadCounts } from '../graph/store.ts';

/** One problem of one input line. */
export interface Reject {
  file: string;
  line: number;
  field: string;
  message: string;
}

export interface Report extends LoadCounts {
  /** Records read, valid or not. */
  read: number;
  /** Records left out, each with at least one problem in `rejects`. */
  rejected: number;
  rejects: Reject[];
  /** Whether anything was, or in a dry run would have been, loaded. */
  loaded: boolean;
  dryRun: boolean;
  /** Load that readers now see. */
  load: number;
}

export function formatReject({ file, line, field, message }: Reject): string {
  return `${file}:${line}: ${field}: ${message}`;
}

/** The closing lines of a run, for people. */
export function formatReport(report: Report): string {
  const counted = `${report.read} records read, ${report.rejected} rejected`;
  if (report.dryRun) return `${counted}. Dry run: nothing was loaded.`;
  if (!report.loaded) return `${counted}. Nothing was loaded, because of the rejects (--strict).`;
  const { added, changed, unchanged, retired } = report;
  const effect = `${added} added, ${changed} changed, ${unchanged} unchanged, ${retired} retired`;
  const nothing = added + changed + retired === 0;
  return `${counted}: ${effect}. ${nothing ? `Nothing changed: load ${report.load} stands.` : `Published as load ${report.load}.`}`;
}
