import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { toSafeError } from '../src/log.ts';

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
});
