import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let grace: Person;

const kept = () => town.store.read((reading) => reading.notices('slack:T1', ada.account));

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  grace = town.person('GRACE');
  await grace.says('/tipjar-admin eligibility approval');
  const added = await ada.says('/tipjar add ko-fi ada');
  await (await (await added.press('tipjar publish')).press('tipjar request about', { category: 'creator' })).submit({
    about: 'Me.',
  });
});

describe('what a creator is told', () => {
  it('is a message, and nothing more once that has reached them', async () => {
    await grace.says('/tipjar-admin approve @ada');
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(town.told).toHaveLength(1);
    expect(await ada.says('/tipjar show')).not.toSay('notice.approved');
  });

  it('is shown once on top of their next answer, where no message reaches them', async () => {
    town.reachable = false;
    await grace.says('/tipjar-admin decline @ada Not today');
    await vi.waitFor(() => expect(town.told).toHaveLength(1));
    expect(await kept()).toEqual([{ name: 'declined-because', values: { reason: 'Not today' } }]);
    expect((await town.person('BEN').says('/tipjar help')).text).not.toContain('Not today');

    const form = await ada.says('/tipjar message');
    expect(form.answer.kind).toBe('form');
    const shown = await form.submit({ text: 'Hello' });
    expect(shown).toSay('notice.declined-because', { reason: 'Not today' });
    expect(shown).toSay('message.done', { message: 'Hello' });
    expect(await kept()).toEqual([]);
    expect((await ada.says('/tipjar currency eur')).text).not.toContain('Not today');
  });

  it('waits for an answer that shows it: a form’s refused field has no place for it', async () => {
    town.reachable = false;
    await grace.says('/tipjar-admin approve @ada');
    const refused = await (await ada.says('/tipjar message')).submit({ text: 'x'.repeat(201) });
    expect(refused.refused).toBe(true);
    expect(await kept()).toHaveLength(1);
    const answer = await ada.says('/tip @ben');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('notice.approved');
  });

  it('are all told, the oldest first, and in this community alone', async () => {
    town.reachable = false;
    await grace.says('/tipjar-admin decline @ada First');
    await town.store.write({ id: 'aside', at: 0 }, (writing) =>
      writing.putNotice('slack:T1', ada.account, { name: 'approved', values: {} }, 0),
    );
    expect((await town.person('ADA', 'discord:1').says('/tipjar help')).text).not.toContain('First');
    const { said } = await ada.says('/tipjar show');
    const first = said.findIndex((line) => line.includes('First'));
    expect(said[first]).toSay('notice.declined-because', { reason: 'First' });
    expect(said[first + 1]).toSay('notice.approved');
    expect(await kept()).toEqual([]);
  });

  it('are gone with the jar', async () => {
    town.reachable = false;
    await grace.says('/tipjar-admin approve @ada');
    expect(await kept()).toHaveLength(1);
    await ada.presses({ command: 'tipjar delete now' });
    expect(await kept()).toEqual([]);
  });

  it('keep nobody from an answer where they can’t be read, and the fault is logged', async () => {
    const { store } = town;
    const notices = () => Promise.reject(new Error('malformed'));
    const unread = createTown(town.citizens, {
      ...store,
      read: (work) => store.read((kept) => work({ ...kept, notices })),
    });
    expect(await unread.person('ADA').says('/tipjar show')).toSay('show.title');
    expect(unread.logged.map(({ msg }) => msg)).toEqual(['the bot could not add notices to an answer']);
  });

  it('are told where the platform fails to write the message, and the fault is logged', async () => {
    const told = town.told.push.bind(town.told);
    town.told.push = () => {
      throw new Error('the network is gone');
    };
    await grace.says('/tipjar-admin approve @ada');
    await vi.waitFor(() => expect(town.logged).toHaveLength(1));
    town.told.push = told;
    expect(await ada.says('/tipjar show')).toSay('notice.approved');
  });
});
