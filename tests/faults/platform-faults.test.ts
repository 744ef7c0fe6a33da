import { expect, it } from 'vitest';
import { postUnderFaults } from './failing-platforms.ts';
import { size } from './size.ts';

const SECONDS = size(8, 600);

it(
  'R4: each change is posted once though both platforms fail at a third of the requests',
  async () => {
    const { lost, doubled, early, ...figures } = await postUnderFaults(SECONDS);
    console.info('R4', { seconds: SECONDS, ...figures });
    expect(figures.posts).toBeGreaterThan(2);
    expect({ lost, doubled, early }).toEqual({ lost: [], doubled: [], early: 0 });
  },
  (SECONDS + 180) * 1_000,
);
