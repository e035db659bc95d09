import { stat } from 'node:fs/promises';
import { type Input, InputError, unreadable } from './input.ts';

/** What tells whether a file was written to: per file its size and times. */
export type FileMarks = ReadonlyMap<string, string>;

/** Looks at the files before the first reading. InputError when one is gone. */
export async function markFiles(inputs: readonly Input[]): Promise<FileMarks> {
  const files = inputs.flatMap((input) => input.files);
  return new Map(await Promise.all(files.map(async (file) => [file, await mark(file)] as const)));
}

/** Throws InputError when a file is not what it was: what was checked is then not what was loaded. */
export async function refuseChanged(marks: FileMarks): Promise<void> {
  for (const [file, before] of marks) {
    if ((await mark(file)) !== before) throw new InputError(`${file}: changed while it was read; run again`);
  }
}

async function mark(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(file);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch (error) {
    throw unreadable(file, error);
  }
}
