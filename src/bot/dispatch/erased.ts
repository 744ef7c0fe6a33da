import type { Account } from '../../ids.ts';
import type { Reading } from '../../store/store.ts';
import { Refusal } from '../refusal.ts';

/**
 * Keeps what is late from bringing back what somebody erased.
 * @param since When the caller pressed or was shown what they act by, in milliseconds.
 * @throws {Refusal} when they erased their data after that.
 */
export async function refuseErased(reading: Pick<Reading, 'erasedAt'>, account: Account, since: number): Promise<void> {
  const erasedAt = await reading.erasedAt(account);
  if (erasedAt !== undefined && since < erasedAt) throw new Refusal('call.erased');
}
