/** A person in front of one platform's client. */
export interface Seat {
  /** Types a command; `@ben` mentions a person, `@artists` a role, `#general` the channel. */
  says(text: string): Promise<Screen>;
  /** The menu of one of the person's own or somebody else's messages. */
  menu(name: string, message: string): Promise<Screen>;
  posts(text: string): void;
  /** The newest of what the bot posted for everybody. */
  board(): Screen;
  /** All that the bot wrote to the person in direct messages. */
  letters(): string;
}

/** What the person sees after that: the newest of what only they see, or the form in front of it. */
export interface Screen {
  text: string;
  /** Labels and addresses of link buttons. */
  links: string[];
  buttons: string[];
  fields: string[];
  /** Names of the files on it. */
  files: string[];
  press(label: string): Promise<Screen>;
  /** Chooses from a menu, sending it where it has a button for that. */
  choose(...values: string[]): Promise<Screen>;
  submit(fields: Record<string, string>): Promise<Screen>;
}
