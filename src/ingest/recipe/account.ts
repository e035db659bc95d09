import type { Account, Accounts } from '../accounts.ts';
import { count } from '../report.ts';

/** Most reasons printed per template. */
const mostReasons = 12;

/** What became of the rows, a line per template and one per reason. `loaded`: whether the store was asked. */
export function formatAccounts(accounts: Accounts, loaded: boolean): string {
  const whole = accounts.templates.get(null);
  const lines = [`${count(accounts.rows, 'row')} read.`];
  if (whole)
    lines.push(...reasons(whole), ...(whole.rejected > 0 ? [`  ${count(whole.rejected, 'row')} rejected`] : []));
  for (const [name, account] of accounts.templates) {
    if (name === null) continue;
    lines.push(`${name}: ${sumOf(account, loaded)}`, ...reasons(account));
  }
  return `${lines.join('\n')}\n`;
}

function sumOf({ read, added, changed, unchanged, merged, rejected }: Account, loaded: boolean): string {
  const parts = loaded
    ? { added, changed, unchanged, merged, rejected }
    : { sound: read - merged - rejected, merged, rejected };
  const sum = Object.entries(parts).map(([name, number]) => `${number} ${name}`);
  return `${count(read, 'record')} = ${sum.join(' + ')}`;
}

function reasons({ skipped }: Account): string[] {
  const sorted = [...skipped].sort(([, a], [, b]) => b - a);
  const lines = sorted
    .slice(0, mostReasons)
    .map(([reason, number]) => `  none from ${count(number, 'row')}: ${reason}`);
  const rest = sorted.slice(mostReasons);
  const left = rest.reduce((sum, [, number]) => sum + number, 0);
  return rest.length === 0 ? lines : [...lines, `  none from ${count(left, 'row')}: ${rest.length} other reasons`];
}
