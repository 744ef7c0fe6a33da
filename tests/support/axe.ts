import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Loads axe into every page that is opened from now on. The page's own policy would refuse a script tag. */
export const loadAxe = (context: BrowserContext) => context.addInitScript({ path: source });

/** Lists what axe finds serious or critical on the page as it is now: the rule, and where it is broken. */
export async function seriousOn(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }: axe.Result) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }: axe.Result) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}
