/** Why a typed handle or a pasted link was refused. The texts have one sentence for each code in every language. */
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
