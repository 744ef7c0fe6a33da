import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/answer.ts';
import { toMessage as toDiscord } from '../../src/discord/to-message.ts';
import { toMessage as toSlack } from '../../src/slack/to-message.ts';
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

/** All texts of the message on Discord. */
function textsIn(answer: Reply): string[] {
  const texts = JSON.stringify(toDiscord(answer, 'stamp')).match(/"content":"(?:[^"\\]|\\.)*"/g) ?? [];
  return texts.map((text) => JSON.parse(`{${text}}`).content);
}

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
  });

  it.each([
    'github: octocat # patreon: somebody-else ko_fi: ada',
    '# github: octocat ko_fi: ada',
    'ko_fi: ada #github: octocat',
  ])('asks for the form or the file where %j may be a comment to its end', async (text) => {
    const refused = await ada.says(`/tipjar import ${text}`);
    expect(refused.refused).toBe(true);
    expect(refused).toSay('import.comment');
    expect(await linksOfAda()).toEqual([]);
    const form = await refused.press('tipjar import');
    const lines = text.replace(' ko_fi', '\nko_fi');
    const sent = await form.submit({ text: lines });
    expect(sent.text).not.toContain('somebody-else');
    expect(sent.links).toEqual(
      [/^github/.test(text) && 'https://github.com/sponsors/octocat', 'https://ko-fi.com/ada'].filter(Boolean),
    );
  });

  it('takes a # within a link or a name as part of it', async () => {
    const preview = await ada.says('/tipjar import custom: https://ko-fi.com/ada#shop patreon: ada');
    expect(preview.links).toEqual(['https://ko-fi.com/ada', 'https://www.patreon.com/ada']);
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

  it('takes as many as the jar has room for, says which are left, and refuses when it has none', async () => {
    const eight = ['venmo', 'buy-me-a-coffee', 'liberapay', 'tipeee', 'streamlabs', 'bandcamp', 'gumroad', 'ghost'];
    for (const one of eight) await ada.says(`/tipjar add ${one} adalovelace`);
    const preview = await pastes(funding);
    expect(preview.links).toHaveLength(10);
    expect(toSlack(preview.reply, 'stamp').blocks.length).toBeLessThanOrEqual(50);
    expect(textsIn(preview.reply).join('').length).toBeLessThanOrEqual(4000);
    for (const left of ['ko_fi: ada', 'custom: https://paypal.me/adalovelace'])
      expect(preview.said).toContainEqual(expect.stringMatching(new RegExp(`${left}.*at most 10 links`)));
    await preview.press('tipjar publish');
    const before = await linksOfAda();
    expect(before).toHaveLength(10);
    const refused = await pastes('ko_fi: ada\npolar: ada');
    expect(refused.refused).toBe(true);
    expect(refused).toSay('jar.full', { most: 10 });
    expect(refused.text).toMatch(/ko_fi: ada.*\n.*polar: ada/);
    expect(await linksOfAda()).toEqual(before);
  });

  it('takes ten of eleven services into an empty jar, in the file’s order', async () => {
    const keys = ['github', 'patreon', 'open_collective', 'ko_fi', 'liberapay', 'polar', 'buy_me_a_coffee'];
    const custom = [
      'https://paypal.me/ada',
      'https://cash.app/$ada',
      'https://ada.bandcamp.com',
      'https://venmo.com/u/ada-l',
    ];
    const card = await pastes(`${keys.map((key) => `${key}: ada`).join('\n')}\ncustom: ${JSON.stringify(custom)}`);
    expect(card.said.filter((line) => line.includes('at most 10 links'))).toEqual([
      expect.stringContaining('https://venmo.com/u/ada-l'),
    ]);
    const preview = await card.press('tipjar import card');
    expect(preview.links).toHaveLength(10);
    expect(preview.links.slice(0, 4)).toEqual([
      'https://github.com/sponsors/ada',
      'https://www.patreon.com/ada',
      'https://opencollective.com/ada/donate',
      'https://ko-fi.com/ada',
    ]);
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(preview.links);
  });

  it('offers the choice between two links of one service', async () => {
    const first = await pastes('github: [octocat, surftocat]\nko_fi: ada');
    expect(first.links).toEqual(['https://github.com/sponsors/octocat', 'https://ko-fi.com/ada']);
    expect(first).toSay('import.line.second', { provider: 'GitHub Sponsors', other: 'octocat' });
    const other = await first.choose('github-sponsors:surftocat');
    expect(other.links).toEqual(['https://github.com/sponsors/surftocat', 'https://ko-fi.com/ada']);
    expect((await first.press('tipjar publish')).refused).toBe(true);
    await other.press('tipjar publish');
    expect(await linksOfAda()).toEqual(other.links);
    const again = await pastes('github: [octocat, surftocat]\nko_fi: bob');
    expect(again.links).toEqual(['https://github.com/sponsors/surftocat', 'https://ko-fi.com/bob']);
    expect(again).toSay('import.line.there');
    expect(again).toSay('import.line.replaces', { other: 'ada' });
  });

  it('doesn’t choose for a draft that isn’t there any more', async () => {
    const preview = await pastes('github: [octocat, surftocat]');
    await preview.press('tipjar publish');
    expect(await preview.choose('github-sponsors:surftocat')).toSay('import.gone');
  });

  it('says of forty lines what becomes of each, on a card that both platforms take', async () => {
    const long = 'x'.repeat(300);
    const lines = Array.from({ length: 40 }, (_, at) => (at % 2 ? `key_${at}: ${long}` : `ko_fi: "${at} ${long}"`));
    const card = await pastes(`${lines.slice(0, 39).join('\n')}\npatreon: ada`);
    for (const at of lines.slice(0, 39).keys())
      expect(card.text).toMatch(new RegExp(at % 2 ? `key_${at}: ` : `ko_fi: ${at} `));
    expect(textsIn(card.reply).join('').length).toBeLessThanOrEqual(4000);
    expect(toSlack(card.reply, 'stamp').blocks.length).toBeLessThanOrEqual(50);
    for (const at of lines.slice(0, 39).keys())
      expect(textsIn(card.reply).join('\n')).toContain(at % 2 ? `key\\_${at}: ` : `ko\\_fi: ${at} `);
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
