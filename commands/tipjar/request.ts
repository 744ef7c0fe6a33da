import { type Change, type Context, defineCommand } from '../../src/bot/command.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal, type WayOn } from '../../src/bot/refusal.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { owesRules } from '../../src/jars/rules.ts';
import type { Reading } from '../../src/store/store.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import { categoryOf } from '../cards/category.ts';
import { published } from '../cards/published.ts';
import { requestPosted } from '../cards/request-card.ts';
import { askForRequest, consent } from '../cards/request-menu.ts';
import { type JarHere, jarHere } from '../cards/standing.ts';
import { acceptedNow, askForRules } from '../steps/accept-rules.ts';
import { foreseeRoles, listHere, refuseIneligible, type Standing } from '../steps/list-here.ts';

/** Longer than the line may be, so that too long a one is answered with a sentence and not cut off. */
const MOST_TYPED = 1000;

/** Where each jar waits for an admin: what the creator is, then a line about themselves, and the request is filed. */
export const request = defineCommand({
  name: 'tipjar request',
  hidden: true,
  options: {},
  async run(_, context) {
    const stand = await context.store.read((reading) => requestable(reading, context));
    return owes(stand, context)
      ? askForRules(stand.policy, { command: 'tipjar request' }, context)
      : askForRequest(stand, context);
  },
});

export const requestAbout = defineCommand({
  name: 'tipjar request about',
  hidden: true,
  options: { category: text(30) },
  async run({ category }, context) {
    const { words, store } = context;
    const { listing } = await store.read((reading) => requestable(reading, context));
    return {
      kind: 'form',
      title: words('request.form'),
      submit: words('button.send'),
      action: { command: 'tipjar request field', options: { category, ...consent(context) } },
      fields: [
        {
          name: 'about',
          label: words('request.label', { most: LONGEST_MESSAGE }),
          hint: words('request.hint'),
          placeholder: words('request.placeholder'),
          most: MOST_TYPED,
          required: true,
          ...(listing?.about && { value: listing.about }),
        },
      ],
    };
  },
});

/** Where the form of a request ends. Asked again, the request is changed and not doubled. */
export const requestField = defineCommand({
  name: 'tipjar request field',
  hidden: true,
  options: { category: text(30) },
  async run({ category: key }, context) {
    const about = aboutIn(context.fields.about ?? '', { category: key, ...consent(context) });
    await foreseeRoles(context);
    const { standing, stand } = await context.change(async (writing) => {
      await refuseIneligible(writing, context);
      const { listing, policy } = await requestable(writing, context);
      const category = categoryOf(key, policy);
      if (category === undefined) throw new Refusal('request.category-gone', {}, { wayOn: again });
      const wish = { accepted: acceptedNow(policy, context, listing?.rulesAccepted), request: { category, about } };
      const standing: Standing = owesRules(policy, wish.accepted) ? 'rules' : await file(writing, context, wish);
      return { standing, stand: await jarHere(writing, context) };
    });
    return standing === 'rules'
      ? askForRules(stand.policy, { command: 'tipjar request' }, context)
      : published(standing, stand, context);
  },
});

const again: WayOn = { label: 'button.retry', action: { command: 'tipjar request' } };

interface Request {
  accepted: number;
  request: { category: string; about: string };
}

async function file(change: Change, context: Context, { accepted, request }: Request): Promise<Standing> {
  const { community, caller } = context;
  const listing = await change.listing(community, caller.account);
  if (listing) {
    await change.putListing({ ...listing, ...request, rulesAccepted: accepted, name: caller.name });
    await change.note({ action: 'listing.requested', subject: caller.account, what: request.category });
    return statusOf(listing);
  }
  const standing = await listHere(change, context, { accepted, request });
  if (standing === 'pending') await requestPosted(change, context);
  return standing;
}

/** @throws {Refusal} when there is no jar to ask for, or nothing to be asked. */
async function requestable(reading: Reading, context: Context): Promise<JarHere> {
  const stand = await jarHere(reading, context);
  const jar = await reading.jar(context.caller.account);
  if (!jar || jar.links.length === 0) throw new Refusal('jar.none');
  const asked = stand.listing ? stand.listing.waiting?.for === 'approval' : stand.policy.eligibility === 'approval';
  if (!asked) throw new Refusal('request.not-needed');
  return stand;
}

const owes = ({ policy, listing }: JarHere, context: Context) =>
  owesRules(policy, acceptedNow(policy, context, listing?.rulesAccepted));

/** @throws {Refusal} for the form's field, with a button that opens the form again. */
function aboutIn(typed: string, options: Record<string, string>): string {
  const about = trimmed(typed).replace(/[\r\n\t ]+/g, ' ');
  const length = lengthOf(about);
  const wrong = (key: 'request.empty' | 'request.too-long' | 'request.hidden') => {
    const values = { most: LONGEST_MESSAGE, length };
    const wayOn: WayOn = { label: 'button.retry', action: { command: 'tipjar request about', options } };
    return new Refusal(key, values, { fields: { about: new Refusal(key, values) }, wayOn });
  };
  if (length === 0) throw wrong('request.empty');
  if (length > LONGEST_MESSAGE) throw wrong('request.too-long');
  if (hidesSomething(about)) throw wrong('request.hidden');
  return about;
}
