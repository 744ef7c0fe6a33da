import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelId } from '../sandbox/discord/guild/guild.ts';
import { roles } from '../sandbox/town.ts';
import type { TextKey } from '../src/text/texts.ts';
import { openStage, type Stage, until } from './support/stage.ts';

type PlatformKey = 'discord' | 'slack';

const refusedByDiscord = (code: number, status: number) => () => Response.json({ code, message: 'No' }, { status });
const refusedBySlack = (error: string) => () => Response.json({ ok: false, error });

/** What each platform answers to a post, and what an admin is told. */
const refusals: Record<PlatformKey, [advice: TextKey, refused: () => Response][]> = {
  discord: [
    ['channel.closed.discord', refusedByDiscord(50013, 403)],
    ['channel.closed.discord', refusedByDiscord(50001, 403)],
    ['channel.gone.discord', refusedByDiscord(10003, 404)],
    ['channel.no-text', refusedByDiscord(50008, 400)],
  ],
  slack: [
    ['channel.closed.slack', refusedBySlack('not_in_channel')],
    ['channel.gone.slack', refusedBySlack('channel_not_found')],
    ['channel.archived', refusedBySlack('is_archived')],
    ['channel.restricted', refusedBySlack('restricted_action')],
    ['channel.too-long', refusedBySlack('msg_too_long')],
  ],
};

const posting = { discord: /\/channels\/\d+\/messages$/, slack: /\/chat\.postMessage$/ };
/** The answers by which each platform says that the role @time-out and the channel #general were deleted. */
const afterwards: Record<PlatformKey, [path: RegExp, answer: () => Response][]> = {
  discord: [
    [/\/guilds\/\d+\/roles$/, () => Response.json([])],
    [/\/guilds\/\d+\/channels$/, () => Response.json([])],
  ],
  slack: [
    [/\/usergroups\.list$/, () => Response.json({ ok: true, usergroups: [] })],
    [/\/conversations\.info$/, refusedBySlack('channel_not_found')],
  ],
};

describe.each(['discord', 'slack'] as const)('over the real SDK on %s', (platform) => {
  let stage: Stage;
  let answers: [path: RegExp, answer: () => Response][] = [];
  const admin = (text: string) => stage.seat(platform, 'grace').says(`/tipjar-admin ${text}`);
  const timeOut = roles.find(({ key }) => key === 'timeout');

  beforeAll(async () => {
    stage = await openStage(async (path) => answers.find(([wanted]) => wanted.test(path))?.[1]());
    await stage.seat(platform, 'ada').says('/tipjar add ko-fi ada');
  }, 60_000);
  afterAll(() => stage.close());

  it.each(refusals[platform])('a channel that takes no posts isn’t chosen: %s', async (advice, refused) => {
    answers = [[posting[platform], refused]];
    expect(await admin('log #general')).toSay(advice);
    expect(await admin('requests #general')).toSay(advice);
    answers = [];
    expect(await admin('status')).not.toSay('policy.log');
  });

  it('a channel that takes no posts any more is told on status, and the change is in the log', async () => {
    const [[advice, refused] = []] = refusals[platform];
    if (!refused || !advice) throw new Error('no refusal is listed');
    expect(await admin('log #general')).toSay('log.channel.done');
    answers = [[posting[platform], refused]];
    await stage.seat(platform, 'ada').says('/tipjar pause');
    await until(() => stage.logged.some((line) => line.includes('could not post to a channel')));
    expect(await admin('status')).toSay(advice);
    expect(await admin('log')).toSay('log.listing.paused');
    answers = [];
    await stage.seat(platform, 'ada').says('/tipjar resume');
    await admin('log #general');
    expect(await admin('status')).not.toSay(advice);
  });

  it('a deleted role and channel are told by their ids and cleared, and the channel locks nobody out', async () => {
    // The sandbox’s Discord has one channel, and takes no id of another.
    const channel = platform === 'discord' ? channelId : 'C0DELETED9';
    await admin('role @time-out block');
    await admin(platform === 'discord' ? 'channel #general allow' : `channel ${channel} allow`);
    answers = afterwards[platform];
    expect(await stage.seat(platform, 'ben').says('/tip @ada')).toSay('card.title', { name: 'Ada' });
    const status = await admin('status');
    const role = platform === 'discord' ? timeOut?.discordId : timeOut?.slackId;
    expect(status).toSay('policy.deleted.roles', { roles: role ?? '' });
    expect(status).toSay(`policy.deleted.channels.${platform}`, { channels: channel });
    expect(status).toSay('policy.channel.none-left');
    const cleared = await status.press('tipjar-admin clear deleted');
    expect(cleared).not.toSay('policy.deleted.roles');
    expect(cleared).not.toSay(`policy.deleted.channels.${platform}`);
    answers = [];
    expect(await admin('status')).not.toSay('policy.channel.allow');
  });

  it('a deleted role’s rule is cleared by its id', async () => {
    await admin('role @time-out block');
    answers = afterwards[platform];
    const id = platform === 'discord' ? '@time-out' : (timeOut?.slackId ?? '');
    expect(await admin(`role ${id} clear`)).not.toSay('policy.deleted.roles');
    answers = [];
    expect(await admin('status')).not.toSay('policy.block');
  });
});
