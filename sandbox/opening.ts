import type { DiscordState } from './discord/state.ts';
import type { Locale } from './locales.ts';
import { languageOf } from './page/words/languages.js';
import type { PersonKey } from './scene.ts';
import type { SlackState } from './slack/state.ts';

export interface Line {
  as: PersonKey;
  text: string;
}

/** What people have said in both chats when the sandbox opens, in the language of the page. */
export async function openingLines(locale: Locale): Promise<Line[]> {
  const { words } = await languageOf(locale).load();
  return [
    { as: 'ada', text: words.openingDrawing },
    { as: 'ben', text: words.openingPraise },
    { as: 'max', text: words.openingTrouble },
    { as: 'ben', text: words.openingAnswer },
    { as: 'grace', text: words.openingWelcome },
  ];
}

/** Puts the opening lines that are still there into another language. Whatever else was said stays as it was. */
export function translateOpening(state: { discord: DiscordState; slack: SlackState }, from: Line[], to: Line[]): void {
  const translated = new Map(from.map(({ text }, index) => [text, to[index]?.text ?? text]));
  for (const { message } of state.discord.messages) {
    if (!message.author.bot) message.content = translated.get(message.content) ?? message.content;
  }
  for (const message of state.slack.messages) {
    if (message.botId === null) message.text = translated.get(message.text) ?? message.text;
  }
}
