import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A one-off tip, a membership, a project and a cryptocurrency. */
const four = {
  paypal: 'adalovelace',
  patreon: 'adalovelace',
  'open-collective': 'babel',
  'lightning-address': 'ada@example.com',
};
const links = [
  'https://paypal.me/adalovelace',
  'https://www.patreon.com/adalovelace',
  'https://opencollective.com/babel/donate',
];

/** Counts what a person does, each command, choice, form and press as one. */
function counting() {
  let count = 0;
  return {
    does<Result>(action: Promise<Result>): Promise<Result> {
      count += 1;
      return action;
    },
    done: () => count,
  };
}

async function liveWithin(stage: Stage, platform: 'discord' | 'slack', most: number): Promise<void> {
  const { does, done } = counting();
  const ada = stage.seat(platform, 'ada');
  const menu = await does(ada.says('/tipjar setup'));
  const form = await does(menu.choose(...Object.keys(four)));
  const preview = await does(form.submit(four));
  expect(preview.links).toEqual(links);
  const published = await does(preview.press('tipjar publish'));
  expect(published).toSay('standing.live');
  expect(published).toSay('publish.next');
  expect(done()).toBeLessThanOrEqual(most - 1);
  expect((await stage.seat(platform, 'ben').says('/tip @ada')).links).toEqual(links);
}

it('a creator on Discord over HTTP is live in as many actions', async () => {
  const http = await openStage(undefined, 'http');
  onTestFinished(() => http.close());
  await liveWithin(http, 'discord', 5);
});

it.each([
  ['discord', 5],
  ['slack', 6],
] as const)('a creator on %s is live with services of every kind in at most %i actions', (platform, most) =>
  liveWithin(stage, platform, most),
);

it('Publish is the button of Slack’s window itself, and closing the window loses nothing', async () => {
  const { slack } = stage.sandbox.visitors();
  const ben = stage.seat('slack', 'ben');
  const form = await (await ben.says('/tipjar setup')).choose('paypal', 'ko-fi');
  await form.submit({ paypal: 'benny', 'ko-fi': 'benny' });
  const [view] = slack.scene('ben').views;
  expect(view?.submit?.text).toBe('Publish');
  expect(view?.close?.text).toBe('Finish later');
  await slack.closeView('ben', view?.id ?? '');
  expect(slack.scene('ben').views).toEqual([]);

  const offer = await ben.says('/tipjar');
  expect(offer).toSay('setup.begun', { providers: 'PayPal and Ko-fi' });
  const preview = await offer.press('tipjar setup preview');
  const more = await (await preview.press('tipjar setup')).choose('patreon');
  const whole = await more.submit({ patreon: 'benny' });
  expect(whole.links).toHaveLength(3);
  expect(await whole.press('tipjar publish')).toSay('standing.live');
});

it('a group of services takes the place of another in Discord’s one menu, and what was begun stays', async () => {
  const ben = stage.seat('discord', 'ben');
  const first = await (await (await ben.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'benny' });
  const bank = await (await first.press('tipjar setup')).press('tipjar setup', { group: 'bank' });
  const form = await bank.choose('iban');
  const preview = await form.submit({ iban: 'NL91 ABNA 0417 1643 00' });
  expect(preview.links).toEqual(['https://paypal.me/benny']);
  expect(preview.text).toContain('NL91');
  const without = await preview.choose('iban');
  expect(without.text).not.toContain('NL91');
  expect(await without.press('tipjar publish')).toSay('standing.live');
});
