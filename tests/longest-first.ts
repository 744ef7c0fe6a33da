import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These take the longest, of which some only wait. What begins last must not take long, or nothing is left to do beside it. */
const LONGEST = [
  'discord/processes',
  'browser/first-minutes',
  'attack/matrix',
  'store/repeats',
  'providers/reading-properties',
  'store/postgres/process',
  'attack/neighbours',
  'store/lists',
  'rendering/limits',
  'posted-once',
  'browser/accessible',
  'discord/connection',
  'restore-drill',
  'faults/repeats',
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
