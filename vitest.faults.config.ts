import { defineConfig } from 'vitest/config';

/** What breaks disks and kills processes, and takes minutes. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 600_000,
    fileParallelism: false,
  },
});
