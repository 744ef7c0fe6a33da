import type { CommandName } from '../../src/bot/action.ts';
import type { Readable } from './readable.ts';

/** A person in front of one platform's client. */
export interface Seat {
  /** Types a command; `@ben` mentions a person, `@artists` a role, `#general` the channel. */
  says(text: string): Promise<Screen>;
  /** The menu of one of the person's own or somebody else's messages. */
  menu(name: string, message: string): Promise<Screen>;
  /** What is in front of the person now. */
  sees(): Screen;
  posts(text: string): void;
  /** The newest of what the bot posted for everybody. */
  board(): Screen;
  /** The newest of what the bot wrote to the person in direct messages. */
  letter(): Screen;
  /** All that the bot wrote to the person in direct messages. */
  letters(): Readable;
}

/** What the person sees after that: the newest of what only they see, or the form in front of it. */
export interface Screen extends Readable {
  /** All that is said, a line a part. */
  text: string;
  /** The addresses of link buttons. */
  links: string[];
  fields: string[];
  /** Names of the files on it. */
  files: string[];
  /** Presses the one button that does this, with at least these options. @throws {Error} when none or several do. */
  press(command: CommandName, options?: Record<string, string>): Promise<Screen>;
  /** Chooses from a menu, sending it where it has a button for that. */
  choose(...values: string[]): Promise<Screen>;
  submit(fields: Record<string, string>): Promise<Screen>;
}
