import type { Account } from '../../ids.ts';
import type { Notice } from '../../jars/notice.ts';
import type { Log } from '../../log.ts';
import type { Delivery, Store } from '../../store/store.ts';
import { type Language, textsIn } from '../../text/texts.ts';
import type { Card } from '../answer.ts';
import type { Platform } from '../call.ts';
import { text } from '../kit.ts';

/** Something for one person, and under which id it is kept until they know. */
export interface Told {
  id: number;
  account: Account;
  notice: Notice;
  language: Language;
}

interface Telling {
  platform: Pick<Platform, 'tell'>;
  store: Pick<Store, 'write'>;
  delivery: Delivery;
  log: Pick<Log, 'error'>;
}

/** Writes somebody a message. Where they take none, the notice stays and is on top of their next answer. */
export async function tellCreator(told: Told, { platform, store, delivery, log }: Telling): Promise<void> {
  try {
    if (!(await platform.tell(told.account, noticeCard(told)))) return;
    await store.write({ ...delivery, id: `${delivery.id} told ${told.id}` }, (writing) => writing.dropNotice(told.id));
  } catch (error) {
    log.error({ err: error }, 'a creator could not be told');
  }
}

function noticeCard({ notice: { name, values }, language }: Told): Card {
  const { say } = textsIn(language);
  return { title: say('notice.title'), parts: [text(say(`notice.${name}`, values))] };
}
