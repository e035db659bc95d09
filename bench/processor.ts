import { readFileSync } from 'node:fs';

/** Linux counts time in ticks of so many milliseconds. */
const tick = 10;

/** Milliseconds of processor time that a process has used so far; null where the system does not tell. */
export function processorTime(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return null;
  }
}
