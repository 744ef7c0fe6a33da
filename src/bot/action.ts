import { fitsOnButton, LONGEST_ID } from './action-id.ts';
import type { Action, Choosing, Field, FileField, Form } from './answer.ts';
import type { Command, Register } from './command.ts';
import type { Option, Options } from './options.ts';

type Listed = Register extends { commands: infer All extends readonly { name: string }[] }
  ? All[number]
  : Register['any'];

/** The name of a command or step that exists. */
export type CommandName = Listed['name'];

type OptionsOf<Name extends CommandName> =
  Extract<Listed, { name: Name }> extends Command<string, infer Of> ? Of : never;

/** What a button may say for an option: one of a choice's values, or any text. */
type Said<One> = One extends Option<unknown, infer Text> ? Text : never;

type RequiredIn<Of extends Options> = {
  [Name in keyof Of]: Of[Name]['required'] extends true ? Name : never;
}[keyof Of];

/** The options of a command as a button holds them; those in `Later` are filled when a menu or form is. */
type Given<Of extends Options, Later = never> = {
  [Name in Exclude<RequiredIn<Of>, Later>]: Said<Of[Name]>;
} & { [Name in Exclude<keyof Of, RequiredIn<Of> | Later>]?: Said<Of[Name]> | undefined };

/** May be left out where nothing is required. */
type Rest<Options> = Record<never, never> extends Options ? [given?: Options] : [given: Options];

/** The name of an option that a menu or a form's field fills. */
export type OptionName<Name extends CommandName> = keyof OptionsOf<Name> & string;

/**
 * What pressing a button says: a command that exists, with options that it declares. One that is undefined is left out.
 * @throws {RangeError} when it is too long for a button's id.
 */
export function to<Name extends CommandName>(command: Name, ...[given]: Rest<Given<OptionsOf<Name>>>): Action {
  return checked({ command, options: said(given) });
}

/** The same, or undefined where it is too long for a button: what people typed may be. */
export function toIfFits<Name extends CommandName>(
  command: Name,
  ...[given]: Rest<Given<OptionsOf<Name>>>
): Action | undefined {
  const action = { command, options: said(given) };
  return fitsOnButton(action) ? action : undefined;
}

/**
 * What choosing from a menu says: the option takes what is chosen.
 * @throws {RangeError} when it is too long for a menu's id.
 */
export function toChoose<Name extends CommandName, Chosen extends OptionName<Name>>(
  command: Name,
  option: Chosen,
  ...[given]: Rest<Given<OptionsOf<Name>, Chosen>>
): Choosing {
  return { action: checked({ command, options: said(given) }, option), option };
}

/** A form for options of a command: its fields have their names. `given` are those that no field is for. */
export function form<Name extends CommandName, Filled extends OptionName<Name>>(
  { sends, ...shown }: FormFor<Name, Filled>,
  ...[given]: Rest<Given<OptionsOf<Name>, Filled>>
): Form {
  return { kind: 'form', action: checked({ command: sends, options: said(given) }), ...shown };
}

interface FormFor<Name, Filled extends string> extends Pick<Form, 'title' | 'submit'> {
  sends: Name;
  fields: (Field & { name: Filled })[];
  file?: FileField & { name: Filled };
}

function said(given: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function checked(action: Action, picks?: string): Action {
  if (!fitsOnButton(action, picks))
    throw new RangeError(`${action.command} with its options is longer than the ${LONGEST_ID} characters of an id`);
  return action;
}
