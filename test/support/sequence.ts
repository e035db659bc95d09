import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a file fills the stores with; files that share it follow each other, so that it is loaded once. */
const fillings = ['overTold(', 'overEmpty(', 'overSeeds(', 'openEmpty(', 'overWorld(', 'overApi('];

/** Orders the files by what they fill the stores with; the one Neo4j takes seconds for each filling. */
export default class ByFilling extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const text = readFileSync(moduleId, 'utf8');
      return fillings.findIndex((filling) => text.includes(filling));
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}
