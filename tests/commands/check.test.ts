import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  await ada.says('/tipjar add paypal adalovelace');
  await ada.says('/tipjar add ko-fi ada');
});

const verdict = (link: string, who = ben) => who.says(`/tipjar check @ada ${link}`);

describe('/tipjar check', () => {
  it.each([
    ['gumroad', 'ada', 'https://gumroad.com/ada'],
    ['afdian', 'ada', 'https://afdian.com/p/0123'],
    ['open-collective', 'ada', 'https://opencollective.com/ada/donate?redirect=https://evil.example'],
    ['paypal-donate', 'PTH2EXUDS423S', 'https://www.paypal.com/donate/?business=ada%40example.com'],
    ['patreon', 'ada', 'https://www.patreon.com/posts/hello-12345'],
    ['github-sponsors', 'ada', 'https://github.com/ada/engine'],
  ])('can’t tell where a link on the site of %s (%s) leads: %s', async (provider, handle, link) => {
    await ada.says(`/tipjar add ${provider} ${handle}`);
    expect(await verdict(link)).toSay('check.unreadable', { name: 'Ada' });
  });

  it.each([
    ['https://paypal.me/adalovelace', 'PayPal'],
    ['paypal.me/AdaLovelace/25EUR', 'PayPal'],
    ['https://www.paypal.com/paypalme/adalovelace?utm_source=x', 'PayPal'],
    ['adalovelace', 'PayPal'],
    ['ko-fi.com/ada', 'Ko-fi'],
    ['@ada', 'Ko-fi'],
  ])('says yes to %s', async (link, provider) => {
    expect(await verdict(link)).toSay('check.yes', { name: 'Ada', provider });
  });

  it.each([
    ['afdian', 'Afdian', 'ada', 'https://ifdian.net/a/ada'],
    [
      'paypal-donate',
      'PayPal Donate button',
      'PTH2EXUDS423S',
      'https://www.paypal.com/us/cgi-bin/webscr?cmd=_s-xclick&hosted_button_id=PTH2EXUDS423S',
    ],
  ])('says yes to the account of %s (%s) at another of its addresses', async (id, provider, handle, link) => {
    await ada.says(`/tipjar add ${id} ${handle}`);
    expect(await verdict(link)).toSay('check.yes', { name: 'Ada', provider });
  });

  it.each([
    'https://paypal.me/ada1ovelace',
    'https://paypal.me/adalovelace-tips',
    'https://paypal.me.evil.example/adalovelace',
    'https://paypal.me@evil.example/adalovelace',
    'https://evil.example/paypal.me/adalovelace',
    'venmo.com/u/adalovelace',
    'someone-else',
    'ada@example.com',
    'раypal.me/adalovelace',
    'paypal.me/ada\u200blovelace',
  ])('says no to %s, and warns', async (link) => {
    const answer = await verdict(link);
    expect(answer).toSay('check.no', { name: 'Ada' });
    expect(answer.text).not.toContain('adalovelace');
  });

  it.each([
    'https://bit.ly/adalovelace',
    'https://paypal.me/adalovelace?url=https://evil.example',
    'https://www.google.com/url?q=https://paypal.me/adalovelace',
    'https://www.paypal.com/adalovelace',
    'https://paypal.me/about',
    'https://www.paypal.com/qrcodes/managed/0a1b2c3d',
    'https://ko-fi.com/s/0123abcd',
    'https://help.ko-fi.com/ada',
  ])('can’t tell whom %s pays, and says where to look', async (link) => {
    expect(await verdict(link)).toSay('check.unreadable', { name: 'Ada' });
  });

  it('warns about somebody whose jar isn’t shown here, and doesn’t say why', async () => {
    expect(await ada.says('/tipjar check @ben ko-fi.com/ben')).toSay('check.no-jar', { name: 'Ben' });
    await ada.says('/tipjar pause');
    expect(await verdict('ko-fi.com/ada')).toSay('check.no-jar', { name: 'Ada' });
    await ada.says('/tipjar resume');
    await town.person('GRACE').says('/tipjar-admin suspend @ada');
    expect(await verdict('ko-fi.com/ada')).toSay('check.no-jar', { name: 'Ada' });
  });

  it('doesn’t tell of a jar that is listed elsewhere', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add ko-fi ada');
    const elsewhere = town.person('BEN', 'discord:2');
    expect(await verdict('ko-fi.com/ada', elsewhere)).toSay('check.no-jar', { name: 'Ada' });
  });

  it('knows only the links that members see', async () => {
    await town.person('GRACE').says('/tipjar-admin provider ko-fi block');
    expect(await verdict('ko-fi.com/ada')).toSay('check.no', { name: 'Ada' });
    await town.person('GRACE').says('/tipjar-admin remove-link @ada paypal');
    expect(await verdict('paypal.me/adalovelace')).not.toSay('check.yes');
  });

  it('is refused where tipping isn’t allowed', async () => {
    await town.person('GRACE').says('/tipjar-admin tippers roles');
    const refused = await ben.says('/tipjar check @ada ko-fi.com/ada');
    expect(refused.refused).toBe(true);
    expect(refused).not.toSay('check.yes');
  });

  it('answers for one’s own jar too', async () => {
    expect(await verdict('ko-fi.com/ada', ada)).toSay('check.yes', { name: 'Ada', provider: 'Ko-fi' });
  });

  it('says what to type', async () => {
    expect(await ben.says('/tipjar check @ada')).toSay('call.usage', { usage: '/tipjar check user link' });
  });
});
