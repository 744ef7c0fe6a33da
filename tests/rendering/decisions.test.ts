import { beforeAll, describe, expect, it, vi } from 'vitest';
import { knownLinks } from '../../commands/cards/links.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { handleKey } from '../../src/providers/index.ts';
import { textsIn } from '../../src/text/texts.ts';
import type { Shown } from '../support/shown.ts';
import { someLanguages } from '../support/some-languages.ts';
import { createTown, type Town } from '../support/town.ts';
import { discordProblems } from './discord-problems.ts';
import { longest } from './longest.ts';
import { slackProblems } from './slack-problems.ts';

/** Every text is as long as anybody may type, and consists of characters that have to be escaped. */
const SIGNS = '*'.repeat(200);
const CREATORS = ['U0ANN', 'U0BOB', 'U0CAT', 'U0DAN', 'U0EVE', 'U0FAY', 'U0GUS'];

describe.each(someLanguages)('what is asked of admins, at its longest in %s', (language) => {
  let town: Town;
  const seen: Record<string, Answer> = {};

  beforeAll(async () => {
    town = createTown({ GRACE: { name: 'G'.repeat(80), admin: true, language } });
    const grace = town.person('GRACE', 'discord:1');
    await grace.presses({ command: 'tipjar-admin eligibility', options: { who: 'approval' } });
    for (let at = 10; at < 30; at += 1) {
      const options = { name: `${'Ж'.repeat(28)}${at}`, rule: 'add' };
      seen[`category ${at}`] = (await grace.presses({ command: 'tipjar-admin category', options })).answer;
    }
    const text = `${'*'.repeat(1500)}${'y'.repeat(500)}`;
    seen.rules = (await grace.presses({ command: 'tipjar-admin rules field', options: { text } })).answer;
    seen.removing = (await grace.presses({ command: 'tipjar-admin rules remove' })).answer;
    seen.editing = (await grace.presses({ command: 'tipjar-admin rules edit' })).answer;
    await grace.asks({ command: 'tipjar-admin requests', options: { channel: { channel: '42' } } });

    const providers = [...new Map(longest.map((one) => [one.provider.id, one])).values()];
    for (const [at, id] of CREATORS.entries()) {
      town.citizens[id] = { name: 'N'.repeat(80), language };
      const creator = town.person(id, 'discord:1');
      for (const { provider, handle } of providers.slice(at * 10, at * 10 + 10)) {
        const added = { command: 'tipjar add', options: { provider: provider.id, handle } };
        await creator.presses(added).then((shown) => publishedIf(shown));
      }
      const rules = await creator.presses({ command: 'tipjar publish' });
      seen['accepting the rules'] = rules.answer;
      const menu = await creator.presses({ command: 'tipjar publish', options: { accepted: '1' } });
      seen['choosing a category'] = menu.answer;
      const last = menu.buttons.at(-1);
      if (!last || !('action' in last)) throw new Error('there is no category');
      const form = await creator.presses(last.action);
      seen['a request’s form'] = form.answer;
      seen['a request'] = (await form.submit({ about: SIGNS })).answer;
      town.clock.now += 1000;
    }
    const before = await grace.presses({ command: 'tipjar-admin requests' });
    for (const id of CREATORS) {
      await town.person(id, 'discord:1').presses({ command: 'tipjar message', options: { text: SIGNS } });
      town.clock.now += 1000;
    }
    const outdated = before.actions.filter(({ command }) => command === 'tipjar-admin approve');
    for (const [at, approve] of outdated.entries()) {
      const pressed = await grace.presses(approve);
      expect(pressed.refused).toBe(true);
      seen[`a request that has changed, ${at}`] = pressed.answer;
    }
    await readQueue('the queue’s page');
    for (const words of [SIGNS, 'x']) {
      for (const id of CREATORS) await holdForEverything(id, words);
      await readQueue(`held for everything, ${words.length} signs, page`);
    }
    for (const id of CREATORS) {
      const card = await grace.presses({ command: 'tipjar-admin panel member', options: { user: id } });
      seen[`the card of ${id}`] = card.answer;
    }
    seen['the list'] = (await grace.presses({ command: 'tipjar-admin list' })).answer;
    await vi.waitFor(() => expect(town.posted.length).toBeGreaterThan(CREATORS.length));
    for (const [at, { card }] of town.posted.entries()) seen[`posted ${at}`] = { kind: 'reply', card };
  });

  async function readQueue(name: string) {
    const grace = town.person('GRACE', 'discord:1');
    let queue = await grace.presses({ command: 'tipjar-admin requests' });
    for (let page = 1; ; page += 1) {
      seen[`${name} ${page}`] = queue.answer;
      const label = textsIn(language).words('button.next');
      const next = queue.buttons.find((one) => one.label === label);
      if (!next || !('action' in next)) break;
      queue = await grace.presses(next.action);
    }
  }

  /** Puts somebody's jar on hold for all reasons, with three reports and all of its links waiting. */
  async function holdForEverything(id: string, words: string) {
    const { account } = town.person(id, 'discord:1');
    await town.store.write({ id: `hold ${id} ${words}`, at: 1 }, async (writing) => {
      const listing = await writing.listing('discord:1', account);
      if (!listing) throw new Error('there is no listing');
      const holds = { approval: 1, reports: 1, lookalike: 1 };
      await writing.putListing({ ...listing, about: words, holds });
      for (const reporter of ['discord:1', 'discord:2', 'discord:3'] as const) {
        await writing.putReport('discord:1', account, { reporter, reason: words, at: 1 });
      }
      for (const { provider, handle } of knownLinks((await writing.jar(account))?.links ?? [])) {
        const link = { provider: provider.id, key: handleKey(provider, handle) };
        await writing.putRemoval('discord:1', account, { ...link, cause: 'lookalike', reason: '', at: 1 });
      }
    });
  }

  /** When a handle tells something about its owner, they have to confirm it first. */
  async function publishedIf(shown: Shown) {
    const publish = shown.actions.find((one) => one.command === 'tipjar publish' && one.options?.draft);
    if (!publish) return;
    const { command, options } = publish;
    await town.person(shown.call.caller.account.slice('discord:'.length), 'discord:1').presses({
      command,
      options: { ...options, accepted: '1' },
    });
  }

  it('reaches the last request, each of them once', () => {
    const pages = Object.keys(seen).filter((name) => name.startsWith('the queue'));
    const users = pages.flatMap((name) =>
      JSON.stringify(seen[name]).match(/"tipjar-admin approve","options":\{"user":"\w+/g),
    );
    expect(users.map((one) => one?.slice(-5)).toSorted()).toEqual(CREATORS);
    expect(pages.length).toBeGreaterThan(1);
  });

  it('is what Discord takes', () => {
    const said = Object.entries(seen).map(([name, answer]) => [name, discordProblems(answer)]);
    expect(said.filter(([, problems]) => problems?.length)).toEqual([]);
  });

  it('is what Slack takes', () => {
    const said = Object.entries(seen).map(([name, answer]) => [name, slackProblems(answer)]);
    expect(said.filter(([, problems]) => problems?.length)).toEqual([]);
  });
});
