import type { Account, Community } from '../../ids.ts';
import type { JournalEntry } from '../../jars/journal.ts';
import type { Notice } from '../../jars/notice.ts';
import type { Log } from '../../log.ts';
import type { Delivery, Store } from '../../store/store.ts';
import { type Language, languageOf, textsIn } from '../../text/texts.ts';
import type { Card } from '../answer.ts';
import type { Platform } from '../call.ts';
import { journalLine } from '../journal-line.ts';
import { card, text } from '../kit.ts';

interface Posting {
  community: Community;
  store: Pick<Store, 'read'>;
  platform: Pick<Platform, 'post'>;
  log: Pick<Log, 'error' | 'warn'>;
}

/** Posts entries to the community's log channel, if it has one. Entries that can't be posted stay in the journal. */
export async function postJournal(
  entries: readonly JournalEntry[],
  { community, store, platform, log }: Posting,
): Promise<void> {
  try {
    const { journalChannel, language } = await store.read((reading) => reading.policy(community));
    if (journalChannel === undefined) return;
    // The command that files a report posts a card with buttons itself.
    const shown = entries.filter((entry) => entry.action !== 'report.filed');
    if (shown.length === 0) return;
    const texts = textsIn(languageOf(language));
    const lines = shown.map((entry) => text(journalLine(entry, texts)));
    await posted(journalChannel, card(texts.say('log.title'), lines, 'journal'), platform, log);
  } catch (error) {
    log.error({ err: error }, 'the bot could not post to the log channel');
  }
}

export interface Posted {
  channel: string;
  card: Card;
}

/** Posts a card. When that fails, nothing is lost, because a command shows the same thing. */
export async function postCard(
  { channel, card }: Posted,
  platform: Pick<Platform, 'post'>,
  log: Pick<Log, 'error' | 'warn'>,
): Promise<void> {
  try {
    await posted(channel, card, platform, log);
  } catch (error) {
    log.error({ err: error }, 'the bot could not post to a channel');
  }
}

async function posted(
  channel: string,
  card: Card,
  platform: Pick<Platform, 'post'>,
  log: Pick<Log, 'error' | 'warn'>,
): Promise<void> {
  const why = await platform.post(channel, card);
  if (why !== true) log.warn({ channel, why }, 'the bot could not post to a channel; its admins see why in status');
}

/** A notice for one person. The store keeps it under this id until the person has been told. */
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
  log: Pick<Log, 'error' | 'warn'>;
}

/** Sends somebody a message. If they don't accept it, the notice stays and stands on top of their next answer. */
export async function tellCreator(told: Told, { platform, store, delivery, log }: Telling): Promise<void> {
  try {
    if (!(await platform.tell(told.account, noticeCard(told)))) return;
    await store.write({ ...delivery, id: `${delivery.id} told ${told.id}` }, (writing) => writing.dropNotice(told.id));
  } catch (error) {
    log.error({ err: error }, 'the bot could not send a creator a notice');
  }
}

function noticeCard({ notice: { name, values }, language }: Told): Card {
  const { say } = textsIn(language);
  return { title: say('notice.title'), parts: [text(say(`notice.${name}`, values))] };
}
