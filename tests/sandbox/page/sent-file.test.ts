import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestFile, toSentFile } from '../../../sandbox/page/shared/files/sent-file.js';
import { discordBodies } from '../../../sandbox/visit-bodies.ts';

const taken = (sent: object) => discordBodies.upload.safeParse({ as: 'ada', ...sent }).success;

test('a file of any name and content is accepted by the sandbox and arrives unchanged', async () => {
  const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 130 }), fc.string({ minLength: 99, maxLength: 130 }));
  await fc.assert(
    fc.asyncProperty(names, fc.uint8Array(), async (name, bytes) => {
      const sent = await toSentFile(new File([Uint8Array.from(bytes)], name));
      if ('error' in sent) throw new Error(sent.error);
      expect(taken(sent)).toBe(true);
      expect(sent.name).toMatch(/^\S(?:[^\n\t]*\S)?$/u);
      expect(Buffer.from(sent.base64, 'base64')).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 40 },
  );
});

test('a name stays as it is, and a long one keeps its ending', async () => {
  expect(await toSentFile(new File([], 'FUNDING.yml'))).toMatchObject({ name: 'FUNDING.yml' });
  expect(await toSentFile(new File([], `${'x'.repeat(120)}.yml`))).toMatchObject({ name: `${'x'.repeat(96)}.yml` });
});

test('the largest file is taken, and one byte more is too large', async () => {
  const sent = await toSentFile(new File([new Uint8Array(largestFile)], 'a'));
  expect(taken(sent)).toBe(true);
  const larger = new File([new Uint8Array(largestFile + 1)], 'a');
  expect(await toSentFile(larger)).toEqual({ error: 'fileTooLarge' });
});

test('a file that is no longer there can’t be read', async () => {
  const gone = new File([], 'gone.yml');
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  expect(await toSentFile(gone)).toEqual({ error: 'fileUnreadable' });
});
