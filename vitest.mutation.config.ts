import { defineConfig } from 'vitest/config';

/** For mutation testing: the tests of the rules, without those that take long to say the same once more. */
export default defineConfig({
  test: {
    include: [
      'tests/{bot,jars,providers,discord,slack}/*.test.ts',
      'tests/commands/{lookalike,leaving,approval,tippers}.test.ts',
    ],
    exclude: [
      'tests/providers/{patterns,reading-properties,qr-png,funding,load-catalogue}.test.ts',
      'tests/bot/{sent-file,fairness,plain-text}.test.ts',
      'tests/{discord,slack}/{departure,manifest}.test.ts',
    ],
    testTimeout: 20_000,
  },
});
