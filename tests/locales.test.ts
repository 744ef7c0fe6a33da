import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { serviceGroups } from '../commands/cards/services-menu.ts';
import { outcomes } from '../commands/cards/sort-funding.ts';
import { commands, menus } from '../commands/index.ts';
import { descriptionKey } from '../src/bot/description.ts';
import { givenOptions } from '../src/bot/options.ts';
import { commonCategories } from '../src/jars/category.ts';
import { journalActions } from '../src/jars/journal.ts';
import { holdReasons, type Standing, type Status, statuses } from '../src/jars/listing.ts';
import { noticeNames } from '../src/jars/notice.ts';
import { type Access, eligibilities, type eligible, features } from '../src/jars/policy.ts';
import {
  adviceFlags,
  amountProblems,
  catalogue,
  creatorAdviceFlags,
  creatorFlags,
  type FundingItem,
  type FundingResult,
  handleProblems,
  kinds,
  tipperFlags,
  unlinkedReasons,
} from '../src/providers/index.ts';
import { root } from '../src/root.ts';
import { languages, textsIn } from '../src/text/texts.ts';
import { sourcesIn } from './support/locale-files.ts';
import { longestOf, places } from './support/text-limits.ts';

/** Lists the names of a union. The compiler sees to it that none is missing. */
const every = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

const rules = every<Access>({ allow: true, block: true });
const ineligibilities = every<Exclude<ReturnType<typeof eligible>, 'yes'>>({ blocked: true, 'role-missing': true });
const wanted = ['live', 'paused'] satisfies Status[];
const standings = every<Exclude<Standing, Status>>({
  off: true,
  unlisted: true,
  blocked: true,
  'role-missing': true,
  approval: true,
  rules: true,
});
const fundingProblems = every<
  Extract<FundingResult, { code: string }>['code'] | Extract<FundingItem, { code: string }>['code']
>({
  'too-long': true,
  'too-many': true,
  'too-deep': true,
  'not-yaml': true,
  'unknown-key': true,
  'key-twice': true,
  'unknown-link': true,
  'not-text': true,
});

/** The code puts these keys together from a template. Each list has what may take the place of the `*`. */
const families: Record<string, readonly string[]> = {
  '*.too-many': ['role', 'channel'],
  'amount.problem.*': amountProblems,
  'button.switch-*': ['on', 'off'],
  'button.*': ['publish', 'pause', 'resume', 'clear', 'read-rules', 'change-request', 'previous', 'next', ...rules],
  'button.category.*': ['add', 'remove'],
  'category.*': commonCategories,
  'feature.*.on': features,
  'feature.*.off': features,
  'thanks.own.*': ['on', 'off'],
  'decide.changed.*': ['links', 'words', 'reasons'],
  'category.done.*': ['add', 'remove'],
  'approve.done.*': [...wanted, 'pending'],
  'lookalike.*': ['here', 'elsewhere'],
  'lookalike.link.*': ['here', 'elsewhere'],
  'notice.*': noticeNames,
  'nudge.*': ['again', 'enough', 'refused'],
  'nudges.*': ['on', 'off'],
  'button.nudges-*': ['on', 'off'],
  '*.card.settled': ['request', 'report'],
  '*.card.title': ['request', 'report'],
  'report.card.*': ['suspended', 'dismissed'],
  'request.card.*': ['approved', 'declined'],
  'requests.why.*': holdReasons,
  'show.waiting.*': holdReasons,
  'list.waiting.*': holdReasons,
  'funding.problem.*': fundingProblems,
  'import.line.*': outcomes,
  'handle.label.*': catalogue.all.map((provider) => provider.handle.label),
  'handle.problem.*': handleProblems,
  'help.*': commands.map((command) => command.name.split(' ')[0] ?? ''),
  'ineligible.*': ineligibilities,
  'jar.*': ['pending', 'left'] satisfies Status[],
  'jar.already.*': wanted,
  'log.*': journalActions,
  'policy.*': [...eligibilities, ...rules],
  'policy.provider.*': rules,
  'provider.*': rules,
  'provider.kind.*': kinds,
  'restore.done.*': [...statuses.filter((status) => status !== 'suspended'), 'off', 'erased'],
  'reveals.advice.*': adviceFlags,
  'reveals.creator-advice.*': creatorAdviceFlags,
  'reveals.creator.*': creatorFlags,
  'reveals.tipper.*': tipperFlags,
  'role.*': [...rules, 'clear'],
  'setup.menu.*': serviceGroups,
  'standing.*': [...statuses, ...standings],
  'tip.*': [...statuses.filter((status) => status !== 'live'), 'no-jar', 'not-eligible', 'nothing-allowed'],
  'unlinked.*': unlinkedReasons,
  'channel.*': [...rules, 'clear'],
  'check.*': ['yes', 'no', 'no-jar', 'unreadable'],
  'list.status.*': statuses,
  'policy.tippers.*': ['everyone', 'roles'],
  'option.*.form': ['role', 'channel'],
  'panel.channels.*': [...rules, 'clear'],
  'panel.feature.*': features,
  'panel.eligibility.*': eligibilities,
  'panel.member.*': statuses,
  'panel.role.*': [...rules, 'clear'],
  'panel.role.label.*': [...rules, 'clear'],
  'panel.services.*': rules,
  'panel.services.*.*': rules.flatMap((rule) => [`${rule}.kind`, `${rule}.one`]),
  'panel.tippers.*': ['everyone', 'roles'],
  'panel.topic.*': ['jars', 'tippers', 'roles', 'services', 'channels', 'categories', 'features', 'members', 'more'],
};

/** All code that may use the bot's sentences. The sandbox isn't part of it, because it has sentences of its own. */
const sources = ['commands', 'src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

const templates = [...sources.matchAll(/\b(?:say|words|Refusal)\(\s*`([^`]*)`/g)].map(([, template = '']) =>
  template.replace(/\$\{[^}]*\}/g, '*'),
);

/** These keys describe commands on Slack and Discord: their first words, whole commands and their options. */
const descriptions: string[] = commands
  .filter((command) => !command.hidden)
  .flatMap(({ name, options }) => [
    descriptionKey(name.split(' ')[0] ?? ''),
    descriptionKey(name),
    ...givenOptions({ options }).map(([option]) => descriptionKey(name, option)),
  ]);

/** What the choices mean that are typed in English. The words are in every language, and stand in Discord's menus. */
const choices = commands
  .filter((command) => !command.hidden)
  .flatMap(({ options }) => givenOptions({ options }).flatMap(([, option]) => option.choices ?? []));

const computed = [
  ...descriptions,
  ...choices.map((choice) => `choice.${choice}`),
  ...menus.flatMap(({ on, id }) => (on === 'app' ? [] : [`menu.${id}`])),
  ...Object.entries(families).flatMap(([template, holes]) => holes.map((hole) => template.replace(/\*(\.\*)?/, hole))),
];

const messages = Object.fromEntries(
  languages.map((language): [string, Record<string, string>] => [language, sourcesIn(language)]),
) as Record<(typeof languages)[number], Record<string, string>>;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const LITERAL = 0;

/** Lists what a message must have in every language: its placeholders, its tags, and the commands that it quotes. */
function holds(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    if ('children' in element) {
      const quoted = element.children.map((child) => ('value' in child ? child.value : '#')).join('');
      return [`<${element.value}>`, ...holds(element.children), ...(quoted.startsWith('/') ? [quoted] : [])];
    }
    if ('options' in element) {
      return [`{${element.value}, …}`, ...Object.values(element.options).flatMap((option) => holds(option.value))];
    }
    return 'value' in element && element.type !== LITERAL ? [`{${element.value}}`] : [];
  });
}

const heldIn = (message: string, language: string) =>
  [...new Set(holds(new IntlMessageFormat(message, language).getAst()))].sort();

describe('the English texts', () => {
  it('are all used somewhere', () => {
    const unsaid = Object.keys(messages.en).filter((key) => !sources.includes(`'${key}'`) && !computed.includes(key));
    expect(unsaid).toEqual([]);
  });

  it('have every sentence that the code puts together', () => {
    expect(computed.filter((key) => !(key in messages.en))).toEqual([]);
  });

  it('are put together only from the templates that are listed here', () => {
    expect([...new Set(templates)].sort()).toEqual(Object.keys(families).sort());
  });
});

describe.each(languages)('the texts in %s', (language) => {
  it('are those of the English file', () => {
    expect(Object.keys(messages[language])).toEqual(Object.keys(messages.en));
  });

  it('parse, and keep the placeholders, tags and commands of the English ones', () => {
    const keys = Object.keys(messages.en);
    const held = (of: typeof language) =>
      Object.fromEntries(keys.map((key) => [key, heldIn(messages[of][key] ?? '', of)]));
    expect(held(language)).toEqual(held('en'));
  });

  it.each(places)('fit where they are $place: $most', ({ most, keys }) => {
    const found = Object.entries(messages[language]).filter(([key]) => keys.test(key));
    expect(found).not.toEqual([]);
    const long = found.filter(([, source]) => longestOf(source, language) > most);
    expect(long.map(([key, source]) => `${key}: ${longestOf(source, language)} of ${most} characters`)).toEqual([]);
  });

  it('speak of an amount and not of a tip where an amount can’t be read', () => {
    const said = amountProblems.map((problem) =>
      textsIn(language).words(`amount.problem.${problem}`, { currency: 'EUR', other: 'USD' }),
    );
    expect(said.filter((text) => /\btips?\b|pourboire/.test(text))).toEqual([]);
  });
});

describe('the French texts', () => {
  it('have French apostrophes, and spaces that don’t break before double punctuation', () => {
    const prose = Object.values(messages.fr).map((text) => text.replace(/<code>.*?<\/code>|\{\w+, plural,|=\d/g, ''));
    expect(prose.filter((text) => /['"]/.test(text))).toEqual([]);
    expect(prose.filter((text) => /(?<![\u00a0\u202f!?])[:;!?»]|«(?![\u00a0\u202f])/.test(text))).toEqual([]);
  });
});
