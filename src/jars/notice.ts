/** What a creator is told about their jar where they didn't do it themselves. Kept by name, so none is renamed. */
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
  'released',
] as const;

/** A sentence of the bot's for one person; the values are text. */
export interface Notice {
  name: (typeof noticeNames)[number];
  values: Record<string, string>;
}

/** False for what a newer version left behind. */
export const isNotice = (kept: unknown): kept is Notice =>
  noticeNames.some((name) => name === (kept as Partial<Notice> | null)?.name);
