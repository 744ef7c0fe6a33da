import { randomBytes } from 'node:crypto';
import { ApiError } from '../api-error.ts';

/** Milliseconds after a person's action in which its trigger_id can open one view. */
const lifetime = 3_000;

interface Trigger {
  /** The Slack user who did something. */
  user: string;
  /** The id of the view in which they did it. */
  view?: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** @throws {ApiError} when the trigger_id is unknown, too old or already used */
  exchange(id: string): Trigger;
}

/** @param now milliseconds since 1970 */
export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, Trigger & { at: number; used: boolean }>();
  return {
    issue(trigger) {
      for (const [id, { at }] of issued) if (now() - at > 100 * lifetime) issued.delete(id);
      const id = `${now()}.${now() % 1_000_000}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { ...trigger, at: now(), used: false });
      return id;
    },
    exchange(id) {
      const found = issued.get(id);
      if (!found) throw new ApiError('invalid_trigger_id');
      if (found.used) throw new ApiError('exchanged_trigger_id');
      if (now() - found.at > lifetime) throw new ApiError('expired_trigger_id');
      found.used = true;
      return found;
    },
  };
}
