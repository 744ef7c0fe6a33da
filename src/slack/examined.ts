import { setTimeout } from 'node:timers/promises';
import type { Surroundings } from './ask.ts';

/**
 * Milliseconds before each question whether Slack has examined a file, which takes it up to some seconds.
 * https://github.com/slackapi/python-slack-sdk/issues/1277
 */
const LOOKS = [0, 500, 1_000, 1_500];

/**
 * Waits until Slack has examined a file that was sent to it, because it shows no picture before that.
 * @returns false where that takes longer than three seconds, or the bot may not ask.
 */
export async function isExamined(id: string, { client, log }: Pick<Surroundings, 'client' | 'log'>): Promise<boolean> {
  try {
    for (const pause of LOOKS) {
      if (pause > 0) await setTimeout(pause);
      const { file } = await client.files.info({ file: id });
      if (file?.mimetype) return true;
    }
  } catch (error) {
    log.warn({ err: error }, 'slack: a picture could not be looked up');
  }
  return false;
}
