import { MessageFlags } from 'discord-api-types/v10';
import type { DiscordMessage, DiscordVisitor, Outcome, Person } from '../../scene.ts';
import { person } from '../../town.ts';
import { usableCommands } from '../application-commands/usable-commands.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { directChannel, guild, channelId as guildChannelId, textChannel } from '../guild/guild.ts';
import { userOf } from '../guild/members.ts';
import type { Endpoint } from '../interactions/endpoint.ts';
import type { Answer, UserAction } from '../interactions/interaction.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { Messages } from '../messages/messages.ts';
import type { DiscordTown, KeptMessage } from '../state.ts';
import { autocompleteAction, commandAction } from './command-action.ts';
import { componentAction } from './component-action.ts';
import { Declined } from './declined.ts';
import { modalAction } from './modal-action.ts';
import { keepUpload } from './uploads.ts';

/** Discord's client says this when a bot doesn't answer. */
const noAnswer = 'The application did not respond';

interface Parts {
  gateway: Gateway;
  messages: Messages;
  interactions: Interactions;
  endpoint: Endpoint;
}

/** @param direct true for people in their direct conversation with the bot, false for people in the guild */
export function createVisitor(
  town: DiscordTown,
  { gateway, messages, interactions, endpoint }: Parts,
  direct: boolean,
): DiscordVisitor {
  const channelOf = (who: Person): string => (direct ? directChannel(who).id : guildChannelId);
  const seenBy = (who: Person): KeptMessage[] =>
    messages.visibleTo(who.discordId, direct ? [channelOf(who)] : [guildChannelId, directChannel(who).id]);

  /** Resolves with undefined when the bot didn't answer, and with Declined when nothing was sent to it. */
  async function attempt(toAction: () => UserAction): Promise<Answer | Declined | undefined> {
    try {
      return await interactions.send(toAction());
    } catch (error) {
      if (error instanceof Declined) return error;
      throw error;
    }
  }

  async function done(toAction: () => UserAction): Promise<Outcome> {
    const answer = await attempt(toAction);
    if (answer instanceof Declined) return { ok: false, error: answer.message };
    return answer ? { ok: true } : { ok: false, error: noAnswer };
  }

  /** Discord shows a deferred answer that never came as one that failed. */
  function shown({ message }: KeptMessage): DiscordMessage {
    const flags = message.flags ?? 0;
    const loading = (flags & MessageFlags.Loading) > 0;
    const thinking = loading && interactions.pending(message.interaction_metadata?.id ?? '');
    return {
      ...message,
      ...(loading && !thinking && { content: noAnswer }),
      ephemeral: (flags & MessageFlags.Ephemeral) > 0,
      thinking,
      direct: message.channel_id !== guildChannelId,
    };
  }

  return {
    scene(as) {
      const who = person(as);
      const modal = town.state.modals[as];
      return {
        guild: { id: guild.id, name: guild.name },
        channel: { id: textChannel.id, name: textChannel.name },
        connected: endpoint.interactions !== undefined || gateway.connected(),
        messages: seenBy(who).map(shown),
        modal: modal ? { ...modal.data, id: modal.id } : null,
        commands: usableCommands(town.state, who, direct),
      };
    },

    command(as, call) {
      const who = person(as);
      const inChannel = messages.visibleTo(who.discordId, [channelOf(who)]).filter(({ to }) => to === undefined);
      const seen = inChannel.map(({ message }) => messages.wire(message));
      return done(() => commandAction(town, { ...call, person: who, channelId: channelOf(who) }, seen));
    },

    async autocomplete(as, call) {
      const who = person(as);
      const answer = await attempt(() => autocompleteAction(town, { ...call, person: who, channelId: channelOf(who) }));
      if (!answer || answer instanceof Declined) return [];
      return (answer.choices ?? []).map(({ name, name_localizations, value }) => {
        const localized: Partial<Record<string, string | null>> = name_localizations ?? {};
        return { name: localized[town.locale()] ?? name, value };
      });
    },

    upload: (as, file) => keepUpload(town, channelOf(person(as)), file),

    press(as, { messageId, customId, values }) {
      const who = person(as);
      return done(() => {
        const source = seenBy(who).find(({ message }) => message.id === messageId);
        if (!source) throw new Declined('This message is gone.');
        return componentAction(town, who, source, { customId, values });
      });
    },

    async submit(as, form) {
      const outcome = await done(() => modalAction(town, person(as), form));
      if (outcome.ok && town.state.modals[as]?.id === form.modalId) this.closeModal(as);
      return outcome;
    },

    closeModal(as) {
      delete town.state.modals[as];
      town.changed();
    },

    say(as, text) {
      const who = person(as);
      if (text.trim() === '') return;
      messages.post(
        { channelId: channelOf(who), author: userOf(who), defaultPings: ['users', 'roles'] },
        { body: { content: text }, uploads: [], at: [] },
      );
    },

    dismiss(as, messageId) {
      const kept = seenBy(person(as)).find(({ message, to }) => message.id === messageId && to !== undefined);
      if (kept) kept.dismissed = true;
      town.changed();
    },
  };
}
