import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;

describe('/tipjar add', () => {
  it('takes a handle, a handle with @ and a pasted link', async () => {
    for (const typed of [
      'adalovelace',
      '@adalovelace',
      'https://paypal.me/adalovelace?locale.x=en',
      'paypal.me/adalovelace',
    ]) {
      await ada.says(`/tipjar add paypal ${typed}`);
      expect(await linksOfAda(), typed).toEqual(['https://paypal.me/adalovelace']);
      await ada.says('/tipjar remove paypal');
    }
  });

  it('knows a provider by its name too', async () => {
    expect((await ada.says('/tipjar add Ko-Fi ada')).refused).toBe(false);
    expect(await linksOfAda()).toEqual(['https://ko-fi.com/ada']);
  });

  it('names the nearest for an unknown provider', async () => {
    const answer = await ada.says('/tipjar add paypall adalovelace');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('provider.unknown', { typed: 'paypall', nearest: 'paypal' });
    expect(await linksOfAda()).toEqual([]);
    expect(await ada.says('/tipjar add myspace ada')).toSay('provider.unknown', { typed: 'myspace', nearest: 'none' });
  });

  it('shows an example for a handle of the wrong form', async () => {
    const answer = await ada.says('/tipjar add paypal ada.lovelace!');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('handle.problem.form', { provider: 'PayPal', example: 'yourname' });
    expect(await linksOfAda()).toEqual([]);
  });

  it('refuses a link of another site, and of another provider by its name', async () => {
    for (const typed of [
      'https://evil.example/ada',
      'https://paypal.me.evil.example/ada',
      'https://paypal.me@evil.example/ada',
    ]) {
      const answer = await ada.says(`/tipjar add paypal ${typed}`);
      expect(answer.refused, typed).toBe(true);
      expect(answer.links).toEqual([]);
    }
    expect(await ada.says('/tipjar add paypal https://ko-fi.com/ada')).toSay('handle.problem.other-provider', {
      provider: 'PayPal',
      other: 'Ko-fi',
      otherId: 'ko-fi',
    });
    expect(await linksOfAda()).toEqual([]);
  });

  it('says of a link that it is in the jar already, and refuses another handle for it', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    expect(await ada.says('/tipjar add paypal AdaLovelace')).toSay('add.same', {
      provider: 'PayPal',
      handle: 'adalovelace',
    });
    expect(await ada.says('/tipjar add paypal countess')).toSay('add.other-handle', {
      provider: 'PayPal',
      handle: 'adalovelace',
      id: 'paypal',
    });
    expect(await linksOfAda()).toEqual(['https://paypal.me/adalovelace']);
  });

  it('refuses an eleventh link', async () => {
    const providers = [
      'paypal',
      'ko-fi',
      'venmo',
      'patreon',
      'twitch',
      'bandcamp',
      'liberapay',
      'revolut',
      'cash-app',
      'gofundme',
    ];
    for (const provider of providers) {
      expect(await ada.says(`/tipjar add ${provider} adalovelace`), provider).toSay('add.done', {
        handle: 'adalovelace',
      });
    }
    const answer = await ada.says('/tipjar add buy-me-a-coffee adalovelace');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('jar.full', { most: 10 });
    expect(await linksOfAda()).toHaveLength(10);
  });

  it('says what is missing', async () => {
    for (const text of ['/tipjar add paypal', '/tipjar add']) {
      expect(await ada.says(text)).toSay('call.usage', { usage: '/tipjar add provider handle' });
    }
  });
});

describe('/tipjar remove', () => {
  it('takes a link out and offers to put it back', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const removed = await ada.says('/tipjar remove paypal');
    expect(await linksOfAda()).toEqual([]);
    await removed.press('tipjar add', { provider: 'paypal' });
    expect(await linksOfAda()).toEqual(['https://paypal.me/adalovelace']);
  });

  it('is refused for a link that isn’t in the jar', async () => {
    expect(await ada.says('/tipjar remove paypal')).toSay('jar.none');
    await ada.says('/tipjar add paypal adalovelace');
    expect(await ada.says('/tipjar remove venmo')).toSay('remove.absent', { provider: 'Venmo' });
  });
});

describe('/tipjar show', () => {
  it('says what to do without a jar', async () => {
    expect(await ada.says('/tipjar show')).toSay('jar.none');
  });

  it('shows the links and how the jar stands here', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const shown = await ada.says('/tipjar show');
    expect(shown.text).toContain('adalovelace');
    expect(shown).toSay('standing.live');
    expect(await shown.press('tipjar pause')).toSay('standing.paused');
    expect(await (await ada.says('/tipjar show')).press('tipjar resume')).toSay('standing.live');
  });

  it('offers to publish a jar from another community', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add paypal adalovelace');
    const there = town.person('ADA', 'discord:2');
    const shown = await there.says('/tipjar show');
    expect(shown).toSay('standing.unlisted');
    await shown.press('tipjar publish');
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toHaveLength(1);
  });

  it('answers a button whose jar is gone', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const shown = await ada.says('/tipjar show');
    await (await ada.says('/tipjar delete')).press('tipjar delete now');
    for (const pressed of [shown.press('tipjar pause'), shown.press('tipjar remove', { provider: 'paypal' })]) {
      const refused = await pressed;
      expect(refused.refused).toBe(true);
      expect(refused).toSay('jar.none');
    }
  });
});

describe('/tipjar message', () => {
  beforeEach(() => ada.says('/tipjar add paypal adalovelace'));

  it('takes 200 characters and refuses 201', async () => {
    expect((await ada.says(`/tipjar message ${'é'.repeat(200)}`)).refused).toBe(false);
    const refused = await ada.says(`/tipjar message ${'é'.repeat(201)}`);
    expect(refused.refused).toBe(true);
    expect(refused).toSay('message.too-long', { most: 200, length: 201 });
    expect((await ben.says('/tip @ada')).text).toContain('é'.repeat(200));
  });

  it('refuses invisible characters and takes emoji', async () => {
    for (const hidden of ['\u200b', '\u202e', '\u2066', '\ufeff', '\u{e0041}', '\u00ad', 'a\u0301\u0301\u0301\u0301']) {
      const refused = await ada.says(`/tipjar message Hello${hidden}world`);
      expect(refused.refused, hidden.codePointAt(0)?.toString(16)).toBe(true);
    }
    expect((await ada.says('/tipjar message Merci ❤️ 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿')).refused).toBe(false);
  });

  it('is edited and removed in a form', async () => {
    await ada.says('/tipjar message Thanks!');
    const form = await ada.says('/tipjar message');
    expect(form.form.fields[0]?.value).toBe('Thanks!');
    const wrong = await form.submit({ text: 'x'.repeat(201) });
    expect(wrong.reply.refusal?.fields.text).toSay('message.too-long', { length: 201, most: 200 });
    await form.submit({ text: '' });
    expect((await ben.says('/tip @ada')).text).not.toContain('Thanks!');
  });

  it('needs a jar', async () => {
    expect(await ben.says('/tipjar message hello')).toSay('jar.none');
    expect(await ben.says('/tipjar message')).toSay('jar.none');
  });
});

describe('/tipjar currency', () => {
  it('takes an ISO code in any case and refuses what is no currency', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    expect(await ada.says('/tipjar currency eur')).toSay('currency.done', { currency: 'EUR' });
    expect((await ada.says('/tipjar currency eurros')).refused).toBe(true);
    expect(await ada.says('/tipjar show')).toSay('show.currency', { currency: 'EUR' });
    expect(await ben.says('/tipjar currency EUR')).toSay('jar.none');
  });
});

describe('/tipjar pause and resume', () => {
  it('are refused where there is nothing to change', async () => {
    expect(await ada.says('/tipjar pause')).toSay('jar.none');
    await ada.says('/tipjar add paypal adalovelace');
    expect(await ada.says('/tipjar resume')).toSay('jar.already.live');
    await ada.says('/tipjar pause');
    expect(await ada.says('/tipjar pause')).toSay('jar.already.paused');
  });

  it('stay as they are when a link is added', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await ada.says('/tipjar pause');
    expect(await ada.says('/tipjar add ko-fi ada')).toSay('standing.paused');
    expect((await ben.says('/tip @ada')).refused).toBe(true);
  });

  it('say that the jar isn’t listed here', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add paypal adalovelace');
    expect(await town.person('ADA', 'discord:2').says('/tipjar pause')).toSay('jar.unlisted');
  });
});

describe('/tipjar export', () => {
  it('gives everything that is held, as JSON', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await ada.says('/tipjar message Thanks!');
    const { file } = (await ada.says('/tipjar export')).reply;
    const held = JSON.parse(new TextDecoder().decode(file?.content));
    expect(file?.name).toBe('tip-jar.json');
    expect(held).toMatchObject({
      account: 'slack:T1:ADA',
      jar: {
        message: 'Thanks!',
        links: [{ provider: 'paypal', handle: 'adalovelace', link: 'https://paypal.me/adalovelace' }],
      },
      listings: [{ community: 'slack:T1', status: 'live' }],
    });
  });

  it('says so when nothing is held', async () => {
    expect(await ada.says('/tipjar export')).toSay('jar.none');
  });
});

describe('/tipjar delete', () => {
  it('asks once and then erases everything', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const asked = await ada.says('/tipjar delete');
    expect(await linksOfAda()).toHaveLength(1);
    await asked.press('tipjar delete now');
    expect(await linksOfAda()).toEqual([]);
    expect((await ada.says('/tipjar export')).refused).toBe(true);
    expect(await ada.says('/tipjar delete')).toSay('jar.none');
  });

  it('keeps the jar when its owner changes their mind', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    expect((await (await ada.says('/tipjar delete')).press('tipjar show')).text).toContain('adalovelace');
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('erases only the presser’s own, and only from their own button', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await ben.says('/tipjar add ko-fi ben');
    const refused = await (await ada.says('/tipjar delete')).press('tipjar delete now', {}, ben);
    expect(refused.refused).toBe(true);
    expect(await linksOfAda()).toHaveLength(1);
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
  });
});

describe('a delivery that repeats', () => {
  it('has its effect once', async () => {
    const added = await ada.says('/tipjar add paypal adalovelace');
    await ada.says('/tipjar remove paypal');
    const repeated = await added.again();
    expect(repeated).toSay('call.repeated');
    expect(await linksOfAda()).toEqual([]);
  });
});

describe('an unknown command', () => {
  it('is answered with what can be typed', async () => {
    expect(await ada.says('/tipjar dance')).toSay('call.unknown-word', {
      typed: '/tipjar dance',
      nearest: 'none',
      help: '/tipjar help',
    });
    expect((await ada.says('/tipjar help')).text).toContain('/tipjar add provider handle');
    expect(await ada.presses({ command: 'tipjar from tomorrow' })).toSay('call.unknown');
  });

  it.each([
    ['/tipjar ad', '/tipjar add'],
    ['/tipjar ADD2', '/tipjar add'],
    ['/tipjar show-me', 'none'],
    ['/tipjar-admin pannel', '/tipjar-admin panel'],
    ['/tipjar-admin re', '/tipjar-admin requests, /tipjar-admin reaction, /tipjar-admin restore'],
    // A step that only a button leads to can't be meant.
    ['/tipjar from', 'none'],
  ])('is answered with the nearest to %s: %s', async (typed, nearest) => {
    expect(await ada.says(typed)).toSay('call.unknown-word', { nearest });
  });
});
