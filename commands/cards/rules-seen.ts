import { to } from '../../src/bot/action.ts';
import type { Button } from '../../src/bot/answer.ts';
import type { Platform, Unposted } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { button } from '../../src/bot/kit.ts';
import type { Deleted, Policy } from '../../src/jars/policy.ts';
import { code, type Line } from '../../src/text/line.ts';
import type { TextKey, Texts } from '../../src/text/texts.ts';
import { markOf } from './shown-mark.ts';

/** What the platform says of the roles and channels that a policy names. */
export interface RulesSeen {
  deleted: Deleted;
  /** Why the bot can't post into channels, by their ids. */
  unpostable: ReadonlyMap<string, Unposted>;
}

/** For cards that show no rules. */
export const nothingSeen: RulesSeen = { deleted: { roles: [], channels: [] }, unpostable: new Map() };

/** Nobody can give a command in an archived channel, so a rule about one counts as little as about a deleted one. */
export const whereDeleted = (channels: readonly string[], unpostable: RulesSeen['unpostable']): string[] =>
  channels.filter((id) => ['gone', 'archived'].includes(unpostable.get(id) ?? ''));

/** What an admin can do where the bot can't post. */
const ADVICE = {
  gone: { Discord: 'channel.gone.discord', Slack: 'channel.gone.slack' },
  closed: { Discord: 'channel.closed.discord', Slack: 'channel.closed.slack' },
  archived: { Discord: 'channel.archived', Slack: 'channel.archived' },
  'no-text': { Discord: 'channel.no-text', Slack: 'channel.no-text' },
  restricted: { Discord: 'channel.restricted', Slack: 'channel.restricted' },
  'too-long': { Discord: 'channel.too-long', Slack: 'channel.too-long' },
  refused: { Discord: 'channel.refused', Slack: 'channel.refused' },
} as const satisfies Record<Unposted, Record<Platform['name'], TextKey>>;

export const adviceFor = (why: Unposted, platform: Platform['name']) => ADVICE[why][platform];

/** A card names so many ids of what was deleted, so that the whole policy fits on it. */
const MOST_NAMED = 10;

/** Slack says the same of a channel that was deleted and of a private one without the bot. */
const DELETED_CHANNELS = {
  Discord: 'policy.deleted.channels.discord',
  Slack: 'policy.deleted.channels.slack',
} as const satisfies Record<Platform['name'], TextKey>;

/** Says which rules don't count because their role or channel was deleted, and what holds without them. */
export function deletedLines(policy: Policy, { roles, channels }: Deleted, { say, platform }: Context): Line[] {
  const allowed = [...policy.channels].filter(([, access]) => access === 'allow').map(([id]) => id);
  const noneLeft = allowed.length > 0 && allowed.every((id) => channels.includes(id));
  return [
    ...(roles.length > 0 ? [say('policy.deleted.roles', { roles: named(roles) })] : []),
    ...(channels.length > 0 ? [say(DELETED_CHANNELS[platform], { channels: named(channels) })] : []),
    ...(noneLeft ? [say('policy.channel.none-left')] : []),
  ];
}

const named = (ids: readonly string[]): Line => [
  ...ids.slice(0, MOST_NAMED).flatMap((id, at) => [...(at > 0 ? [', '] : []), code(id)]),
  ...(ids.length > MOST_NAMED ? ['…'] : []),
];

export const deletedMark = ({ roles, channels }: Deleted): string => markOf(...[...roles, ...channels].sort());

/** Clears all rules about what was deleted, if there are any. */
export const clearButton = (deleted: Deleted, { words }: Pick<Texts, 'words'>): Button | undefined =>
  deleted.roles.length + deleted.channels.length > 0
    ? button(words('button.clear-deleted'), to('tipjar-admin clear deleted', { seen: deletedMark(deleted) }))
    : undefined;
