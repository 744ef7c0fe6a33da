import type { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { ask } from '../../src/slack/ask.ts';
import { createCourier } from '../../src/slack/courier.ts';
import { createPeople } from '../../src/slack/people.ts';
import { noOutbox, quiet } from '../support/recorded-presence.ts';

/** In which language somebody is answered, and for whom the bot was asked for the language it has kept. */
async function answered(info: () => Promise<unknown>) {
  const asked: string[] = [];
  const bot = {
    answer: async () => ({ kind: 'reply' as const, card: { title: ['Here'], parts: [] } }),
    outbox: noOutbox,
    greet: async () => false,
    reaction: async () => undefined,
    isNew: async () => true,
    async keptLanguage(...whose: string[]) {
      asked.push(whose.join(' in '));
      return 'fr' as const;
    },
  };
  const client = { users: { info } } as unknown as WebClient;
  const { language } = ask(
    {
      call: { id: 'slack:1', command: 'tipjar help', options: {} },
      ...{ team: 'T1', user: 'U1', userName: 'ada', home: false, channel: 'C1', trigger: '1' },
    },
    {
      ...{ refusing: undefined, bot, client, now: Date.now, log: quiet },
      courier: createCourier(client, Date.now, quiet),
      people: createPeople(client, Date.now, quiet),
      files: { origins: [], log: quiet },
    },
  );
  return { language: await language, asked };
}

it('the language that the bot has kept is asked for where Slack doesn’t tell the caller’s profile', async () => {
  const kept = { language: 'fr', asked: ['slack:T1:U1 in slack:T1'] };
  expect(await answered(() => Promise.reject(new Error('fetch failed')))).toEqual(kept);
  expect(await answered(async () => ({}))).toEqual(kept);
});

it('the store isn’t asked for the language of somebody whose profile Slack tells', async () => {
  expect(await answered(async () => ({ user: { locale: 'en-US' } }))).toEqual({ language: 'en', asked: [] });
  expect(await answered(async () => ({ user: { locale: 'fr-CA' } }))).toEqual({ language: 'fr', asked: [] });
});
