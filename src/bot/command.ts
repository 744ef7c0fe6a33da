import type { Account, Community } from '../ids.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { Notice } from '../jars/notice.ts';
import type { Store, Writing } from '../store/store.ts';
import type { Texts } from '../text/texts.ts';
import type { Answer, Card, Reply } from './answer.ts';
import type { Call, Platform } from './call.ts';
import type { Options, Values } from './options.ts';

/** Everything a command may use. */
export interface Context extends Pick<Texts, 'say' | 'words' | 'language'> {
  call: Call;
  community: Community;
  caller: Call['caller'];
  platform: Platform;
  store: Pick<Store, 'read'>;
  /**
   * Does this call's work in the store, once however often the platform delivers the call.
   * @throws {Refusal} when it was done before.
   */
  change<Result>(work: (writing: Change) => Promise<Result>): Promise<Result>;
  /** Erases all that is held about the caller. @throws {Refusal} when it was done before. */
  erase(): Promise<boolean>;
  /** Milliseconds since 1970. */
  now: number;
  /** The fields of a submitted form, or options of a button, that the command doesn't declare. */
  fields: Record<string, string>;
}

/** What a command may do in one write; what it notes is by the caller and now, here unless said otherwise. */
export type Change = Omit<Writing, 'putEntry'> & {
  note(entry: Omit<JournalEntry, 'community' | 'at' | 'actor'>, community?: Community): Promise<void>;
  /**
   * Tells a creator something in their own language once the write is done: in a message, or else on top of the next
   * answer they get here.
   */
  tell(account: Account, notice: Notice): Promise<void>;
  /** Posts a card into a channel of the community once the write is done, as far as the platform lets the bot. */
  post(channel: string, card: Card): void;
};

export interface Command<Of extends Options = Options> {
  /** One word or two: `tip`, `tipjar add`. */
  name: string;
  /** In the order in which they are typed on Slack. Only the last may be free text of several words. */
  options: Of;
  /** Only an admin of the community may. */
  admin: boolean;
  /** Reached by a button or a form alone: not registered, not in the help. */
  hidden: boolean;
  run(options: Values<Of>, context: Context): Promise<Answer>;
}

/** @throws {RangeError} when free text stands before another option: on Slack nobody could type that. */
export function defineCommand<Of extends Options>(
  spec: Pick<Command<Of>, 'name' | 'options' | 'run'> & { admin?: boolean; hidden?: boolean },
): Command<Of> {
  const options = Object.values(spec.options);
  const early = options.findIndex(
    (option, at) => !option.required && options.slice(at + 1).some((one) => one.required),
  );
  if (early !== -1) throw new RangeError(`${spec.name}: an optional option stands before a required one`);
  return { admin: false, hidden: false, ...spec };
}

/** A private answer. */
export const reply = (card: Card): Reply => ({ kind: 'reply', card });
