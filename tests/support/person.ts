import { randomUUID } from 'node:crypto';
import { commands } from '../../commands/index.ts';
import type { CommandName } from '../../src/bot/action.ts';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Action, Card } from '../../src/bot/answer.ts';
import type { Call, RawOption } from '../../src/bot/call.ts';
import type { Bot } from '../../src/bot/dispatch/bot.ts';
import type { Account, Community } from '../../src/ids.ts';
import { parse } from '../../src/slack/parse.ts';
import { actionsOf, buttonsOn } from './buttons.ts';
import { findAction } from './find-action.ts';
import { accountIn, type PlatformState, playedPlatform } from './played-platform.ts';
import { type Presser, Shown } from './shown.ts';

/** Where a person talks to the bot. */
interface Place extends PlatformState {
  bot: Bot;
  clock: { now: number };
  /** What the operator's log was told. */
  logged: Record<string, unknown>[];
}

/** A member of a community, or somebody in a direct message. */
export class Person implements Presser {
  readonly #town: Place;
  readonly id: string;
  readonly #community: Community | undefined;
  readonly #channel: string | undefined;

  constructor(town: Place, id: string, community: Community | undefined, channel?: string) {
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

  lastFault(): string | undefined {
    const { err } = this.#town.logged.at(-1) ?? {};
    return err === undefined ? undefined : JSON.stringify(err);
  }

  /** Hands a call over, as an adapter does. */
  async asks(call: Partial<Call> & Pick<Call, 'command' | 'options'>): Promise<Shown> {
    const citizen = this.#town.citizens[this.id] ?? {};
    const whole: Call = {
      id: randomUUID(),
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
    const answer = await this.#town.bot.answer(whole, playedPlatform(this.#town, this.id, this.#community));
    await this.#town.bot.outbox.settled();
    return new Shown(this, whole, answer, this.#town.clock.now);
  }

  /** Presses what holds an action; unless told otherwise, it was made for the presser just now. */
  presses(action: Action, pressed: Partial<Call['pressed']> = {}): Promise<Shown> {
    const options: Record<string, RawOption> = { ...action.options };
    const made = { recipient: this.mark, madeAt: this.#town.clock.now, form: false };
    return this.asks({ command: action.command, options, pressed: { ...made, ...pressed } });
  }

  /** Presses the one button that does this, on a card that was posted for everybody in the community. */
  pressesOn(card: Card | undefined, command: CommandName, options: Record<string, string> = {}): Promise<Shown> {
    if (!card || !this.#community) throw new Error('no card was posted here');
    const action = findAction(actionsOf(buttonsOn(card)), command, options);
    return this.presses(action, { recipient: recipientMark(this.#community) });
  }

  get mark(): string {
    return this.#community ? recipientMark(this.#community, this.account) : '';
  }
}
