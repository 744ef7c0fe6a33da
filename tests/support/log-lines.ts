import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.ts';

/** What is between a parenthesis and the one that closes it. Texts with a parenthesis that isn't closed would confuse it. */
function within(source: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
  }
  return source.slice(from, at - 1);
}

/** A text as it is written in the source, at the end of some code; `…` stands for what differs. */
const textAtEnd = (code: string): string | undefined =>
  /(['`])((?:(?!\1).)+)\1,?\s*$/.exec(code)?.[2]?.replace(/\$\{[^}]*\}/g, '…');

const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => join(folder, name)),
);

/** Lines whose text comes from elsewhere: from an error, or from what `fail`, `tell` and `persist` are given. */
const GIVEN = ['message', 'error.message', 'what', '…; trying again'];

/**
 * All that the sources can write to the log at the level info and above.
 * @throws {Error} for a line that isn't written where it's logged.
 */
export function logLines(): string[] {
  const lines: string[] = [];
  for (const file of sources) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const call of source.matchAll(/\blog\s*\.(?:info|warn|error|fatal)\(/g)) {
      const given = within(source, call.index + call[0].length);
      const text = textAtEnd(given);
      const last = given.split(/,\s*/).at(-1)?.trim() ?? '';
      if (text !== undefined && !GIVEN.includes(text)) lines.push(text);
      else if (text === undefined && !GIVEN.includes(last))
        throw new Error(`${file} logs a line of unknown text: ${given}`);
    }
    for (const [, failure = ''] of source.matchAll(/(?:[{,] failure:|const failure =) ((['`]).+?\2)/g))
      lines.push(`${textAtEnd(failure)}; trying again`);
    for (const [, message = ''] of source.matchAll(/\b(?:fail|tell)\(\w+, ('[^']+')\)/g))
      lines.push(textAtEnd(message) ?? '');
  }
  return [...new Set(lines)].sort();
}
