import { defineConfig } from 'vitest/config';

/** For mutation testing: the tests of the rules, without those that take long to say the same once more. */
export default defineConfig({
  test: {
    include: [
      'tests/{bot,text,connections,jars,providers,discord,slack}/*.test.ts',
      'tests/fair-queue.test.ts',
      'tests/commands/{lookalike,leaving,approval,tippers,holds,decided-as-shown}.test.ts',
    ],
    exclude: [
      'tests/providers/{patterns,reading-properties,qr-png,funding,load-catalogue}.test.ts',
      'tests/bot/fairness.test.ts',
      'tests/connections/sent-file.test.ts',
      'tests/text/plain-text.test.ts',
      'tests/{discord,slack}/{connection,departure,manifest}.test.ts',
    ],
    setupFiles: ['tests/support/to-say.ts'],
    testTimeout: 20_000,
  },
});
