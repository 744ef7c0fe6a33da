import { expect, it } from 'vitest';
import { richText } from '../../src/slack/text.ts';
import { momentSpan, plain } from '../../src/text/line.ts';
import { toMessage } from '../../src/text/message.ts';

const since = momentSpan(Date.UTC(2026, 10, 22, 13, 5));
const said = (language: string) => toMessage('{since}', language)({ since });

it.each([
  ['en', 'Nov 22, 2026, 1:05 PM UTC'],
  ['fr', '22 nov. 2026, 13:05 UTC'],
  ['de', '22. Nov. 2026, 13:05 UTC'],
  ['pt-BR', '22 de nov. de 2026, 13:05 UTC'],
  ['ja', '2026年11月22日 13:05 UTC'],
  ['hi', '22 नव॰ 2026, 1:05 pm UTC'],
  ['ar', '22 نوفمبر 2026، 1:05 م UTC'],
])('where a platform can’t show a moment, it is written as in %s: %s', (language, words) => {
  const shown = plain(said(language))
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u2068\u2069]/g, '');
  expect(shown).toBe(words);
});

it('an old client of Slack shows a moment in the language of its reader', () => {
  expect(JSON.stringify(richText(said('fr')))).toContain('"fallback":"22 nov. 2026, 13:05 UTC"');
  expect(JSON.stringify(richText([momentSpan(0, 'fr')]))).toContain('"fallback":"1 janv. 1970, 00:00 UTC"');
});
