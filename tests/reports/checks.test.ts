import { describe, expect, test } from 'vitest';
import { createTown } from '../support/town.ts';

const SAME = 'the same account';
const UNSEEN = 'the page may be the same account’s';
const OTHER = 'another account';

/** What is in Ada's jar, what somebody posted as hers, and what `/tipjar check` answers. A new report is a line more. */
const reports: [jar: string, posted: string, verdict: 'yes' | 'no' | 'unreadable', why: string][] = [
  ['gumroad ada', 'https://gumroad.com/ada', 'unreadable', UNSEEN],
  ['gumroad ada', 'https://ada.gumroad.com/l/coffee', 'yes', SAME],
  ['gumroad ada/l/coffee', 'https://ada.gumroad.com/', 'yes', SAME],
  ['gumroad ada', 'https://eve.gumroad.com/l/coffee', 'no', OTHER],
  ['gumroad ada', 'https://gum.co/coffee', 'unreadable', UNSEEN],
  ['afdian ada', 'https://ifdian.net/a/ada', 'yes', SAME],
  ['afdian ada', 'https://afdian.com/p/0a1b2c', 'unreadable', UNSEEN],
  [
    'paypal-donate 4X5F6DNT934HY',
    'https://www.paypal.com/us/cgi-bin/webscr?cmd=_s-xclick&hosted_button_id=4X5F6DNT934HY',
    'yes',
    SAME,
  ],
  ['paypal-donate 4X5F6DNT934HY', 'https://www.paypal.com/donate/?hosted_button_id=PTH2EXUDS423S', 'no', OTHER],
  ['paypal-donate 4X5F6DNT934HY', 'https://www.paypal.com/donate/?campaign_id=WWL4VPVBUS4SA', 'unreadable', UNSEEN],
  ['paypal-donate 4X5F6DNT934HY', 'https://paypal.me/ada', 'unreadable', UNSEEN],
  ['paypal adal', 'https://www.paypal.com/donate/?hosted_button_id=PTH2EXUDS423S', 'unreadable', UNSEEN],
  ['paypal adal', 'https://www.paypal.com/donate?business=ABCDEFGH23456', 'unreadable', UNSEEN],
  ['paypal adal', 'https://py.pl/26TSag', 'unreadable', UNSEEN],
  ['paypal adal', 'https://www.paypal.com/fr/paypalme/AdaL/5', 'yes', SAME],
  ['paypal adal', 'https://paypal.me/eve', 'no', OTHER],
  ['patreon ada', 'https://www.patreon.com/user?u=12345', 'unreadable', UNSEEN],
  ['patreon ada', 'https://www.patreon.com/join/10343002', 'unreadable', UNSEEN],
  ['patreon ada', 'https://www.patreon.com/c/ADA/posts', 'yes', SAME],
  ['patreon ada', 'https://www.patreon.com/cw/eve', 'no', OTHER],
  ['patreon c/u12345', 'https://www.patreon.com/user?u=12345', 'unreadable', UNSEEN],
  ['patreon c/u12345', 'https://www.patreon.com/user?u=54321', 'no', OTHER],
  ['youtube-memberships ada', 'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/join', 'unreadable', UNSEEN],
  ['liberapay ada', 'https://liberapay.com/~12345', 'unreadable', UNSEEN],
  ['issuehunt ada', 'https://issuehunt.io/r/ada/hello', 'yes', SAME],
  ['issuehunt ada/hello', 'https://issuehunt.io/r/ada/world', 'no', OTHER],
  ['itch-io ada', 'https://ada.itch.io/game', 'yes', SAME],
  ['itch-io ada', 'https://eve.itch.io/game', 'no', OTHER],
  ['indiegogo thing', 'https://www.indiegogo.com/projects/ada/thing', 'unreadable', UNSEEN],
  ['bandcamp ada', 'https://ada.bandcamp.com/subscribe', 'unreadable', UNSEEN],
  ['iban NL91ABNA0417164300/Ada Lovelace', 'NL91 ABNA 0417 1643 00', 'yes', SAME],
  ['iban NL91ABNA0417164300', 'DE89 3704 0044 0532 0130 00', 'no', OTHER],
  ['swish 0708761043', '+46 70 876 10 43', 'yes', SAME],
  ['swish 0708761043', 'https://app.swish.nu/1/p/sw/?sw=46708761043', 'yes', SAME],
  ['swish 0708761043', '0708761044', 'no', OTHER],
  ['bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'no', OTHER],
  ['ko-fi ada', 'https://ko-fi.com/s/0123abcd', 'unreadable', UNSEEN],
  ['ko-fi ada', 'https://ko-fi.com.evil.example/ada', 'no', 'another site'],
  ['ko-fi ada', 'https://www.patreon.com/ada', 'no', 'another service'],
];

describe.each(['discord:1', 'slack:T1'] as const)('on %s', (community) => {
  test.each(reports)('with %s in the jar, %s is answered with %s (%s)', async (jar, posted, verdict) => {
    const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
    const ada = town.person('ADA', community);
    const added = await ada.says(`/tipjar add ${jar}`);
    // What gives something away about its owner is shown first, and published then.
    if (added.actions.some(({ command }) => command === 'tipjar publish')) await added.press('tipjar publish');
    expect(await town.person('BEN', community).says(`/tipjar check @ada ${posted}`)).toSay(`check.${verdict}`);
  });
});
