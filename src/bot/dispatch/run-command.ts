import type { Account, Community } from '../../ids.ts';
import { nearest } from '../../text/nearest.ts';
import type { Texts } from '../../text/texts.ts';
import { to } from '../action.ts';
import { recipientMark } from '../action-id.ts';
import type { Answer } from '../answer.ts';
import type { Call, Platform } from '../call.ts';
import type { Command, Context, Here } from '../command.ts';
import { usageOf } from '../description.ts';
import { button, buttons } from '../kit.ts';
import { Refusal } from '../refusal.ts';
import type { CallStore } from './call-store.ts';
import { memberPicker } from './member-picker.ts';
import type { Outbox } from './outbox.ts';
import { createQuestionLimits } from './question-limits.ts';
import { fieldsIn, readOptions } from './read-options.ts';
import type { PostMemory } from './remember-posts.ts';
import type { Tally } from './tally.ts';
import { type Begun, createWrite, fresh, refuseErased } from './write.ts';

/** A form may stay open so long, in milliseconds: long enough to look up a handle in another window. */
export const FORM_LIFE = 60 * 60 * 1000;

/** This command shows somebody's card. */
const TIP = 'tip';

/** This command shows how many asked for a card. */
const STATISTICS = 'tipjar-admin stats';

/** This command shows the card from which an admin can do everything. */
const PANEL = 'tipjar-admin panel';

interface Surroundings {
  commands: readonly Command[];
  now(): number;
  outbox: Pick<Outbox, 'wake' | 'newNonce'>;
  memory: Pick<PostMemory, 'remembering'>;
  tally: Tally;
}

/** A call that has arrived and not been answered yet. */
interface Arrived {
  call: Call;
  platform: Platform;
  texts: Texts;
  /** When the call arrived, in milliseconds since 1970. */
  since: number;
  store: CallStore;
}

/** Checks that a call may be made, reads what it says, asks the platform what the command has to know, and runs it. */
export function createRunner({ commands, now, outbox, memory, tally }: Surroundings) {
  const limited = createQuestionLimits();
  return async (
    command: Command | undefined,
    { call, platform: asked, texts, since, store }: Arrived,
  ): Promise<Answer> => {
    if (!command) throw unknown(call, commands);
    const { community, caller, pressed } = call;
    if (!community) throw new Refusal('call.direct-message');
    if (call.missing) throw new Refusal('call.no-author', { usage: usageOf(command) });
    const platform = memory.remembering(limited(asked, caller.account), community);
    // A button on a private card counts from when the card was made, so that a card from before an erasure can't bring
    // data back. A card that the whole community sees stays usable after one of them has erased their data.
    const shown = pressed !== undefined && isPrivate(pressed, community, caller.account, now());
    const begun: Begun = { at: shown ? Math.min(pressed.madeAt, since) : since, shown };
    if (pressed) await store.read((reading) => refuseErased(reading, caller.account, begun, now()));
    if (command.admin && !(await platform.isAdmin())) throw new Refusal('call.not-admin');
    const picker = memberPicker(command, call, texts);
    if (picker) return picker;

    const given = await readOptions(command, call, platform);
    const { channel, language, locale } = call;
    const here: Here = { community, caller, channel, language, locale, platform: platform.name, now: now() };
    const { lookUp } = command;
    const kept =
      lookUp &&
      (await (lookUp.readOnce?.((account) => store.shown(community, account), given) ??
        store.read((reading) => lookUp.read(reading, given, here))));
    const found = lookUp && (await lookUp.ask(platform, kept, given, here));
    if (command.name === STATISTICS) await tally.saved();
    const delivery = { id: call.id, at: here.now, community };
    const context: Context = {
      say: texts.say,
      words: texts.words,
      read: store.read,
      write: createWrite({ store, delivery, here, begun, now, outbox }),
      async erase() {
        tally.forget(caller.account);
        return fresh(await store.erase(delivery, caller.account)).result;
      },
      fields: command.openFields ? fieldsIn(call, command) : {},
      commands,
      ...here,
    };
    const answered = await command.run(given, context, found);
    if (command.name === TIP) tally.note(community, caller.account);
    return command.admin && shown ? withWayBack(answered, command.name, texts) : answered;
  };
}

function unknown({ command, pressed }: Call, commands: readonly Command[]): Refusal {
  if (pressed || command === '') return new Refusal('call.unknown');
  const [slash = '', ...typed] = command.split(' ');
  const meant = nearest(
    typed.join(' '),
    commands
      .filter(({ name, hidden }) => !hidden && name.startsWith(`${slash} `))
      .map(({ name }) => ({ one: `/${name}`, names: [name.slice(slash.length + 1)], aliases: [] })),
  );
  const found = meant.join(', ') || 'none';
  return new Refusal('call.unknown-word', { typed: `/${command}`, nearest: found, help: `/${slash} help` });
}

/**
 * Says whether a button or form was made for the caller alone, and not for their whole community.
 * @param now Milliseconds since 1970.
 * @throws {Refusal} when it was made for somebody else or another community, or a form is too old.
 */
function isPrivate(
  { recipient, form, madeAt }: NonNullable<Call['pressed']>,
  community: Community,
  account: Account,
  now: number,
): boolean {
  const own = recipient === recipientMark(community, account);
  if (!own && recipient !== recipientMark(community)) throw new Refusal('call.not-yours');
  if (form && now - madeAt > FORM_LIFE) throw new Refusal('call.form-expired');
  return own;
}

/** Adds a button that leads back to the panel. */
function withWayBack(answer: Answer, command: string, { words }: Texts): Answer {
  if (answer.kind === 'form' || command.startsWith(PANEL)) return answer;
  const back = buttons(button(words('button.back'), to(PANEL)));
  return { ...answer, card: { ...answer.card, parts: [...answer.card.parts, ...(back ? [back] : [])] } };
}
