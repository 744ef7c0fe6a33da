import type { Card } from '../../src/bot/answer.ts';
import type { Platform, Unposted } from '../../src/bot/call.ts';
import type { Courier } from '../../src/bot/courier.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account, Community } from '../../src/ids.ts';
import type { Language } from '../../src/text/texts.ts';

export interface Citizen {
  name?: string;
  roles?: string[];
  admin?: boolean;
  bot?: boolean;
  /** Somebody of another community, in a channel that both share. */
  stranger?: boolean;
  /** When they came to the community, in milliseconds. */
  joinedAt?: number;
  language?: Language;
  /** As the platform says it: `pt-BR`. */
  locale?: string;
}

/** What the platform of a town knows, may do and was asked to do. */
export interface PlatformState {
  /** People by their ids, in capital letters; roles and rights may change at any time. */
  citizens: Record<string, Citizen>;
  /** When false, the platform doesn't say who is who. */
  readable: boolean;
  /** When false, nobody takes messages and the bot may post nowhere. */
  reachable: boolean;
  /** Roles that were deleted, and why the bot can’t post into channels, by their ids. */
  deletedRoles: string[];
  unpostable: Record<string, Unposted>;
  /** Why no post is taken in any channel, which the platform says only when there is one. */
  refusal: Unposted | undefined;
  /** What the bot posted into channels and wrote to people. */
  posted: { channel: string; card: Card }[];
  /** The posts that it changed; the first post is message 1. */
  changed: { channel: string; message: string; card: Card }[];
  told: { account: Account; card: Card }[];
  /** Those who are in a voice channel, by their ids: all in the same one. */
  together: string[];
  /** Texts of files that people send along, by the platform's ids. */
  files: Record<string, string>;
}

export const accountIn = (community: Community | undefined, id: string): Account =>
  community?.startsWith('discord:') ? `discord:${id}` : `slack:T1:${id}`;

function posted(state: PlatformState, channel: string, card: Card): true | Unposted {
  state.posted.push({ channel, card });
  return state.reachable ? (state.refusal ?? state.unpostable[channel] ?? true) : 'closed';
}

export const playedCourier = (state: PlatformState): Courier => ({
  async post(channel, { card }) {
    const taken = posted(state, channel, card);
    return taken === true ? { message: String(state.posted.length) } : taken;
  },
  async change(channel, message, { card }) {
    state.changed.push({ channel, message, card });
  },
  async tell(account, { card }) {
    state.told.push({ account, card });
    return state.reachable;
  },
});

/** What a command may ask when this caller, named by the platform's id, called it in this community. */
export function playedPlatform(state: PlatformState, caller: string, community: Community | undefined): Platform {
  const { citizens } = state;
  const told = <Value>(value: Value): Value => {
    if (!state.readable) throw new Refusal('call.unreadable', { platform: 'Slack' });
    return value;
  };
  return {
    name: community?.startsWith('slack:') ? 'Slack' : 'Discord',
    isAdmin: async () => told(citizens[caller]?.admin === true),
    isMember: async () => told(citizens[caller]?.stranger !== true),
    member: async (id) => {
      const citizen = citizens[id];
      if (!citizen) return undefined;
      const { name = id, bot = false, joinedAt } = citizen;
      const account = accountIn(community, id);
      return { account, id, name, bot, ...(joinedAt !== undefined && { joinedAt }) };
    },
    everyone: community?.startsWith('discord:')
      ? [community.slice('discord:'.length)]
      : ['channel', 'here', 'everyone'],
    allRoles: async () =>
      [...new Set(Object.values(citizens).flatMap(({ roles = [] }) => roles))].map((id) => ({ id, name: id })),
    accountOf: (id) => accountIn(community, id),
    post: async (channel, card) => posted(state, channel, card),
    deletedRoles: async (ids) => ids.filter((id) => state.deletedRoles.includes(id)),
    unpostable: async (channels) =>
      new Map(
        channels.flatMap((id): [string, Unposted][] => {
          const why = state.unpostable[id];
          return why ? [[id, why]] : [];
        }),
      ),
    together() {
      if (community?.startsWith('slack:')) throw new Refusal('voice.slack');
      if (!state.together.includes(caller)) throw new Refusal('voice.not-in');
      return state.together.map((id) => accountIn(community, id));
    },
    file: async (id) => {
      const text = state.files[id];
      if (text === undefined) throw new Refusal('file.unreachable');
      return text;
    },
    roles: async (account) => told(citizens[account.split(':').at(-1) ?? '']?.roles ?? []),
  };
}
