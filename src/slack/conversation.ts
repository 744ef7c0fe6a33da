import type { BlockAction, RespondFn, ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Answer, Part, Reply } from '../bot/answer.ts';
import type { Call } from '../bot/call.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import type { FileServer } from '../connections/sent-file.ts';
import type { Log } from '../log.ts';
import { type Language, languageOf, textsIn } from '../text/texts.ts';
import type { People } from './people.ts';
import { accountOf, platformOf } from './platform.ts';
import { sendFile } from './send-file.ts';
import type { IncomingCall } from './to-call.ts';
import { type Message, menuOn, toFormView, toMessage, toView } from './to-message.ts';

/** Slack waits 3 seconds for an acknowledgement; past this many milliseconds it gets an empty one. */
const PATIENCE = 2_000;

interface Acknowledging<Taken> {
  (): Promise<void>;
  (taken: Taken): Promise<void>;
}

interface Surroundings {
  bot: Bot;
  people: People;
  client: WebClient;
  /** Where Slack keeps what people send. */
  files: FileServer;
  late(language: Language): Reply;
  log: Log;
}

/** What was answered, and for whom. */
interface Answered {
  answer: Answer;
  stamp: string;
  language: Language;
  /** Where it was asked. */
  channel: string | undefined;
}

/** Brings what was asked to the bot, and its answer back in the first response wherever Slack takes one there. */
export function createConversation({ bot, people, client, files: server, late, log }: Surroundings) {
  const inFlight = new Set<Promise<unknown>>();

  async function ask({ call, team, user, userName, direct, channel, files = {} }: IncomingCall): Promise<Answered> {
    const person = await people.person(user, team).catch((error: unknown) => {
      // The caller's name and language are worth no refusal: the payload's name and English will do.
      log.debug({ err: error }, 'slack: the caller is not known');
      return undefined;
    });
    const community = `slack:${team}` as const;
    const caller = { account: accountOf(team, user), name: person?.name ?? userName };
    const language = languageOf(person?.locale);
    const locale = person?.locale;
    const whole: Call = {
      ...call,
      ...(!direct && { community }),
      ...(channel && { channel }),
      caller,
      language,
      ...(locale && { locale }),
    };
    const answer = await bot.answer(whole, platformOf({ people, client, team, caller: user, sent: { files, server } }));
    return { answer, stamp: stampOf(community, caller.account, Date.now()), language, channel };
  }

  /** Slack sends no channel with what is done in a view: the view itself remembers it, where nobody can change it. */
  const view = ({ answer, stamp, language, channel = '' }: Answered) => ({
    ...(answer.kind === 'form'
      ? toFormView(answer, stamp, textsIn(language))
      : toView(answer, stamp, textsIn(language))),
    private_metadata: channel,
  });

  /** True for what stands in a view and not in a message. */
  const needsView = (answer: Answer) => answer.kind === 'form' || menuOn(answer.card) !== undefined;

  /** Opens a view, or says that it came too late: Slack takes a trigger for three seconds. */
  async function open(answered: Answered, trigger: string, respond: RespondFn): Promise<void> {
    try {
      await client.views.open({ trigger_id: trigger, view: view(answered) });
    } catch (error) {
      log.warn({ err: error }, 'slack: a view could not be opened');
      await respond(toMessage(late(answered.language), answered.stamp));
    }
  }

  async function finished(reply: Reply, { stamp, language }: Answered, user: string): Promise<Message> {
    if (!reply.file) return toMessage(reply, stamp);
    await sendFile(client, user, reply.file);
    const sent: Part = { part: 'text', line: textsIn(language).say('file.sent') };
    return toMessage({ ...reply, card: { ...reply.card, parts: [...reply.card.parts, sent] } }, stamp);
  }

  /** Runs `work`, and has `settled` wait for it. */
  function tracked<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = work().finally(() => inFlight.delete(running));
    inFlight.add(running);
    return running;
  }

  /** Answers after an acknowledgement, in a view or in a message; on a message's own button in its place. */
  async function follow(
    answered: Answered,
    asked: IncomingCall,
    trigger: string,
    respond: RespondFn,
    replaces = false,
  ) {
    const { answer } = answered;
    if (answer.kind === 'form' || needsView(answer)) return open(answered, trigger, respond);
    const message = await finished(answer, answered, asked.user);
    await respond({ ...message, replace_original: replaces && !answer.refusal && !answer.file });
  }

  return {
    /** A slash command: its acknowledgement is the answer. */
    command: (asked: IncomingCall, trigger: string, ack: Acknowledging<Message>, respond: RespondFn) =>
      tracked(async () => {
        const coming = ask(asked);
        const inTime = await Promise.race([coming, after(PATIENCE)]);
        const atOnce = inTime && !needsView(inTime.answer) && inTime.answer.kind === 'reply' && !inTime.answer.file;
        if (atOnce) return ack(toMessage(inTime.answer as Reply, inTime.stamp));
        await ack();
        return follow(await coming, asked, trigger, respond);
      }),

    /** An entry of a message's menu: its acknowledgement takes no answer. */
    shortcut: (asked: IncomingCall, trigger: string, ack: Acknowledging<never>, respond: RespondFn) =>
      tracked(async () => {
        await ack();
        return follow(await ask(asked), asked, trigger, respond);
      }),

    /** A button or a menu, on a message or in a view. */
    action: (asked: IncomingCall, body: BlockAction, ack: Acknowledging<never>, respond: RespondFn) =>
      tracked(async () => {
        await ack();
        const answered = await ask(asked);
        // What was posted for everybody stays: the answer is for one.
        if (!body.view) return follow(answered, asked, body.trigger_id, respond, body.container.is_ephemeral === true);
        // A form or a refusal comes on top of what it was pressed in, which stays there.
        const { answer } = answered;
        const onTop = answer.kind === 'form' || answer.refusal !== undefined;
        if (onTop) await client.views.push({ trigger_id: body.trigger_id, view: view(answered) });
        else await client.views.update({ view_id: body.view.id, view: view(answered) });
      }),

    /** A form that was sent, or a menu in a view. */
    submission: (asked: IncomingCall, ack: Acknowledging<ViewResponseAction>) =>
      tracked(async () => {
        const answered = await ask(asked);
        const { answer } = answered;
        const errors = answer.kind === 'reply' ? (answer.refusal?.fields ?? {}) : {};
        if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
        return ack({ response_action: 'update', view: view(answered) });
      }),

    async settled() {
      await Promise.allSettled(inFlight);
    },
  };
}

const after = (milliseconds: number) =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, milliseconds, undefined).unref();
  });
