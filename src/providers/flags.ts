// The locale files have a sentence for each flag in every language. If a service doesn't document what it shows, its
// entry has the flag, so that nobody is promised more privacy than they get.

/** These say what the creator or the public learns about the person who pays, and what that person needs for paying. */
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

/** These say what a published link reveals about its owner. */
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

/** These advise the person who pays. */
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

/** These advise the owner of a link before they publish it. */
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
