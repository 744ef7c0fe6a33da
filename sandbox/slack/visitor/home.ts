import type { Outcome, Person } from '../../scene.ts';
import { eventCallback } from '../payloads.ts';
import { appFailed, refused, type Server } from '../server.ts';
import { directMessage } from '../workspace.ts';

/** A person opens the app's Home tab. https://docs.slack.dev/reference/events/app_home_opened */
export async function openHome({ town, homeTab, events, socketMode }: Server, by: Person): Promise<Outcome> {
  if (!homeTab) return refused('This app has no Home tab.');
  if (!events.includes('app_home_opened')) return { ok: true };
  const view = town.state.homes[by.slackId];
  const event = {
    type: 'app_home_opened',
    user: by.slackId,
    channel: directMessage(by.slackId)?.id,
    tab: 'home',
    event_ts: String(town.now() / 1000),
    ...(view && { view }),
  };
  const answer = await socketMode.deliver({ type: 'events_api', payload: eventCallback(event, town.now()) });
  return answer.ok ? { ok: true } : refused(appFailed);
}
