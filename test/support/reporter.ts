import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line, so that whoever reads only that knows what was tested and what was left out. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      // A file or group that could not be set up counts as one failure: its tests never ran.
      for (const group of [module, ...module.children.allSuites()]) counts.failed += group.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') counts[state] += 1;
      }
    }
    counts.failed += errors.length;
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
}
