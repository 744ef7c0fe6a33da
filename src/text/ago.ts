import type { Language } from './texts.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

const formats = new Map<Language, Intl.RelativeTimeFormat>();

/** How long ago something was, in whole minutes or hours, as it is said in a language. Never less than a minute. */
export function ago(milliseconds: number, language: Language): string {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language);
  formats.set(language, format);
  if (milliseconds >= HOUR) return format.format(-Math.floor(milliseconds / HOUR), 'hour');
  return format.format(-Math.max(1, Math.floor(milliseconds / MINUTE)), 'minute');
}
