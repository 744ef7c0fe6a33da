import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/root.ts';

export const freshFolder = () => mkdtempSync(join(tmpdir(), 'tip-jar-process-'));

export interface Process {
  child: ChildProcess;
  /** All that it printed. */
  output(): string;
  exited: Promise<number | null>;
  /** Resolves to the first match. @throws {Error} with the output when the process ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
}

/**
 * Tip Jar as it was built, in a folder and an environment of its own.
 * @param file One of its entries.
 * @param typed What is typed behind it.
 */
export function startProcess(
  folder: string,
  variables: Record<string, string>,
  file = 'main.js',
  typed: readonly string[] = [],
): Process {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...variables };
  const child = spawn(process.execPath, [join(root, 'dist/src', file), ...typed], { cwd: folder, env });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += String(data);
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    output: () => output,
    exited,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output);
          if (found) resolve(found);
        };
        listeners.add(look);
        void exited.then((code) => reject(new Error(`it ended with ${code}:\n${output}`)));
        look();
      }),
  };
}
