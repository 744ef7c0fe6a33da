import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These take the longest, of which some only wait. What begins last must not take long, or nothing is left to do beside it. */
const LONGEST = [
  'discord/processes',
  'browser/first-minutes',
  'store/repeats',
  'store/departures',
  'attack/matrix',
  'process',
  'posted-once',
  'rendering/limits',
  'discord/connection',
  'browser/accessible',
  'patterns',
  'faults/repeats',
  'move',
  'doctor',
  'providers/reading-properties',
  'slack/connection',
  'attack/costly',
  'faults/fuzz',
];

/** Begins with the files that take the longest. A fresh clone doesn't know from earlier runs which they are. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((one) => moduleId.endsWith(`/${one}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
