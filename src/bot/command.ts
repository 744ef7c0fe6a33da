import type { Account, Community } from '../ids.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { Notice } from '../jars/notice.ts';
import type { Erased, PostedAbout, Reading, Shown, Writing } from '../store/store.ts';
import type { Language, Texts } from '../text/texts.ts';
import type { Answer, Card } from './answer.ts';
import type { Call, Platform } from './call.ts';
import { type Options, type OptionValues, typedOptions } from './options.ts';

/** Says who called, where and when. These are plain facts, so work inside a read or a write may use them. */
export interface Here {
  community: Community;
  caller: Call['caller'];
  /** The channel of the call; undefined where the platform doesn't say. */
  channel: string | undefined;
  language: Language;
  /** The caller's locale as the platform gives it, with a country where it knows one: `pt-BR`. */
  locale: string | undefined;
  /** The platform's name, for sentences. */
  platform: Platform['name'];
  /** Milliseconds since 1970. */
  now: number;
}

/** A command may use all of this. The platform isn't part of it, because a command asks it earlier, in its `lookUp`. */
export interface Context extends Here, Pick<Texts, 'say' | 'words'> {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does this call's work in the store. The work is done only once, even when the platform delivers the call twice. It
   * may run again from its beginning when the database was locked.
   * @throws {Refusal} when the work was done before.
   */
  write<Result>(work: (writing: CommandWriting) => Promise<Result>): Promise<Result>;
  /** Erases everything that is held about the caller. @throws {Refusal} when it was done before. */
  erase(): Promise<Erased>;
  /** Holds what was typed into the form's fields, by their names. It's empty unless the step has open fields. */
  fields: Readonly<Record<string, string>>;
  /** Holds every command and every step. */
  commands: readonly Command[];
}

/** What a card that waits for an admin in a channel is about. */
export interface Matter {
  about: PostedAbout;
  subject: Account;
}

/** A command may do this in one write. */
export type CommandWriting = Omit<Writing, 'putEntry' | 'putOutgoing' | 'takePosts'> & {
  /** Adds an entry by the caller to the journal of a community, which is that of the call unless another is given. */
  note(entry: Omit<JournalEntry, 'community' | 'at' | 'actor'>, community?: Community): Promise<void>;
  /**
   * Tells a creator something in their own language once the write is done. The bot sends a message; when the creator
   * doesn't accept messages, the notice stands on top of the next answer they get in this community.
   */
  tell(account: Account, notice: Notice): Promise<void>;
  /**
   * Sends somebody a private message once the write is done. It's dropped where they don't accept messages, after a day,
   * and once they have erased their data.
   */
  send(account: Account, card: Card): Promise<void>;
  /**
   * Posts a card into a channel of the community once the write is done. Nothing is posted where the bot may not.
   * @param matter.subject Whom the card is about. It isn't posted any more once they have erased their data.
   */
  post(channel: string, card: Card, matter: Matter): Promise<void>;
  /** Has every posted card about a matter show this one instead, once the write is done, because it was decided. */
  settle(card: Card, matter: Matter): Promise<void>;
};

/**
 * Gets what a command has to know from the platform before it begins. First `read` reads from the store, then `ask`
 * asks the platform, and `run` gets what `ask` returned. No transaction is open while the platform is asked: there is
 * one connection to the database, and a slow answer would make everybody wait.
 */
export interface LookUp<Given, Kept, Found> {
  read(reading: Reading, given: Given, here: Here): Promise<Kept>;
  /**
   * Reads by one question what `read` would, where that is enough. It's asked instead then, because it costs a server
   * far less.
   */
  readOnce?(shown: (account: Account) => Promise<Shown>, given: Given): Promise<Kept> | undefined;
  /** @throws {Refusal} when the platform doesn't say. */
  ask(platform: Platform, kept: Kept, given: Given, here: Here): Promise<Found>;
}

export interface Command<Name extends string = string, Of extends Options = Options> {
  /** A name is one word or several: `tip`, `tipjar add`. */
  name: Name;
  /** These are in the order in which people type them on Slack. */
  options: Of;
  /** Only admins of the community may use it. */
  admin: boolean;
  /** Only a button, a menu or a form leads here, so it isn't registered with the platforms and not in the help. */
  hidden: boolean;
  /** It takes fields of a form that it doesn't declare. */
  openFields: boolean;
  lookUp: LookUp<OptionValues<Of>, unknown, unknown> | undefined;
  run(given: OptionValues<Of>, context: Context, found: unknown): Promise<Answer>;
}

interface Declared<Name extends string, Of extends Options> {
  lookUp<Kept, Found>(lookUp: LookUp<OptionValues<Of>, Kept, Found>): LookingUp<Name, Of, Found>;
  run(run: (given: OptionValues<Of>, context: Context) => Promise<Answer>): Command<Name, Of>;
}

interface LookingUp<Name extends string, Of extends Options, Found> {
  run(run: (given: OptionValues<Of>, context: Context, found: Found) => Promise<Answer>): Command<Name, Of>;
}

/** The names of commands for admins begin with this word. */
const ADMIN = 'tipjar-admin ';

/**
 * Defines a command that people can type. Its name and options are given before its `run`, so that the compiler knows
 * them while it checks the buttons that lead to the command.
 * @throws {RangeError} when nobody could type it on Slack, because an optional option stands before a required one, or
 *   because free text stands anywhere but at the end or before a last required choice.
 */
export function defineCommand<const Name extends string, Of extends Options>(
  name: Name,
  options: Of,
): Declared<Name, Of> {
  refuseUntypable(name, options);
  return declared({ name, options, hidden: false, openFields: false });
}

/** Defines a step that only a button, a menu or a form leads to. */
export function defineStep<const Name extends string, Of extends Options>(name: Name, options: Of): Declared<Name, Of> {
  return declared({ name, options, hidden: true, openFields: false });
}

/** Defines a step whose form has fields that can't be declared; `context.fields` holds what was typed into them. */
export function defineOpenStep<const Name extends string>(name: Name): Declared<Name, Record<never, never>> {
  return declared({ name, options: {}, hidden: true, openFields: true });
}

function declared<Name extends string, Of extends Options>(
  spec: Pick<Command<Name, Of>, 'name' | 'options' | 'hidden' | 'openFields'>,
): Declared<Name, Of> {
  const admin = spec.name.startsWith(ADMIN);
  return {
    run: (run) => ({ ...spec, admin, lookUp: undefined, run }),
    lookUp: (lookUp) => ({
      run: (run) => ({
        ...spec,
        admin,
        lookUp: lookUp as LookUp<OptionValues<Of>, unknown, unknown>,
        run: run as Command<Name, Of>['run'],
      }),
    }),
  };
}

function refuseUntypable(name: string, options: Options): void {
  const typed = typedOptions({ options });
  const early = typed.findIndex(
    ([, option], at) => !option.required && typed.slice(at + 1).some(([, later]) => later.required),
  );
  if (early !== -1) throw new RangeError(`${name}: an optional option stands before a required one`);
  const free = typed.findIndex(([, { kind }]) => kind === 'text');
  const after = free === -1 ? [] : typed.slice(free + 1).map(([, option]) => option);
  const ends = after.length === 0 || (after.length === 1 && after[0]?.kind === 'choice' && after[0].required);
  if (!ends)
    throw new RangeError(
      `${name}: free text may only be the last option, or stand before a required choice that is the last`,
    );
}

/**
 * Tells the compiler which commands exist. `commands/index.ts` adds its list to this interface, so that a button can
 * only be made for a command that exists, while nothing here imports the commands.
 */
export interface Register {
  /** Where no list was added, a button may be made for any command. */
  any: Command;
}
