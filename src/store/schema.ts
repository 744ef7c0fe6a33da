import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Account, Community } from '../ids.ts';
import type { Draft } from '../jars/jar.ts';
import type { Actor, JournalAction } from '../jars/journal.ts';
import type { Notice } from '../jars/notice.ts';
import type { Access, Eligibility } from '../jars/policy.ts';
import type { AccessSubject, JarList, PostedAbout, Removal, Sanction } from './kept.ts';

declare const holds: unique symbol;

/** A column of this type holds a `Value` as JSON. */
export type Json<Value> = string & { readonly [holds]: Value };

export const toJson = <Value>(value: Value): Json<Value> => JSON.stringify(value) as Json<Value>;

export const fromJson = <Value>(text: Json<Value>): Value => JSON.parse(text);

/** SQLite has no booleans. */
type Bit = 0 | 1;

/** Describes the tables that the migrations create to kysely. Times are milliseconds since 1970. */
export interface Schema {
  jar: {
    account: Account;
    message: string;
    currency: string | null;
    created_at: number;
    language: Generated<string>;
    thanks_off: Generated<Bit>;
  };
  link: {
    account: Account;
    provider: string;
    handle: string;
    position: number;
    changed_at: number;
    checksum: number;
    skeleton: string;
  };
  listing: {
    community: Community;
    account: Account;
    listed_at: number;
    paused_at: number | null;
    suspended_at: number | null;
    reason: string;
    name: string;
    category: string;
    about: string;
    rules_accepted: number;
    confirmed_at: number;
    left_at: number | null;
    approval_since: number | null;
    reports_since: number | null;
    lookalike_since: number | null;
    known_at: number;
    findable: Generated<Bit>;
    name_skeleton: string;
    /** Counts up in each community: who has a lower one had a jar there first. */
    arrival: number;
  };
  /** A jar's place in a list of its community. Triggers keep it. */
  list_place: {
    community: Community;
    list: JarList;
    /** When it was listed, since when it's on hold, or since when it's known where its owner wants to be found. */
    at: number;
    account: Account;
  };
  /** How many jars are in a list. Triggers keep it, and no row for a list without any. */
  list_size: { community: Community; list: JarList; jars: number };
  /** Somebody asked for a card. The mark stands for them until the week is over. */
  asked: { mark: string; week: number; community: Community };
  /** How many members asked for a card in a week. Triggers keep it. */
  asked_count: { community: Community; week: number; members: number };
  /** Something is or was kept about this community since it last had the bot. Triggers put it in. */
  kept_community: { community: Community };
  draft: {
    community: Community;
    account: Account;
    typed: Json<Draft['typed']>;
    at: number;
    removed: Json<Draft['removed']>;
    findable: Generated<Bit>;
  };
  policy: {
    community: Community;
    eligibility: Eligibility;
    /** This is `everyone`, `roles` or languages with commas between them. */
    tippers: Generated<string>;
    switched_off: Generated<Bit>;
    log_channel: Generated<string | null>;
    request_channel: Generated<string | null>;
    language: Generated<string>;
    rules: Generated<string>;
    rules_version: Generated<number>;
    /** The features that are switched off, with commas between them. */
    features_off: Generated<string>;
    welcomed: Generated<Bit>;
    /** An emoji's name; empty where no reaction opens a jar. */
    reaction: Generated<string>;
  };
  rule: { community: Community; about: AccessSubject; subject: string; rule: Access };
  category: { community: Community; name: string };
  log: {
    id: GeneratedAlways<number>;
    community: Community;
    at: number;
    actor: Actor;
    subject: Account | null;
    action: JournalAction;
    what: string;
    handle: string;
    reason: string;
    changes: Generated<number>;
    since: Generated<number | null>;
  };
  log_gate: { open: Bit };
  report: {
    /** Stands for the community, the jar's owner and the reporter. */
    mark: string;
    /** Stands for the community and the jar's owner. */
    jar: string;
    community: Community;
    /** The owner of the jar; null once they have erased it. */
    account: Account | null;
    /** Null once they or the owner have erased their data, or once an admin has closed the report. */
    reporter: Account | null;
    reason: string;
    at: number;
    closed: Generated<Bit>;
  };
  removal: {
    community: Community;
    account: Account;
    provider: string;
    key: string;
    reason: string;
    at: number;
    cause: Removal['cause'];
  };
  notice: {
    id: GeneratedAlways<number>;
    community: Community;
    account: Account;
    /** A newer version may have written notices that this one doesn't know. */
    notice: ColumnType<Json<unknown>, Json<Notice>>;
    at: number;
  };
  outbox: {
    id: GeneratedAlways<number>;
    community: Community;
    recipient: string;
    nonce: string;
    at: number;
    urgent: Bit;
    due: Generated<number>;
    /** Whom a card is about. */
    subject: Account | null;
    /** One of these three is what is to be sent. */
    entry: number | null;
    notice: number | null;
    card: Json<unknown> | null;
    /** A card about this is remembered once it's posted. */
    about: PostedAbout | null;
    /** The message that the card replaces, if it's there already. */
    message: string | null;
  };
  post: {
    community: Community;
    channel: string;
    message: string;
    about: PostedAbout;
    subject: Account;
    at: number;
  };
  departure: { community: Community; at: number };
  installation: {
    community: Community;
    client: string;
    app: string;
    bot_user: string;
    scopes: string;
    /** Both tokens are encrypted. */
    token: string;
    refresh_token: string | null;
    expires_at: number | null;
    renewing_until: Generated<number>;
    at: number;
  };
  oauth_state: { mark: string; at: number };
  secret: { value: Uint8Array };
  lookalike: { community: Community; account: Account; provider: string; key: string };
  tombstone: { mark: string; at: number };
  sanction: { mark: string; community: Community; state: Sanction['state']; at: number };
  nudge: {
    /** Stands for the member without a jar and for who would have tipped them. */
    mark: string;
    /** Stand for each of the two alone. */
    creator: string;
    tipper: string;
    community: Community;
    at: number;
    /** When the member was told, with others. */
    told_at: number | null;
  };
  nudge_refusal: { mark: string };
  delivery: { id: string; at: number };
}
