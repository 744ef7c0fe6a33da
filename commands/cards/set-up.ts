import { to } from '../../src/bot/action.ts';
import type { WayOn } from '../../src/bot/refusal.ts';

/** Leads somebody who has no jar to the setup. */
export const toSetUp: WayOn = { label: 'button.set-up', action: to('tipjar setup') };
