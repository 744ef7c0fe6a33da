import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { JournalEntry } from '../../jars/journal.ts';
import type { Store } from '../../store/store.ts';
import { languageOf, type Texts, textsIn } from '../../text/texts.ts';
import { recipientMark } from '../action-id.ts';
import type { Answer, Button } from '../answer.ts';
import type { Call, Platform, RawOption } from '../call.ts';
import type { Change, Command, Context } from '../command.ts';
import { type Option, textOf } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { refuse } from '../refuse.ts';
import { usageOf } from '../usage.ts';
import { refuseErased } from './erased.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Limit } from './limits.ts';
import { memberPicker } from './member-picker.ts';
import { type Posted, postCard, postJournal } from './post-journal.ts';
import { type Told, tellCreator, withNotices } from './tell.ts';

/** How long a form may stay open, in milliseconds: long enough to look a handle up in another window. */
export const FORM_LIFE = 60 * 60 * 1000;

/** The card from which an admin does everything. */
const PANEL = 'tipjar-admin panel';

/** The bot: what somebody asked goes in, the answer comes out. Nothing is thrown. */
export type Bot = (call: Call, platform: Platform) => Promise<Answer>;

export interface Surroundings {
  commands: readonly Command[];
  store: Store;
  now(): number;
  log: Pick<Logger, 'error'>;
  /** How often one person may call. */
  limit: Limit;
}

/**
 * Calls that are answered at the same time. A call waits for little but its platform, and for the one database all
 * share: more at a time would make each slower. No community takes more than a quarter.
 */
const SEATS = { all: 16, each: 4 };

export function createBot({ commands, store, now, log, limit }: Surroundings): Bot {
  const named = new Map(commands.map((command) => [command.name, command]));
  const inTurn = createFairQueue(SEATS);

  /** @param since When the call arrived, in milliseconds. */
  async function answer(call: Call, platform: Platform, texts: Texts, since: number): Promise<Answer> {
    const command = named.get(call.command);
    if (!command) {
      if (call.pressed || call.command === '') throw new Refusal('call.unknown');
      throw new Refusal('call.unknown-word', {
        typed: `/${call.command}`,
        help: `/${call.command.split(' ')[0]} help`,
      });
    }
    if (!call.community) throw new Refusal('call.direct-message');
    const { community, caller, pressed } = call;
    const own = recipientMark(community, caller.account);
    if (pressed) check(pressed, [own, recipientMark(community)], now());
    /** What is shown to all of a community outlives what one of them erases. */
    const begun = pressed?.recipient === own ? Math.min(pressed.madeAt, since) : since;
    if (pressed) await store.read((reading) => refuseErased(reading, caller.account, begun));
    if (command.admin && !(await platform.isAdmin())) throw new Refusal('call.not-admin');
    const picker = memberPicker(command, call, texts);
    if (picker) return picker;

    const values: Record<string, unknown> = {};
    const fields: Record<string, string> = {};
    for (const [name, option] of Object.entries(command.options)) values[name] = await read(name, option);
    for (const [name, raw] of Object.entries(call.options)) {
      if (!Object.hasOwn(command.options, name)) fields[name] = textOf(raw);
    }
    const delivery = { id: call.id, at: now() };
    const context: Context = {
      ...texts,
      call,
      community,
      caller,
      platform,
      store,
      change: (work) => changeAndTell(work, context),
      erase: async () => fresh(await store.erase(delivery, caller.account)).result,
      now: delivery.at,
      fields,
    };
    const answered = await command.run(values as never, context);
    return command.admin && pressed?.recipient === own ? withWayBack(answered, command.name, texts) : answered;

    /** Does the work, and then tells of it where somebody wants to read it. */
    async function changeAndTell<Result>(work: (change: Change) => Promise<Result>, context: Context) {
      let noted: JournalEntry[] = [];
      let told: Told[] = [];
      let posted: Posted[] = [];
      const { result } = fresh(
        await store.write(delivery, async (writing) => {
          [noted, told, posted] = [[], [], []];
          await refuseErased(writing, caller.account, begun);
          const note: Change['note'] = async (entry, where = community) => {
            const whole = { ...entry, community: where, at: delivery.at, actor: caller.account };
            if (where === community) noted.push(whole);
            await writing.putEntry(whole);
          };
          const tell: Change['tell'] = async (account, notice) => {
            const id = await writing.putNotice(community, account, notice, delivery.at);
            const language = languageOf((await writing.jar(account))?.language);
            told.push({ id, account, notice, language });
          };
          const post: Change['post'] = (channel, card) => void posted.push({ channel, card });
          return work({ ...writing, note, tell, post });
        }),
      );
      if (noted.length > 0) void postJournal(noted, context, log);
      for (const one of posted) void postCard(one, platform, log);
      for (const one of told) void tellCreator(one, { platform, store, delivery, log });
      return result;
    }

    async function read(name: string, option: Option) {
      const raw = call.options[name];
      if (raw !== undefined && raw !== '') return option.read(call.pressed ? asPicked(raw, option) : raw, platform);
      if (option.required) throw new Refusal('call.usage', { usage: usageOf(command as Command) });
      return undefined;
    }
  }

  return async (call, platform) => {
    const texts = textsIn(call.language);
    const since = now();
    return orRefuse(call, texts, async () => {
      const seconds = await limit(call.caller.account);
      if (seconds !== undefined) throw new Refusal('call.too-fast', { seconds });
      if (call.community) await store.comeBack(call.community);
      return inTurn(call.community ?? call.caller.account, async () => {
        const answered = await orRefuse(call, texts, () => answer(call, platform, texts, since));
        return withNotices(answered, { call, store, now, texts, log });
      });
    });
  };

  async function orRefuse(call: Call, texts: Texts, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) return refuse(error, texts);
      const incident = randomUUID().slice(0, 8);
      log.error({ incident, command: named.has(call.command) ? call.command : 'unknown', err: error }, 'fault');
      return refuse(new Refusal('call.fault', { incident }), texts);
    }
  }
}

/** @throws {Refusal} for a delivery whose work was done before. */
function fresh<Done>(done: Done | undefined): Done {
  if (done === undefined) throw new Refusal('call.repeated');
  return done;
}

function check(pressed: NonNullable<Call['pressed']>, marks: string[], now: number) {
  if (!marks.includes(pressed.recipient)) throw new Refusal('call.not-yours');
  if (pressed.form && now - pressed.madeAt > FORM_LIFE) throw new Refusal('call.form-expired');
}

/** What an admin pressed on a card of their own leads back to the panel. */
function withWayBack(answer: Answer, command: string, { words }: Texts): Answer {
  if (answer.kind === 'form' || command.startsWith(PANEL)) return answer;
  const back: Button = { label: words('button.back'), action: { command: PANEL }, style: 'plain' };
  return { ...answer, card: { ...answer.card, parts: [...answer.card.parts, { part: 'buttons', buttons: [back] }] } };
}

/** A button carries ids as text: of what, its command's option tells. */
function asPicked(raw: RawOption, { kind }: Option): RawOption {
  if (typeof raw !== 'string') return raw;
  if (kind === 'member') return { member: raw };
  if (kind === 'role') return { role: raw };
  return kind === 'channel' ? { channel: raw } : raw;
}
