import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../src/root.ts';
import { logLines } from './support/log-lines.ts';

it('docs/operating.md says of each line of the log, and of no other, what it means', () => {
  const text = readFileSync(join(root, 'docs/operating.md'), 'utf8');
  const section = text.slice(text.indexOf('## What the log says'));
  const explained = [...section.matchAll(/^\| `(.+?)` +\|/gm)].map(([, line]) => line);
  expect(explained.sort()).toEqual(logLines());
});
