import type { Named } from '../finding.ts';

/** A row of the table `rule`. */
export interface RuleRow {
  community: string;
  about: string;
  subject: string;
}

/** What is read of a row of the table `policy`. */
export interface PolicyRow {
  community: string;
  log_channel: string | null;
  request_channel: string | null;
}

/** These read what `namedIn` takes, in every engine. */
export const namedQueries = {
  rules: 'SELECT community, about, subject FROM rule',
  policies: 'SELECT community, log_channel, request_channel FROM policy',
} as const;

/** What the rules and settings of every community name. */
export function namedIn(rules: readonly RuleRow[], policies: readonly PolicyRow[]): Named[] {
  const subjects = (community: string, about: string) =>
    rules.filter((rule) => rule.community === community && rule.about === about).map(({ subject }) => subject);
  const communities = new Set([...rules, ...policies].map(({ community }) => community));
  return [...communities].map((community) => ({
    community,
    roles: subjects(community, 'role'),
    channels: subjects(community, 'channel'),
    posts: policies
      .filter((policy) => policy.community === community)
      .flatMap(({ log_channel, request_channel }) => [log_channel, request_channel])
      .filter((channel) => channel !== null),
  }));
}
