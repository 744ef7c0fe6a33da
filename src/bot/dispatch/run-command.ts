import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import type { Texts } from '../../text/texts.ts';
import { to } from '../action.ts';
import { recipientMark } from '../action-id.ts';
import type { Answer } from '../answer.ts';
import type { Call, Platform } from '../call.ts';
import type { Command, Context, Here } from '../command.ts';
import { button, buttons } from '../kit.ts';
import { Refusal } from '../refusal.ts';
import { memberPicker } from './member-picker.ts';
import { fieldsIn, readOptions } from './read-options.ts';
import { createWrite, fresh, refuseErased } from './write.ts';

/** How long a form may stay open, in milliseconds: long enough to look a handle up in another window. */
export const FORM_LIFE = 60 * 60 * 1000;

/** The card from which an admin does everything. */
const PANEL = 'tipjar-admin panel';

interface Surroundings {
  commands: readonly Command[];
  now(): number;
  log: Pick<Log, 'error'>;
  /** Takes work that follows the answer. */
  follow(work: Promise<void>): void;
}

/** A call on its way to its command. */
interface Arrived {
  call: Call;
  platform: Platform;
  texts: Texts;
  /** When it arrived, in milliseconds since 1970. */
  since: number;
  store: Store;
}

/** Checks that a call may be made, reads what it says, asks the platform what the command has to know, and runs it. */
export function createRunner({ commands, now, log, follow }: Surroundings) {
  return async (command: Command | undefined, { call, platform, texts, since, store }: Arrived): Promise<Answer> => {
    if (!command) throw unknown(call);
    const { community, caller, pressed } = call;
    if (!community) throw new Refusal('call.direct-message');
    const own = recipientMark(community, caller.account);
    if (pressed) refuseForeign(pressed, [own, recipientMark(community)], now());
    /** What is shown to all of a community outlives what one of them erases. */
    const begun = pressed?.recipient === own ? Math.min(pressed.madeAt, since) : since;
    if (pressed) await store.read((reading) => refuseErased(reading, caller.account, begun));
    if (command.admin && !(await platform.isAdmin())) throw new Refusal('call.not-admin');
    const picker = memberPicker(command, call, texts);
    if (picker) return picker;

    const given = await readOptions(command, call, platform);
    const { channel, language, locale } = call;
    const here: Here = { community, caller, channel, language, locale, platform: platform.name, now: now() };
    const { lookUp } = command;
    const kept = lookUp && (await store.read((reading) => lookUp.read(reading, given, here)));
    const found = lookUp && (await lookUp.ask(platform, kept, given, here));
    const delivery = { id: call.id, at: here.now, community };
    const context: Context = {
      ...texts,
      ...here,
      read: store.read,
      write: createWrite({ store, delivery, here, begun, platform, log, follow }),
      erase: async () => fresh(await store.erase(delivery, caller.account)).result,
      fields: command.openFields ? fieldsIn(call, command) : {},
      commands,
    };
    const answered = await command.run(given, context, found);
    return command.admin && pressed?.recipient === own ? withWayBack(answered, command.name, texts) : answered;
  };
}

function unknown({ command, pressed }: Call): Refusal {
  if (pressed || command === '') return new Refusal('call.unknown');
  return new Refusal('call.unknown-word', { typed: `/${command}`, help: `/${command.split(' ')[0]} help` });
}

/** @throws {Refusal} for what was made for somebody else or elsewhere, and for a form that is too old. */
function refuseForeign(pressed: NonNullable<Call['pressed']>, marks: string[], now: number): void {
  if (!marks.includes(pressed.recipient)) throw new Refusal('call.not-yours');
  if (pressed.form && now - pressed.madeAt > FORM_LIFE) throw new Refusal('call.form-expired');
}

/** What an admin pressed on a card of their own leads back to the panel. */
function withWayBack(answer: Answer, command: string, { words }: Texts): Answer {
  if (answer.kind === 'form' || command.startsWith(PANEL)) return answer;
  const back = buttons(button(words('button.back'), to(PANEL)));
  return { ...answer, card: { ...answer.card, parts: [...answer.card.parts, ...(back ? [back] : [])] } };
}
