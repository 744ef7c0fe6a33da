import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Answer, Reply } from '../bot/answer.ts';
import type { Call } from '../bot/call.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import type { FileServer } from '../connections/sent-file.ts';
import type { Log } from '../log.ts';
import { type Language, languageOf, textsIn } from '../text/texts.ts';
import type { People } from './people.ts';
import { accountOf, communityOf, platformOf } from './platform.ts';
import type { IncomingCall } from './to-call.ts';
import { menuOn, toFormView, toView } from './to-message.ts';

export interface Surroundings {
  bot: Bot;
  people: People;
  client: WebClient;
  /** Where Slack keeps what people send. */
  files: FileServer;
  now(): number;
  log: Log;
}

/** An answer, and what it takes to show it. */
export interface Answered {
  answer: Answer;
  /** For whom and when its buttons are made (see `stampOf`). */
  stamp: string;
  language: Language;
  /** Where the call came from. */
  channel: string | undefined;
}

/** Asks the bot for its answer to a call, after asking Slack who calls. */
export async function ask(
  { call, team, user, userName, direct, channel, files = {} }: IncomingCall,
  { bot, people, client, files: server, now, log }: Surroundings,
): Promise<Answered> {
  const person = await people.person(user, team).catch((error: unknown) => {
    // The call itself can be answered without: by the name from the payload, and in English.
    log.debug({ err: error }, 'slack: the caller could not be looked up');
    return undefined;
  });
  const community = communityOf(team);
  const account = accountOf(team, user);
  const locale = person?.locale;
  const language = languageOf(locale);
  const whole: Call = {
    ...call,
    ...(!direct && { community }),
    ...(channel && { channel }),
    caller: { account, name: person?.name ?? userName },
    language,
    ...(locale && { locale }),
  };
  const platform = platformOf({ people, client, team, caller: user, sent: { files, server }, now });
  const answer = await bot.answer(whole, platform);
  return { answer, stamp: stampOf(community, account, now()), language, channel };
}

/** The answer where a message can show it; undefined for a form, and for a card with a menu that is submitted. */
export const forMessage = (answer: Answer): Reply | undefined =>
  answer.kind === 'form' || menuOn(answer.card) ? undefined : answer;

/** The view that shows the answer. It carries the channel, since Slack sends none with what is done in a view. */
export function toAnsweredView({ answer, stamp, language, channel = '' }: Answered): ModalView {
  const texts = textsIn(language);
  const view = answer.kind === 'form' ? toFormView(answer, stamp, texts) : toView(answer, stamp, texts);
  return { ...view, private_metadata: channel };
}
