import { ApiError } from '../../sandbox/slack/api-error.ts';
import { readContent } from '../../sandbox/slack/messages/content.ts';
import { readHome, readModal } from '../../sandbox/slack/views/view.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { toBlocks } from '../../src/slack/to-blocks.ts';
import { menuOn, toFormView, toMessage, toView } from '../../src/slack/to-message.ts';
import { textsIn } from '../../src/text/texts.ts';

const OWNER = 'ownermrk|l0000000';

/** Makes an answer into what Slack gets: a message, if it can be one, and a view. */
export function onSlack(answer: Answer) {
  if (answer.kind === 'form') return { view: toFormView(answer, OWNER, textsIn('fr')) };
  const view = toView(answer, OWNER, textsIn('fr'));
  return menuOn(answer.card) ? { view } : { view, message: toMessage(answer, OWNER) };
}

/** Lists what Slack would object to in an answer, as a message and as a view. */
export function slackProblems(answer: Answer): string[] {
  const { view, message } = onSlack(answer);
  return [...saidOf(() => readModal(view)), ...(message ? saidOf(() => readContent({ ...message })) : [])];
}

/** Lists what Slack would object to in a Home tab with these answers, one below the other. */
export const homeProblems = (answers: readonly Answer[]): string[] =>
  saidOf(() =>
    readHome({
      type: 'home',
      blocks: answers.flatMap((answer) => (answer.kind === 'reply' ? toBlocks(answer.card, OWNER) : [])),
    }),
  );

function saidOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [error.message];
  }
}
