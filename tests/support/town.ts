import { pino } from 'pino';
import { commands } from '../../commands/index.ts';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Action, Answer, Button, Card, Form, Part, Reply } from '../../src/bot/answer.ts';
import type { Call, Platform, RawOption } from '../../src/bot/call.ts';
import { type Bot, createBot } from '../../src/bot/dispatch/bot.ts';
import type { Limit } from '../../src/bot/dispatch/limits.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account, Community } from '../../src/ids.ts';
import { parse } from '../../src/slack/parse.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { plain } from '../../src/text/line.ts';
import type { Language } from '../../src/text/texts.ts';

interface Citizen {
  name?: string;
  roles?: string[];
  admin?: boolean;
  bot?: boolean;
  /** When they came to the community, in milliseconds. */
  joinedAt?: number;
  language?: Language;
  /** As the platform says it: `pt-BR`. */
  locale?: string;
}

/** A community, or several, whose members talk to the bot as it is; only the platform is played. */
export interface Town {
  store: Store;
  bot: Bot;
  /** What is now, in milliseconds; tests move it. */
  clock: { now: number };
  /** What the log was told. */
  logged: Record<string, unknown>[];
  /** People by their ids, in capital letters; roles and rights may change at any time. */
  citizens: Record<string, Citizen>;
  /** When false, the platform doesn't say who is who. */
  readable: boolean;
  /** When false, nobody takes messages and the bot may post nowhere. */
  reachable: boolean;
  /** What the bot posted into channels and wrote to people. */
  posted: { channel: string; card: Card }[];
  told: { account: Account; card: Card }[];
  /** Texts of files that people send along, by the platform's ids. */
  files: Record<string, string>;
  person(id: string, where?: Community | 'direct message'): Person;
}

let deliveries = 0;

/** For conversations longer than people have in a minute. */
const noLimit: Limit = async () => undefined;

export function createTown(
  citizens: Record<string, Citizen>,
  store: Store = openStore(':memory:'),
  limit: Limit = noLimit,
): Town {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const bot = createBot({ commands, store, now: () => clock.now, log, limit });
  const town: Town = {
    store,
    bot,
    clock,
    logged,
    citizens,
    readable: true,
    reachable: true,
    posted: [],
    told: [],
    files: {},
    person: (id, where = 'slack:T1') => new Person(town, id, where === 'direct message' ? undefined : where),
  };
  return town;
}

export const accountIn = (community: Community | undefined, id: string): Account =>
  community?.startsWith('discord:') ? `discord:${id}` : `slack:T1:${id}`;

export class Person {
  readonly #town: Town;
  readonly id: string;
  readonly #community: Community | undefined;
  readonly #channel: string | undefined;

  constructor(town: Town, id: string, community: Community | undefined, channel?: string) {
    this.#town = town;
    this.id = id;
    this.#community = community;
    this.#channel = channel;
  }

  /** The same person, in one of the community's channels. */
  in(channel: string): Person {
    return new Person(this.#town, this.id, this.#community, channel);
  }

  get account(): Account {
    return accountIn(this.#community, this.id);
  }

  /** Types a command; `@ben` is a mention of whoever is called so, `@@mods` of a role. */
  says(text: string): Promise<Shown> {
    const [slash = '', ...words] = text.split(' ');
    const escaped = words
      .join(' ')
      .replace(/@@(\w+)/g, (_, role: string) => `<!subteam^${role.toUpperCase()}|@${role}>`)
      .replace(/(?<=^| )#(\w+)/g, (_, channel: string) => `<#${channel.toUpperCase()}|${channel}>`)
      .replace(/(?<=^| )@(\w+)/g, (_, who: string) => `<@${who.toUpperCase()}|${who}>`);
    return this.asks(parse(slash, escaped, commands));
  }

  /** Hands a call over, as an adapter does. */
  async asks(call: Partial<Call> & Pick<Call, 'command' | 'options'>): Promise<Shown> {
    deliveries += 1;
    const citizen = this.#town.citizens[this.id] ?? {};
    const whole: Call = {
      id: `delivery ${deliveries}`,
      ...(this.#community && { community: this.#community }),
      caller: {
        account: this.account,
        name: citizen.name ?? this.id,
        ...(citizen.joinedAt !== undefined && { joinedAt: citizen.joinedAt }),
      },
      language: citizen.language ?? 'en',
      ...(citizen.locale && { locale: citizen.locale }),
      ...(this.#channel && { channel: this.#channel }),
      ...call,
    };
    const answer = await this.#town.bot.answer(whole, this.#platform());
    return new Shown(this, whole, answer, this.#town.clock.now);
  }

  /** Presses what holds an action; unless told otherwise, it was made for the presser just now. */
  presses(action: Action, pressed: Partial<Call['pressed']> = {}): Promise<Shown> {
    const options: Record<string, RawOption> = { ...action.options };
    const made = { recipient: this.mark, madeAt: this.#town.clock.now, form: false };
    return this.asks({ command: action.command, options, pressed: { ...made, ...pressed } });
  }

  /** Presses a button of a card that was posted for everybody in the community. */
  pressesOn(card: Card | undefined, label: string): Promise<Shown> {
    const buttons = (card?.parts ?? []).flatMap((part) => (part.part === 'buttons' ? part.buttons : []));
    const button = buttons.find((one) => one.label === label);
    if (!button || !('action' in button) || !this.#community) throw new Error(`there is no button ${label}`);
    return this.presses(button.action, { recipient: recipientMark(this.#community) });
  }

  get mark(): string {
    return this.#community ? recipientMark(this.#community, this.account) : '';
  }

  #platform(): Platform {
    const { citizens } = this.#town;
    const told = <Value>(value: Value): Value => {
      if (!this.#town.readable) throw new Refusal('call.unreadable', { platform: 'Slack' });
      return value;
    };
    return {
      name: this.#community?.startsWith('slack:') ? 'Slack' : 'Discord',
      isAdmin: async () => told(citizens[this.id]?.admin === true),
      member: async (id) => {
        const citizen = citizens[id];
        if (!citizen) return undefined;
        const { name = id, bot = false, joinedAt } = citizen;
        const account = accountIn(this.#community, id);
        return { account, id, name, bot, ...(joinedAt !== undefined && { joinedAt }) };
      },
      allRoles: async () =>
        [...new Set(Object.values(citizens).flatMap(({ roles = [] }) => roles))].map((id) => ({ id, name: id })),
      accountOf: (id) => accountIn(this.#community, id),
      post: async (channel, card) => {
        this.#town.posted.push({ channel, card });
        return this.#town.reachable;
      },
      tell: async (account, card) => {
        this.#town.told.push({ account, card });
        return this.#town.reachable;
      },
      file: async (id) => {
        const text = this.#town.files[id];
        if (text === undefined) throw new Refusal('file.unreachable');
        return text;
      },
      roles: async (account) => told(citizens[account.split(':').at(-1) ?? '']?.roles ?? []),
    };
  }
}

/** An answer, as its reader sees it. */
export class Shown {
  readonly #person: Person;
  readonly call: Call;
  readonly answer: Answer;
  readonly madeAt: number;

  constructor(person: Person, call: Call, answer: Answer, madeAt: number) {
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

  /** Everything that can be read on it, a line a part. */
  get text(): string {
    const { card } = this.reply;
    return [plain(card.title), ...card.parts.map(textOf)].filter(Boolean).join('\n');
  }

  get buttons(): Button[] {
    return this.reply.card.parts.flatMap((part) => {
      if (part.part === 'row') return [part.button];
      return part.part === 'buttons' ? part.buttons : [];
    });
  }

  /** The addresses the buttons lead to. */
  get links(): string[] {
    return this.buttons.flatMap((button) => ('url' in button ? [button.url] : []));
  }

  press(label: string, presser: Person = this.#person): Promise<Shown> {
    const button = this.buttons.find((one) => one.label === label);
    if (!button || !('action' in button)) throw new Error(`there is no button ${label} on:\n${this.text}`);
    return presser.presses(button.action, { recipient: this.#person.mark, madeAt: this.madeAt });
  }

  choose(...values: string[]): Promise<Shown> {
    const menu = this.reply.card.parts.find((part) => part.part === 'select' || part.part === 'members');
    if (!menu || !('action' in menu)) throw new Error(`there is no menu on:\n${this.text}`);
    const options: Record<string, RawOption> = { ...menu.action.options };
    options[menu.option] = menu.part === 'members' ? { member: values[0] ?? '' } : values.join(',');
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

function textOf(part: Part): string {
  switch (part.part) {
    case 'text':
    case 'small':
      return plain(part.line);
    case 'row':
      return [plain(part.line), part.note ? plain(part.note) : ''].filter(Boolean).join('\n');
    default:
      return '';
  }
}
