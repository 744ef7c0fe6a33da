import type { Line } from '../text/line.ts';
import type { Action, Button, Card, Choice, ChoiceGroup, Choosing, File, Part, Reply } from './answer.ts';

/** A `warning` is about something that can't be undone or looks wrong; a `journal` card is posted to a channel. */
export type Tone = 'usual' | 'warning' | 'journal';

const colors: Record<Tone, string> = { usual: '#e8a33d', warning: '#c0392b', journal: '#7f8c8d' };

/** These parts may be nested in lists. Parts that are false, empty or undefined are left out. */
export type Parts = readonly (Part | Parts | false | '' | undefined)[];

/** Adds the parts in the lists to `flat`. Every card is made here, and `flatMap` takes several times as long. */
function flatten(parts: Parts, flat: Part[] = []): Part[] {
  for (const part of parts) {
    if (!part) continue;
    if ('part' in part) flat.push(part);
    else flatten(part, flat);
  }
  return flat;
}

export function card(title: Line, parts: Parts, tone: Tone = 'usual'): Card {
  return { title, color: colors[tone], parts: flatten(parts) };
}

/** Makes an answer that only the caller sees. */
export function reply(title: Line, parts: Parts, { tone, file }: { tone?: Tone; file?: File } = {}): Reply {
  return { kind: 'reply', card: card(title, parts, tone), ...(file && { file }) };
}

export const text = (line: Line): Part => ({ part: 'text', line });
export const small = (line: Line): Part => ({ part: 'small', line });
export const divider: Part = { part: 'divider' };

/** Puts a button beside a text, and the note under the text. */
export const row = (line: Line, button: Button, note?: Line): Part => ({
  part: 'row',
  line,
  ...(note && { note }),
  button,
});

/** Puts buttons in a row. Those that are false or undefined are left out; if none is left, there is no row. */
export function buttons(...all: readonly (Button | readonly Button[] | false | undefined)[]): Part | undefined {
  const shown: Button[] = [];
  for (const one of all) {
    if (!one) continue;
    if ('label' in one) shown.push(one);
    else shown.push(...one);
  }
  return shown.length === 0 ? undefined : { part: 'buttons', buttons: shown };
}

/** Makes a button that leads out of the chat. */
export const linkButton = (label: string, url: string): Button => ({ label, url });
export const button = (label: string, action: Action): Button => ({ label, action, style: 'plain' });
export const mainButton = (label: string, action: Action): Button => ({ label, action, style: 'main' });
/** Makes the button for what a card is there to do. It comes last on the card. */
export const submitButton = (label: string, action: Action): Button => ({ label, action, style: 'submit' });
export const dangerButton = (label: string, action: Action): Button => ({ label, action, style: 'danger' });

/** Makes a menu from which `most` values may be chosen. */
export const menu = (choosing: Choosing, label: string, groups: ChoiceGroup[], most = 1): Part => ({
  part: 'select',
  ...choosing,
  label,
  groups,
  most,
});
export const memberMenu = (choosing: Choosing, placeholder: string): Part => ({
  part: 'members',
  ...choosing,
  placeholder,
});
export const roleMenu = (choosing: Choosing, placeholder: string, choices: readonly Choice[]): Part => ({
  part: 'roles',
  ...choosing,
  placeholder,
  choices,
});
export const channelMenu = (choosing: Choosing, placeholder: string): Part => ({
  part: 'channels',
  ...choosing,
  placeholder,
});
