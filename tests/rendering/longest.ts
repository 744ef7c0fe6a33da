import { catalogue, linkOf, type Provider, readHandle } from '../../src/providers/index.ts';

/** Makes a handle longer by repeating one of its characters as often as the provider accepts. */
function* stretched(provider: Provider, handle: string): Iterable<string> {
  yield handle;
  for (const at of [handle.length - 1, handle.length - 2, 1]) {
    for (let more = provider.handle.max - handle.length; more > 0; more -= 1) {
      const longer = handle.slice(0, at) + (handle[at] ?? '').repeat(more) + handle.slice(at);
      const reading = readHandle(provider, longer);
      if (!reading.ok || reading.handle !== longer) continue;
      yield longer;
      break;
    }
  }
}

const shownLength = (provider: Provider, handle: string) => handle.length + (linkOf(provider, handle)?.length ?? 0);

/** Has every provider with a handle that is about as long as its handles get. */
export const longest = catalogue.all.map((provider) => {
  const handles = Object.values(provider.examples.accepted).flatMap((handle) => [...stretched(provider, handle)]);
  const handle = handles.reduce((one, other) =>
    shownLength(provider, other) > shownLength(provider, one) ? other : one,
  );
  return { provider, handle };
});
