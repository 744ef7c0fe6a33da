import type { CommandName } from '../../src/bot/action.ts';
import type { Action, Answer, Button, Form, Reply } from '../../src/bot/answer.ts';
import type { Call, RawOption } from '../../src/bot/call.ts';
import type { Language } from '../../src/text/texts.ts';
import { actionsOf, buttonsOn } from './buttons.ts';
import { findAction } from './find-action.ts';
import { type Readable, readable, readableCard } from './readable.ts';

/** Who presses what is shown. */
export interface Presser {
  /** Of what is made for them alone. */
  mark: string;
  /** The newest fault in the operator's log. */
  lastFault(): string | undefined;
  /** Hands a call over, as an adapter does. */
  asks(call: Partial<Call> & Pick<Call, 'command' | 'options'>): Promise<Shown>;
  /** Presses what holds an action; unless told otherwise, it was made for the presser just now. */
  presses(action: Action, pressed?: Partial<Call['pressed']>): Promise<Shown>;
}

/** An answer, as its reader sees it. */
export class Shown implements Readable {
  readonly #person: Presser;
  readonly call: Call;
  readonly answer: Answer;
  readonly madeAt: number;

  constructor(person: Presser, call: Call, answer: Answer, madeAt: number) {
    this.#person = person;
    this.call = call;
    this.answer = answer;
    this.madeAt = madeAt;
  }

  get reply(): Reply {
    if (this.answer.kind !== 'reply') throw new Error('this is a form');
    return this.answer;
  }

  get form(): Form {
    if (this.answer.kind !== 'form') throw new Error(`this is no form but: ${this.text}`);
    return this.answer;
  }

  get refused(): boolean {
    return this.answer.kind === 'reply' && this.answer.refusal !== undefined;
  }

  /** Everything that is said on its card, a line a part. */
  get text(): string {
    return readableCard(this.reply.card, this.language).said.join('\n');
  }

  get buttons(): Button[] {
    return buttonsOn(this.reply.card);
  }

  /** The addresses the buttons lead to. */
  get links(): string[] {
    return this.buttons.flatMap((button) => ('url' in button ? [button.url] : []));
  }

  get language(): Language {
    return this.call.language;
  }

  get fault(): string | undefined {
    return this.#person.lastFault();
  }

  get said(): readonly string[] {
    return readable(this.answer, this.language).said;
  }

  get offered(): readonly string[] {
    return readable(this.answer, this.language).offered;
  }

  /** What its buttons do. */
  get actions(): Action[] {
    return actionsOf(this.buttons);
  }

  /**
   * Presses the one button that does this, with at least these options.
   * @throws {Error} when none or several do.
   */
  press(command: CommandName, options: Record<string, string> = {}, presser: Presser = this.#person): Promise<Shown> {
    const action = findAction(this.actions, command, options);
    return presser.presses(action, { recipient: this.#person.mark, madeAt: this.madeAt });
  }

  choose(...values: string[]): Promise<Shown> {
    const menu = this.reply.card.parts.find(
      (part) => part.part === 'select' || part.part === 'members' || part.part === 'roles',
    );
    if (!menu || !('action' in menu)) throw new Error(`there is no menu on:\n${this.text}`);
    const options: Record<string, RawOption> = { ...menu.action.options };
    const [first = ''] = values;
    if (menu.part === 'members') options[menu.option] = { member: first };
    else options[menu.option] = menu.part === 'roles' ? { role: first } : values.join(',');
    const pressed = { recipient: this.#person.mark, madeAt: this.madeAt, form: false };
    return this.#person.asks({ command: menu.action.command, options, pressed });
  }

  submit(fields: Record<string, string>, madeAt = this.madeAt): Promise<Shown> {
    const { action } = this.form;
    const options = { ...action.options, ...fields };
    return this.#person.presses({ command: action.command, options }, { madeAt, form: true });
  }

  /** The platform delivers the very same call once more. */
  again(): Promise<Shown> {
    return this.#person.asks(this.call);
  }
}
