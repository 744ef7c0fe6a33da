import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { offered } from '../../commands/tipjar-admin/tippers.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { currencies } from '../../src/providers/currency.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Line } from '../../src/text/line.ts';
import { objectsIn } from '../support/json.ts';
import { PSEUDO, PSEUDO_RIGHT_TO_LEFT, putPseudo } from '../support/pseudo.ts';
import { jars } from './jars.ts';
import { replies } from './replies.ts';

putPseudo();

/** These come from elsewhere than the locale files in every language: from services, from people, and from Intl. */
const elsewhere = [
  ...catalogue.all.flatMap(({ name, id, handle }) => [name, id, handle.example, handle.called ?? '']),
  ...Object.values(jars).flatMap((links) => links.map(({ handle }) => handle)),
  ...currencies,
  ...offered.map((language) => new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? ''),
  'Grace',
  'Discord',
  // What the table types, and the beginning of a funding file.
  'ben',
  'github',
  'octocat',
  ...commands.flatMap(({ name, options }) => [
    `/${name}`,
    `/${name.split(' ')[0]}`,
    ...Object.values(options).flatMap(({ choices = [] }) => [choices.join(', ')]),
  ]),
]
  .filter(Boolean)
  .toSorted((one, other) => other.length - one.length);

/** Without code, which is typed as it stands. */
const wordsIn = (line: Line): string =>
  line.map((span) => (typeof span === 'string' ? span : span.kind === 'bold' ? wordsIn(span.line) : ' ')).join('');

/** Every visible text of an answer. */
function textsOf(answer: Answer): string[] {
  if (answer.kind === 'form') {
    const { title, submit, fields, file } = answer;
    return [
      title,
      submit,
      file?.label ?? '',
      ...fields.flatMap((one) => [one.label, one.hint ?? '', one.placeholder ?? '']),
    ];
  }
  const { card, refusal } = answer;
  const parts = card.parts.flatMap((part): string[] => {
    switch (part.part) {
      case 'text':
      case 'small':
        return [wordsIn(part.line)];
      case 'row':
        return [wordsIn(part.line), wordsIn(part.note ?? []), part.button.label];
      case 'buttons':
        return part.buttons.map(({ label }) => label);
      case 'select':
        return [
          part.label,
          ...part.groups.flatMap(({ label, choices }) => [label, ...choices.map((one) => one.label)]),
        ];
      case 'members':
      case 'roles':
      case 'channels':
        return [part.placeholder];
      default:
        return [];
    }
  });
  return [wordsIn(card.title), ...parts, ...Object.values(refusal?.fields ?? {})];
}

/** How Intl lists things and writes times, in the English that stands in for the made-up language. */
const fromIntl = /,? and |\b\d+ (?:minute|hour)s? ago|\bNovember\b/g;

/** What is left in plain letters once everything is taken out that doesn't come from the files. */
function plainWords(text: string): string[] {
  // A name that was cut isn't known by its beginning.
  const rest = elsewhere.reduce((left, one) => left.replaceAll(one, ' '), text.replace(/(?:\S+ )?\S+…/g, ' '));
  return rest.replace(fromIntl, ' ').match(/[A-Za-z]{2,}/g) ?? [];
}

it('every text of every answer is from the locale files', async () => {
  // What the bot writes to others is in the language of their community, which can't be a made-up one.
  const { 'what somebody without a jar is told': _, ...said } = await replies(PSEUDO);
  const found = Object.entries(said).flatMap(([name, answer]) =>
    textsOf(answer).flatMap((text) => (plainWords(text).length > 0 ? [`${name}: ${plainWords(text)} in ${text}`] : [])),
  );
  expect([...new Set(found)]).toEqual([]);
});

const OPEN = '\u2068';
const CLOSE = '\u2069';

/** Whether every mark that sets a text apart is closed again. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const one of text) {
    if (one === OPEN) depth += 1;
    if (one === CLOSE) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** All of an answer that isn't a sentence: addresses, what buttons and menus hold, code, values and files. */
const dataOf = (answer: Answer): string[] =>
  objectsIn(answer)
    .flatMap((one) => [
      ...['url', 'value', 'name', 'alt', 'option', 'example'].map((name) => one[name]),
      ...(one.kind === 'code' ? [one.text] : []),
      ...(typeof one.options === 'object' && one.options !== null ? Object.values(one.options) : []),
    ])
    .filter((one) => typeof one === 'string');

it('from right to left, names and commands are set apart in sentences, and in nothing that is copied, sent or stored', async () => {
  const answers = Object.values(await replies(PSEUDO_RIGHT_TO_LEFT));
  const texts = answers.flatMap(textsOf);
  expect(texts.filter((text) => !isBalanced(text))).toEqual([]);
  expect(texts.filter((text) => text.includes(OPEN)).length).toBeGreaterThan(100);
  expect(answers.flatMap(dataOf).filter((text) => /[\u2066-\u2069]/.test(text))).toEqual([]);
});
