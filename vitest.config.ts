import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

/** The others have a short form. */
const SLOW = 'backup,damage,failover,full-disk,kills,large,migrations,patience,power-cuts,shards,slow-disk,small-disk';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [`tests/faults/{${SLOW}}.test.ts`],
    setupFiles: ['tests/support/discord-first.ts', 'tests/support/to-say.ts', 'tests/support/watch-queries.ts'],
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Much of the time goes by in waiting for connections, so more workers than processors pay.
    maxWorkers: 3,
    testTimeout: 40_000,
    // What begins first in a worker may have to make a PostgreSQL in it.
    hookTimeout: 40_000,
    // V8 optimizes no expression any more in a process that has compiled so many of them as the tests do. A bot that runs for
    // long may come to that too, and then it must be fast enough as well, so each worker begins so.
    execArgv: ['--no-regexp-optimization'],
    // What is waited for happens within milliseconds, unless others keep the processors busy.
    expect: { poll: { timeout: 10_000 } },
  },
});
