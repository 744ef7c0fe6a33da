export {
  type Amount,
  type AmountProblem,
  type AmountReading,
  amountProblems,
  formatAmount,
  parseAmount,
} from './amount.ts';
export { handleKey, isHandle, sameHandle } from './bare-handle.ts';
export { type Catalogue, catalogue, loadCatalogue } from './catalogue.ts';
export { currencies, decimalsOf, isCurrency } from './currencies.ts';
export {
  type AdviceFlag,
  adviceFlags,
  type CreatorAdviceFlag,
  type CreatorFlag,
  creatorAdviceFlags,
  creatorFlags,
  type TipperFlag,
  tipperFlags,
} from './flags.ts';
export {
  type FundingItem,
  type FundingLink,
  type FundingReading,
  LONGEST_FUNDING,
  parseFunding,
  toFunding,
} from './funding.ts';
export { amountLink, linkOf } from './link.ts';
export { type Payment, payment } from './payment.ts';
export { presetsIn } from './presets.ts';
export { type HandleProblem, type HandleProblemCode, handleProblems } from './problem.ts';
export type { Provider } from './provider.ts';
export { publishedBy } from './published.ts';
export { qrPng } from './qr-png.ts';
export { ranked, type Taste } from './rank.ts';
export { type HandleReading, readHandle, recognise } from './read-handle.ts';
export { maxTyped } from './typed-text.ts';
