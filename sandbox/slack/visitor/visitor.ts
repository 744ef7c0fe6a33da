import type { SlackVisitor } from '../../scene.ts';
import { person } from '../../town.ts';
import type { Server } from '../server.ts';
import { directMessage, general } from '../workspace.ts';
import { action } from './action.ts';
import { command } from './command.ts';
import { escapeTyped } from './escape.ts';
import { openHome } from './home.ts';
import { react } from './react.ts';
import { sceneFor } from './scene.ts';
import { globalShortcut, shortcut } from './shortcut.ts';
import { closeView, submit } from './submission.ts';

/** Does what people do on Slack, in the channel that everybody is in. */
export function createVisitor(server: Server): SlackVisitor {
  const { messages } = server;
  return {
    scene: (as) => sceneFor(person(as).slackId, server),
    command(as, text, direct = false) {
      const by = person(as);
      return command(server, by, text, (direct && directMessage(by.slackId)) || general);
    },
    home: (as) => openHome(server, person(as)),
    react: (as, reaction) => react(server, person(as), reaction),
    action: (as, press) => action(server, person(as), press),
    submit: (as, form) => submit(server, person(as), form),
    upload: (as, file) => server.files.choose(person(as).slackId, file).id,
    closeView(as, viewId) {
      void closeView(server, person(as), viewId);
    },
    shortcut(as, { callbackId, ts }) {
      const by = person(as);
      return ts === undefined ? globalShortcut(server, by, callbackId) : shortcut(server, by, { callbackId, ts });
    },
    say(as, text) {
      messages.post({
        channel: general.id,
        user: person(as).slackId,
        botId: null,
        text: escapeTyped(text, { labels: false }),
        blocks: [],
        files: [],
        to: null,
      });
    },
    dismiss(as, ts) {
      if (messages.find(ts)?.to === person(as).slackId) messages.remove(ts);
    },
  };
}
