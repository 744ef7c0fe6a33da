import type { Log } from '../../log.ts';
import { Unreachable } from '../../store/store.ts';
import type { Texts } from '../../text/texts.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { text } from '../kit.ts';
import type { CallStore } from './call-store.ts';

/** How long an answer waits until its notices are noted as told, in milliseconds. It is good without them. */
const PATIENCE = 500;

interface Surroundings {
  call: Call;
  store: Pick<CallStore, 'hasNotices' | 'write'>;
  now(): number;
  texts: Texts;
  log: Pick<Log, 'error'>;
}

/**
 * Adds the notices that the caller hasn't seen to the top of an answer. A form has no place for them and some refusals
 * aren't shown, so they wait.
 */
export async function withNotices(answer: Answer, { call, store, now, texts, log }: Surroundings): Promise<Answer> {
  const { community, caller, unasked } = call;
  if (!community || answer.kind === 'form') return answer;
  if (answer.refusal && (unasked || Object.keys(answer.refusal.fields).length > 0)) return answer;
  try {
    if (!(await store.hasNotices())) return answer;
    const delivery = { id: `${call.id} notices`, at: now(), community, patience: PATIENCE };
    const done = await store.write(delivery, async (writing) => {
      const notices = await writing.notices(community, caller.account);
      await writing.dropNotices(community, caller.account);
      return notices;
    });
    const notices = (done?.result ?? []).map(({ name, values }) => text(texts.say(`notice.${name}`, values)));
    return { ...answer, card: { ...answer.card, parts: [...notices, ...answer.card.parts] } };
  } catch (error) {
    // The command has succeeded, so its answer must not be lost. The caller gets the notices with a later answer.
    if (!(error instanceof Unreachable)) log.error({ err: error }, 'the bot could not add notices to an answer');
    return answer;
  }
}
