/** `INVESTED_IN` or `funding round` style words to `InvestedIn`. */
export function pascalCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `FundingRound` to `fundingRound`. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `FundingRound` and `INVESTED_IN` to `funding-round` and `invested-in`: the names of files. */
export function kebabCase(name: string): string {
  if (name === name.toUpperCase()) return name.toLowerCase().replaceAll('_', '-');
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}

/** `announcedOn` and `fp16Flops` to `ANNOUNCED_ON` and `FP16_FLOPS`: fields as values of enums. */
export function constantCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toUpperCase();
}
