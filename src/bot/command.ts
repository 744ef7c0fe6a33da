import type { Account, Community } from '../ids.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { Notice } from '../jars/notice.ts';
import type { Reading, Writing } from '../store/store.ts';
import type { Language, Texts } from '../text/texts.ts';
import type { Answer, Card } from './answer.ts';
import type { Call, Platform } from './call.ts';
import { type Options, typedOptions, type Values } from './options.ts';

/** Who called, where and when: plain facts. They are all that what runs inside a read or a write gets besides it. */
export interface Here {
  community: Community;
  caller: Call['caller'];
  /** Where it was asked; absent where the platform doesn't say. */
  channel: string | undefined;
  language: Language;
  /** As the platform says it, with the country where it knows one: `pt-BR`. */
  locale: string | undefined;
  /** The platform's name, for sentences. */
  platform: Platform['name'];
  /** Milliseconds since 1970. */
  now: number;
}

/** Everything a command may use. The platform isn't among it: it is asked before, in the command's `lookUp`. */
export interface Context extends Here, Pick<Texts, 'say' | 'words'> {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does this call's work in the store, once however often the platform delivers the call. The work may be run again
   * after a lock.
   * @throws {Refusal} when it was done before.
   */
  write<Result>(work: (writing: CommandWriting) => Promise<Result>): Promise<Result>;
  /** Erases all that is held about the caller. @throws {Refusal} when it was done before. */
  erase(): Promise<boolean>;
  /** Of a step that takes any field: what was typed, by the fields' names. */
  fields: Readonly<Record<string, string>>;
  /** All that can be said to the bot. */
  commands: readonly Command[];
}

/** What a command may do in one write; what it notes is by the caller and now, here unless said otherwise. */
export type CommandWriting = Omit<Writing, 'putEntry'> & {
  /** Adds an entry to a community's journal. */
  note(entry: Omit<JournalEntry, 'community' | 'at' | 'actor'>, community?: Community): Promise<void>;
  /**
   * Tells a creator something in their own language once the write is done: in a message, or else on top of the next
   * answer they get here.
   */
  tell(account: Account, notice: Notice): Promise<void>;
  /** Posts a card into a channel of the community once the write is done, as far as the platform lets the bot. */
  post(channel: string, card: Card): void;
};

/**
 * What a command has to know from the platform before it begins. What is kept is read first, then the platform is
 * asked, and what it says is handed to `run`. No transaction is open while the platform is asked: there is one
 * connection to the database, and a slow answer would make everybody wait.
 */
export interface LookUp<Given, Kept, Found> {
  read(reading: Reading, given: Given, here: Here): Promise<Kept>;
  /** @throws {Refusal} when the platform doesn't say. */
  ask(platform: Platform, kept: Kept, given: Given, here: Here): Promise<Found>;
}

export interface Command<Name extends string = string, Of extends Options = Options> {
  /** One word or several: `tip`, `tipjar add`. */
  name: Name;
  /** In the order in which they are typed on Slack. */
  options: Of;
  /** Only an admin of the community may. */
  admin: boolean;
  /** Reached by a button or a form alone: not registered, not in the help. */
  hidden: boolean;
  /** Takes fields of a form that it doesn't declare. */
  openFields: boolean;
  lookUp: LookUp<Values<Of>, unknown, unknown> | undefined;
  run(given: Values<Of>, context: Context, found: unknown): Promise<Answer>;
}

interface Declared<Name extends string, Of extends Options> {
  lookUp<Kept, Found>(lookUp: LookUp<Values<Of>, Kept, Found>): LookingUp<Name, Of, Found>;
  run(run: (given: Values<Of>, context: Context) => Promise<Answer>): Command<Name, Of>;
}

interface LookingUp<Name extends string, Of extends Options, Found> {
  run(run: (given: Values<Of>, context: Context, found: Found) => Promise<Answer>): Command<Name, Of>;
}

/** What only admins may begins with this word. */
const ADMIN = 'tipjar-admin ';

/**
 * A command that people can type. Its name and options stand before what it does, so that the compiler knows them
 * while it checks the buttons that lead to it.
 * @throws {RangeError} when nobody could type it: an optional option before a required one, or free text anywhere but
 *   at the end or before a choice that ends it.
 */
export function defineCommand<const Name extends string, Of extends Options>(
  name: Name,
  options: Of,
): Declared<Name, Of> {
  refuseUntypable(name, options);
  return declared({ name, options, hidden: false, openFields: false });
}

/** A step that only a button, a menu or a form leads to. */
export function defineStep<const Name extends string, Of extends Options>(name: Name, options: Of): Declared<Name, Of> {
  return declared({ name, options, hidden: true, openFields: false });
}

/** A step whose form has fields that can't be declared: they are found in `context.fields`. */
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
        lookUp: lookUp as LookUp<Values<Of>, unknown, unknown>,
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
  if (!ends) throw new RangeError(`${name}: free text stands where nobody could tell its end`);
}

/**
 * What the compiler knows of the commands there are. `commands/index.ts` adds its list to this interface, so that a
 * button can only be made for a command that exists, and nothing here imports them.
 */
export interface Register {
  /** Any command: what is known where no list was added. */
  any: Command;
}
