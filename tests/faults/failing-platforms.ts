import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { openStage, type Pass, until } from '../support/stage.ts';

const PLATFORMS = ['discord', 'slack'] as const;

/** What the bot asks for to post something, to write to somebody, and to look whether that arrived. */
const FOLLOWING =
  /\/channels\/\d+\/messages$|\/users\/@me\/channels$|\/chat\.postMessage$|\/conversations\.(?:open|history)$/;

/** Milliseconds after which a platform that says nothing closes the connection. The bot doesn't wait that long. */
const SILENCE = 6_000;

/** So many of a hundred requests are refused, not answered or answered with a fault; half of these were done all the same. */
const FAULTY = 30;

/** Milliseconds between two changes: a person may call sixty times a minute. */
const PAUSE = 1_000;

interface Outcome {
  changes: number;
  requests: number;
  faults: number;
  posts: number;
  lost: string[];
  doubled: string[];
  /** Requests that came before the pause was over that a platform had asked for. */
  early: number;
}

/**
 * Changes things on both platforms for so many seconds, while the platforms fail at 30 % of the requests by which the
 * bot posts the changes. Resolves once they have all been posted, or can't be expected any more.
 */
export async function postUnderFaults(seconds: number): Promise<Outcome> {
  let faulty = true;
  const outcome: Outcome = { changes: 0, requests: 0, faults: 0, posts: 0, lost: [], doubled: [], early: 0 };
  /** Until when a path is closed, by the process's own clock. */
  const closed = new Map<string, number>();

  const pass: Pass = async (path, { arrive, drop }) => {
    if (!FOLLOWING.test(path)) return undefined;
    outcome.requests += 1;
    if (performance.now() < (closed.get(path) ?? 0)) outcome.early += 1;
    if (!faulty || Math.random() * 100 >= FAULTY) return undefined;
    outcome.faults += 1;
    const kind = Math.floor(Math.random() * 4);
    if (kind === 0) {
      const pause = Math.random() < 0.5 ? 1 : 2;
      closed.set(path, performance.now() + pause * 1_000);
      const body = { message: 'You are being rate limited.', retry_after: pause, global: false };
      return Response.json(body, { status: 429, headers: { 'Retry-After': String(pause) } });
    }
    if (Math.random() < 0.5) await arrive();
    if (kind === 1) return new Response('Bad gateway', { status: 502 });
    if (kind === 2) await wait(SILENCE);
    drop();
    return new Response();
  };

  const stage = await openStage(pass);
  /** What stands in the channels, by the messages' ids. The servers keep the newest hundred. */
  const seen = new Map<string, string>();
  const look = () => {
    const { discord, slack } = stage.sandbox.visitors();
    for (const { id, author, components } of discord.scene('ben').messages) {
      if (author.bot) seen.set(`discord ${id}`, JSON.stringify(components));
    }
    for (const { ts, bot, blocks } of slack.scene('ben').messages) {
      if (bot) seen.set(`slack ${ts}`, JSON.stringify(blocks));
    }
  };
  const looking = setInterval(look, 50);
  const changes: string[] = [];
  let turn = 0;
  try {
    faulty = false;
    for (const platform of PLATFORMS) await stage.seat(platform, 'grace').says('/tipjar-admin log #general');
    faulty = true;
    const end = performance.now() + seconds * 1_000;
    while (performance.now() < end) {
      // There may be twenty categories.
      const change = `craft${Math.floor(turn / 2)} ${turn % 2 === 0 ? 'add' : 'remove'}`;
      for (const platform of PLATFORMS) {
        await stage.seat(platform, 'grace').says(`/tipjar-admin category ${change}`);
        changes.push(`${platform} ${change}`);
      }
      turn += 1;
      await wait(PAUSE);
    }
    faulty = false;
    const timesOf = (change: string) => {
      const [platform = '', ...words] = change.split(' ');
      const said = words.join(' ');
      return [...seen].filter(([id, text]) => id.startsWith(platform) && text.includes(said)).length;
    };
    await until(() => changes.every((change) => timesOf(change) > 0), 90_000).catch(() => undefined);
    look();
    outcome.lost = changes.filter((change) => timesOf(change) === 0);
    outcome.doubled = changes.filter((change) => timesOf(change) > 1);
    outcome.posts = seen.size;
    outcome.changes = changes.length;
  } finally {
    clearInterval(looking);
    await stage.close();
  }
  expect(outcome.faults).toBeGreaterThan(0);
  return outcome;
}
