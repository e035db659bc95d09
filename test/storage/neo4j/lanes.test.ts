import { describe, expect, it } from 'vitest';
import { createLanes, laneCount, type Work } from '../../../src/storage/neo4j/lanes.ts';

/** A work that says when it begins and ends, and goes on when it is told to. */
function createWork(name: string, said: string[]) {
  let [write, commit] = [() => {}, () => {}];
  const work: Work = async (lane, written) => {
    said.push(`${name} begins in ${lane}`);
    await new Promise<void>((resolve) => {
      write = resolve;
    });
    written();
    await new Promise<void>((resolve) => {
      commit = resolve;
    });
    said.push(`${name} ends`);
  };
  return { work, write: () => write(), commit: () => commit() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('begins a work while those before commit, as long as there is a lane', async () => {
    const said: string[] = [];
    const lanes = createLanes();
    const works = Array.from({ length: laneCount + 1 }, (_, at) => createWork(`${at}`, said));
    const begun = (async () => {
      for (const { work } of works) await lanes.begin(work, false);
    })();
    for (let at = 0; at < laneCount; at++) {
      await turn();
      expect(said.slice(at)).toEqual([`${at} begins in ${(at + 1) % laneCount}`]);
      works[at]!.write();
    }
    await turn();
    expect(said).toHaveLength(laneCount);
    works[0]!.commit();
    await turn();
    expect(said.slice(laneCount)).toEqual(['0 ends', `${laneCount} begins in 1`]);
    for (const one of works.slice(1)) {
      one.write();
      one.commit();
      await turn();
      one.commit();
    }
    await begun;
    await lanes.ended();
    expect(said.slice(laneCount + 2)).toEqual(works.slice(1).map((_, at) => `${at + 1} ends`));
  });

  it('begins a work that must be alone when all others have ended', async () => {
    const said: string[] = [];
    const lanes = createLanes();
    const [a, b] = ['a', 'b'].map((name) => createWork(name, said)) as [W, W];
    const begun = lanes.begin(a.work, false).then(() => lanes.begin(b.work, true));
    await turn();
    a.write();
    await turn();
    expect(said).toEqual(['a begins in 1']);
    a.commit();
    await turn();
    expect(said.slice(1)).toEqual(['a ends', `b begins in ${2 % laneCount}`]);
    b.write();
    await begun;
    b.commit();
    await lanes.ended();
    expect(said.at(-1)).toBe('b ends');
  });
});

type W = ReturnType<typeof createWork>;
