import { fitsOnButton, LONGEST_ID } from './action-id.ts';
import type { Action, Choosing, Field, FileField, Form } from './answer.ts';
import type { Command, Register } from './command.ts';
import type { Option, Options } from './options.ts';

type Listed = Register extends { commands: infer All extends readonly { name: string }[] }
  ? All[number]
  : Register['any'];

/** This can only be the name of a command or a step that exists. */
export type CommandName = Listed['name'];

type OptionsOf<Name extends CommandName> =
  Extract<Listed, { name: Name }> extends Command<string, infer Of> ? Of : never;

/** A button may hold this for an option: one of a choice's values, or any text. */
type Said<One> = One extends Option<unknown, infer Text> ? Text : never;

type RequiredIn<Of extends Options> = {
  [Name in keyof Of]: Of[Name]['required'] extends true ? Name : never;
}[keyof Of];

/** These are the options that a button holds; a menu or a form fills those in `Later` when somebody uses it. */
type Given<Of extends Options, Later = never> = {
  [Name in Exclude<RequiredIn<Of>, Later>]: Said<Of[Name]>;
} & { [Name in Exclude<keyof Of, RequiredIn<Of> | Later>]?: Said<Of[Name]> | undefined };

/** This argument may be left out where no option is required. */
type Rest<Options> = Record<never, never> extends Options ? [given?: Options] : [given: Options];

/** A menu or a form's field fills an option of this name. */
export type OptionName<Name extends CommandName> = keyof OptionsOf<Name> & string;

/**
 * Makes the action of a button: it can only be a command that exists, with options that the command declares. An option
 * that is undefined is left out.
 * @throws {RangeError} when the action is too long for a button's id.
 */
export function to<Name extends CommandName>(command: Name, ...[given]: Rest<Given<OptionsOf<Name>>>): Action {
  return checked({ command, options: said(given) });
}

/** Does the same, but returns undefined where the action is too long for a button, as what people typed may make it. */
export function toIfFits<Name extends CommandName>(
  command: Name,
  ...[given]: Rest<Given<OptionsOf<Name>>>
): Action | undefined {
  const action = { command, options: said(given) };
  return fitsOnButton(action) ? action : undefined;
}

/**
 * Makes the action of a menu: what somebody chooses becomes the value of `option`.
 * @throws {RangeError} when the action is too long for a menu's id.
 */
export function toChoose<Name extends CommandName, Chosen extends OptionName<Name>>(
  command: Name,
  option: Chosen,
  ...[given]: Rest<Given<OptionsOf<Name>, Chosen>>
): Choosing {
  return { action: checked({ command, options: said(given) }, option), option };
}

/**
 * Makes a form whose fields have the names of a command's options and fill them. `given` holds the options that have no
 * field.
 * @throws {RangeError} when the action is too long for a form's id.
 */
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
  const options: Record<string, string> = {};
  for (const name of Object.keys(given)) if (given[name] !== undefined) options[name] = String(given[name]);
  return options;
}

function checked(action: Action, picks?: string): Action {
  if (!fitsOnButton(action, picks))
    throw new RangeError(`${action.command} with its options is longer than the ${LONGEST_ID} characters of an id`);
  return action;
}
