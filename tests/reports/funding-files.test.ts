import { describe, expect, test } from 'vitest';
import { createTown } from '../support/town.ts';

/** GitHub's own template, with the values that are given; each line keeps its comment. */
function template(
  values: Readonly<Record<string, string>>,
  comments: Readonly<Record<string, string>> = hints,
): string {
  const lines = Object.entries(comments).map(([key, hint]) => `${key}: ${values[key] ?? ''} # Replace with ${hint}`);
  return `# These are supported funding model platforms\n\n${lines.join('\n')}\n`;
}

const hints = {
  github: 'up to 4 GitHub Sponsors-enabled usernames e.g., [user1, user2]',
  patreon: 'a single Patreon username',
  open_collective: 'a single Open Collective username',
  ko_fi: 'a single Ko-fi username',
  tidelift: 'a single Tidelift platform-name/package-name e.g., npm/babel',
  community_bridge: 'a single Community Bridge project-name e.g., cloud-foundry',
  liberapay: 'a single Liberapay username',
  issuehunt: 'a single IssueHunt username',
  lfx_crowdfunding: 'a single LFX Crowdfunding project-name e.g., cloud-foundry',
  polar: 'a single Polar username',
  buy_me_a_coffee: 'a single Buy Me a Coffee username',
  thanks_dev: 'a single thanks.dev username',
  custom: "up to 4 custom sponsorship URLs e.g., ['link1', 'link2']",
};

const EMPTY = 'There’s no service with a name in that text.';
const OWN_PAGE = 'Tip Jar doesn’t know the site of';
const SECOND = 'left out: a jar has one link for each service';

/** Files as they stand in public repositories, with other accounts' names, and how each of their lines is answered. */
const files: [shape: string, file: string, becomes: string[]][] = [
  [
    'two keys',
    'github: octocat\nopen_collective: octocat\n',
    ['github: octocat: taken', 'open_collective: octocat: taken'],
  ],
  ['one account in a list', 'github: [octocat]\n', ['github: octocat: taken']],
  ['a list under a key for one name', 'ko_fi: [0xoctocat]\n', ['ko_fi: 0xoctocat: taken']],
  ['an account of digits alone', 'github: 715209\n', ['github: 715209: taken']],
  ['an account that looks like a hexadecimal number', 'github: 0x1234\n', ['github: 0x1234: taken']],
  [
    'five accounts, one in each line',
    'github: \n  - octo-a\n  - octo-b\n  - octo-c\n  - octo-d\n  - octo-e\n',
    ['github: octo-a: taken', ...['b', 'c', 'd', 'e'].map((letter) => `github: octo-${letter}: ${SECOND}`)],
  ],
  [
    'an address in a list in double quotes',
    'github: 007octo\nbuy_me_a_coffee: 007octo\ncustom: ["https://www.paypal.me/007octo"]\n',
    ['github: 007octo: taken', 'buy_me_a_coffee: 007octo: taken', 'custom: https://www.paypal.me/007octo: taken'],
  ],
  ['http', 'custom: ["http://paypal.me/OctoCat"]\n', ['custom: http://paypal.me/OctoCat: taken']],
  [
    'no line break at the end',
    'custom: ["https://www.buymeacoffee.com/6c6f637461"]',
    ['custom: https://www.buymeacoffee.com/6c6f637461: taken'],
  ],
  [
    'addresses without a scheme in single quotes',
    "github: Octo\npatreon: Octo\ncustom: ['buymeacoffee.com/Octo', 'octo.example/donate']",
    [
      'github: Octo: taken',
      'patreon: Octo: taken',
      'custom: buymeacoffee.com/Octo: taken',
      `custom: octo.example/donate: ${OWN_PAGE}`,
    ],
  ],
  [
    'two services under custom',
    'custom: ["https://paypal.me/octocat", "https://www.buymeacoffee.com/octocat"]\n',
    ['custom: https://paypal.me/octocat: taken', 'custom: https://www.buymeacoffee.com/octocat: taken'],
  ],
  [
    'somebody’s own page without a list',
    'patreon: Octocat\ncustom: https://octo.example/alipay\n',
    ['patreon: Octocat: taken', `custom: https://octo.example/alipay: ${OWN_PAGE}`],
  ],
  [
    'nothing but an own page',
    'custom: https://octo.example/sponsor\n',
    [`custom: https://octo.example/sponsor: ${OWN_PAGE}`],
  ],
  [
    'a service that has closed',
    'custom: https://salt.bountysource.com/teams/octocat\n',
    ['custom: https://salt.bountysource.com/teams/octocat: Bountysource has closed'],
  ],
  [
    'a key that is commented out, and another host of the same service',
    "#github: ['0xocto']\nko_fi: octo\ncustom: ['http://flattr.com/github/0xocto', 'https://buymeacoff.ee/octo']\n",
    [
      'ko_fi: octo: taken',
      'custom: http://flattr.com/github/0xocto: Flattr has closed',
      'custom: https://buymeacoff.ee/octo: taken',
    ],
  ],
  ['the start of a document', '---\nko_fi: octo00n\n', ['ko_fi: octo00n: taken']],
  [
    'a comment for an editor before the start of the document',
    '# yaml-language-server: $schema=https://json.schemastore.org/github-funding.json\n---\ngithub: octo\n',
    ['github: octo: taken'],
  ],
  [
    'comments alone',
    '# Funding for octo\n\n# https://github.com/sponsors/octo\n# - OpenCollective: https://opencollective.com/octo\n',
    [EMPTY],
  ],
  ['GitHub’s template with nothing in it', template({}), [EMPTY]],
  [
    'GitHub’s template with an account in a comment',
    template({ github: '# octo/octo', patreon: '# https://www.patreon.com/octo' }),
    [EMPTY],
  ],
  [
    'GitHub’s template with some values',
    template({
      open_collective: 'octo',
      liberapay: 'Octo',
      custom: "['https://www.paypal.me/octo', 'https://www.octo.example/en/donation.html']",
    }),
    [
      'open_collective: octo: taken',
      'liberapay: Octo: taken',
      'custom: https://www.paypal.me/octo: taken',
      `custom: https://www.octo.example/en/donation.html: ${OWN_PAGE}`,
    ],
  ],
  [
    'PayPal’s long address',
    template({ github: '2octo', ko_fi: '2octo', custom: "['https://www.paypal.com/paypalme/octo']" }),
    ['github: 2octo: taken', 'ko_fi: 2octo: taken', 'custom: https://www.paypal.com/paypalme/octo: taken'],
  ],
  [
    'a link under a key for a name, and a page of PayPal’s that names nobody',
    template({ ko_fi: 'https://ko-fi.com/octo', custom: "['https://www.paypal.com/biz/fund?id=B7NUC2MMVL5YJ']" }),
    [
      'ko_fi: https://ko-fi.com/octo: taken',
      'custom: https://www.paypal.com/biz/fund?id=B7NUC2MMVL5YJ: That page is on PayPal’s site, but its address doesn’t say whose account to pay',
    ],
  ],
  [
    'a name with a space',
    'patreon: octo cat\n',
    ['patreon: octo cat: That doesn’t look like a name or link on Patreon'],
  ],
  [
    'the account once more under custom',
    "github: [OctoBot]\ncustom: ['https://github.com/sponsors/OctoBot'] # Add your custom links here\n",
    ['github: OctoBot: taken', 'custom: https://github.com/sponsors/OctoBot: the same link as in a line above'],
  ],
  [
    'a list over several lines, and a payment that shows nobody',
    "github: [octo]\n\ncustom: [\n  'https://www.paypal.com/ncp/payment/9N3ZRMBH7MECE', \n  'https://octo.github.io/market/'\n]\n",
    [
      'github: octo: taken',
      'custom: https://www.paypal.com/ncp/payment/9N3ZRMBH7MECE: That PayPal link doesn’t show who it pays',
      `custom: https://octo.github.io/market/: ${OWN_PAGE}`,
    ],
  ],
  [
    'labels beside the addresses, which GitHub doesn’t know',
    'github: [octo] # Your GitHub Sponsors username\ncustom:\n  - url: https://octo.example/\n    label: Octo\n',
    [
      'github: octo: taken',
      'custom: {"url":"https://octo.example/","label":"Octo"}: The line custom holds something other than a name',
    ],
  ],
  [
    'a page of a repository',
    template({ custom: "['https://github.com/octo/octo/blob/master/Collaborators.md']" }),
    ['custom: https://github.com/octo/octo/blob/master/Collaborators.md: That page is on GitHub Sponsors’s site'],
  ],
  ['a package', template({ tidelift: 'npm/octo' }), ['tidelift: npm/octo: taken']],
  [
    'a package of an owner',
    template({ open_collective: 'octo-org', tidelift: 'npm/@octo/material' }),
    ['open_collective: octo-org: taken', 'tidelift: npm/@octo/material: taken'],
  ],
  [
    'a project behind an organisation, and a list below a commented key',
    'github: # up to 4\n- octo\npolar: octo/python-calendar\nopen_collective: octo-calendar # one name\ntidelift: pypi/octo-events\n',
    [
      'github: octo: taken',
      'polar: octo/python-calendar: That doesn’t look like a name or link on Polar',
      'open_collective: octo-calendar: taken',
      'tidelift: pypi/octo-events: taken',
    ],
  ],
  [
    'a key of a service that GitHub doesn’t list any more',
    'otechie: octo\nissuehunt: octo/octo\nthanks_dev: u/gh/octo\n',
    [
      'otechie: octo: Tip Jar doesn’t know the service otechie',
      'issuehunt: octo/octo: taken',
      'thanks_dev: u/gh/octo: taken',
    ],
  ],
  [
    'a service with a key of its own under custom',
    '# These are supported funding model platforms\n\ncustom: https://liberapay.com/OctoTube\n',
    ['custom: https://liberapay.com/OctoTube: taken'],
  ],
  [
    'a list without spaces, and two accounts of one service under custom',
    "github: [Octocat,OctoModules]\ncustom: ['https://paypal.me/Octocat','https://paypal.me/octo']\n",
    [
      'github: Octocat: taken',
      `github: OctoModules: ${SECOND}`,
      'custom: https://paypal.me/Octocat: taken',
      `custom: https://paypal.me/octo: ${SECOND}`,
    ],
  ],
  [
    'an address with the language of its page',
    'github: [octo]\npatreon: octo\nopen_collective: octo\ncustom: https://paypal.me/octo?locale.x=zh_XC\n',
    [
      'github: octo: taken',
      'patreon: octo: taken',
      'open_collective: octo: taken',
      'custom: https://paypal.me/octo?locale.x=zh_XC: taken',
    ],
  ],
  [
    'an own page in quotes, and the rest of the template commented out',
    'github: octo\ncustom: "https://octo.example/donations/"\n\n# patreon: # Replace with a single Patreon username\n',
    ['github: octo: taken', `custom: https://octo.example/donations/: ${OWN_PAGE}`],
  ],
  [
    'four keys and an own page',
    'github: [octo]\npatreon: octo\nliberapay: octo\ncustom: ["https://octo.example/donate/"]\n',
    [
      'github: octo: taken',
      'patreon: octo: taken',
      'liberapay: octo: taken',
      `custom: https://octo.example/donate/: ${OWN_PAGE}`,
    ],
  ],
  [
    'another key first',
    'tidelift: npm/octo\nopen_collective: octo\n',
    ['tidelift: npm/octo: taken', 'open_collective: octo: taken'],
  ],
  ['Windows’ line ends', 'github: octo\r\nko_fi: octo\r\n', ['github: octo: taken', 'ko_fi: octo: taken']],
  [
    'a key twice',
    'patreon: octo # Creator page\npatreon: octo_software # Main page\nko_fi: octo\n',
    ['patreon: octo: taken', 'patreon: octo_software: patreon stands in the file twice', 'ko_fi: octo: taken'],
  ],
];

describe.each(['discord:1', 'slack:T1'] as const)('on %s', (community) => {
  test.each(files)('a funding file with %s: every line says what becomes of it', async (_, file, becomes) => {
    const ada = createTown({ ADA: { name: 'Ada' } }).person('ADA', community);
    const card = await (await ada.says('/tipjar import')).submit({ text: file });
    const lines = card.said.filter((line) => /^[a-z_]+: |^There’s no service/.test(line));
    expect(lines.map((line, at) => line.slice(0, becomes[at]?.length))).toEqual(becomes);
  });
});
