/** A handle or a link is refused for one of these reasons. The locale files have a sentence for each. */
export const handleProblems = [
  'empty',
  'too-long',
  'hidden-characters',
  'not-plain',
  'mixed-letters',
  'form',
  'reserved',
  'checksum',
  'pix-phone',
  'paypal-email',
  'paypal-merchant',
  'scheme',
  'user-info',
  'port',
  'redirect',
  'short-link',
  'one-time',
  'request',
  'unreadable',
  'page',
  'other-provider',
  'other-page',
  'other-site',
] as const;

export type HandleProblemCode = (typeof handleProblems)[number];
