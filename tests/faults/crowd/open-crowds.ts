import { onTestFinished } from 'vitest';
import type { Crowd } from './crowd.ts';
import { openDiscordCrowd } from './discord.ts';
import { openSlackCrowd } from './slack.ts';

/** Both platforms, until the test is over. */
export async function openCrowds(): Promise<[discord: Crowd, slack: Crowd]> {
  const crowds: [Crowd, Crowd] = [await openDiscordCrowd(), await openSlackCrowd()];
  onTestFinished(async () => void (await Promise.all(crowds.map((crowd) => crowd.close()))));
  return crowds;
}
