import { Refusal } from '../../src/bot/refusal.ts';
import { type HandleProblem, type Provider, readHandle } from '../../src/providers/index.ts';

/**
 * The handle in what somebody typed or pasted.
 * @throws {Refusal} saying what is wrong and what to type instead.
 */
export function handleIn(provider: Provider, typed: string): string {
  const read = readHandle(provider, typed);
  if (read.ok) return read.handle;
  throw refusalOf(provider, read.problem);
}

/** What is wrong with a handle, and what to type instead. */
export function refusalOf(provider: Provider, { code, example, provider: other }: HandleProblem): Refusal {
  return new Refusal(`handle.problem.${code}`, {
    provider: provider.name,
    id: provider.id,
    example,
    other: other?.name ?? '',
    otherId: other?.id ?? '',
  });
}
