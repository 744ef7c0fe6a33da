import { handleOf, hasFittingLength, type PartProblem, readParts } from './parts.ts';
import type { Provider } from './provider.ts';
import { type Address, matchAddress, matchSlot, type Slot } from './template.ts';

/** What a provider makes of an address: its handle, a fault in it, or nothing (undefined). */
export type Claim = { ok: true; handle: string } | { ok: false; code: PartProblem };

/** Reads an address by the provider's own pasted forms. Everything the form does not name is dropped. */
export function claim(provider: Provider, address: Address): Claim | undefined {
  let code: PartProblem | undefined;
  for (const form of provider.forms) {
    for (const pattern of form.patterns) {
      const raw = matchAddress(pattern, address);
      if (!raw || !fitsHost(provider, pattern.host, address.host)) continue;
      const reading = readParts(provider, raw);
      if (reading.ok) {
        const handle = handleOf(form, reading.values);
        if (hasFittingLength(provider, handle)) return { ok: true, handle };
      }
      // The first fault counts that says more than that the form is wrong.
      if (code === undefined || code === 'form') code = reading.ok ? 'form' : reading.code;
    }
  }
  return code && { ok: false, code };
}

/** Whether the host is one of the provider's, whatever the path. */
export function ownsHost(provider: Provider, host: string): boolean {
  return provider.hosts.some((slot) => fitsHost(provider, slot, host));
}

function fitsHost(provider: Provider, slot: Slot, host: string): boolean {
  const found = matchSlot(slot, host);
  return (
    found !== undefined && Object.entries(found).every(([name, text]) => provider.parts[name]?.expression.test(text))
  );
}

/** Why the provider's own link cannot be published, where the catalogue says so. */
export function refusalOf(provider: Provider, address: Address) {
  return provider.refused.find(({ pattern }) => matchAddress(pattern, address))?.because;
}
