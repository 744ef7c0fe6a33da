import { Writable } from 'node:stream';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { toSafeError, withoutSecrets } from '../src/log.ts';
import { costOf } from './support/cost.ts';

function logged(error: unknown): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  pino({ serializers: { err: toSafeError } }, stream).error({ err: error }, 'something failed');
  return text;
}

describe('an error in the log', () => {
  it('has its name, code, message and stack, and no other property', () => {
    const error = Object.assign(new Error('Unknown interaction'), {
      code: 10062,
      url: 'https://discord.com/api/interactions/1/canary/callback',
      requestBody: { json: { content: 'canary' } },
      data: { token: 'canary' },
    });
    const line = logged(error);
    expect(line).toContain('Unknown interaction');
    expect(line).toContain('10062');
    expect(line).toContain('log.test.ts');
    expect(line).not.toContain('canary');
  });

  it('hides tokens and the paths of addresses in its message and in its cause’s', () => {
    const discord = `${'M'.repeat(26)}.abcdef.${'x'.repeat(38)}`;
    const cause = new Error(
      `connect wss://gateway.example/?token=canary with xoxb-1-canary, xapp-1-canary, ${discord}`,
    );
    const line = logged(new Error('failed: https://hooks.slack.com/commands/T1/canary', { cause }));
    expect(line).toContain('failed: https://hooks.slack.com');
    for (const secret of ['canary', discord]) expect(line).not.toContain(secret);
  });

  it('keeps its beginning and its stack when its message is very long', () => {
    const line = logged(new Error(`Invalid payload: ${'many words '.repeat(10_000)}`));
    expect(line).toContain('Invalid payload: many words');
    expect(line).toContain('characters left out');
    expect(line).toContain('log.test.ts');
    expect(line.length).toBeLessThan(20_000);
  });

  it('shows no part of a secret that is cut', () => {
    for (let before = 3_900; before < 4_200; before += 1) {
      const text = `${' '.repeat(before)}https://hooks.slack.com/T1/canary${'-canary'.repeat(100)}${' '.repeat(before)}`;
      expect(logged(new Error(text))).not.toContain('canary');
    }
  });

  it('ends where its causes go round in a circle', () => {
    const error = new Error('first');
    error.cause = new Error('second', { cause: error });
    expect(logged(error)).toContain('second');
  });

  it('shows a code that is a text or a number, and no other', () => {
    expect(logged(Object.assign(new Error('x'), { code: 'https://x.example/canary' }))).not.toContain('canary');
    expect(logged(Object.assign(new Error('x'), { code: { token: 'canary' } }))).not.toContain('canary');
    expect(logged(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toContain('SQLITE_FULL');
  });
});

describe('what is taken out of a text', () => {
  /** This says what has to be hidden. It takes seconds for a long text, so it is only a measure here. */
  const SECRET =
    /(?<=(?:https?|wss?):\/\/[^\s/]*)\/\S*|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\b[\w-]{24,}\.[\w-]{6}\.[\w-]{27,}/g;
  const piece = fc.constantFrom(
    ...['https://', 'http:/', 'wss://', 's', '/', '//', ' ', '\n', '.', '-', '--', ':', 'a', 'é', '[hidden]', '"'],
    ...['xoxb-', 'xapp-', 'xox', 'abcdef', '-abcde', 'M'.repeat(24), 'M'.repeat(23), '-'.repeat(24), 'x'.repeat(27)],
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('is what one slow pattern finds', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(withoutSecrets(typed)).toBe(typed.replace(SECRET, '[hidden]'));
      }),
      { numRuns: 20_000 },
    );
  });

  it('takes no longer than 20 ms, however long the text is', async () => {
    for (const part of ['a', '-', 'a-', 'x.', 'xoxb', 'https://', 'wss://a', 'M'.repeat(30), 'thbwpappb-bbx-', '/ ']) {
      const error = new Error(part.repeat(65_536 / part.length));
      expect([part, await costOf(() => toSafeError(error))]).toEqual([part, expect.toSatisfy((cost) => cost < 20)]);
      expect(await costOf(() => withoutSecrets(error.message))).toBeLessThan(20);
    }
  });
});
