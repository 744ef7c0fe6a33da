import { withEmojiNames } from '../../page/slack/text/emoji-names.js';
import { people } from '../../town.ts';
import { conversations, groups } from '../workspace.ts';

/**
 * Slack encodes mentions and links. In a slash command they have a label (`<@U1|ada>`), in a message they have none.
 * The rules are from https://docs.slack.dev/interactivity/implementing-slash-commands and https://docs.slack.dev/messaging/formatting-message-text
 */
interface Encoding {
  labels: boolean;
}

// A mention starts at the start of a word. An email address or a link is a whole word.
const word = /(?<=^|[\s([{"'])(?:@[\p{L}\p{N}._-]+|#[\p{L}\p{N}._-]+|[\p{L}\p{N}][^\s<>|]*)/gu;
const link = /^https?:\/\/[^\s]+$/i;
// Slack knows every top-level domain. The sandbox knows those of common payment pages.
const bareLink = /^(?:[a-z0-9-]+\.)+(?:com|net|org|io|me|co|app|dev|link|gg|tv|money)(?:\/\S*)?$/i;
const address = /^[^\s@]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

/** Encodes what a person typed as Slack does before it sends it to an app: emoji become names. */
export function escapeTyped(typed: string, { labels }: Encoding): string {
  const safe = withEmojiNames(typed).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replace(word, (found) => {
    // A full stop or a bracket after a name is part of the sentence, not of the name.
    const bare = found.replace(/(?<![.,;:!?)\]}"'])[.,;:!?)\]}"']+$/, '');
    const encoded = encode(bare, labels);
    return encoded === undefined ? found : encoded + found.slice(bare.length);
  });
}

function encode(found: string, labels: boolean): string | undefined {
  if (found.startsWith('@')) return mention(found.slice(1).toLowerCase(), labels);
  if (found.startsWith('#')) {
    const channel = conversations.find((one) => !one.direct && one.name === found.slice(1));
    return channel && (labels ? `<#${channel.id}|${channel.name}>` : `<#${channel.id}>`);
  }
  if (link.test(found)) return `<${found}>`;
  if (address.test(found)) return `<mailto:${found}|${found}>`;
  return bareLink.test(found) ? `<http://${found}|${found}>` : undefined;
}

function mention(handle: string, labels: boolean): string | undefined {
  if (['here', 'channel', 'everyone'].includes(handle)) return `<!${handle}>`;
  const member = people.find((one) => one.key === handle || one.name.toLowerCase() === handle);
  if (member) return labels ? `<@${member.slackId}|${member.key}>` : `<@${member.slackId}>`;
  const group = groups.find((one) => one.handle === handle);
  return group && (labels ? `<!subteam^${group.id}|@${group.handle}>` : `<!subteam^${group.id}>`);
}
