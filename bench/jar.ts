import { catalogue } from '../src/providers/index.ts';

/** These ten links may be in a jar. They belong to the first services of the catalogue that have a page. */
export const tenLinks = catalogue.all
  .flatMap((provider) => {
    const handle = Object.values(provider.examples.accepted)[0];
    const paged = provider.forms[0]?.link !== undefined && provider.forms[0].publishes === undefined;
    return paged && handle !== undefined ? [{ provider, handle }] : [];
  })
  .slice(0, 10);
