import { catalogue } from '../src/providers/index.ts';

/** Ten links that a jar may hold: those of the commonest services that have a page. */
export const tenLinks = catalogue.all
  .flatMap((provider) => {
    const handle = Object.values(provider.examples.accepted)[0];
    const paged = provider.forms[0]?.link !== undefined && provider.forms[0].publishes === undefined;
    return paged && handle !== undefined ? [{ provider, handle }] : [];
  })
  .slice(0, 10);
