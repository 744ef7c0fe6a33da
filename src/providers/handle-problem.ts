/** A handle or a link is refused for one of these reasons. The locale files have a sentence for each. */
export const handleProblems = [
  'empty',
  'too-long',
  'hidden-characters',
  'not-plain',
  'form',
  'reserved',
  'checksum',
  'paypal-email',
  'scheme',
  'user-info',
  'port',
  'redirect',
  'short-link',
  'one-time',
  'request',
  'unreadable',
  'other-provider',
  'other-site',
] as const;

export type HandleProblemCode = (typeof handleProblems)[number];
