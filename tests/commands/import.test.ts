import { beforeEach, describe, expect, it } from 'vitest';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

const funding = `# These are supported funding model platforms

github: [octocat, surftocat]
patreon: ada
ko_fi: ada # a comment
tidelift:
custom: ["https://paypal.me/adalovelace", 'https://example.com/ada']
lfx: 12
`;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;
const pastes = async (text: string) => (await ada.says('/tipjar import')).submit({ text });

const imported = [
  'https://paypal.me/adalovelace',
  'https://ko-fi.com/ada',
  'https://www.patreon.com/ada',
  'https://github.com/sponsors/octocat',
];

describe('/tipjar import', () => {
  it('shows what a pasted file will add, and adds it when that is published', async () => {
    const preview = await pastes(funding);
    expect(preview.refused).toBe(false);
    expect(preview.links.toSorted()).toEqual(imported.toSorted());
    expect(await linksOfAda()).toEqual([]);
    expect(await ada.says('/tipjar show')).toSay('jar.none');

    await preview.press('tipjar publish');
    expect((await linksOfAda()).toSorted()).toEqual(imported.toSorted());
  });

  it('says of every line that it leaves out why', async () => {
    const preview = await pastes(`${funding}myspace: ada\nbuy_me_a_coffee: "ada lovelace!"\nliberapay: {a: b}\n`);
    expect(preview).toSay('funding.problem.unknown-key', { key: 'myspace' });
    expect(preview).toSay('funding.problem.unknown-link', { value: 'https://example.com/ada' });
    expect(preview).toSay('handle.problem.form', { provider: 'Buy Me a Coffee' });
    expect(preview).toSay('funding.problem.not-text', { key: 'liberapay' });
  });

  it('takes the file’s text after the command, although its line breaks are gone', async () => {
    const preview = await ada.says('/tipjar import github: octocat ko_fi: ada custom: - https://paypal.me/adalovelace');
    expect(preview.links.toSorted()).toEqual(imported.filter((link) => !link.includes('patreon')).toSorted());
    const folded = (await ada.says(`/tipjar import ${funding.replaceAll(/\s+/g, ' ')}`)).links;
    expect(folded).toEqual(expect.arrayContaining(imported.filter((link) => !link.includes('github'))));
  });

  it('takes the file itself, as an option or from the form', async () => {
    town.files.F1 = funding;
    const typed = await ada.asks({ command: 'tipjar import', options: { file: { file: 'F1' } } });
    expect(typed.links).toHaveLength(4);
    const form = await ada.says('/tipjar import');
    expect(form.form.file?.endings).toContain('yml');
    const sent = await ada.asks({
      command: 'tipjar import field',
      options: { text: '', file: { file: 'F1' } },
      pressed: { recipient: ada.mark, madeAt: town.clock.now, form: true },
    });
    expect(sent.links).toHaveLength(4);
  });

  it('refuses a file that can’t be read, and one that was only named', async () => {
    for (const file of [{ file: 'F2' }, 'F1', { member: 'BEN' }]) {
      const refused = await ada.asks({ command: 'tipjar import', options: { file } });
      expect(refused.refused).toBe(true);
      expect(refused).toSay('file.unreachable');
    }
  });

  it('adds to the jar, and changes the handle of a provider that is in it', async () => {
    await ada.says('/tipjar add venmo ada-l');
    await ada.says('/tipjar add ko-fi countess');
    const preview = await pastes('ko_fi: ada\npatreon: ada');
    expect(await linksOfAda()).toEqual(['https://venmo.com/u/ada-l', 'https://ko-fi.com/countess']);
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual([
      'https://venmo.com/u/ada-l',
      'https://ko-fi.com/ada',
      'https://www.patreon.com/ada',
    ]);
  });

  it('asks for confirmation where a link gives its owner away', async () => {
    const preview = await pastes('custom: https://monzo.me/adalovelace');
    expect(preview).toSay('setup.telling');
    expect(await linksOfAda()).toEqual([]);
  });

  it('refuses more than a jar holds, and changes nothing', async () => {
    const eight = ['venmo', 'buy-me-a-coffee', 'liberapay', 'tipeee', 'streamlabs', 'bandcamp', 'gumroad', 'ghost'];
    for (const one of eight) await ada.says(`/tipjar add ${one} adalovelace`);
    const before = await linksOfAda();
    const draft = await pastes('ko_fi: ada');
    const refused = await pastes(funding);
    expect(refused.refused).toBe(true);
    expect(refused).toSay('jar.full', { most: 10 });
    expect(await linksOfAda()).toEqual(before);
    expect((await draft.press('tipjar publish')).refused).toBe(false);
  });

  it.each<[text: string, reason: TextKey, values: Values]>([
    ['', 'import.empty', {}],
    ['   ', 'import.empty', {}],
    ['# nothing but a comment', 'import.empty', {}],
    ['github:\nko_fi:\n', 'import.empty', {}],
    ['just words', 'funding.problem.not-yaml', {}],
    ['- a\n- b', 'funding.problem.not-yaml', {}],
    ['a: &x b\nc: *x', 'funding.problem.not-yaml', {}],
    [`custom: [${'a,'.repeat(1000)}]`, 'funding.problem.too-many', { most: 40 }],
    [`github: [${'a,'.repeat(41)}]`, 'funding.problem.too-many', { most: 40 }],
    ['[[[[[[', 'funding.problem.too-deep', {}],
    ['? '.repeat(300), 'funding.problem.too-deep', {}],
    ['myspace: ada', 'funding.problem.unknown-key', { key: 'myspace' }],
    ['ko_fi: "ada lovelace!"', 'handle.problem.form', { provider: 'Ko-fi' }],
  ])('refuses %j with the reason, and changes nothing', async (text, reason, values) => {
    await ada.says('/tipjar add venmo ada-l');
    const refused = await pastes(text);
    expect(refused.refused).toBe(true);
    expect(refused).toSay(reason, values);
    expect(await linksOfAda()).toEqual(['https://venmo.com/u/ada-l']);
  });

  it('refuses a file that is longer than one can be', async () => {
    town.files.F1 = `# ${'x'.repeat(20_000)}\nko_fi: ada`;
    const refused = await ada.asks({ command: 'tipjar import', options: { file: { file: 'F1' } } });
    expect(refused).toSay('funding.problem.too-long');
  });

  it('is refused to members who may not have a jar here, before anything is kept', async () => {
    await town.person('GRACE').says('/tipjar-admin eligibility roles');
    expect(await pastes(funding)).toSay('ineligible.role-missing');
    await town.person('GRACE').says('/tipjar-admin eligibility everyone');
    expect(await ada.says('/tipjar delete')).toSay('jar.none');
  });
});
