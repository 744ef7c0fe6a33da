import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { textAt } from '../src/connections/payload.ts';
import type { TextKey, Values } from '../src/text/texts.ts';
import type { Screen } from './support/seat.ts';
import { openStage, type Pass, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

let stage: Stage;
let pass: Pass;
let asked: string[];

beforeAll(async () => {
  pass = async () => undefined;
  asked = [];
  stage = await openStage(async (path, sent) => {
    asked.push(path);
    return pass(path, sent);
  });
  for (const platform of ['discord', 'slack'] as const) {
    await stage.seat(platform, 'ada').says('/tipjar add paypal ada');
    await stage.seat(platform, 'grace').says('/tipjar-admin eligibility everyone');
  }
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => {
  asked = [];
});
afterEach(() => {
  pass = async () => undefined;
});

const slackSays = (error: string) => Response.json({ ok: false, error });
const discordSays = (status: number, code: number) => Response.json({ code, message: 'no' }, { status });

/** Refuses each request whose path ends like that. */
const refusing =
  (path: RegExp, answer: () => Response): Pass =>
  async (asked) =>
    path.test(asked) ? answer() : undefined;

async function inFrench(work: () => Promise<void>): Promise<void> {
  const speak = (locale: string) =>
    fetch(`http://127.0.0.1:${stage.port}/visit/locale`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale }),
    });
  await speak('fr');
  await work().finally(() => speak('en-US'));
}

const logged = (sentence: string) => stage.logged.filter((line) => line.includes(sentence)).length;

describe('a file that Slack doesn’t take', () => {
  const seat = (who: PersonKey) => stage.seat('slack', who);
  const uploads: [what: string, path: RegExp, answer: () => Response, key: TextKey, values: Values][] = [
    [
      'its announcement, for want of a scope',
      /getUploadURLExternal$/,
      () => slackSays('missing_scope'),
      'file.forbidden.slack',
      {},
    ],
    [
      'its announcement',
      /getUploadURLExternal$/,
      () => slackSays('invalid_arguments'),
      'file.not-sent',
      { platform: 'Slack' },
    ],
    [
      'the upload',
      /slack\/upload\//,
      () => new Response('no', { status: 500 }),
      'file.not-sent',
      { platform: 'Slack' },
    ],
    [
      'its completion',
      /completeUploadExternal$/,
      () => slackSays('internal_error'),
      'file.not-sent',
      { platform: 'Slack' },
    ],
    ['the conversation', /conversations\.open$/, () => slackSays('missing_scope'), 'file.forbidden.slack', {}],
  ];

  it.each(uploads)('is told in a sentence: %s is refused', async (_, path, answer, key, values) => {
    const before = logged('a file could not be sent');
    pass = refusing(path, answer);
    expect(await seat('ada').says('/tipjar export')).toSay(key, values);
    expect(await seat('grace').says('/tipjar-admin export')).toSay(key, values);
    const card = await seat('ben').says('/tip @ada');
    expect(await card.press('tip code')).toSay(key, values);
    expect(logged('a file could not be sent')).toBe(before + 3);
  });

  it('is told in French to who reads French', async () => {
    await inFrench(async () => {
      pass = refusing(/getUploadURLExternal$/, () => slackSays('missing_scope'));
      const { text } = await seat('ada').says('/tipjar export');
      expect(text).toSay('file.forbidden.slack', {}, 'fr');
    });
  });

  it('is told in a view too, and a file that Slack takes is sent from one', async () => {
    const card = await (await seat('ben').says('/tip @ada'))
      .press('tip other')
      .then((form) => form.submit({ amount: '5' }));
    pass = refusing(/getUploadURLExternal$/, () => slackSays('internal_error'));
    expect(await card.press('tip code')).toSay('file.not-sent', { platform: 'Slack' });
    pass = async () => undefined;
    const again = await (await seat('ben').says('/tip @ada'))
      .press('tip other')
      .then((form) => form.submit({ amount: '5' }));
    await again.press('tip code');
    // The file arrives in a message of its own, a moment before the view shows it.
    await until(() => says(seat('ben').sees(), 'code.scan'));
    expect(onView('ben')).toContain('image');
    expect(seat('ben').sees()).not.toSay('file.sent');
  });
});

const typesOf = (blocks: readonly unknown[] = []) => blocks.map((block) => textAt(block, 'type'));
/** The kinds of blocks in the view that is in front of somebody. */
const onView = (who: PersonKey) => typesOf(stage.sandbox.visitors().slack.scene(who).views.at(-1)?.blocks);

describe('a view that Slack doesn’t take', () => {
  const seat = (who: PersonKey) => stage.seat('slack', who);
  const messages = (who: PersonKey) =>
    JSON.stringify(
      stage.sandbox
        .visitors()
        .slack.scene(who)
        .messages.filter((one) => one.bot && one.ephemeral)
        .at(-1),
    );

  it.each([
    ['expired_trigger_id', 'call.slow', {}],
    ['exchanged_trigger_id', 'call.not-opened', { platform: 'Slack' }],
    ['internal_error', 'call.not-opened', { platform: 'Slack' }],
  ] as const)('is told in a sentence when it can’t be opened: %s', async (error, key, values) => {
    pass = refusing(/views\.open$/, () => slackSays(error));
    expect(await seat('ada').says('/tipjar message')).toSay(key, values);
    expect(await seat('ada').says('/tipjar setup')).toSay(key, values);
    expect(await (await seat('ben').says('/tip @ada')).press('tip other')).toSay(key, values);
    expect(logged('a view could not be opened')).toBeGreaterThan(0);
  });

  /** Somebody in front of their card. */
  async function preview(who: PersonKey): Promise<Screen> {
    const form = await (await seat(who).says('/tipjar setup')).choose('paypal');
    return form.submit({ paypal: 'ada' });
  }

  it.each(['push_limit_reached', 'expired_trigger_id', 'exchanged_trigger_id', 'internal_error'])(
    'takes the place of the one with the button when it can’t be pushed: %s',
    async (error) => {
      pass = refusing(/views\.push$/, () => slackSays(error));
      expect((await (await preview('max')).press('tipjar setup services')).fields).toEqual(['paypal']);
    },
  );

  it('becomes a message when the one with the button can’t be updated either', async () => {
    const shown = await (await preview('max')).press('tipjar publish');
    pass = refusing(/views\.(push|update)$/, () => slackSays('not_found'));
    await shown.press('tipjar show');
    await until(() => messages('max').includes('rich_text'));
    expect(stage.sandbox.visitors().slack.scene('max').messages.at(-1)?.ephemeral).toBe(true);
    expect(says(screenOf(messages('max')), 'standing.live')).toBe(true);
  });

  it('becomes a direct message where the bot may not write in the channel', async () => {
    const shown = await (await preview('max')).press('tipjar publish');
    pass = async (path) => {
      if (/views\.(push|update)$/.test(path)) return slackSays('not_found');
      return path.endsWith('chat.postEphemeral') ? slackSays('not_in_channel') : undefined;
    };
    await shown.press('tipjar show');
    await until(() => seat('max').letters().said.length > 0);
    expect(seat('max').letters()).toSay('standing.live');
  });

  it('is never the third: what a form leads to takes the place of the card it was opened from', async () => {
    let shown = await preview('grace');
    for (let times = 1; times <= 5; times += 1) {
      const form = await shown.press('tipjar setup services');
      expect(stage.sandbox.visitors().slack.scene('grace').views).toHaveLength(2);
      shown = await form.submit({ paypal: `ada${times}` });
      expect(stage.sandbox.visitors().slack.scene('grace').views).toHaveLength(1);
      expect(shown.links).toEqual([`https://paypal.me/ada${times}`]);
    }
    expect(await shown.press('tipjar publish')).toSay('standing.live');
  });

  it('stays on top with the answer where the card below can’t be updated', async () => {
    const form = await (await preview('grace')).press('tipjar setup services');
    pass = refusing(/views\.update$/, () => slackSays('internal_error'));
    expect((await form.submit({ paypal: 'adalovelace' })).links).toEqual(['https://paypal.me/adalovelace']);
    expect(stage.sandbox.visitors().slack.scene('grace').views).toHaveLength(2);
  });
});

const screenOf = (text: string) => ({ said: [text], offered: [], language: 'en' as const });

it('a message that the address of a command refuses comes by another way', async () => {
  pass = refusing(/slack\/response\//, () => new Response('no', { status: 500 }));
  const card = await stage.seat('slack', 'ben').says('/tip @ada');
  expect(await card.press('tip', { amount: '5' }).catch(() => stage.seat('slack', 'ben').sees())).toSay('card.title', {
    name: 'Ada',
  });
  await until(() => asked.some((path) => path.endsWith('chat.postEphemeral')));
});

describe('an answer that Discord doesn’t take', () => {
  const seat = (who: PersonKey) => stage.seat('discord', who);
  const CALLBACK = /\/callback$/;
  const once = (path: RegExp, answer: () => Response): Pass => {
    let refused = false;
    return async (asked) => {
      if (refused || !path.test(asked)) return undefined;
      refused = true;
      return answer();
    };
  };

  it.each([
    [413, 40005, 'file.too-large-to-send', { platform: 'Discord' }],
    [403, 50013, 'file.forbidden.discord', {}],
    [403, 50001, 'file.forbidden.discord', {}],
    [400, 50035, 'file.not-sent', { platform: 'Discord' }],
  ] as const)('is a sentence in place of its file: %i, %i', async (status, code, key, values) => {
    const before = logged('discord: an answer was refused');
    pass = once(CALLBACK, () => discordSays(status, code));
    expect(await seat('ada').says('/tipjar export')).toSay(key, values);
    expect(logged('discord: an answer was refused')).toBe(before + 1);
    await inFrench(async () => {
      pass = once(CALLBACK, () => discordSays(status, code));
      expect((await seat('ada').says('/tipjar export')).text).toSay(key, values, 'fr');
    });
  });

  it('is a sentence where it has no file, or is a form', async () => {
    pass = once(CALLBACK, () => discordSays(400, 50035));
    expect(await seat('ben').says('/tip @ada')).toSay('call.not-shown', { platform: 'Discord' });
    pass = once(CALLBACK, () => discordSays(400, 50035));
    expect(await seat('ada').says('/tipjar message')).toSay('call.not-opened', { platform: 'Discord' });
  });

  it('is a sentence where it comes after Discord was told that it would be late', async () => {
    let refused = false;
    pass = async (path) => {
      if (path.endsWith('/roles')) await new Promise((resolve) => setTimeout(resolve, 2_200));
      if (refused || !path.endsWith('original')) return undefined;
      refused = true;
      return discordSays(400, 50035);
    };
    await seat('grace').says('/tipjar-admin panel roles');
    await until(() => says(seat('grace').sees(), 'call.not-shown', { platform: 'Discord' }));
  });

  it.each([
    ['fails', () => discordSays(500, 0)],
    ['wants a pause', () => Response.json({ retry_after: 0.2 }, { status: 429, headers: { 'retry-after': '0.2' } })],
  ])('is sent once more where Discord %s once', async (_, answer) => {
    pass = once(CALLBACK, answer);
    expect(await seat('ben').says('/tip @ada')).toSay('card.title', { name: 'Ada' });
    expect(asked.filter((path) => CALLBACK.test(path))).toHaveLength(2);
  });

  it('is sent once more where the connection was closed before it arrived', async () => {
    pass = async (path, { drop }) => {
      if (!CALLBACK.test(path)) return;
      pass = async () => undefined;
      drop();
      return new Response();
    };
    expect(await seat('ben').says('/tip @ada')).toSay('card.title', { name: 'Ada' });
  });

  it('is no fault where it had arrived before the connection was closed', async () => {
    const faults = () => logged('could not be delivered') + logged('discord: an answer was refused');
    const before = faults();
    pass = async (path, { arrive, drop }) => {
      if (!CALLBACK.test(path)) return;
      pass = async () => undefined;
      await arrive();
      drop();
    };
    expect(await seat('ben').says('/tip @ada')).toSay('card.title', { name: 'Ada' });
    await until(() => asked.filter((path) => CALLBACK.test(path)).length === 2);
    await stage.seat('discord', 'ben').says('/tip @ada');
    expect(faults()).toBe(before);
  });
});

it('nothing that is private was logged', () => {
  const log = stage.logged.join('');
  for (const secret of ['adalovelace', stage.sandbox.discord.token, stage.sandbox.slack.botToken]) {
    expect(log.includes(secret), secret).toBe(false);
  }
});
