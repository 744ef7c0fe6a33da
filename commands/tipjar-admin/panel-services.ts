import { toChoose } from '../../src/bot/action.ts';
import type { Choice } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { menu, type Parts, small, text } from '../../src/bot/kit.ts';
import { type Access, allows, type Policy } from '../../src/jars/policy.ts';
import { catalogue, kinds, ranked } from '../../src/providers/index.ts';
import { subjectName } from '../cards/names.ts';
import { providerLines } from '../cards/policy.ts';

/** A menu on Discord has at most so many choices. `/tipjar-admin provider` takes the other services. */
const IN_A_MENU = 25;

/**
 * Shows which services are blocked. What is shown can be blocked, and what is blocked can be allowed, from menus of their
 * own for kinds and for single services.
 */
export async function servicesRoom({ policy }: { policy: Policy }, context: Context): Promise<Parts> {
  const { locale, community, read, words, say } = context;
  const used = await read((reading) => reading.providersUsed(community));
  const services = ranked(catalogue.all, { locale, used });
  const blockedKind = (kind: string) => policy.providers.get(kind) === 'block';
  const named = (subject: string): Choice => ({ value: subject, label: subjectName(subject, context) });
  const ids = (among: typeof services) => among.map(({ id }) => id);
  const offers: Record<Access, { kind: readonly string[]; one: readonly string[] }> = {
    block: {
      kind: kinds.filter((kind) => !blockedKind(kind)),
      one: ids(services.filter((one) => allows(policy, one))),
    },
    allow: {
      kind: kinds.filter(blockedKind),
      one: ids(services.filter((one) => !allows(policy, one))),
    },
  };
  const lines = providerLines(policy, context);
  return [
    text(say('panel.services')),
    (lines.length > 0 ? lines : [say('panel.services.all')]).map(text),
    (['block', 'allow'] as const).map((rule) => {
      const groups = (['kind', 'one'] as const).flatMap((which) => {
        const choices = offers[rule][which].slice(0, IN_A_MENU).map(named);
        return choices.length > 0 ? [{ label: words(`panel.services.${rule}.${which}`), choices }] : [];
      });
      const choosing = toChoose('tipjar-admin provider', 'provider', { rule });
      return groups.length > 0 && menu(choosing, words(`panel.services.${rule}`), groups);
    }),
    small(say('panel.services.more')),
  ];
}
