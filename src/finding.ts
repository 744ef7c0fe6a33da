/** One thing that `npm run doctor` looked at. */
export interface Finding {
  /** `fine` needs nothing, `note` is worth knowing, and with a `fault` something won't work. */
  state: 'fine' | 'note' | 'fault';
  /** A sentence that says what is so. */
  what: string;
  /** What the operator does about it. */
  remedy?: string;
}

export const fine = (what: string): Finding => ({ state: 'fine', what });
export const note = (what: string, remedy?: string): Finding => ({ state: 'note', what, ...(remedy && { remedy }) });
export const fault = (what: string, remedy?: string): Finding => ({ state: 'fault', what, ...(remedy && { remedy }) });

/** What a community's rules and settings name by its id. It may have been deleted since. */
export interface Named {
  community: string;
  roles: readonly string[];
  /** Channels with a rule about tipping. */
  channels: readonly string[];
  /** Channels into which the bot posts. */
  posts: readonly string[];
}
