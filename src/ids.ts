/** A Discord server or a Slack workspace. */
export type Community = `discord:${string}` | `slack:${string}`;

/** One person on one platform: a Discord user id; a Slack team id and user id. */
export type Account = `discord:${string}` | `slack:${string}:${string}`;

/** The platform's own id of somebody, without which platform and where. */
export const userOf = (account: Account): string => account.slice(account.lastIndexOf(':') + 1);
