import { stat } from 'node:fs/promises';
import { type Input, unreadable } from './input.ts';
import type { Streams } from './terminal.ts';

/** How far a run is in one of its phases. Told when the phase begins, then as records go by. */
export interface Step {
  phase: 'reading' | 'checking' | 'loading' | 'publishing';
  /** Records of this phase so far. */
  records: number;
  /** Share of the phase that is done, 0 to 1; null where that cannot be told. */
  share: number | null;
}

export interface Progress {
  show(step: Step): void;
  /** Says something that stays, on a terminal. */
  note(line: string): void;
  /** Takes away what is shown. */
  clear(): void;
}

/** Milliseconds of a phase before which its pace would be a guess. */
const early = 1_000;
/** Milliseconds from one line to the next, where lines stay. */
const pace = 30_000;

/** One line that is written anew, on a terminal; elsewhere a line now and then. `now` tells milliseconds. */
export function createProgress({ stderr }: Streams, now: () => number = () => performance.now()): Progress {
  let phase: Step['phase'] | null = null;
  let begun = 0;
  const describe = (step: Step) => {
    if (step.phase !== phase) begun = now();
    phase = step.phase;
    return stepText(step, now() - begun);
  };
  if (stderr.isTTY) {
    const startOfEmptyLine = '\r\x1b[2K';
    return {
      // Cut, since of a line that wraps only the last part could be written anew.
      show: (step) => void stderr.write(startOfEmptyLine + describe(step).slice(0, (stderr.columns || 80) - 1)),
      note: (line) => void stderr.write(`${startOfEmptyLine}${line}\n`),
      clear: () => void stderr.write(startOfEmptyLine),
    };
  }
  let last = now();
  return {
    show(step) {
      const line = describe(step);
      if (now() - last < pace) return;
      last = now();
      stderr.write(`${line}\n`);
    },
    note() {},
    clear() {},
  };
}

/** A step for people; `elapsed`: milliseconds since its phase began. */
function stepText({ phase, records, share }: Step, elapsed: number): string {
  const parts = [records > 0 ? `${phase} ${records.toLocaleString('en')} records` : phase];
  if (records > 0 && elapsed >= early) {
    parts.push(`${Math.round((records / elapsed) * 1_000).toLocaleString('en')} a second`);
    if (share !== null && share > 0) parts.push(`${durationText((elapsed / 1_000) * (1 / share - 1))} left`);
  }
  return parts.join(', ');
}

function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.ceil(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Is told the bytes of a file as they are read from it, packed where it is. */
export type Tally = (bytes: number) => void;

/** How much of the input was read. */
export class Reading {
  private bytes = 0;
  private readonly total: number;

  private constructor(total: number) {
    this.total = total;
  }

  static async of(inputs: readonly Input[]): Promise<Reading> {
    const sizes = inputs.flatMap(({ files }) => files).map((file) => sizeOf(file));
    return new Reading((await Promise.all(sizes)).reduce((total, size) => total + size, 0));
  }

  readonly tally: Tally = (bytes) => {
    this.bytes += bytes;
  };

  /** Null as long as nothing was told. */
  get share(): number | null {
    return this.bytes === 0 ? null : Math.min(1, this.bytes / this.total);
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw unreadable(file, error);
  }
}
