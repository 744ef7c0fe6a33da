import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createStateFile, readState } from '../../sandbox/state-file.ts';
import { recordedLog } from '../support/recorded-log.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('a saved town is private, and so is its folder, also where an earlier run left a file for all to read', async () => {
  const log = recordedLog();
  const file = join(mkdtempSync(join(tmpdir(), 'tip-jar-state-')), 'new/town.json');
  await createStateFile(file, () => ({}), log).flush();
  expect([modeOf(dirname(file)), modeOf(file)]).toEqual(['700', '600']);
  writeFileSync(`${file}.tmp`, 'torn');
  chmodSync(`${file}.tmp`, 0o644);
  await createStateFile(file, () => ({}), log).flush();
  expect(modeOf(file)).toBe('600');
  chmodSync(file, 0o644);
  await readState(file, () => undefined, log);
  expect(modeOf(file)).toBe('600');
});
