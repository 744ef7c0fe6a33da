import { commands } from '../../commands/index.ts';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Answer, Button, Card, Field, Part } from '../../src/bot/answer.ts';
import type { RawOption } from '../../src/bot/call.ts';
import { button } from '../../src/bot/kit.ts';
import type { Community } from '../../src/ids.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import type { World } from './world.ts';

/** A step is something that a person types, presses or sends. */
export interface Step {
  command: string;
  options: Record<string, RawOption>;
  /** This is absent for what is typed. */
  pressed?: { form: boolean };
}

/** Something that a person was shown and can press, with the steps that led them there. */
export interface Found {
  owner: string;
  /** It was made for this person, for the admins of the community, or for everybody in a channel. */
  bound: 'owner' | 'community' | 'everybody';
  path: Step[];
  step: Step;
}

/** Menus of members offer these people, and commands are about them. */
const PEOPLE = ['U0ADA', 'U0CAT', 'U0DAN'];
/** Somebody without a jar. */
const JARLESS = 'U0ZOE';
const CHANNELS = ['C0MODS', 'C0LOBBY'];

/** Gets everything that one card or form lets its reader do. It takes only two choices of each group in a menu. */
export function pressables(answer: Answer): Step[] {
  if (answer.kind === 'form') {
    const typed = Object.fromEntries(answer.fields.map((field) => [field.name, typedInto(field)]));
    const { command, options } = answer.action;
    return [{ command, options: { ...options, ...typed }, pressed: { form: true } }];
  }
  return onCard(answer.card);
}

/** Gets what a card for everybody lets them do, where an answer has one. */
const forEverybody = (answer: Answer): Step[] =>
  answer.kind === 'reply' && answer.toChannel ? onCard(answer.toChannel) : [];

export const onCard = (card: Card): Step[] => card.parts.flatMap(inPart);

function inPart(part: Part): Step[] {
  switch (part.part) {
    case 'row':
      return ofButton(part.button);
    case 'buttons':
      return part.buttons.flatMap(ofButton);
    case 'select':
      return part.groups.flatMap(({ label, choices, open }) => [
        ...choices.slice(0, 2).map(({ value }) => chosen(part, value)),
        ...(open ? ofButton(button(label, open)) : []),
      ]);
    case 'members':
      return PEOPLE.map((member) => chosen(part, { member }));
    case 'roles':
      return part.choices.slice(0, 2).map(({ value }) => chosen(part, { role: value }));
    case 'channels':
      return CHANNELS.map((channel) => chosen(part, { channel }));
    default:
      return [];
  }
}

const ofButton = (button: Button): Step[] =>
  'action' in button
    ? [{ command: button.action.command, options: { ...button.action.options }, pressed: { form: false } }]
    : [];

const chosen = (
  { action, option }: { action: { command: string; options?: Record<string, string> }; option: string },
  value: RawOption,
): Step => ({ command: action.command, options: { ...action.options, [option]: value }, pressed: { form: false } });

function typedInto({ name }: Field): string {
  const provider = catalogue.get(name);
  if (provider) return Object.keys(provider.examples.accepted)[0] ?? '';
  return name === 'amount' ? '7' : 'ko_fi: somebody';
}

/** Gets every command that can be typed, with every choice, about every kind of person. */
export function typeable(): Step[] {
  return commands
    .filter(({ hidden }) => !hidden)
    .flatMap(({ name, options }) => {
      let all: Record<string, RawOption>[] = [{}];
      for (const [option, { kind, choices, required, further, told }] of Object.entries(options)) {
        // Of further members one is enough: all are read in the same way.
        if (told || (further && option !== 'user2')) continue;
        const values = valuesOf(option, kind, choices);
        const given = all.flatMap((one) => values.map((value) => ({ ...one, [option]: value })));
        all = required ? given : [...all, ...given];
      }
      return all.map((one) => ({ command: name, options: one }));
    })
    .concat({ command: 'tip', options: { user: { member: JARLESS } } });
}

function valuesOf(name: string, kind: string, choices: readonly string[] = []): RawOption[] {
  switch (kind) {
    case 'member':
      return PEOPLE.map((member) => ({ member }));
    case 'role':
      return [{ role: 'S0ARTISTS' }];
    case 'channel':
      return CHANNELS.map((channel) => ({ channel }));
    case 'choice':
      return [...choices];
    case 'file':
      return [];
    default:
      return texts[name] ?? ['ko-fi'];
  }
}

const texts: Record<string, string[]> = {
  handle: ['somebody'],
  reason: ['For this'],
  amount: ['5'],
  link: ['ko-fi.com/ada'],
  code: ['USD'],
  who: ['en'],
  name: ['poet'],
  page: ['2'],
  text: ['github: [somebody, somebody-else]'],
};

/** Does a step as a person would. What they press was made for `made`, who is that person unless stated otherwise. */
export async function take(world: World, person: Person, step: Step, made?: string): Promise<Shown> {
  const { command, options, pressed } = step;
  const madeAt = world.town.clock.now;
  // The bot tries a channel by posting into it, so posting works. Nobody accepts messages.
  world.town.reachable = Object.values(options).some((value) => typeof value !== 'string' && 'channel' in value);
  const shown = await person.asks({
    command,
    options: { ...options },
    ...(pressed && { pressed: { ...pressed, recipient: made ?? person.mark, madeAt } }),
  });
  if (world.town.reachable) await world.settle();
  world.town.reachable = false;
  return shown;
}

/** Reaches a card again by the steps that led there. */
export async function follow(world: World, place: Community, { owner, path }: Found): Promise<void> {
  world.restore();
  for (const step of path) await take(world, world.town.person(owner, place), step);
}

/**
 * Says whether somebody may press what everybody in a channel sees: the button on somebody else's jar, which shows a card
 * of the presser's own, and the one that removes a post which names them.
 */
export function mayPress({ bound, step }: Found, who: string): boolean {
  if (bound !== 'everybody') return false;
  const { by, user } = step.options;
  return step.command === 'tip' ? user !== who : [by, user].includes(who);
}

/** Finds out for whom something was made. */
export const madeFor = (world: World, place: Community, { owner, bound }: Found): string =>
  bound === 'owner' ? world.town.person(owner, place).mark : recipientMark(place);

/**
 * Gets everything that the bot shows these people to press, once for each person. It types all commands, presses what
 * is on the answers, then what is on the answers to that, for so many rounds. What the bot posted for everybody counts
 * as well.
 */
export async function walk(
  world: World,
  place: Community,
  people: readonly string[],
  rounds: number,
  seen: (answer: Answer, step: Step) => void = () => undefined,
): Promise<Found[]> {
  const all = new Map<string, Found>();
  const add = (found: Found): Found[] => {
    const key = JSON.stringify([found.owner, found.bound, found.step]);
    if (all.has(key)) return [];
    all.set(key, found);
    return [found];
  };
  const posted = world.town.posted.flatMap(({ card }) => onCard(card));
  let fresh = posted.flatMap((step) => add({ owner: 'U0GRACE', bound: 'community', path: [], step }));
  for (const owner of people) {
    for (const typed of typeable()) {
      world.restore();
      const { answer } = await take(world, world.town.person(owner, place), typed);
      seen(answer, typed);
      fresh.push(...pressables(answer).flatMap((step) => add({ owner, bound: 'owner', path: [typed], step })));
      fresh.push(...forEverybody(answer).flatMap((step) => add({ owner, bound: 'everybody', path: [typed], step })));
    }
  }
  for (let round = 1; round < rounds; round += 1) {
    const next: Found[] = [];
    for (const found of fresh) {
      await follow(world, place, found);
      const person = world.town.person(found.owner, place);
      const { answer } = await take(world, person, found.step, madeFor(world, place, found));
      seen(answer, found.step);
      const path = [...found.path, found.step];
      for (const step of pressables(answer)) next.push(...add({ owner: found.owner, bound: 'owner', path, step }));
      for (const step of forEverybody(answer))
        next.push(...add({ owner: found.owner, bound: 'everybody', path, step }));
    }
    fresh = next;
  }
  world.restore();
  return [...all.values()];
}
