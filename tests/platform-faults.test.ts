import { expect, it } from 'vitest';
import { postUnderFaults } from './support/platform-faults.ts';

it('each change is posted once though both platforms fail at a third of the requests for ten seconds', async () => {
  const { changes, posts, lost, doubled, early } = await postUnderFaults(10);
  expect(changes).toBeGreaterThan(10);
  expect(posts).toBeGreaterThan(2);
  expect({ lost, doubled, early }).toEqual({ lost: [], doubled: [], early: 0 });
}, 180_000);
