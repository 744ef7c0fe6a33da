import { expect, it } from 'vitest';
import { postUnderFaults } from '../support/platform-faults.ts';

const MINUTES = Number(process.env.TIP_JAR_FAULTS_MINUTES ?? 10);

it(
  `R4: each change is posted once though both platforms fail at a third of the requests for ${MINUTES} minutes`,
  async () => {
    const outcome = await postUnderFaults(MINUTES * 60);
    const { lost, doubled, early, ...figures } = outcome;
    console.info('R4', figures);
    expect({ lost, doubled, early }).toEqual({ lost: [], doubled: [], early: 0 });
  },
  (MINUTES + 3) * 60_000,
);
