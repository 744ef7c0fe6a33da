import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCatalogue } from '../../src/providers/catalogue.ts';
import { linkOf, readHandle } from '../../src/providers/index.ts';
import { readEntries } from '../../src/providers/read-entries.ts';
import { root } from '../../src/root.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const original = readFileSync(join(root, 'data/providers/bandcamp.json'), 'utf8');

/** The text of a good entry with one piece replaced. */
function changed(from: string, to: string): string {
  const text = original.replace(from, to);
  if (text === original) throw new Error(`nothing to replace: ${from}`);
  return text;
}

function loading(text: string, file = 'bandcamp.json') {
  writeFileSync(join(folder, file), text);
  return () => createCatalogue(readEntries(folder));
}

test('a folder of good entries is loaded', () => {
  expect(loading(original)().get('bandcamp')?.name).toBe('Bandcamp');
});

test.each([
  ['a text that isn’t JSON', '{', 'bandcamp.json: '],
  ['an entry under another name', changed('"id": "bandcamp"', '"id": "band-camp"'), 'bandcamp.json: id: '],
  ['an unknown kind', changed('"kind": "tip"', '"kind": "gift"'), 'bandcamp.json: kind: '],
  ['an unknown field', changed('"kind"', '"fee": 5, "kind"'), 'Unrecognized key: "fee"'],
  ['an unknown flag', changed('"legal-name"', '"shoe-size"'), 'bandcamp.json: reveals.tipper.0: '],
  ['no source', changed('"source":', '"sauce":'), 'bandcamp.json: source: '],
  ['a date that is no month', changed('"checked": "2026-11"', '"checked": "2026-13"'), 'bandcamp.json: checked: '],
  ['a page without https', changed('"home": "https:', '"home": "http:'), 'bandcamp.json: home: '],
  ['a link without https', changed('"link": "https:', '"link": "http:'), 'bandcamp.json: forms.0.link: '],
  ['a link on any host', changed('https://{band}.bandcamp.com/', 'https://{band}/'), 'bandcamp.json: forms.0.link: '],
  [
    'a link without the handle',
    changed('https://{band}.bandcamp', 'https://bandcamp'),
    'bandcamp.json: forms.0.link: ',
  ],
  [
    'a pasted form of other parts',
    changed('{band}.bandcamp.com/album', '{group}.bandcamp.com/album'),
    'bandcamp.json: forms.0.pasted.1: ',
  ],
  ['a host part that takes xn--', changed('(?!xn--)', ''), 'bandcamp.json: forms.0.link: '],
  ['a broken pattern', changed('(?!xn--)', '('), 'bandcamp.json: parts.band.pattern: '],
  [
    'a part no form uses',
    changed('"parts": {', '"parts": { "song": { "pattern": "a", "case": "lower" },'),
    'bandcamp.json: parts.song: ',
  ],
  ['a form without its part', changed('"handle": "{band}"', '"handle": "{song}"'), 'bandcamp.json: forms.0.handle: '],
])('%s is refused, naming the file and the field', (_, text, message) => {
  expect(loading(text)).toThrow(message);
});

test('two entries of one name are refused', () => {
  const twin = changed('"id": "bandcamp"', '"id": "band-camp-two"').replace(
    '"name": "Bandcamp"',
    '"name": "Band-camp"',
  );
  loading(original);
  expect(loading(twin, 'band-camp-two.json')).toThrow('"bandcamp" already is a name of');
});

test('a new service needs one more file and nothing else', () => {
  const text = original
    .replaceAll('bandcamp.com', 'newtips.example')
    .replaceAll('bandcamp', 'new-tips')
    .replace('"Bandcamp"', '"New Tips"');
  loading(original);
  const { all, get } = loading(text, 'new-tips.json')();
  const [added, bandcamp] = [get('new-tips'), get('bandcamp')];
  if (!added || !bandcamp) throw new Error('not loaded');
  expect(readHandle(added, 'ada.newtips.example/music', all)).toEqual({ ok: true, handle: 'ada' });
  expect(linkOf(added, 'ada')).toBe('https://ada.newtips.example/');
  expect(readHandle(bandcamp, 'ada.newtips.example', all)).toMatchObject({
    problem: { code: 'other-provider', provider: { id: 'new-tips' } },
  });
});
