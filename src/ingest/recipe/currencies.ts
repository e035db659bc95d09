import { isCurrency } from '../../../schema/values/money.ts';

/** Signs that amounts are written with, such as $, A$ and €, each with the currencies that it may mean. */
let codesBySign: Map<string, Set<string>> | undefined;

function signs(): Map<string, Set<string>> {
  if (codesBySign) return codesBySign;
  codesBySign = new Map([['US$', new Set(['USD'])]]);
  for (const currency of Intl.supportedValuesOf('currency')) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
      const sign = format.formatToParts(0).find(({ type }) => type === 'currency')!.value;
      // Letters alone, such as K, are units.
      if (!/\p{Sc}/u.test(sign)) continue;
      const codes = codesBySign.get(sign) ?? new Set();
      codesBySign.set(sign, codes.add(currency));
    }
  }
  return codesBySign;
}

/** Whether an amount that is written with this sign or code cannot be in the currency; what is not known may be. */
export function contradicts(mark: string, currency: string): boolean {
  if (!isCurrency(currency)) return false;
  const codes = signs().get(mark);
  return isCurrency(mark) ? mark !== currency : codes !== undefined && !codes.has(currency);
}
