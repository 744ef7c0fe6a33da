import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Answer, Reply } from '../bot/answer.ts';
import type { Call } from '../bot/call.ts';
import type { Courier } from '../bot/courier.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import { Refusal, refuse } from '../bot/refusal.ts';
import type { FileServer } from '../connections/sent-file.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { shownName } from '../text/plain-text.ts';
import { type Language, languageOf, type TextKey, textsIn } from '../text/texts.ts';
import type { People, Person } from './people.ts';
import { accountOf, communityOf, platformOf } from './platform.ts';
import type { SentPicture } from './to-blocks.ts';
import { type IncomingCall, openingText, type Post } from './to-call.ts';
import { menuOn, toFormView, toView } from './to-message.ts';

/**
 * Milliseconds that a call waits for Slack to say what its caller is called and which language they use. A first answer
 * has two seconds.
 */
const INTRODUCTION = 700;

/** Why the bot itself isn't asked: the app isn't installed in the workspace, or it isn't known whether it is. */
export type Refusing = Extract<TextKey, 'call.uninstalled' | 'call.unreachable'>;

export interface Surroundings {
  /** What each call is answered with, in place of the bot's answer. */
  refusing: Refusing | undefined;
  bot: Bot;
  people: People;
  client: WebClient;
  courier: Courier;
  /** Where Slack keeps what people send. */
  files: FileServer;
  now(): number;
  log: Log;
}

/** An answer, and what it takes to show it. */
export interface Answered {
  answer: Answer;
  /** This picture stands on the answer. */
  picture?: SentPicture;
  /** For whom and when its buttons are made (see `stampOf`). */
  stamp: string;
  /** The same for what everybody sees. */
  stampForAll: string;
  language: Language;
  /** Where the call came from. */
  channel: string | undefined;
  /** The message for everybody from which the call came. */
  post?: Post | undefined;
  home: boolean;
  /** Who called. */
  user: string;
}

/** Asks the bot for its answer to a call, after asking Slack who calls. The caller's language is known before it. */
export function ask(
  incoming: IncomingCall,
  surroundings: Surroundings,
): { language: Promise<Language>; answered: Promise<Answered> } {
  const introduced = introduce(incoming, surroundings);
  return {
    language: introduced.then(({ language }) => language),
    answered: introduced.then((caller) => answerTo(incoming, caller, surroundings)),
  };
}

interface Introduced {
  person: Person | undefined;
  language: Language;
}

/**
 * What Slack says of the caller, or said last where it doesn't say in time. The call is answered without it too, in the
 * language that the bot has kept.
 */
async function introduce(
  { user, team }: IncomingCall,
  { refusing, bot, people, log }: Pick<Surroundings, 'refusing' | 'bot' | 'people' | 'log'>,
): Promise<Introduced> {
  // What asks Slack or the store would wait for the database, which has taken its time already.
  if (refusing === 'call.unreachable') {
    return { person: undefined, language: languageOf(people.lastKnown(user)?.locale) };
  }
  if (refusing && team !== undefined) {
    return { person: undefined, language: await bot.keptLanguage(accountOf(team, user), communityOf(team)) };
  }
  const told = people.lately(user);
  if (told) return { person: told, language: languageOf(told.locale) };
  const asked = people.person(user, team).catch((error: unknown) => {
    log.debug({ err: error }, 'slack: the caller could not be looked up');
    return undefined;
  });
  const person = (await inTime(asked, INTRODUCTION)) ?? people.lastKnown(user);
  const known = person || team === undefined;
  const language = known
    ? languageOf(person?.locale)
    : await bot.keptLanguage(accountOf(team, user), communityOf(team));
  return { person, language };
}

async function answerTo(
  { call, team, user, userName, channel, home, post, files = {} }: IncomingCall,
  { person, language }: Introduced,
  { refusing, bot, people, client, courier, files: server, now, log }: Surroundings,
): Promise<Answered> {
  const locale = person?.locale;
  if (team === undefined || refusing) {
    const refusal = new Refusal(team === undefined ? 'call.no-workspace' : (refusing ?? 'call.uninstalled'));
    const answer = refuse(refusal, textsIn(language));
    return { answer, stamp: '', stampForAll: '', language, channel, home, user };
  }
  const community = communityOf(team);
  const account = accountOf(team, user);
  const whole: Call = {
    ...call,
    community,
    ...(channel && { channel }),
    caller: { account, name: person?.name ?? shownName(userName) },
    language,
    ...(locale && { locale }),
  };
  const platform = platformOf({ people, client, courier, team, caller: user, sent: { files, server }, log });
  const answer = await bot.answer(whole, platform);
  const at = now();
  const [stamp, stampForAll] = [stampOf(community, account, at), stampOf(community, '', at)];
  return { answer, stamp, stampForAll, language, channel, home, post, user };
}

/** The answer where a message can show it; undefined for a form, and for a card with a menu that is submitted. */
export const forMessage = (answer: Answer): Reply | undefined =>
  answer.kind === 'form' || menuOn(answer.card) ? undefined : answer;

/**
 * The view that shows the answer. It carries where it was opened, since Slack sends none with what is done in a view; only
 * a form carries the message, which the buttons of another card aren't about.
 */
export function toAnsweredView({ answer, picture, stamp, language, channel, home, post }: Answered): ModalView {
  const texts = textsIn(language);
  const view = answer.kind === 'form' ? toFormView(answer, stamp, texts) : toView(answer, stamp, texts, picture);
  return { ...view, private_metadata: openingText({ channel, home, post: answer.kind === 'form' ? post : undefined }) };
}
