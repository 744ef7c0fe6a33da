import { isSEPACountry } from 'ibantools';
import { type Amount, formatAmount } from './amount.ts';

/**
 * What an EPC QR code holds (EPC069-12 version 2, in UTF-8, without BIC). Undefined outside SEPA. The holder's name is
 * obligatory; an amount in another currency than the euro is left out.
 */
export function epc(iban: string, holder: string, amount: Amount | undefined): string | undefined {
  if (!isSEPACountry(iban.slice(0, 2))) return undefined;
  const sum = amount?.currency === 'EUR' ? `EUR${formatAmount(amount, 'fixed')}` : '';
  return ['BCD', '002', '1', 'SCT', '', holder, iban, sum].join('\n');
}
