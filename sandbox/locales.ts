/**
 * The languages of both platforms' clients, by Discord's codes, with Slack's beside them. Discord's own client has no
 * Arabic and Slack's lacks several; here all can be tried.
 */
export const slackLocales = {
  'en-US': 'en-US',
  fr: 'fr-FR',
  de: 'de-DE',
  'es-ES': 'es-ES',
  'pt-BR': 'pt-BR',
  it: 'it-IT',
  nl: 'nl-NL',
  pl: 'pl-PL',
  tr: 'tr-TR',
  ja: 'ja-JP',
  ko: 'ko-KR',
  'zh-CN': 'zh-CN',
  hi: 'hi-IN',
  ar: 'ar-SA',
} as const;

/** The language that the visitor chose on the page. */
export type Locale = keyof typeof slackLocales;
