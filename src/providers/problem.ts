import type { Provider } from './provider.ts';

/** Why a typed handle or a pasted link was not taken; each code is one sentence in every language. */
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

/** The codes that only a catalogue entry gives, for links of its own that cannot be published. */
export const refusalCodes = [
  'paypal-email',
  'one-time',
  'request',
  'unreadable',
] as const satisfies HandleProblemCode[];

export type HandleProblem = {
  code: HandleProblemCode;
  /** What would have been taken. */
  example: string;
  /** With `other-provider`: the one the link belongs to. */
  provider?: Provider;
};
