// @ts-check
// Preloaded before a restore, this kills the process right before the step of a number that it makes on the disk.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let steps = 0;
if (process.argv[1]?.endsWith('restore.js')) {
  for (const name of /** @type {const} */ (['renameSync', 'copyFileSync', 'fsyncSync'])) {
    const step = /** @type {(...given: unknown[]) => void} */ (fs[name]);
    Object.assign(fs, {
      [name]: (/** @type {unknown[]} */ ...given) => {
        if (steps === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
        steps += 1;
        step(...given);
      },
    });
  }
  syncBuiltinESMExports();
}
