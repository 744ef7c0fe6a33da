import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Sent, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

const POSTING = /\/channels\/\d+\/messages$|\/chat\.postMessage$/;

const platforms = ['discord', 'slack'] as const;

/** What happens to the next posts. */
let trouble: ((sent: Sent) => Promise<Response>)[] = [];
let asked = 0;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(async (path, sent) => {
    if (!POSTING.test(path)) return undefined;
    asked += 1;
    return trouble.shift()?.(sent);
  });
  for (const platform of platforms) {
    await stage.seat(platform, 'ada').says('/tipjar add ko-fi ada');
    await stage.seat(platform, 'grace').says('/tipjar-admin log #general');
    await until(() => says(stage.seat(platform, 'ben').board(), 'log.policy.log-channel'));
  }
}, 60_000);
afterEach(() => {
  trouble = [];
});
afterAll(() => stage.close());

const refusedAsTooMany = async () =>
  Response.json(
    { message: 'Slow down', retry_after: 1, global: false },
    { status: 429, headers: { 'Retry-After': '1' } },
  );

async function takenAndNotAnswered({ arrive }: Sent): Promise<Response> {
  await arrive();
  return new Response('Bad gateway', { status: 502 });
}

async function takenAndDropped({ arrive, drop }: Sent): Promise<Response> {
  await arrive();
  drop();
  return new Response();
}

const notTaken = async () => new Response('Unavailable', { status: 503 });

/** How many messages there are which everybody sees. */
const posts = (platform: (typeof platforms)[number]) => stage.sandbox.visitors()[platform].scene('ben').messages.length;

/** What is changed has a name of its own each time, because what is done again is posted together. */
let changes = 0;
const add = (platform: (typeof platforms)[number]) => {
  changes += 1;
  return stage.seat(platform, 'grace').says(`/tipjar-admin category Kind${changes} add`);
};
const remove = (platform: (typeof platforms)[number]) =>
  stage.seat(platform, 'grace').says(`/tipjar-admin category Kind${changes} remove`);

/** Changes two things, each of which is posted. @param requests How many it takes for the first post. */
async function changeTwice(platform: (typeof platforms)[number], requests: number): Promise<void> {
  const [before, expected] = [posts(platform), asked + requests];
  await add(platform);
  await until(() => asked >= expected);
  await remove(platform);
  await until(() => posts(platform) > before + 1, 10_000);
  // The second goes after the first, so it's the third if the first is there twice.
  expect(stage.seat(platform, 'ben').board()).toSay('log.policy.category', { what: `Kind${changes} remove` });
  expect(posts(platform)).toBe(before + 2);
}

describe.each(platforms)('a change on %s is posted once', (platform) => {
  it('where all is well', () => changeTwice(platform, 1));

  it('where it was taken and not answered, and the platform wants a pause then', async () => {
    trouble = [takenAndNotAnswered, refusedAsTooMany];
    // On Slack the bot finds the post before it sends it again.
    await changeTwice(platform, platform === 'discord' ? 2 : 1);
  });

  it('where the platform has had too many requests', async () => {
    trouble = [refusedAsTooMany, refusedAsTooMany];
    await changeTwice(platform, 3);
  });

  it('where the platform has taken the post and answered with a fault', async () => {
    trouble = [takenAndNotAnswered];
    await changeTwice(platform, 1);
  });

  it('where the platform has taken the post and the connection was lost', async () => {
    trouble = [takenAndDropped];
    await changeTwice(platform, 1);
  });

  it('where the platform has not taken the post for a while', async () => {
    trouble = [notTaken, notTaken];
    await changeTwice(platform, 1);
  });

  it('after a restart, where the platform had not taken it before', async () => {
    const before = posts(platform);
    trouble = [notTaken];
    await add(platform);
    await until(() => trouble.length === 0);
    await stage.restart();
    await until(() => posts(platform) === before + 1, 10_000);
    await remove(platform);
    await until(() => posts(platform) === before + 2, 10_000);
  });

  it('after a restart, where the platform had taken it before', async () => {
    const before = posts(platform);
    trouble = [takenAndNotAnswered];
    await add(platform);
    await until(() => posts(platform) === before + 1, 10_000);
    await stage.restart();
    await remove(platform);
    await until(() => posts(platform) > before + 1, 10_000);
    expect(posts(platform)).toBe(before + 2);
  });
});
