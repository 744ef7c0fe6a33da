import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(undefined, 'http');
}, 60_000);
afterAll(() => stage.close());

it('a command is answered in the acknowledgement', async () => {
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(['https://paypal.me/ada']);
  expect(stage.sandbox.rejected()).toEqual([]);
});
