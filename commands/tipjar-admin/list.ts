import type { Button, Part } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { memberSpan } from '../../src/bot/dispatch/post-journal.ts';
import { type Option, optional, text, textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Listing, type Status, statuses, statusOf } from '../../src/jars/listing.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Reading } from '../../src/store/store.ts';
import { visible } from '../../src/text/plain-text.ts';
import { HONEY } from '../cards/jar-card.ts';
import { provider } from '../options/provider.ts';

const ON_A_PAGE = 10;
const LAST_PAGE = 9999;
/** Of a jar's services, and in characters of its owner's name: ten jars fit into the 4000 that Discord takes. */
const MOST_NAMED = 4;
const LONGEST_NAME = 32;
const REPORTED = 'reported';

interface Filter {
  /** As it would be typed again. */
  typed: string;
  status?: Status;
  reported?: boolean;
  provider?: string;
  /** Where a number was typed and no filter. */
  page?: number;
}

const isStatus = (typed: string): typed is Status => statuses.some((status) => status === typed);

/** A status, `reported`, or a provider. */
function filter(): Option<Filter> & { required: true } {
  const one = provider();
  const words = [...statuses, REPORTED];
  return {
    ...one,
    suggest: (typed) => [
      ...words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => ({ name: word, value: word })),
      ...(one.suggest?.(typed) ?? []),
    ],
    async read(raw, platform) {
      const typed = textOf(raw).trim().toLowerCase();
      if (isStatus(typed)) return { typed, status: typed };
      if (typed === REPORTED) return { typed, reported: true };
      if (/^\d+$/.test(typed)) return { typed: '', page: pageIn(typed) };
      const { id } = await one.read(raw, platform);
      return { typed: id, provider: id };
    },
  };
}

function page(): Option<number> & { required: true } {
  const typed = text(4);
  return { ...typed, read: async (raw, platform) => pageIn(await typed.read(raw, platform)) };
}

function pageIn(typed: string): number {
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (number < 1) throw new Refusal('list.page', { typed, most: LAST_PAGE });
  return number;
}

/** The jars of this community, the longest listed first. */
export const list = defineCommand({
  name: 'tipjar-admin list',
  admin: true,
  options: { filter: optional(filter()), page: optional(page()) },
  async run({ filter, page: turned }, context) {
    const { community, store, say } = context;
    const { typed = '', page = 1, ...wanted } = filter ?? {};
    const at = turned ?? page;
    const jars = await store.read(async (reading) => {
      const from = (at - 1) * ON_A_PAGE;
      const listings = await reading.page(community, { ...wanted, from, count: ON_A_PAGE + 1 });
      return Promise.all(listings.map((listing) => jarLine(reading, listing, context)));
    });
    const buttons = turn(typed, at, jars.length > ON_A_PAGE, context);
    const none = at > 1 ? say('list.no-more') : say(typed ? 'list.none-such' : 'list.none');
    return reply({
      title: say('list.title', { page: at }),
      color: HONEY,
      parts: [
        ...(jars.length > 0 ? jars.slice(0, ON_A_PAGE) : [none]).map((line): Part => ({ part: 'text', line })),
        ...(buttons.length > 0 ? [{ part: 'buttons' as const, buttons }] : []),
      ],
    });
  },
});

async function jarLine(reading: Reading, listing: Listing, { community, say, words }: Context) {
  const jar = await reading.jar(listing.account);
  const reports = (await reading.reports(community, listing.account)).length;
  const providers = (jar?.links ?? []).map((link) => catalogue.get(link.provider)?.name ?? link.provider);
  const more = providers.length - MOST_NAMED;
  return say('list.jar', {
    member: memberSpan(listing.account),
    name: visible(listing.name, LONGEST_NAME) || '?',
    status: words(`list.status.${statusOf(listing)}`),
    providers:
      providers.length === 0
        ? words('list.no-links')
        : [...providers.slice(0, MOST_NAMED), ...(more > 0 ? [`+${more}`] : [])].join(', '),
    since: { kind: 'moment', at: listing.listedAt },
    reports,
  });
}

function turn(filter: string, page: number, more: boolean, { words }: Context): Button[] {
  const to = (there: number, label: string): Button => ({
    label,
    action: { command: 'tipjar-admin list', options: { ...(filter && { filter }), page: String(there) } },
    style: 'plain',
  });
  return [
    ...(page > 1 ? [to(page - 1, words('button.previous'))] : []),
    ...(more ? [to(page + 1, words('button.next'))] : []),
  ];
}
