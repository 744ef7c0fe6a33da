import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
});

async function setRules(text: string) {
  const form = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit');
  return form.submit({ text });
}

const linksOfAda = async () => (await ben.says('/tip @ada')).links;
const policy = () => town.store.read((reading) => reading.policy('slack:T1'));
const listing = () => town.store.read((reading) => reading.listing('slack:T1', ada.account));
const logOf = async () =>
  (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);

describe('/tipjar-admin rules', () => {
  it('offers a text to start from in the admin’s language, and then the present one', async () => {
    const start = await grace.says('/tipjar-admin rules');
    expect(start).toSay('rules.none');
    expect((await start.press('tipjar-admin rules edit')).form.fields[0]?.value).toSay('rules.default');
    town.citizens.GRACE = { name: 'Grace', admin: true, language: 'fr' };
    expect((await start.press('tipjar-admin rules edit')).form.fields[0]?.value).toSay('rules.default', {}, 'fr');
    town.citizens.GRACE = { name: 'Grace', admin: true };
    await setRules('Be kind.\nBe honest.');
    const present = await grace.says('/tipjar-admin rules');
    expect(present.text).toContain('Be kind.\nBe honest.');
    expect((await present.press('tipjar-admin rules edit')).form.fields[0]?.value).toBe('Be kind.\nBe honest.');
  });

  it('asks the admin to confirm before the rules are removed', async () => {
    await setRules('Be kind.');
    const asked = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules remove');
    expect((await policy()).rules.text).toBe('Be kind.');
    expect((await asked.press('tipjar-admin rules')).text).toContain('Be kind.');
    expect(await asked.press('tipjar-admin rules drop')).toSay('rules.removed');
    expect((await policy()).rules).toEqual({ text: '', version: 1 });
    expect(await asked.press('tipjar-admin rules drop')).toSay('rules.gone');
    expect(await logOf()).toEqual(['policy.rules', 'policy.rules']);
  });

  it('takes 1 to 2000 characters, none of them hidden', async () => {
    expect(await setRules('x'.repeat(2001))).toSay('rules.too-long', { most: 2000, length: 2001 });
    for (const text of ['Be\u200bkind', 'Be \u202ekind', '\u2066', ' \r\n ']) {
      expect((await setRules(text)).refused, JSON.stringify(text)).toBe(true);
    }
    expect((await policy()).rules).toEqual({ text: '', version: 0 });
    expect(await setRules('*_'.repeat(1000))).toSay('rules.signs');
    expect((await setRules('🙂'.repeat(2000))).refused).toBe(true);
    expect((await setRules('é'.repeat(2000))).refused).toBe(false);
    await setRules('One\r\nTwo\tthree');
    expect((await policy()).rules).toEqual({ text: 'One\nTwo three', version: 2 });
  });

  it('stay the same version when the same text is saved again', async () => {
    await setRules('Be kind.');
    await setRules('Be kind. ');
    expect((await policy()).rules.version).toBe(1);
    expect(await logOf()).toEqual(['policy.rules']);
  });

  it('can’t be changed by members, nor by an admin who lost that right while the form was open', async () => {
    const form = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    town.citizens.GRACE = { name: 'Grace' };
    expect(await form.submit({ text: 'Pay me.' })).toSay('call.not-admin');
    for (const command of ['rules', 'rules edit', 'rules field', 'rules remove', 'rules drop']) {
      expect((await ben.presses({ command: `tipjar-admin ${command}`, options: { text: 'x' } })).refused).toBe(true);
    }
    expect((await policy()).rules.text).toBe('');
  });
});

describe('a first publishing under rules', () => {
  it('waits until the rules are accepted, and asks for that only once', async () => {
    await setRules('Be kind.');
    const added = await ada.says('/tipjar add ko-fi ada');
    expect(added).toSay('standing.rules');
    const rules = await added.press('tipjar publish');
    expect(rules.text).toContain('Be kind.');
    expect(await linksOfAda()).toEqual([]);
    expect(await rules.press('tipjar show')).toSay('standing.rules');
    expect(await listing()).toBeUndefined();
    const published = await rules.press('tipjar publish');
    expect(published).toSay('standing.live');
    expect(await linksOfAda()).toHaveLength(1);
    expect(await listing()).toMatchObject({ rulesAccepted: 1 });
    const more = await ada.says('/tipjar add paypal ada');
    expect(more).not.toSay('standing.rules');
    expect(more).not.toSay('show.new-rules');
    await ada.says('/tipjar pause');
    expect(await ada.says('/tipjar resume')).toSay('standing.live');
    expect(await logOf()).not.toContain('listing.rules-accepted');
  });

  it('at the end of a setup changes no link until they are accepted', async () => {
    await setRules('Be kind.');
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
    const rules = await preview.press('tipjar publish');
    expect(await town.store.read((reading) => reading.jar(ada.account))).toBeUndefined();
    await rules.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://paypal.me/ada']);
  });

  it('accepts the rules that were shown, not those that have replaced them since', async () => {
    await setRules('Be kind.');
    const rules = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    await setRules('Give Grace half.');
    const newer = await rules.press('tipjar publish');
    expect(newer).toSay('accept.changed');
    expect(newer.text).toContain('Give Grace half.');
    expect(await listing()).toBeUndefined();
    await newer.press('tipjar publish');
    expect(await listing()).toMatchObject({ rulesAccepted: 2 });
  });

  it('doesn’t accept the rules when the version is forged', async () => {
    await setRules('Be kind.');
    await ada.says('/tipjar add ko-fi ada');
    for (const accepted of ['', '0', '2', '-1', '1.5', 'NaN', 'yes']) {
      const answer = await ada.presses({ command: 'tipjar publish', options: { accepted } });
      expect(answer.text, accepted).toContain('Be kind.');
      expect(await listing()).toBeUndefined();
    }
  });

  it('asks for nothing where none are set, or none any more', async () => {
    await setRules('Be kind.');
    const rules = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    await (await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules remove')).press(
      'tipjar-admin rules drop',
    );
    expect(await (await ada.says('/tipjar show')).press('tipjar publish')).toSay('standing.live');
    expect((await rules.press('tipjar publish')).refused).toBe(false);
    expect(await ben.says('/tipjar add ko-fi ben')).toSay('standing.live');
  });

  it('comes before a request for approval, which keeps the acceptance', async () => {
    await setRules('Be kind.');
    await grace.says('/tipjar-admin eligibility approval');
    const rules = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    const menu = await rules.press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Me.' });
    expect(await listing()).toMatchObject({ rulesAccepted: 1, holds: { approval: expect.any(Number) } });
    await grace.says('/tipjar-admin approve @ada');
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('is asked for once more when the rules change between the request’s form and its end', async () => {
    await setRules('Be kind.');
    await grace.says('/tipjar-admin eligibility approval');
    const rules = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    const form = await (await rules.press('tipjar publish')).press('tipjar request about', { category: 'creator' });
    await setRules('Be very kind.');
    const newer = await form.submit({ about: 'Me.' });
    expect(newer.text).toContain('Be very kind.');
    expect(await listing()).toBeUndefined();
    await (await (await newer.press('tipjar request')).press('tipjar request about', { category: 'creator' })).submit({
      about: 'Me.',
    });
    expect(await listing()).toMatchObject({ rulesAccepted: 2, holds: { approval: expect.any(Number) } });
    const shown = await ada.says('/tipjar show');
    await setRules('Be kindest.');
    expect((await shown.press('tipjar request')).text).toContain('Be kindest.');
  });
});

describe('changed rules', () => {
  beforeEach(async () => {
    await ada.says('/tipjar add ko-fi ada');
    await setRules('Be kind.');
  });

  it('hide no jar; its owner is asked when they look, add, publish or resume', async () => {
    expect(await linksOfAda()).toHaveLength(1);
    expect(await ada.says('/tipjar add paypal ada')).toSay('show.new-rules');
    expect(await linksOfAda()).toHaveLength(2);
    const rules = await (await ada.says('/tipjar show')).press('tipjar publish');
    await rules.press('tipjar publish');
    expect(await listing()).toMatchObject({ rulesAccepted: 1 });
    expect(await ada.says('/tipjar show')).not.toSay('show.new-rules');
    expect((await logOf()).filter((action) => action === 'listing.rules-accepted')).toHaveLength(1);
    expect(await linksOfAda()).toHaveLength(2);
  });

  it('keep a paused jar paused until they are accepted', async () => {
    await ada.says('/tipjar pause');
    const rules = await ada.says('/tipjar resume');
    expect(rules.text).toContain('Be kind.');
    expect(await linksOfAda()).toEqual([]);
    expect(await rules.press('tipjar resume')).toSay('standing.live');
    expect(await linksOfAda()).toHaveLength(1);
    expect(await listing()).toMatchObject({ rulesAccepted: 1 });
    expect((await logOf())[0]).toBe('listing.resumed');
  });

  it('keep the old links of a setup until they are accepted', async () => {
    const preview = await (await (await ada.says('/tipjar setup')).choose('ko-fi')).submit({ 'ko-fi': 'countess' });
    const rules = await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://ko-fi.com/ada']);
    await rules.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://ko-fi.com/countess']);
  });

  it('can be accepted only by the person they were shown to', async () => {
    const rules = await (await ada.says('/tipjar show')).press('tipjar publish');
    expect((await rules.press('tipjar publish', {}, ben)).refused).toBe(true);
    expect(await listing()).toMatchObject({ rulesAccepted: 0 });
  });
});
