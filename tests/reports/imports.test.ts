import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { registration } from '../../src/discord/registration.ts';
import type { Person } from '../support/person.ts';
import { createTown } from '../support/town.ts';

let ada: Person;

beforeEach(async () => {
  ada = createTown({ ADA: { name: 'Ada' } }).person('ADA');
  await ada.says('/tipjar add venmo ada-l');
});

const KEYS =
  'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/displaying-a-sponsor-button-in-your-repository';
const NULLS = 'https://yaml.org/type/null.html';
const BOOLS = 'https://yaml.org/type/bool.html';
const INTS = 'https://yaml.org/type/int.html';
const COMMENTS = 'https://yaml.org/spec/1.2.2/#66-comments';
const ISSUE = 'report of a creator';

const CLOSED = 'https://github.com/liberapay/salon/issues/541';
const BINANCE_HELP =
  'https://www.binance.com/en-IN/support/faq/how-to-create-binance-pay-payment-links-to-receive-crypto-b37b163d4d724c879979372a8fcc617e';
const BINANCE =
  'Tip Jar doesn’t link to Binance Pay: its links don’t show whose account they pay, and they end after some days.';

interface Report {
  input: string;
  /** How the line of each value begins, in the file's order, or the whole answer where nothing is taken. */
  becomes: string[];
  source: string;
}

/** A new report is one line more. The jar has `venmo: ada-l` already. */
const reports: Report[] = [
  { input: 'ko_fi: ada', becomes: ['ko_fi: ada: taken'], source: KEYS },
  { input: 'ko_fi: ada\npatreon: null', becomes: ['ko_fi: ada: taken'], source: NULLS },
  { input: 'ko_fi: ada\npatreon: Null\npolar: NULL', becomes: ['ko_fi: ada: taken'], source: NULLS },
  { input: 'ko_fi: ada\npatreon: ~\ngithub: [~, null]', becomes: ['ko_fi: ada: taken'], source: NULLS },
  { input: 'ko_fi: ada\npatreon: !!null ""', becomes: ['ko_fi: ada: taken'], source: NULLS },
  { input: 'patreon: "null"', becomes: ['patreon: null: taken'], source: NULLS },
  { input: 'patreon: nil', becomes: ['patreon: nil: taken'], source: NULLS },
  { input: 'patreon: no\nko_fi: 12_34', becomes: ['patreon: no: taken', 'ko_fi: 12_34: taken'], source: BOOLS },
  { input: 'ko_fi: on\ngithub: 0x1f', becomes: ['ko_fi: on: taken', 'github: 0x1f: taken'], source: INTS },
  { input: 'ko_fi: ada # patreon: somebody-else', becomes: ['ko_fi: ada: taken'], source: COMMENTS },
  { input: '# ko_fi: somebody\nko_fi: ada', becomes: ['ko_fi: ada: taken'], source: COMMENTS },
  {
    input: 'github: [ada, bob]',
    becomes: ['github: ada: taken', 'github: bob: left out: a jar has one link for each service'],
    source: KEYS,
  },
  {
    input: 'custom: [https://paypal.me/ada, https://paypal.me/bob]',
    becomes: ['custom: https://paypal.me/ada: taken', 'custom: https://paypal.me/bob: left out: a jar has one link'],
    source: KEYS,
  },
  {
    input: 'ko_fi: ada\ncustom: [https://ko-fi.com/ada, https://venmo.com/u/ada-l, https://venmo.com/u/bob-b]',
    becomes: [
      'ko_fi: ada: taken',
      'custom: https://ko-fi.com/ada: the same link as in a line above',
      'custom: https://venmo.com/u/ada-l: already in your jar',
      'custom: https://venmo.com/u/bob-b: left out: a jar has one link',
    ],
    source: ISSUE,
  },
  {
    input: 'custom: https://venmo.com/u/bob-b',
    becomes: ['custom: https://venmo.com/u/bob-b: taken, in place of ada-l'],
    source: ISSUE,
  },
  {
    input: 'github: ada\nko_fi: ada\ngithub: bob',
    becomes: ['github: ada: taken', 'ko_fi: ada: taken', 'github: bob: github stands in the file twice'],
    source: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
  },
  {
    input: 'paypal: ada\nko-fi: ada\nbuymeacoffee: ada\nopencollective: ada\ncash_app: $ada\nstripe: ada',
    becomes: [
      'paypal: ada: taken',
      'ko-fi: ada: taken',
      'buymeacoffee: ada: taken',
      'opencollective: ada: taken',
      'cash_app: $ada: taken',
      'stripe: ada: Tip Jar doesn’t know the service stripe',
    ],
    source: 'keys that GitHub doesn’t have, as services are called',
  },
  { input: 'patreon:\npatreon: ada', becomes: ['patreon: ada: taken'], source: ISSUE },
  {
    input: 'community_bridge: linux',
    becomes: ['community_bridge: linux: taken'],
    source: ISSUE,
  },
  {
    input: 'custom: https://funding.communitybridge.org/projects/linux',
    becomes: ['custom: https://funding.communitybridge.org/projects/linux: taken'],
    source: ISSUE,
  },
  {
    input: 'custom: “https://ko-fi.com/ada”\npatreon: ‘ada’',
    becomes: ['custom: https://ko-fi.com/ada: taken', 'patreon: ada: taken'],
    source: ISSUE,
  },
  {
    input: 'myspace: ada\nko_fi: ada lovelace\nliberapay: {a: b}\ncustom: https://example.com/ada\npatreon: ada',
    becomes: [
      'myspace: ada: Tip Jar doesn’t know the service',
      'ko_fi: ada lovelace: That doesn’t look like a name or link',
      'liberapay: {"a":"b"}: The line liberapay holds something other',
      'custom: https://example.com/ada: Tip Jar doesn’t know the site',
      'patreon: ada: taken',
    ],
    source: ISSUE,
  },
  {
    input: 'myspace: ada\nko_fi: ada lovelace',
    becomes: ['myspace: ada: Tip Jar doesn’t know the service', 'ko_fi: ada lovelace: That doesn’t look like a'],
    source: ISSUE,
  },
  {
    input:
      'flattr: ada\ncustom: [https://salt.bountysource.com/teams/ada, https://app.binance.com/qr/dplk1, linktr.ee/ada]',
    becomes: [
      'flattr: ada: Flattr has closed',
      'custom: https://salt.bountysource.com/teams/ada: Bountysource has closed',
      `custom: https://app.binance.com/qr/dplk1: ${BINANCE}`,
      'custom: linktr.ee/ada: Linktree is a page of links',
    ],
    source: CLOSED,
  },
  {
    input: 'custom: https://ko-fi.com/home',
    becomes: ['custom: https://ko-fi.com/home: That is one of Ko-fi’s own pages'],
    source: 'https://ko-fi.com/home',
  },
  {
    input: 'custom: [https://gofund.me/1a2b, "https://ko-fi.com:8443/ada", https://ko-fi.com/ada?next=//evil.example]',
    becomes: [
      'custom: https://gofund.me/1a2b: A short link hides where it leads. Open it, and paste the GoFundMe address',
      'custom: https://ko-fi.com:8443/ada: That link has a port number, which Ko-fi’s own links never have.',
      'custom: https://ko-fi.com/ada?next=//evil.example: That link sends people on to another address.',
    ],
    source: ISSUE,
  },
  {
    input: 'custom: ["https://www.paypal.com/donate?hosted_button_id=4X5F6DNT934HY.", "https://bunq.me/t/Ab12Cd34"]',
    becomes: [
      'custom: https://www.paypal.com/donate?hosted_button_id=4X5F6DNT934HY.: taken',
      'custom: https://bunq.me/t/Ab12Cd34: That bunq link works only once or for a few days.',
    ],
    source: ISSUE,
  },
];

test.each(reports)('$input: every line says what becomes of it', async ({ input, becomes }) => {
  const card = await (await ada.says('/tipjar import')).submit({ text: input });
  const lines = card.said.filter((line) => /^[a-z_-]+: /.test(line));
  expect(lines.map((line, at) => line.slice(0, becomes[at]?.length))).toEqual(becomes);
});

/** A command has no line breaks on either platform. A comment ends with its line, so here it can't be told where. */
const folded: Report[] = [
  { input: 'github: ada ko_fi: bob', becomes: ['github: ada: taken', 'ko_fi: bob: taken'], source: KEYS },
  {
    input: 'github: ada ko-fi: bob cash-app: eve',
    becomes: ['github: ada: taken', 'ko-fi: bob: taken', 'cash-app: eve: taken'],
    source: KEYS,
  },
  { input: 'github: - ada - bob', becomes: ['github: ada: taken', 'github: bob: left out'], source: KEYS },
  {
    input: 'custom: https://ko-fi.com/ada#shop',
    becomes: ['custom: https://ko-fi.com/ada#shop: taken'],
    source: COMMENTS,
  },
  { input: 'github: ada # patreon: somebody-else ko_fi: ada', becomes: ['There’s a #'], source: COMMENTS },
  { input: 'github: ada #patreon: somebody-else', becomes: ['There’s a #'], source: COMMENTS },
  { input: '# github: ada ko_fi: ada', becomes: ['There’s a #'], source: COMMENTS },
];

test.each(folded)(
  '$input: typed after the command, it is read as far as it can be told',
  async ({ input, becomes }) => {
    const card = await ada.says(`/tipjar import ${input}`);
    const lines = card.said.filter((line) => /^(?:[a-z_-]+: |There’s a #)/.test(line));
    expect(lines.map((line, at) => line.slice(0, becomes[at]?.length))).toEqual(becomes);
  },
);

/** What is typed after `/tipjar add` on Slack, and what the answer says. */
const added: Report[] = [
  { input: 'https://ko-fi.com/ada', becomes: ['Ko-fi is in your jar as ada.'], source: ISSUE },
  { input: '<https://ko-fi.com/ada>', becomes: ['Ko-fi is in your jar as ada.'], source: ISSUE },
  { input: 'ko-fi.com/ada?ref=x', becomes: ['Ko-fi is in your jar as ada.'], source: ISSUE },
  { input: 'https://www.patreon.com/ada', becomes: ['Patreon is in your jar as ada.'], source: ISSUE },
  { input: 'https://ada.bandcamp.com', becomes: ['Bandcamp is in your jar as ada.'], source: ISSUE },
  { input: 'https://ko-fi.com/ada ko-fi', becomes: ['Ko-fi is in your jar as ada.'], source: ISSUE },
  { input: 'ko-fi https://ko-fi.com/ada', becomes: ['Ko-fi is in your jar as ada.'], source: ISSUE },
  { input: 'https://ko-fi.com/home', becomes: ['That is one of Ko-fi’s own pages'], source: ISSUE },
  { input: 'https://example.com/ada', becomes: ['Tip Jar doesn’t recognise https://example.com/ada'], source: ISSUE },
  { input: 'https://bit.ly/ada', becomes: ['Tip Jar doesn’t recognise https://bit.ly/ada'], source: ISSUE },
  { input: 'https://ko-fi.com/ada and more', becomes: ['Something is missing.'], source: ISSUE },
  { input: 'pay ada', becomes: ['Tip Jar doesn’t know pay. Did you mean: paypal, '], source: ISSUE },
  { input: 'paytmm ada', becomes: ['Tip Jar doesn’t know paytmm. Did you mean: upi? '], source: ISSUE },
  {
    input: 'https://app.binance.com/qr/dplk26612880de614feeb3132342bd79c9f7',
    becomes: [BINANCE],
    source: BINANCE_HELP,
  },
  { input: 'https://pay.binance.com/en/checkout/af42b0ce', becomes: [BINANCE], source: BINANCE_HELP },
  { input: 's.binance.com/Ab12Cd', becomes: [BINANCE], source: BINANCE_HELP },
  { input: 'binance 717956622', becomes: [BINANCE], source: BINANCE_HELP },
  { input: 'Binance https://app.binance.com/qr/dplk1', becomes: [BINANCE], source: BINANCE_HELP },
  {
    input: 'https://linktr.ee/ada',
    becomes: ['Linktree is a page of links, which can change at any time.'],
    source: ISSUE,
  },
  {
    input: 'https://ada.carrd.co',
    becomes: ['Carrd is a page of links, which can change at any time.'],
    source: ISSUE,
  },
  { input: 'https://flattr.com/@ada', becomes: ['Flattr has closed'], source: CLOSED },
  { input: 'https://binance.com.evil.example/qr', becomes: ['Tip Jar doesn’t recognise'], source: ISSUE },
  {
    input: 'fiverr https://www.fiverr.com/s/wkZqrpg',
    becomes: ['That Fiverr link doesn’t show who it pays.'],
    source: ISSUE,
  },
  { input: 'https://www.fiverr.com/ada_l/draw', becomes: ['Fiverr is in your jar as ada_l.'], source: ISSUE },
  { input: 'myspace ada', becomes: ['Tip Jar doesn’t know myspace. /tipjar setup'], source: ISSUE },
  { input: 'ada', becomes: ['Tip Jar doesn’t know ada. '], source: ISSUE },
  { input: 'paypal', becomes: ['Something is missing.'], source: ISSUE },
];

test.each(added)('/tipjar add $input is answered with what it is', async ({ input, becomes: [start = ''] }) => {
  expect((await ada.says(`/tipjar add ${input}`)).text).toContain(start);
});

test('on Discord a link may stand in either option alone, and a name in neither', async () => {
  for (const option of ['provider', 'handle']) {
    const done = await ada.asks({ command: 'tipjar add', options: { [option]: 'https://ko-fi.com/ada' } });
    expect(done).toSay(option === 'provider' ? 'add.done' : 'add.same', { provider: 'Ko-fi', handle: 'ada' });
  }
  const missing = await ada.asks({ command: 'tipjar add', options: { handle: 'ada' } });
  expect(missing).toSay('call.usage', { usage: '/tipjar add provider handle' });
  const options = registration(commands, [])
    .flatMap((command) => ('options' in command ? (command.options ?? []) : []))
    .find(({ name }) => name === 'add');
  expect(options).toMatchObject({
    options: [
      { name: 'provider', required: false },
      { name: 'handle', required: false },
    ],
  });
});

test('a link of another service in a field of the setup counts for its own service', async () => {
  const form = await (await ada.says('/tipjar setup')).choose('paypal', 'patreon');
  const preview = await form.submit({ paypal: 'https://ko-fi.com/ada', patreon: 'ada' });
  expect(preview.links.toSorted()).toEqual(
    ['https://ko-fi.com/ada', 'https://venmo.com/u/ada-l', 'https://www.patreon.com/ada'].toSorted(),
  );
  await preview.press('tipjar publish');
  const again = await (await ada.says('/tipjar setup')).choose('paypal', 'ko-fi');
  const refused = await again.submit({ paypal: 'https://ko-fi.com/bob', 'ko-fi': 'ada' });
  expect(Object.keys(refused.reply.refusal?.fields ?? {})).toEqual(['paypal']);
});

/** How the lines of a file are answered in French. */
const french: Report[] = [
  {
    input: 'github: [ada, bob]\nko_fi: ada lovelace\nmyspace: ada\nliberapay: {a: b}\nkofi:\nko_fi: bob',
    becomes: [
      'github: ada: pris',
      'github: bob: laissé de côté\u00a0: une tirelire a un lien par service',
      'ko_fi: ada lovelace: Cela ne ressemble pas à un nom ou un lien Ko-fi',
      'myspace: ada: Tip Jar ne connaît pas le service myspace',
      'liberapay: {"a":"b"}: La ligne liberapay contient autre chose',
      'ko_fi: bob: ko_fi figure deux fois dans le fichier',
    ],
    source: KEYS,
  },
  {
    input:
      'custom: [https://venmo.com/u/ada-l, https://ko-fi.com/home, https://example.com/ada, https://gofund.me/1a2b, https://bunq.me/t/Ab12Cd34, https://flattr.com/@ada]\npatreon: ada',
    becomes: [
      'custom: https://venmo.com/u/ada-l: déjà dans votre tirelire',
      'custom: https://ko-fi.com/home: C’est une page de Ko-fi et non celle d’une personne',
      'custom: https://example.com/ada: Tip Jar ne connaît pas le site de https://example.com/ada',
      'custom: https://gofund.me/1a2b: Un lien court cache où il mène. Ouvrez-le, puis collez l’adresse GoFundMe',
      'custom: https://bunq.me/t/Ab12Cd34: Ce lien bunq ne sert qu’une fois ou que quelques jours',
      'custom: https://flattr.com/@ada: Flattr a fermé',
      'patreon: ada: pris',
    ],
    source: ISSUE,
  },
  { input: 'patreon: null\n# ko_fi: ada', becomes: ['Ce texte ne contient aucun service'], source: NULLS },
];

describe.each(['discord:1', 'slack:T1'] as const)('in French, on %s', (community) => {
  test.each(french)('$input: every line says what becomes of it', async ({ input, becomes }) => {
    const ève = createTown({ EVE: { name: 'Ève', language: 'fr', locale: 'fr-FR' } }).person('EVE', community);
    await ève.says('/tipjar add venmo ada-l');
    const card = await (await ève.says('/tipjar import')).submit({ text: input });
    const lines = card.said.filter((line) => /^(?:[a-z_]+: |Ce texte ne contient)/.test(line));
    expect(lines.map((line, at) => line.slice(0, becomes[at]?.length))).toEqual(becomes);
  });

  test('a link that was pasted alone is added, or refused for the true reason', async () => {
    const ève = createTown({ EVE: { name: 'Ève', language: 'fr', locale: 'fr-FR' } }).person('EVE', community);
    expect(await ève.says('/tipjar add https://ko-fi.com/eve')).toSay('add.done', { provider: 'Ko-fi', handle: 'eve' });
    expect((await ève.says('/tipjar add https://s.binance.com/Ab12')).text).toContain(
      'Tip Jar ne mène pas à Binance Pay',
    );
    expect((await ève.says('/tipjar add https://linktr.ee/eve')).text).toContain('Linktree est une page de liens');
    expect((await ève.says('/tipjar add iban NL91ABNA0417164300/Ада Lovelace')).text).toContain(
      'lettres de plusieurs écritures',
    );
    expect((await ève.says('/tipjar import github: eve # ko_fi: eve')).text).toContain('#');
  });
});
