import type { Account } from '../../ids.ts';
import type { Reading, Recipient, Waiting } from '../../store/store.ts';
import { type Line, plain } from '../../text/line.ts';
import { languageOf, type Texts, textsIn } from '../../text/texts.ts';
import type { Card } from '../answer.ts';
import { journalLine } from '../journal-line.ts';
import { card, text } from '../kit.ts';

/** So many entries of the journal at most go into one message. */
const MOST_ENTRIES = 20;
/** So many characters of them do. Discord takes 4000 with the title. */
const MOST_TEXT = 3000;

/** One message that is to be sent. */
export interface Outgoing {
  /** What it is made of, by its ids in the outbox. */
  ids: number[];
  nonce: string;
  /** When the first of that was written, in milliseconds since 1970. */
  at: number;
  /** Set for a private message. */
  account?: Account;
  /** Undefined where a newer version has written what this one doesn't know. */
  card: Card | undefined;
  /** The message that is to show the card, where it isn't a new one. */
  message?: string | undefined;
}

/**
 * Reads what is to be sent next to a recipient. Entries of the journal that wait go together. What may have been sent
 * before goes just as it went then, so that it can be told that the message is there already.
 * @param now Milliseconds since 1970.
 * @param maybeSent Says of a nonce whether its message may have been sent before.
 */
export async function nextOutgoing(
  reading: Reading,
  to: Recipient,
  now: number,
  maybeSent: (nonce: string) => boolean,
): Promise<Outgoing | undefined> {
  const waiting = await reading.outbox(to, MOST_ENTRIES, now);
  const [first] = waiting;
  if (!first) return undefined;
  const { id, nonce, at, entry, told, message } = first;
  if (told) {
    const { account, notice } = told;
    const { language } = (await reading.jar(account)) ?? (await reading.policy(to.community));
    const { say } = textsIn(languageOf(language));
    const parts = [text(say(`notice.${notice.name}`, notice.values))];
    return {
      ids: [id],
      nonce,
      at,
      account,
      card: { title: say(notice.name === 'welcome' ? 'home.title' : 'notice.title'), parts },
    };
  }
  if (!entry) {
    const { recipient } = to;
    return {
      ids: [id],
      nonce,
      at,
      message,
      card: first.card as Card | undefined,
      ...(isAccount(recipient) && { account: recipient }),
    };
  }
  const texts = textsIn(languageOf((await reading.policy(to.community)).language));
  const together = maybeSent(nonce)
    ? waiting.filter((one) => one.nonce === nonce)
    : waiting.filter((one) => !maybeSent(one.nonce));
  const { ids, lines } = fitting(together, texts);
  return { ids, nonce, at, card: card(texts.say('log.title'), lines.map(text), 'journal') };
}

/** Ids of accounts have a colon behind their platform, and no id of a channel has one. */
const isAccount = (recipient: string): recipient is Account => recipient.includes(':');

/** As many of the first entries as one message takes. */
function fitting(waiting: readonly Waiting[], texts: Texts): { ids: number[]; lines: Line[] } {
  const ids: number[] = [];
  const lines: Line[] = [];
  let length = 0;
  for (const { id, entry } of waiting) {
    const line = entry ? journalLine(entry, texts) : [];
    length += plain(line).length;
    if (length > MOST_TEXT && ids.length > 0) break;
    ids.push(id);
    lines.push(line);
  }
  return { ids, lines };
}
