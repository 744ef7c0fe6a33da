/** A card that is shown again while nothing changes isn't made again. Nobody may notice. */
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { languages } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

const HERE = 'discord:1';
const ELSEWHERE = 'discord:2';

let town: Town;
beforeEach(() => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    CARA: { name: 'Cara' },
    GRACE: { name: 'Grace', admin: true },
  });
});

const said = (who: 'ADA' | 'GRACE', ...lines: string[]) =>
  lines.map((line) => async () => void (await town.person(who, HERE).says(line)));
const changes: (() => unknown)[] = [
  ...said('ADA', '/tipjar message Thank you', '/tipjar message', '/tipjar add ko-fi ada', '/tipjar add ko-fi ada2'),
  ...said(
    'ADA',
    '/tipjar add bitcoin 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    '/tipjar remove ko-fi',
    '/tipjar currency jpy',
  ),
  ...said(
    'ADA',
    '/tipjar thanks off',
    '/tipjar thanks on',
    '/tipjar category music',
    '/tipjar pause',
    '/tipjar resume',
  ),
  ...said('GRACE', '/tipjar-admin feature thanks off', '/tipjar-admin feature thanks on'),
  ...said('GRACE', '/tipjar-admin provider ko-fi block', '/tipjar-admin provider ko-fi allow'),
  ...said('GRACE', '/tipjar-admin remove-link @ada paypal', '/tipjar-admin off', '/tipjar-admin on'),
  async () => void (await town.person('ADA', ELSEWHERE).says('/tipjar message From elsewhere')),
  () => Object.assign(town.citizens.ADA ?? {}, { name: 'Ada Lovelace' }),
  () => Object.assign(town.citizens.ADA ?? {}, { name: 'Ada' }),
  ...languages.slice(0, 3).map((language) => () => Object.assign(town.citizens.BEN ?? {}, { language })),
  () => {
    town.clock.now += 47 * 60 * 60 * 1000;
  },
];

/** What Ben is shown of Ada's jar, here and elsewhere, with and without an amount. */
async function shown() {
  const all = [];
  for (const where of [HERE, ELSEWHERE] as const)
    for (const line of ['/tip @ada', '/tip @ada 5', '/tip @ada'])
      all.push((await town.person('BEN', where).says(line)).answer);
  return all;
}

it('is the one that would be made now, whatever has changed', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(fc.constantFrom(...changes), { maxLength: 8 }), async (some) => {
        await town.person('ADA', HERE).says('/tipjar add paypal adalovelace');
        await town.person('ADA', ELSEWHERE).says('/tipjar add venmo ada-lovelace');
        for (const change of some) {
          await shown();
          await change();
          const seen = await shown();
          // A write, whatever it writes, has everything read and made again.
          await town.store.write(
            { id: `${town.clock.now} ${Math.random()}`, at: town.clock.now },
            async () => undefined,
          );
          expect(seen).toEqual(await shown());
        }
      })
      .beforeEach(() => {
        town = createTown({
          ADA: { name: 'Ada' },
          BEN: { name: 'Ben' },
          GRACE: { name: 'Grace', admin: true },
        });
      }),
    { numRuns: 30 },
  );
});

it('is the same one for two who ask one after the other, and for nobody after a change', async () => {
  await town.person('ADA', HERE).says('/tipjar add paypal adalovelace');
  const cardFor = async (who: string) => {
    const { answer } = await town.person(who, HERE).says('/tip @ada');
    return answer.kind === 'reply' ? answer.card : undefined;
  };
  const first = await cardFor('BEN');
  expect(await cardFor('CARA')).toBe(first);
  await town.person('ADA', HERE).says('/tipjar message Thank you');
  const second = await cardFor('CARA');
  expect(second).not.toBe(first);
  expect(JSON.stringify(second)).toContain('Thank you');
});
