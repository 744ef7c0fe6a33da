import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync, Visitor } from 'rolldown/utils';
import { root } from '../../src/root.ts';
import type { Graph } from './graph.ts';

/** Whether imports count that are made while the program runs, by `import()`, or those alone that are made at its start. */
type When = 'ever' | 'at start';

/** The files of our own that a file imports, types included, as paths from the root. Packages are left out. */
function importsOf(file: string, when: When): Set<string> {
  const imported = new Set<string>();
  function add(source: { type: string; value?: unknown } | null) {
    if (typeof source?.value === 'string' && source.value.startsWith('.')) {
      imported.add(join(dirname(file), source.value));
    }
  }
  const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors.map(({ message }) => message).join('; ')}`);
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => when === 'ever' && add(source),
    TSImportType: ({ source }) => add(source),
  }).visit(program);
  return imported;
}

/** Every source file in these folders of the root, with the source files among them that it imports. */
export function importGraph(folders: readonly string[], when: When = 'ever'): Graph {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => /\.(ts|js)$/.test(file)),
  );
  const own = new Set(files);
  return new Map(
    files.sort().map((file) => [file, new Set([...importsOf(file, when)].filter((path) => own.has(path)))]),
  );
}
