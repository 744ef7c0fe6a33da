export {
  type Amount,
  amountProblems,
  formatAmount,
  parseAmount,
  presetsIn,
} from './amount.ts';
export { catalogue } from './catalogue.ts';
export { currencies, currencyOfLocale, decimalsOf, likelyCurrency } from './currency.ts';
export { currenciesChosen, searchCurrencies } from './currency-names.ts';
export { adviceFlags, creatorAdviceFlags, creatorFlags, type TipperFlag, tipperFlags } from './flags.ts';
export { type FundingItem, type FundingResult, MOST_ITEMS, parseFunding, toFunding } from './funding.ts';
export { LONGEST_FUNDING } from './funding-size.ts';
export { handleKey, isHandle, publishedBy, readStored, sameHandle } from './handle.ts';
export { type HandleProblemCode, handleProblems } from './handle-problem.ts';
export { type Kind, kinds } from './kind.ts';
export { amountLink, linkOf, pageOf } from './link.ts';
export { carriesAddress, readLinkAlone } from './link-alone.ts';
export { payment } from './payment.ts';
export type { Provider } from './provider.ts';
export { qrPng } from './qr-png.ts';
export { ranked } from './ranked.ts';
export { type HandleProblem, readHandle } from './read-handle.ts';
export { compareAccounts, shareSite } from './same-account.ts';
export { maxTyped } from './typed-text.ts';
export { unlinkedReasons, unlinkedService } from './unlinked.ts';
