import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { createTown, type Town } from '../support/town.ts';

const ADA = 'slack:T1:U1';
const COMMUNITY = 'slack:T1';

const kept = ({ bot }: Town) => bot.keptLanguage(ADA, COMMUNITY);

it('the language kept for somebody is that of their jar, or else the community’s, or else English', async () => {
  const town = createTown({});
  expect(await kept(town)).toBe('en');
  const delivery = { at: 1, community: COMMUNITY } as const;
  await town.store.write({ ...delivery, id: '1' }, (writing) => writing.putPolicy(COMMUNITY, { language: 'fr' }));
  expect(await kept(town)).toBe('fr');
  await town.store.write({ ...delivery, id: '2' }, (writing) => writing.putJar(ADA, 1, { language: 'en' }));
  expect(await kept(town)).toBe('en');
});

it('English is spoken where the store can’t be read, and the log says why', async () => {
  const read = () => Promise.reject(new Error('disk I/O error'));
  const town = createTown({}, { ...openStore(':memory:'), read });
  expect(await kept(town)).toBe('en');
  expect(town.logged.map(({ msg }) => msg)).toContain('the language of a caller could not be read');
});
