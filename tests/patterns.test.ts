import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { parseSync, Visitor } from 'rolldown/utils';
import { expect, it, test } from 'vitest';
import { catalogue } from '../src/providers/index.ts';
import { root } from '../src/root.ts';
import { importGraph } from './architecture/imports.ts';

interface Found {
  place: string;
  pattern: string;
  flags: string;
}

/** Every regular expression that is written in a file, and whether the file also makes some while it runs. */
function readPatterns(file: string, source: string): { written: Found[]; makes: boolean } {
  const written: Found[] = [];
  let makes = false;
  new Visitor({
    Literal: (node) => 'regex' in node && written.push({ place: file, ...node.regex }),
    Identifier: ({ name }) => {
      makes ||= name === 'RegExp';
    },
  }).visit(parseSync(file, source).program);
  return { written, makes };
}

const files = [...importGraph(['src', 'commands']).keys()].map((file) => ({
  file,
  ...readPatterns(file, readFileSync(join(root, file), 'utf8')),
}));

const inCatalogue: Found[] = catalogue.all.flatMap(({ id, parts, mistaken }) =>
  [...Object.entries(parts), ...Object.entries(mistaken)].map(([name, { expression }]) => ({
    place: `data/providers/${id}.json, ${name}`,
    pattern: expression.source,
    flags: expression.flags,
  })),
);

/** Each pattern once, with one of the places where it stands. */
const patterns = new Map(
  [...files.flatMap(({ written }) => written), ...inCatalogue].map((one) => [`/${one.pattern}/${one.flags}`, one]),
);

/** Says whether the time that a pattern takes grows with the text's length alone, whatever the text is. */
async function isSafe({ pattern, flags }: Found): Promise<boolean> {
  // The checker doesn't know the flag `v`. A few properties of characters repeat nothing, so there is nothing to check.
  if (flags.includes('v')) return /^\^(\\p\{\w+\}\??)+\$$/.test(pattern);
  // The checker also measures time, so where others keep the processor busy it may be wrong once.
  for (let tries = 0; tries < 3; tries += 1) {
    if ((await check(pattern, flags, { timeout: 10_000 })).status === 'safe') return true;
  }
  return false;
}

test.each([...patterns])('%s is fast for every input', async (_, found) => {
  expect([found.place, await isSafe(found)]).toEqual([found.place, true]);
});

it('a pattern is made while the bot runs only from the catalogue, whose patterns are checked', () => {
  expect(files.filter(({ makes }) => makes).map(({ file }) => file)).toEqual(['src/providers/form.ts']);
});

it('a slow pattern would be found wherever it is written', async () => {
  const source = 'export const slow = (text: string) => [text].map((one) => one.replace(/(a+)+$/g, "").match(/b/));';
  const { written, makes } = readPatterns('slow.ts', source);
  expect(makes).toBe(false);
  expect(await Promise.all(written.map(isSafe))).toEqual([false, true]);
});
