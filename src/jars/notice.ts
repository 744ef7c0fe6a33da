/** What a creator is told about their jar when somebody else changed it. Databases hold these names: rename none. */
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

/** One sentence for a creator; the values fill the sentence's placeholders. */
export interface Notice {
  name: (typeof noticeNames)[number];
  values: Record<string, string>;
}

/** Whether a stored value is a notice that this version knows. A newer version may have stored others. */
export const isNotice = (kept: unknown): kept is Notice =>
  typeof kept === 'object' && kept !== null && 'name' in kept && noticeNames.some((name) => name === kept.name);
