/**
 * Creators get these notices when somebody else changed their jar, and `welcome` goes to who has the bot on their server.
 * Databases hold the names: don't rename any.
 */
export const noticeNames = [
  'approved',
  'declined',
  'declined-because',
  'link-removed',
  'link-removed-because',
  'link-restored',
  'suspended',
  'suspended-because',
  'restored',
  'held-for-reports',
  'held-for-lookalike',
  'released',
  'welcome',
] as const;

/** A notice is one text for one person. The values fill its placeholders. */
export interface Notice {
  name: (typeof noticeNames)[number];
  values: Record<string, string>;
}

/** Says whether a stored value is a notice that this version knows. A newer version may have stored others. */
export const isNotice = (kept: unknown): kept is Notice =>
  typeof kept === 'object' && kept !== null && 'name' in kept && noticeNames.some((name) => name === kept.name);
