/**
 * The hour and minute, as a chat shows it beside a name.
 * @param {Date} moment
 * @param {string} locale
 */
export const clock = (moment, locale) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(moment);
