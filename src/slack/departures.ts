import type { Installations } from '../connections/installations.ts';
import type { Presence } from '../connections/presence.ts';
import type { Community } from '../ids.ts';
import { communityOf } from './platform.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds for which Slack sends an event again that nobody took. Only a later one may be about an earlier installation. */
const RESENT = 60 * 60 * 1000;
/** Milliseconds by which an event may seem to be older than it is: Slack tells its time in whole seconds. */
const ROUNDED = 1_000;
/** So many departures at most are remembered, for those who are installing the app at the same time. */
const MOST = 1_000;

interface Surroundings {
  installations: Pick<Installations, 'get' | 'forget' | 'has'>;
  presence: Pick<Presence, 'left'>;
  workspaces: { at(community: Community): Promise<Workspace>; forget(community: Community): void };
  /** Milliseconds since 1970. */
  now(): number;
}

/** Forgets workspaces that have uninstalled the app. Slack says so twice, in any order, and also long after the fact. */
export function createDepartures({ installations, presence, workspaces, now }: Surroundings) {
  const removed = new Map<string, number>();

  /** Whether the app is installed there anew since. Slack is asked, which forgets the installation where it isn't. */
  async function isBackSince(community: Community, at: number | undefined): Promise<boolean> {
    const found = await installations.get(community);
    const age = found && at !== undefined ? found.at - at : 0;
    if (age <= ROUNDED || age > RESENT) return false;
    const { client } = await workspaces.at(community);
    await client.auth.test().catch(() => undefined);
    return installations.has(community);
  }

  return {
    /** @param at When, in milliseconds since 1970, where Slack says so. */
    async left(team: string, at: number | undefined): Promise<void> {
      const community = communityOf(team);
      if (await isBackSince(community, at)) return;
      removed.delete(team);
      removed.set(team, now());
      const [oldest] = removed.keys();
      if (oldest !== undefined && removed.size > MOST) removed.delete(oldest);
      workspaces.forget(community);
      await installations.forget(community);
      presence.left(community);
    },

    /** When the workspace last removed the app while this process was running, in milliseconds since 1970. */
    removedAt: (team: string): number | undefined => removed.get(team),
  };
}
