import { partAt, textAt } from '../connections/payload.ts';

/**
 * Reads from an event for which workspace the bot hears of it. Where a channel is shared, what happens there may come
 * under another workspace's id, so the installation counts. Undefined where the app is installed for a whole organisation.
 * https://docs.slack.dev/apis/events-api#authorizations
 */
export function eventTeam(body: unknown): string | undefined {
  const installed = partAt(body, 'authorizations', '0');
  if (isForOrganisation(installed)) return undefined;
  return textAt(installed, 'team_id') ?? textAt(body, 'team_id');
}

/** Whether a part of a payload says that the app is installed for a whole organisation. Slash commands say it in a word. */
export function isForOrganisation(part: unknown): boolean {
  const said = partAt(part, 'is_enterprise_install');
  return said === true || said === 'true';
}
