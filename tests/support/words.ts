import { textsIn } from '../../src/text/texts.ts';

/** A message of the English locale file, for where it stands within another one or in a list of labels. */
export const { words } = textsIn('en');
