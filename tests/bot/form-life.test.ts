import { expect, it } from 'vitest';
import { FORM_LIFE } from '../../src/bot/dispatch/run-command.ts';
import { createTown } from '../support/town.ts';

it('a form is taken for an hour, a button for ever', async () => {
  const town = createTown({ ADA: { name: 'Ada' } });
  const ada = town.person('ADA');
  await ada.says('/tipjar add paypal adalovelace');
  const shown = await ada.says('/tipjar show');
  const form = await ada.says('/tipjar message');
  town.clock.now += FORM_LIFE;
  expect((await form.submit({ text: 'Hello' })).refused).toBe(false);
  town.clock.now += 1;
  expect(await form.submit({ text: 'Hello again' })).toSay('call.form-expired');
  expect((await shown.press('tipjar pause')).refused).toBe(false);
});
