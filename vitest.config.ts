import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/faults/**'],
    setupFiles: ['tests/support/discord-first.ts', 'tests/support/to-say.ts'],
    isolate: false,
    testTimeout: 20_000,
  },
});
