import type { Account } from '../../ids.ts';
import type { Notice } from '../../jars/notice.ts';
import type { Log } from '../../log.ts';
import type { Delivery, Store } from '../../store/store.ts';
import { type Language, type Texts, textsIn } from '../../text/texts.ts';
import type { Answer, Card } from '../answer.ts';
import type { Call, Platform } from '../call.ts';

/** Something for one person, and under which id it is kept until they know. */
export interface Told {
  id: number;
  account: Account;
  notice: Notice;
  language: Language;
}

interface Telling {
  platform: Platform;
  store: Store;
  delivery: Delivery;
  log: Pick<Log, 'error'>;
}

/** Writes somebody a message. Where they take none, the notice stays and is on top of their next answer. */
export async function tellCreator(told: Told, { platform, store, delivery, log }: Telling): Promise<void> {
  try {
    if (!(await platform.tell(told.account, noticeCard(told.notice, textsIn(told.language))))) return;
    await store.write({ ...delivery, id: `${delivery.id} told ${told.id}` }, (writing) => writing.dropNotice(told.id));
  } catch (error) {
    log.error({ err: error }, 'a creator could not be told');
  }
}

const noticeCard = ({ name, values }: Notice, { say }: Texts): Card => ({
  title: say('notice.title'),
  parts: [{ part: 'text', line: say(`notice.${name}`, values) }],
});

interface Asked {
  call: Call;
  store: Store;
  now(): number;
  texts: Texts;
  log: Pick<Log, 'error'>;
}

/** An answer with what the caller wasn't told yet on top. A form has no place for it: the next answer will. */
export async function withNotices(answer: Answer, { call, store, now, texts, log }: Asked): Promise<Answer> {
  const { community, caller } = call;
  if (!community || answer.kind === 'form' || Object.keys(answer.refusal?.fields ?? {}).length > 0) return answer;
  try {
    const waiting = await store.read((reading) => reading.notices(community, caller.account));
    if (waiting.length === 0) return answer;
    const done = await store.write({ id: `${call.id} notices`, at: now() }, async (writing) => {
      const notices = await writing.notices(community, caller.account);
      await writing.dropNotices(community, caller.account);
      return notices;
    });
    const lines = (done?.result ?? []).map(({ name, values }) => texts.say(`notice.${name}`, values));
    const notices = lines.map((line) => ({ part: 'text' as const, line }));
    return { ...answer, card: { ...answer.card, parts: [...notices, ...answer.card.parts] } };
  } catch (error) {
    // The answer itself is good, and what was done is done: the notices are told another time.
    log.error({ err: error }, 'notices could not be read');
    return answer;
  }
}
