/** Counts the work of one request: what tests and `extensions.cost` read. */
export interface Meter {
  portCalls: number;
  statements: number;
  rows: number;
  /** The latest load when the first statement ended that told it; null where none did. */
  found: number | null;
  /** Whether a statement met a load in progress: what it read is not to be kept. */
  busy: boolean;
}

export function createMeter(): Meter {
  return { portCalls: 0, statements: 0, rows: 0, found: null, busy: false };
}

/** Adds what a part of the request's work counted, which was told apart. */
export function addWork(meter: Meter, part: Meter): void {
  meter.portCalls += part.portCalls;
  meter.statements += part.statements;
  meter.rows += part.rows;
  meter.found ??= part.found;
  meter.busy ||= part.busy;
}
