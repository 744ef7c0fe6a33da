import { to } from '../../src/bot/action.ts';
import { type Context, defineCommand, type LookUp } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { optional, type RequiredOption, textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Account, userOf } from '../../src/ids.ts';
import { type Listing, reasonsOf, type Status, statuses, statusOf } from '../../src/jars/listing.ts';
import type { JarList, Reading } from '../../src/store/store.ts';
import { commas } from '../../src/text/formats.ts';
import { type Line, memberSpan, momentSpan } from '../../src/text/line.ts';
import { trimmed, visible } from '../../src/text/plain-text.ts';
import { waitingLinks } from '../cards/links.ts';
import { fewNames, providerName } from '../cards/names.ts';
import { page, pageIn } from '../options/page.ts';
import { provider } from '../options/provider.ts';

const REPORTED = 'reported';

/** Says which of a community's jars the admin asked for. */
interface JarFilter {
  /** The filter as the admin would type it again. */
  typed: string;
  list: JarList;
  /** Set when a page's number was typed in place of a filter. */
  page?: number;
}

const isStatus = (typed: string): typed is Status => statuses.some((status) => status === typed);

/** Takes a status, `reported`, a provider, or the number of a page. */
function jarFilter(): RequiredOption<JarFilter> {
  const one = provider();
  const words = [...statuses, REPORTED];
  return {
    ...one,
    suggest: (typed) => [
      ...words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => ({ name: word, value: word })),
      ...(one.suggest?.(typed) ?? []),
    ],
    async read(raw, platform) {
      const typed = trimmed(textOf(raw)).toLowerCase();
      if (isStatus(typed)) return { typed, list: typed };
      if (typed === REPORTED) return { typed, list: REPORTED };
      if (/^\d+$/.test(typed)) return { typed: '', list: 'all', page: pageIn(typed, LAST_PAGE) };
      const { id } = await one.read(raw, platform);
      return { typed: id, list: `provider:${id}` };
    },
  };
}

const ON_A_PAGE = 10;
const LAST_PAGE = 9999;
/** A line has so many characters of the owner's name, to fit ten jars into Discord's 4000. */
const LONGEST_NAME = 32;

/** One jar of this community, with everything that a line about it says. */
interface ListedJar {
  listing: Listing;
  /** The names of its links' providers. */
  providers: string[];
  reports: number;
  /** Says whether one of its links waits for an admin alone. */
  waits: boolean;
}

interface Wanted {
  filter: JarFilter | undefined;
  page: number | undefined;
}

/** Finds the jars on the page, one more if another page follows, and what their owners are called now. */
const listedJars: LookUp<Wanted, ListedJar[], { jars: ListedJar[]; names: ReadonlyMap<Account, string> }> = {
  async read(reading, { filter, page }, { community }) {
    const from = ((page ?? filter?.page ?? 1) - 1) * ON_A_PAGE;
    const listings = await reading.page(community, { list: filter?.list ?? 'all', from, count: ON_A_PAGE + 1 });
    return Promise.all(listings.map((listing) => listedJar(reading, listing)));
  },
  async ask(platform, jars) {
    const named = jars.slice(0, ON_A_PAGE).map(async ({ listing: { account, name } }) => {
      // Members who left, and those whom the platform doesn't tell about, are listed by the name they had.
      const member = await platform.member(userOf(account)).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
      return [account, member?.name ?? name] as const;
    });
    return { jars, names: new Map(await Promise.all(named)) };
  },
};

/** Lists the jars of this community, the oldest listings first. */
export const list = defineCommand('tipjar-admin list', {
  filter: optional(jarFilter()),
  page: optional(page(LAST_PAGE)),
})
  .lookUp(listedJars)
  .run(async ({ filter, page: turned }, context, { jars, names }) => {
    const { say, words } = context;
    const { typed = '', page = 1 } = filter ?? {};
    const at = turned ?? page;
    const turn = (there: number, label: string) =>
      button(label, to('tipjar-admin list', { filter: typed || undefined, page: String(there) }));
    const none = at > 1 ? say('list.no-more') : say(typed ? 'list.none-such' : 'list.none');
    const lines = jars.slice(0, ON_A_PAGE).map((jar) => jarLine(jar, names, context));
    return reply(say('list.title', { page: at }), [
      (lines.length > 0 ? lines : [none]).map(text),
      buttons(
        at > 1 && turn(at - 1, words('button.previous')),
        jars.length > ON_A_PAGE && turn(at + 1, words('button.next')),
      ),
    ]);
  });

async function listedJar(reading: Reading, listing: Listing): Promise<ListedJar> {
  const { account, community } = listing;
  const jar = await reading.jar(account);
  const reports = await reading.reportCount(community, account);
  const waits = waitingLinks(jar?.links ?? [], await reading.removals(community, account)).length > 0;
  return { listing, waits, providers: (jar?.links ?? []).map((link) => providerName(link.provider)), reports };
}

function jarLine(
  { listing, providers, reports, waits }: ListedJar,
  names: ReadonlyMap<Account, string>,
  { say, words, language }: Context,
): Line {
  return say('list.jar', {
    member: memberSpan(listing.account),
    name: visible(names.get(listing.account) ?? listing.name, LONGEST_NAME) || '?',
    status: commas(
      [
        words(`list.status.${statusOf(listing)}`),
        ...reasonsOf(listing.holds).map((reason) => words(`list.waiting.${reason}`)),
        ...(waits ? [words('list.waiting.link')] : []),
      ],
      language,
    ),
    providers: fewNames(providers, language) || words('list.no-links'),
    since: momentSpan(listing.listedAt),
    reports,
  });
}
