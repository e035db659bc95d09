/** Work that commits at its end. `written` is to be called when all is written and only the commit is left. */
export type Work = (lane: number, written: () => void) => Promise<void>;

/** Works in their order. While some commit, which takes a server long, the next may be written already. */
export interface Lanes {
  /** Begins a work, once those before are far enough; settles when the next may begin. `alone`: when they have ended. */
  begin(work: Work, alone: boolean): Promise<void>;
  /** Settles when every work that began has ended. */
  ended(): Promise<void>;
}

/** As many works as may commit or be written at a time; with two, one that takes long to commit holds up the others. */
export const laneCount = 3;

/** What is written down of a work's facts goes a lane of its own. */
export const logLane = (lane: number): number => laneCount + lane;

/** Those of facts, then those of logs. */
export const allLanes: readonly number[] = [...Array(2 * laneCount).keys()];

/** Works must not reject: what goes wrong is theirs to tell. */
export function createLanes(): Lanes {
  const works: Promise<void>[] = [];
  const ended = async () => void (await Promise.all(works));
  let lane = 0;
  return {
    async begin(work, alone) {
      lane = (lane + 1) % laneCount;
      await (alone ? ended() : works[lane]);
      await new Promise<void>((written) => {
        works[lane] = work(lane, written).finally(written);
      });
    },
    ended,
  };
}
