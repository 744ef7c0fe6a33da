import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rolesFor } from '../commands/steps/roles.ts';
import type { PersonKey } from '../sandbox/scene.ts';
import { person } from '../sandbox/town.ts';
import type { TextKey } from '../src/text/texts.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';
import { createTown } from './support/town.ts';

/** The workspace of the sandbox, and another of the same organisation. */
const HERE = 'T0TIPJAR';
const THERE = 'T0OTHER';

/** What Slack says of people, beside what the sandbox makes up. */
const facts: Record<string, object> = {};
let asked: string[];
let stage: Stage;
const seat = (who: PersonKey) => stage.seat('slack', who);

beforeAll(async () => {
  stage = await openStage(async (path, sent) => {
    asked.push(path);
    if (!path.endsWith('users.info')) return undefined;
    const id = new URLSearchParams(await sent.text()).get('user') ?? '';
    return (
      facts[id] && Response.json({ ok: true, user: { id, name: id.toLowerCase(), locale: 'en-US', ...facts[id] } })
    );
  });
}, 60_000);
beforeEach(() => {
  asked = [];
});
asked = [];
afterAll(() => stage.close());

async function is(who: PersonKey, fact: object): Promise<void> {
  const { slackId } = person(who);
  facts[slackId] = fact;
  await stage.sandbox.slackHooks().event({ type: 'user_change', user: { id: slackId } });
}

describe('in an Enterprise Grid organisation', () => {
  it('a member whose own workspace is another one has a jar here and is tipped', async () => {
    await is('ben', { team_id: THERE, enterprise_user: { teams: [THERE, HERE] } });
    expect(await seat('ben').says('/tipjar add paypal ben')).toSay('standing.live');
    expect((await seat('ada').says('/tip @ben')).links).toEqual(['https://paypal.me/ben']);
  });

  it('an admin of the organisation governs here', async () => {
    expect(await seat('ben').says('/tipjar-admin status')).toSay('call.not-admin');
    await is('ben', { team_id: 'E0ORG', enterprise_user: { teams: [HERE], is_admin: true } });
    expect(await seat('ben').says('/tipjar-admin status')).toSay('status.counts');
  });

  it.each([
    ['as a word', 'true'],
    ['as true', true],
  ])('an installation for all of it is refused with a sentence: %s', async (_, is_enterprise_install) => {
    const payload = {
      ...{
        token: 'x',
        api_app_id: 'A0',
        user_id: 'U0ADA',
        user_name: 'ada',
        channel_id: 'C0GENERAL',
        trigger_id: '1.2',
      },
      ...{ command: '/tip', text: 'help', team_id: HERE, enterprise_id: 'E0ORG', response_url: 'http://127.0.0.1:1/' },
      is_enterprise_install,
    };
    const answer = await stage.sandbox.slackHooks().deliver({ type: 'slash_commands', payload });
    expect(JSON.stringify(answer)).toSay('call.no-workspace');
  });

  const shortcut = {
    type: 'message_action',
    callback_id: 'tip_author',
    token: 'x',
    action_ts: '1.2',
    message_ts: '1.1',
    team: null,
    enterprise: { id: 'E0ORG', name: 'Org' },
    is_enterprise_install: true,
    channel: { id: 'C0GENERAL', name: 'general' },
    message: { type: 'message', ts: '1.1', user: person('ben').slackId, text: 'Hi' },
    response_url: 'http://127.0.0.1:1/',
  };
  it.each([
    ['their language', { locale: 'fr-FR' }, 'fr'],
    ['English where Slack names none', { locale: undefined }, 'en'],
  ] as const)('such an installation is refused in %s, to a message’s menu too', async (_, fact, language) => {
    const { slackId } = person('max');
    await is('max', fact);
    const payload = { ...shortcut, trigger_id: `1.3.${language}`, user: { id: slackId, name: 'max', team_id: THERE } };
    await stage.sandbox.slackHooks().deliver({ type: 'interactive', payload });
    const isTold = () =>
      stage.sandbox
        .visitors()
        .slack.scene('max')
        .messages.some((one) => one.ephemeral);
    await until(() => isTold() && says({ ...seat('max').sees(), language }, 'call.no-workspace'));
  });
});

describe('somebody of another workspace that shares a channel', () => {
  beforeAll(() => is('max', { team_id: THERE, is_admin: true }));

  it.each<[string, TextKey]>([
    ['/tipjar add paypal max', 'ineligible.stranger'],
    ['/tipjar setup', 'ineligible.stranger'],
    ['/tipjar-admin status', 'call.not-admin'],
  ])('is told so at once: %s', async (typed, key) => {
    expect(await seat('max').says(typed)).toSay(key);
  });

  it('can tip', async () => {
    expect((await seat('max').says('/tip @ben')).links).toEqual(['https://paypal.me/ben']);
  });
});

it('nobody’s roles are asked for while no rule is about them', async () => {
  await seat('grace').says('/tipjar-admin role @artists allow');
  asked = [];
  await seat('ada').says('/tipjar add ko-fi ada');
  expect((await seat('grace').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
  expect(asked.filter((path) => path.includes('usergroups'))).toEqual([]);
});

it('publishing is refused to who belongs to another community, with the same sentence', async () => {
  const town = createTown({ ADA: { name: 'Ada' } });
  const preview = await (await (await town.person('ADA').says('/tipjar setup')).choose('paypal')).submit({
    paypal: 'ada',
  });
  town.citizens.ADA = { name: 'Ada', stranger: true };
  expect(await preview.press('tipjar publish')).toSay('ineligible.stranger');
});

describe('roles by which somebody would be refused', () => {
  const platform = (before: string[], after: string[]) => {
    const questions: (string | undefined)[] = [];
    const roles = async (_: string, afresh?: 'afresh') => {
      questions.push(afresh);
      return afresh ? after : before;
    };
    return { questions, roles };
  };
  const suffice = (roles: readonly string[]) => roles.includes('A');

  it('are asked for once more', async () => {
    const { roles, questions } = platform([], ['A']);
    expect(await rolesFor('slack:T1:U1', { roles }, suffice)).toEqual(['A']);
    expect(questions).toEqual([undefined, 'afresh']);
  });

  it('are not, where they suffice', async () => {
    const { roles, questions } = platform(['A'], []);
    expect(await rolesFor('slack:T1:U1', { roles }, suffice)).toEqual(['A']);
    expect(questions).toEqual([undefined]);
  });
});
