import type { Generated } from 'kysely';

/** The tables as kysely sees them; `migrations` makes them. Times are milliseconds since 1970. */
export interface Schema {
  jar: { account: string; message: string; currency: string | null; created_at: number; language: Generated<string> };
  link: { account: string; provider: string; handle: string; position: number; changed_at: number };
  listing: {
    community: string;
    account: string;
    listed_at: number;
    paused_at: number | null;
    suspended_at: number | null;
    reason: string;
    name: string;
    waiting: string | null;
    waiting_since: number | null;
    category: string;
    about: string;
    rules_accepted: number;
    confirmed_at: number;
    left_at: number | null;
  };
  draft: { community: string; account: string; typed: string; at: number };
  policy: {
    community: string;
    eligibility: string;
    tippers: Generated<string>;
    switched_off: Generated<number>;
    log_channel: Generated<string | null>;
    request_channel: Generated<string | null>;
    language: Generated<string>;
    rules: Generated<string>;
    rules_version: Generated<number>;
  };
  rule: { community: string; about: string; subject: string; rule: string };
  category: { community: string; name: string };
  log: {
    id: Generated<number>;
    community: string;
    at: number;
    actor: string;
    subject: string | null;
    action: string;
    what: string;
    handle: string;
    reason: string;
  };
  log_gate: { open: number };
  report: { community: string; account: string; reporter: string; reason: string; at: number };
  removal: { community: string; account: string; provider: string; key: string; reason: string; at: number };
  notice: { id: Generated<number>; community: string; account: string; notice: string; at: number };
  departure: { community: string; at: number };
  secret: { value: Uint8Array };
  lookalike: { community: string; account: string; provider: string; key: string };
  tombstone: { mark: string; at: number };
  sanction: { mark: string; community: string; state: string; at: number };
  delivery: { id: string; at: number };
}
