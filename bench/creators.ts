import { catalogue, linkOf } from '../src/providers/index.ts';

/** So many creators are asked about. A cache of a few links doesn't help with as many. */
const ASKED = 1_000;

/** Between two that are asked about there are so many others in a full database, which so has a million links. */
export const APART = 250;

/** The numbers of all creators of a full database, or of those alone who are asked about. */
export function* numbers(which: 'all' | 'asked'): Generator<number> {
  for (let number = 0; number < ASKED * APART; number += which === 'all' ? 1 : APART) yield number;
}

/**
 * So many people ask. The bot takes 60 calls a minute and 40 in ten seconds from one person, so they could ask 12,000
 * times a second. On Slack the bot asks who each of them is, and remembers it for a while.
 */
export const CALLERS = 3_000;

function handleOf(number: number): string {
  return `creator${String(number).padStart(7, '0')}`;
}

/** Each creator has a link at each of these services. The addresses of their pages end with the handle. */
const services = ['ko-fi', 'paypal', 'buy-me-a-coffee'].map((id) => {
  const provider = catalogue.get(id);
  const page = provider && linkOf(provider, handleOf(0));
  if (!provider || !page) throw new Error(`the catalogue has no page of ${id}`);
  return { id, label: provider.name, page: page.slice(0, -handleOf(0).length) };
});

export interface Creator {
  name: string;
  message: string;
  links: { provider: string; label: string; handle: string; url: string }[];
}

/** Makes somebody with three links, by number. */
export function creator(number: number): Creator {
  const handle = handleOf(number);
  return {
    name: `Creator ${number}`,
    message: 'Thank you for keeping the stream going. Every tip buys strings for the guitar.',
    links: services.map(({ id, label, page }) => ({ provider: id, label, handle, url: page + handle })),
  };
}

/** What a card must hold, by the number of the creator who was asked about. */
const addresses = new Map([...numbers('asked')].map((number) => [number, creator(number).links.map(({ url }) => url)]));

/** @throws {Error} when an answer hasn't all of a creator's links, so that a refusal can't pass for a fast answer. */
export function refuseWithoutLinks(answer: string, number: number): void {
  const complete = addresses.get(number)?.every((url) => answer.includes(url));
  if (!complete) throw new Error(`an answer lacks links of creator ${number}: ${answer.slice(0, 1_000)}`);
}

/** Goes through all who are asked about again and again, in an order that has no rule and is the same in each run. */
export function* inNoOrder(): Generator<number> {
  let state = 1;
  const drawn = [...numbers('asked')].map((number) => {
    // A linear congruential generator with the parameters of Numerical Recipes.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { number, state };
  });
  const order = drawn.sort((one, other) => one.state - other.state).map(({ number }) => number);
  for (;;) yield* order;
}
