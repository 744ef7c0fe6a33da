import type { SlackMessage, SlackScene, SlackView } from '../../scene.ts';
import { filePath, withPictures } from '../messages/pictures.ts';
import type { Server } from '../server.ts';
import type { OpenView, StoredFile, StoredMessage } from '../state.ts';
import { conversation, general, team } from '../workspace.ts';

/** Characters of a text file that the page shows below its name. */
const mostExcerpt = 2_000;

/** Makes what the page shows to a Slack user. */
export function sceneFor(user: string, { town, socketMode, messages, views, commands, shortcuts }: Server): SlackScene {
  const home = town.state.homes[user];
  return {
    team: { id: team.id, name: team.name },
    channel: { id: general.id, name: general.name },
    connected: socketMode.connected(),
    messages: messages.seenBy(user).map((one) => toMessage(one, user, town.state.files)),
    views: views.stack(user).map((one) => toSceneView(one, town.state.files)),
    home: home ? { id: home.id, hash: home.hash, blocks: withPictures(home.blocks, town.state.files) } : null,
    commands: commands.map(({ command, description, usage_hint }) => ({ command, description, usage_hint })),
    shortcuts,
  };
}

const toMessage = (message: StoredMessage, user: string, files: StoredFile[]): SlackMessage => ({
  ts: message.ts,
  user: message.user,
  bot: message.botId !== null,
  text: message.text,
  blocks: withPictures(message.blocks, files),
  files: files.filter((file) => message.files.includes(file.id)).map(toFile),
  ephemeral: message.to !== null,
  direct: conversation(message.channel)?.direct === true,
  threaded: message.thread !== undefined,
  reactions: Object.entries(message.reactions ?? {})
    .filter(([, users]) => users.length > 0)
    .map(([name, users]) => ({ name, count: users.length, own: users.includes(user) })),
});

function toFile(file: StoredFile): SlackMessage['files'][number] {
  const readable = /^(text\/|application\/json)/.test(file.mimetype);
  return {
    name: file.name,
    mimetype: file.mimetype,
    url: filePath(file),
    ...(file.alt === null ? {} : { alt: file.alt }),
    ...(readable ? { text: Buffer.from(file.base64, 'base64').toString().slice(0, mostExcerpt) } : {}),
  };
}

function toSceneView({ view, errors }: OpenView, files: StoredFile[]): SlackView {
  const { title, submit, close, ...rest } = view;
  return {
    ...rest,
    type: 'modal',
    title: title ?? { type: 'plain_text', text: '' },
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
    blocks: withPictures(view.blocks, files),
    errors,
  };
}
