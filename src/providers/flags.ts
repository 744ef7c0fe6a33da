/**
 * What a payment or a published link gives away, as flags: one flag is one sentence in every language.
 * Where a service's behaviour is not documented, the catalogue assumes the flag holds.
 */

/** What the creator or the public learns about the person who pays, and what paying asks of them. */
export const tipperFlags = [
  'legal-name',
  'display-name',
  'username',
  'nickname',
  'email',
  'phone',
  'postal-address',
  'billing-details',
  'bank-account',
  'tax-number',
  'country',
  'public-name',
  'public-amount',
  'public-feed',
  'public-badge',
  'public-ledger',
  'on-stream',
  'account-needed',
  'app-needed',
  'recurring',
  'added-tip',
  'nothing-shown',
] as const;

/** What publishing the link gives away about its owner. */
export const creatorFlags = [
  'legal-name',
  'receipt-name',
  'display-name',
  'organisation-name',
  'town',
  'linked-profile',
  'friends-list',
  'income-public',
  'balance-public',
  'payee-not-shown',
  'page-only',
  'name-in-handle',
  'phone-in-handle',
  'email-in-handle',
  'tax-number-in-handle',
  'bank-account-in-handle',
  'postal-address',
] as const;

/** What the person who pays had better do. */
export const adviceFlags = [
  'no-shipping-address',
  'set-private',
  'private-message',
  'leave-name-blank',
  'stay-anonymous',
  'use-nickname',
  'neutral-email',
  'no-name-in-note',
  'pay-as-guest',
  'pay-by-card',
  'untick-sharing',
  'check-name',
  'check-added-tip',
  'irreversible',
  'right-network',
  'open-on-phone',
  'may-have-ended',
  'adult-content',
] as const;

/** What the owner of the link had better do before publishing it. */
export const creatorAdviceFlags = [
  'use-business-account',
  'use-business-number',
  'use-random-key',
  'use-fresh-address',
  'other-service',
  'hide-friends-list',
  'nickname-on-list',
  'renew-link',
] as const;

export type TipperFlag = (typeof tipperFlags)[number];
export type CreatorFlag = (typeof creatorFlags)[number];
export type AdviceFlag = (typeof adviceFlags)[number];
export type CreatorAdviceFlag = (typeof creatorAdviceFlags)[number];
