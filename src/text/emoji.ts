/**
 * An emoji as Slack writes it in what people type: `:tada:`, `:partyparrot:`, or `:+1::skin-tone-3:`. A number between
 * the digits of a time, as in 10:30:45, is none. Names have at most 100 characters, and those of a workspace's own emoji
 * may be in any script without capitals.
 */
const CODE = /(?<!\d(?=:\d+:)):([\p{Ll}\p{Lo}\p{M}\p{N}_+'-]{1,100}):(?::skin-tone-[2-6]:)?/gu;

/** A part of a text: an emoji by its name, without a skin tone, or the words between two of them. */
export type Spelled = { emoji: string } | { text: string };

/** Splits a text at the emoji in it. */
export function splitEmoji(text: string): Spelled[] {
  if (!text.includes(':')) return [{ text }];
  const parts: Spelled[] = [];
  let end = 0;
  for (const { 0: code, 1: emoji = '', index } of text.matchAll(CODE)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ emoji });
    end = index + code.length;
  }
  return end < text.length ? [...parts, { text: text.slice(end) }] : parts;
}
