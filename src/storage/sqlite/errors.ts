import { GraphError } from '../../graph/errors.ts';

/** Codes of SQLite that mean the file cannot be used now, with what to tell the operator. */
const unavailable: Record<string, string> = {
  SQLITE_BUSY: 'is being written by another process',
  SQLITE_LOCKED: 'is being written by another process',
  SQLITE_CANTOPEN: 'cannot be opened',
  SQLITE_READONLY: 'cannot be written',
  SQLITE_PERM: 'cannot be opened: permission denied',
  SQLITE_FULL: 'cannot grow: the disk is full',
  SQLITE_IOERR: 'cannot be read or written',
  SQLITE_CORRUPT: 'is damaged',
  SQLITE_NOTADB: 'is not a database',
};

/** SQLite's numbers of them: the driver has no names for most of their varieties. */
const numbers: Record<number, string> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

/** What a code is a variety of; its number's lowest byte says so. */
function primaryOf(code: string | undefined): string {
  const number = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code ?? '')?.[1];
  if (number !== undefined) return numbers[Number(number) & 0xff] ?? '';
  return code?.match(/^SQLITE_[A-Z]+/)?.[0] ?? '';
}

/** The driver's error in the graph's language, the driver's own kept as its cause. */
export function translateError(error: unknown, path: string): GraphError {
  if (error instanceof GraphError) return error;
  const { code, message } = error as { code?: string; message?: string };
  // Opening fails without a code.
  const opening = message?.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : '';
  const primary = primaryOf(code) || opening;
  const reason =
    unavailable[primary] ?? (message?.includes('file is not a database') ? unavailable.SQLITE_NOTADB : null);
  if (reason) return new GraphError('STORE_UNAVAILABLE', `The database ${path} ${reason}.`, { path }, error);
  return new GraphError('INTERNAL', `The database ${path} failed: ${message ?? String(error)}`, { path }, error);
}

export function isBusy(error: unknown): boolean {
  const { code } = ((error as GraphError).cause ?? error) as { code?: string };
  return ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(primaryOf(code));
}

export function closedError(path: string): GraphError {
  return new GraphError('STORE_UNAVAILABLE', 'The database is closed.', { path });
}

/** A statement was told to stop. */
export function isInterrupted(error: unknown): boolean {
  return (error as { code?: string }).code === 'SQLITE_INTERRUPT';
}
