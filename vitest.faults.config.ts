import { defineConfig } from 'vitest/config';

/** What breaks disks, connections and clocks, kills processes and goes on for long: it takes about an hour. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    setupFiles: ['tests/support/discord-first.ts', 'tests/support/to-say.ts'],
    env: { TIP_JAR_FAULTS: 'whole' },
    testTimeout: 600_000,
    fileParallelism: false,
  },
});
