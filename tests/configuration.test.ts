import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.ts';
import { knownVariables } from './deploy/variables.ts';
import { freshFolder, startProcess } from './support/process.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The Configuration table of README, without its head. */
function tabled(): string[] {
  const text = read('README.md');
  const section = text.slice(text.indexOf('\n## Configuration'));
  const first = [...section.matchAll(/^\| (`.+?) +\|/gm)].map(([, cell = '']) => cell);
  return first.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z\d_]+)`/g)].map(([, name = '']) => name));
}

describe('what can be configured', () => {
  it('is in README’s table, each variable once and no other', () => {
    expect(knownVariables.length).toBeGreaterThan(10);
    expect(tabled().sort()).toEqual([...knownVariables].sort());
  });

  it('is in .env.example, each variable once and no other but what compose.postgres.yaml takes from there', () => {
    const set = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z\d_]+)=/gm)].map(([, name = '']) => name);
    expect(set.sort()).toEqual([...knownVariables, 'POSTGRES_PASSWORD'].sort());
    expect(read('compose.postgres.yaml')).toContain('POSTGRES_PASSWORD:?');
  });
});

describe('a wrong configuration', () => {
  it.each([
    ['an address without https', { PUBLIC_URL: 'tips.example.com' }, 'PUBLIC_URL: must be an http or https address'],
  ])('is told in a sentence: %s', async (_, variables, sentence) => {
    const bot = startProcess(freshFolder(), variables);
    expect(await bot.exited).toBe(1);
    const [head, ...problems] = bot.output().trimEnd().split('\n');
    expect(head).toBe('Tip Jar can’t start with this configuration:');
    expect(problems).toEqual([expect.stringContaining(sentence)]);
    expect(bot.output()).not.toContain('canary');
  });
});
