import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import type { Command } from '../src/bot/command.ts';
import { usageOf } from '../src/bot/description.ts';
import { root } from '../src/root.ts';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/benchmarks.md',
  'docs/commands.md',
  'docs/hosting.md',
  'docs/operating.md',
  'docs/metrics.md',
  '.github/pull_request_template.md',
  '.github/ISSUE_TEMPLATE/service.yml',
];

/** A path from the root as it is written in prose and commands; a pattern such as `src/jars/*.ts` counts as its folder. */
const PATH = /(?<![\w./-])(?:\.ci|\.github|bench|commands|data|deploy|docs|sandbox|src|tests)(?:\/[\w.-]*\w)+/g;

/** The bot makes these when it starts. */
const DATABASE = /\.db$/;

/** Matches where a Markdown link leads to within the repository, and the heading there. */
const TARGET = /\]\((?!\w+:)([^)#]*)(?:#([^)]+))?\)/g;

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The names by which links lead to the headings of a document. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = read(document);
  const links = [...text.matchAll(TARGET)].map(([, path, heading]) => ({
    file: path ? join(dirname(document), path) : document,
    heading,
  }));

  it('names no path that does not exist', () => {
    const paths = [...text.matchAll(PATH)].map(([path]) => path);
    expect(paths.filter((path) => !DATABASE.test(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to no file that does not exist', () => {
    expect(links.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('links to no heading that does not exist', () => {
    expect(links.filter(({ file, heading }) => heading && !anchorsIn(read(file)).includes(heading))).toEqual([]);
  });
});

it('docs/commands.md has every command with its options', () => {
  const text = read('docs/commands.md');
  const all: readonly Command[] = commands;
  const usages = all.filter(({ hidden }) => !hidden).map((command) => `\`${usageOf(command)}\``);
  expect(usages.filter((usage) => !text.includes(usage))).toEqual([]);
});
