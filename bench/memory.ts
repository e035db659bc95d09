import { readFile, writeFile } from 'node:fs/promises';

/** Megabytes that a process holds, from the kernel's own books; 0 where there are none. */
export const residentMegabytes = (pid: number): Promise<number> => megabytes(pid, 'VmRSS');

/** The most that it held since `forgetPeak`. */
export const peakMegabytes = (pid: number): Promise<number> => megabytes(pid, 'VmHWM');

/** Lets the peak begin anew at what is held now. */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
}

async function megabytes(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
}
