import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.ts';

const documents = [
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/benchmarks.md',
  '.github/pull_request_template.md',
  '.github/ISSUE_TEMPLATE/service.yml',
];

/** A path from the root as it is written in prose and commands; a pattern such as `src/jars/*.ts` counts as its folder. */
const PATH = /(?<![\w./-])(?:\.ci|\.github|bench|commands|data|docs|sandbox|src|tests)(?:\/[\w.-]*\w)+/g;

/** Matches where a Markdown link leads to within the repository, without a heading's name. */
const TARGET = /\]\((?!\w+:)([^)#]+)/g;

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names no path that does not exist', () => {
    const paths = [...text.matchAll(PATH)].map(([path]) => path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to no file that does not exist', () => {
    const targets = [...text.matchAll(TARGET)].map(([, target = '']) => join(dirname(document), target));
    expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
});
