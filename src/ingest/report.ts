import type { LoadCounts } from '../graph/store.ts';
import type { Accounts } from './accounts.ts';

/** One problem of one input line. */
export interface Reject {
  file: string;
  line: number;
  field: string;
  message: string;
  /** Template of a recipe that the record was made by. */
  template?: string;
}

/** What a run did. The counts are of facts, and 0 where nothing was loaded; several records may state one fact. */
export interface Report extends LoadCounts {
  /** Records read, valid or not. */
  read: number;
  /** Records left out, each with at least one problem in `rejects`. */
  rejected: number;
  /** In the order of the input. */
  rejects: Reject[];
  /** Whether the valid records were loaded; false in a dry run and where `strict` met a reject. */
  loaded: boolean;
  dryRun: boolean;
  /** Pruning, where it was asked for. */
  prune: PruneReport | null;
  /** What became of the rows of a table; null without a recipe. */
  accounts: Accounts | null;
  /** Load that readers now see. */
  load: number;
}

export interface PruneReport {
  /** Facts that the input's data sets stated and the input no longer does. */
  stale: number;
  /** How many of them were left standing because other facts lean on them. */
  kept: number;
  /** DONE; DECLINED when asked; UNSAFE: not looked for, since a rejected record may be what states a fact. */
  outcome: 'DONE' | 'DECLINED' | 'UNSAFE' | 'DRY_RUN';
}

export function formatReject({ file, line, template, field, message }: Reject): string {
  return `${file}:${line}: ${template ? `${template}.` : ''}${field}: ${message}`;
}

/** The closing lines of a run, for people. */
export function formatReport(report: Report): string {
  const sentences = [`${count(report.read, 'record')} read, ${report.rejected} rejected.`, effectOf(report)];
  if (report.prune) sentences.push(pruningOf(report.prune));
  return sentences.filter(Boolean).join(' ');
}

function effectOf(report: Report): string {
  if (report.dryRun) return 'Dry run: nothing was loaded.';
  if (!report.loaded) return 'Nothing was loaded, because of the rejects.';
  const { added, changed, unchanged, retired } = report;
  const counts = `Facts: ${added} added, ${changed} changed, ${unchanged} unchanged, ${retired} retired.`;
  const nothing = added + changed + retired === 0;
  return `${counts} ${nothing ? `Nothing changed: load ${report.load} stands.` : `Published as load ${report.load}.`}`;
}

function pruningOf({ stale, kept, outcome }: PruneReport): string {
  if (outcome === 'UNSAFE') return 'Nothing was pruned, because of the rejects: mend them first.';
  const still = kept === 0 ? '' : ` ${count(kept, 'fact')} left standing, since others lean on them.`;
  if (outcome === 'DRY_RUN') return `--prune would retire ${count(stale - kept, 'fact')}.${still}`;
  return outcome === 'DECLINED' ? `${count(stale - kept, 'stale fact')} not pruned.` : still.trim();
}

/** `1 fact`, `2 facts`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
