import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
}, 60_000);
afterEach(() => stage.close());

const FUNDING = 'github: [octocat, surftocat]\nliberapay: ada\ncustom: https://paypal.me/adalovelace\nflattr: ada';
const LINKS = [
  'https://github.com/sponsors/octocat',
  'https://ko-fi.com/ada',
  'https://liberapay.com/ada',
  'https://paypal.me/adalovelace',
];

it.each(['discord', 'slack'] as const)(
  'on %s, a link that was pasted alone and those of a file are in the jar, also when the bot is started again',
  async (platform) => {
    const ada = () => stage.seat(platform, 'ada');
    // A form keeps the line breaks, which a command has on neither platform.
    const pasted = async () => (await ada().says('/tipjar import')).submit({ text: FUNDING });
    const ben = () => stage.seat(platform, 'ben');
    const added = await ada().says('/tipjar add https://ko-fi.com/ada/membership?ref=x');
    expect(added).toSay('add.done', { provider: 'Ko-fi', handle: 'ada' });
    expect(await ada().says('/tipjar add https://ko-fi.com/home')).toSay('handle.problem.reserved', {
      provider: 'Ko-fi',
    });
    expect(await ada().says('/tipjar add https://gofund.me/1a2b3c4d')).toSay('handle.problem.short-link', {
      provider: 'GoFundMe',
    });

    const preview = await pasted();
    expect(preview).toSay('import.line.taken');
    expect(preview).toSay('import.line.second', { other: 'octocat' });
    expect(preview).toSay('unlinked.closed', { service: 'Flattr' });
    expect((await ben().says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    await preview.press('tipjar publish');
    expect((await ben().says('/tip @ada')).links.toSorted()).toEqual(LINKS);

    await stage.restart();
    expect((await ben().says('/tip @ada')).links.toSorted()).toEqual(LINKS);
    expect(await ada().says('/tipjar add ko-fi.com/ada')).toSay('add.same', { provider: 'Ko-fi', handle: 'ada' });
    expect(await ben().says('/tipjar check @ada https://www.paypal.com/paypalme/AdaLovelace')).toSay('check.yes', {
      provider: 'PayPal',
    });
    expect(await ben().says('/tipjar check @ada https://www.paypal.com/donate/?campaign_id=WWL4VPVBUS4SA')).toSay(
      'check.unreadable',
    );
    expect(await ben().says('/tipjar check @ada https://paypal.me/somebody')).toSay('check.no');
    const again = await pasted();
    expect(again).toSay('import.line.there');
  },
  60_000,
);
