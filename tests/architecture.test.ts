import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../src/root.ts';
import { diagram } from './architecture/diagram.ts';
import { cycles, reachable } from './architecture/graph.ts';
import { importGraph } from './architecture/imports.ts';
import { emptyPlaces, folded, layers } from './architecture/layers.ts';

const files = importGraph(['src', 'commands', 'sandbox']);
const imports = folded(files);

it('no file imports itself through others', () => {
  expect(cycles(files)).toEqual([]);
});

it('no layer imports itself through others', () => {
  expect(cycles(imports)).toEqual([]);
});

it('no layer imports one that it may not import', () => {
  const forbidden = [...imports].flatMap(([layer, imported]) =>
    [...imported].filter((other) => !layers[layer]?.mayImport.includes(other)).map((other) => `${layer} → ${other}`),
  );
  expect(forbidden).toEqual([]);
});

it('an installation that has tokens loads the adapters that are on, and never the sandbox or prom-client', () => {
  const loaded = reachable(importGraph(['src', 'commands', 'sandbox'], 'at start'), 'src/main.ts');
  expect(loaded).toContain('src/run.ts');
  expect(
    loaded.filter((file) => /^(sandbox|src\/discord|src\/slack)\/|run-sandbox|metrics\/registry/.test(file)),
  ).toEqual([]);
});

it('every place that a layer names has files', () => {
  expect(emptyPlaces(files)).toEqual([]);
});

it('the diagram in docs/architecture.md is what the imports make; run this file with --update to write it', async () => {
  const file = join(root, 'docs/architecture.md');
  const text = readFileSync(file, 'utf8');
  const drawn = /(?<=```mermaid\n)graph TD.*?(?=\n```)/s;
  expect(text).toMatch(drawn);
  await expect(text.replace(drawn, () => diagram(imports))).toMatchFileSnapshot(file);
});
