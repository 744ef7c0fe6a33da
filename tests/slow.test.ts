import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { person } from '../sandbox/town.ts';
import type { Screen } from './support/seat.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

/** What a platform is asked while it hangs. */
const PEOPLE = /users\.info$/;
const GROUPS = /usergroups\.list$/;
const ANYTHING_READ = /users\.info$|usergroups\.list$|\/guilds\//;

let stage: Stage;
let hanging: RegExp | undefined;
let release: () => void;
let released: Promise<void>;

/** From now on the platforms don't answer what matches, until they are released. */
function hang(path: RegExp): void {
  hanging = path;
  released = new Promise((resolve) => {
    release = resolve;
  });
}

beforeAll(async () => {
  stage = await openStage(async (path) => {
    if (hanging?.test(path)) await released;
  });
  for (const platform of ['discord', 'slack'] as const) {
    await stage.seat(platform, 'ada').says('/tipjar add paypal ada');
    await stage.seat(platform, 'grace').says('/tipjar-admin role @time-out block');
  }
}, 60_000);
afterEach(() => {
  hanging = undefined;
  release?.();
});
afterAll(() => stage.close());

const seat = (who: PersonKey) => stage.seat('slack', who);
const views = (who: PersonKey) => stage.sandbox.visitors().slack.scene(who).views;

/** Slack forgets nobody by itself: this has the bot ask again. */
async function changed(who: PersonKey): Promise<void> {
  const event = { type: 'user_change', user: { id: person(who).slackId } };
  await stage.sandbox.slackHooks().event(event);
}

async function within<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const from = performance.now();
  const result = await work();
  expect(performance.now() - from).toBeLessThan(milliseconds);
  return result;
}

async function form(who: PersonKey): Promise<Screen> {
  return (await seat(who).says('/tipjar setup')).choose('paypal');
}

describe('on Slack, while it doesn’t say who somebody is', () => {
  it('what needs no answer of it is answered at once, with the name and language that were known', async () => {
    await seat('ben').says('/tip @ada');
    await changed('ben');
    hang(PEOPLE);
    expect(await within(1_500, () => seat('ben').says('/tipjar help'))).toSay('help.title');
  });

  it('a command is taken within three seconds, and answered when Slack answers', async () => {
    await changed('grace');
    hang(PEOPLE);
    const answer = within(2_900, () => stage.sandbox.visitors().slack.command('grace', '/tipjar-admin status'));
    expect(await answer).toEqual({ ok: true });
    release();
    await until(() => says(seat('grace').sees(), 'status.counts'));
  });

  it('a form is taken within three seconds, says so, and is answered when Slack answers', async () => {
    const sent = await form('ben');
    await changed('ben');
    hang(PEOPLE);
    expect(await within(2_900, () => sent.submit({ paypal: 'benpays' }))).toSay('call.working');
    release();
    await until(() => seat('ben').sees().links.includes('https://paypal.me/benpays'));
    expect(views('ben')).toHaveLength(1);
  });
});

describe('on Slack, while it doesn’t say who has which role', () => {
  it('a form is answered late, and what was wrong in it comes with what was typed', async () => {
    const sent = await form('ada');
    hang(GROUPS);
    await stage.restart();
    const screen = await within(2_900, () => sent.submit({ paypal: 'not a handle!' }));
    expect(screen).toSay('call.working');
    release();
    await until(() => says(seat('ada').sees(), 'handle.problem.form', { provider: 'PayPal' }));
    expect(JSON.stringify(views('ada'))).toContain('"initial_value":"not a handle!"');
    const preview = await seat('ada').sees().submit({ paypal: 'adalovelace' });
    expect(preview.links).toEqual(['https://paypal.me/adalovelace']);
  });
});

describe('on Discord, while it answers nothing', () => {
  it('a command is deferred within three seconds, and answered when Discord answers', async () => {
    hang(ANYTHING_READ);
    const { discord } = stage.sandbox.visitors();
    const options = [{ name: 'panel', options: [{ name: 'topic', value: 'roles' }] }];
    expect(await within(2_900, () => discord.command('grace', { name: 'tipjar-admin', options }))).toEqual({
      ok: true,
    });
    release();
    await until(() => says(stage.seat('discord', 'grace').sees(), 'panel.roles'));
    expect(await stage.seat('discord', 'grace').sees().choose('@artists')).toSay('panel.role.clear');
  });
});

it('sent nothing that a platform refuses', () => {
  expect(stage.sandbox.rejected()).toEqual([]);
});
