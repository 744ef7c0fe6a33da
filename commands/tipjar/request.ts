import { form, to } from '../../src/bot/action.ts';
import { type CommandWriting, defineStep, type Here } from '../../src/bot/command.ts';
import { freeText, key, optional } from '../../src/bot/options.ts';
import { Refusal, type WayOn } from '../../src/bot/refusal.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { type Standing, statusOf } from '../../src/jars/listing.ts';
import { owesRules } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { jarMark } from '../cards/jar-mark.ts';
import { categoryOf } from '../cards/names.ts';
import { askForRequest, requestCard } from '../cards/request.ts';
import { askForRules } from '../cards/rules.ts';
import { type JarHere, published } from '../cards/standing.ts';
import { MOST_TYPED, ownWords } from '../options/own-words.ts';
import { acceptedNow, acceptedOption } from '../steps/accepted-rules.ts';
import { jarHere } from '../steps/jar-here.ts';
import { listHere, refuseIneligible } from '../steps/list-here.ts';
import { membersRoles, type Roles } from '../steps/roles.ts';

/** Starts a request where admins approve each jar. The creator chooses a category, then writes about themselves. */
export const request = defineStep('tipjar request', { accepted: acceptedOption() }).run(
  async ({ accepted }, context) => {
    const jar = await context.read((reading) => requestable(reading, context));
    const { listing, policy } = jar;
    const owes = owesRules(policy, acceptedNow(policy, accepted, listing?.rulesAccepted));
    return owes ? askForRules(policy, again, accepted !== undefined, context) : askForRequest(jar, accepted, context);
  },
);

export const requestAbout = defineStep('tipjar request about', { category: key(30), accepted: acceptedOption() }).run(
  async ({ category, accepted }, context) => {
    const { words, read } = context;
    const { listing } = await read((reading) => requestable(reading, context));
    return form(
      {
        title: words('request.form'),
        submit: words('button.send'),
        sends: 'tipjar request field',
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
      },
      { category, accepted },
    );
  },
);

/** Takes the form of a request. A second request changes the first one. */
export const requestField = defineStep('tipjar request field', {
  category: key(30),
  about: optional(freeText(MOST_TYPED)),
  accepted: acceptedOption(),
})
  .lookUp(membersRoles)
  .run(async ({ category: chosen, about: typed = '', accepted: pressed }, context, roles) => {
    const about = aboutIn(typed, chosen, pressed);
    const { standing, jar } = await context.write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      const { listing, policy } = await requestable(writing, context);
      const category = categoryOf(chosen, policy);
      if (category === undefined) {
        throw new Refusal('request.category-gone', {}, { wayOn: retry(to('tipjar request')) });
      }
      const wish = { accepted: acceptedNow(policy, pressed, listing?.rulesAccepted), request: { category, about } };
      const owes = owesRules(policy, wish.accepted);
      const standing: Standing = owes ? 'rules' : await file(writing, context, roles, wish);
      return { standing, jar: await jarHere(writing, context) };
    });
    return standing === 'rules'
      ? askForRules(jar.policy, again, pressed !== undefined, context)
      : published(standing, jar, context);
  });

const again = (accepted: string) => to('tipjar request', { accepted });
const retry = (action: WayOn['action']): WayOn => ({ label: 'button.retry', action });

interface Request {
  accepted: number;
  request: { category: string; about: string };
}

async function file(
  writing: CommandWriting,
  here: Here,
  roles: Roles,
  { accepted, request }: Request,
): Promise<Standing> {
  const { community, caller } = here;
  const listing = await writing.listing(community, caller.account);
  if (listing) {
    await writing.putListing({ ...listing, ...request, rulesAccepted: accepted, name: caller.name });
    await writing.note({ action: 'listing.requested', subject: caller.account, what: request.category });
    return statusOf(listing);
  }
  const standing = await listHere(writing, here, roles, { accepted, request });
  if (standing === 'pending') await postRequest(writing, here);
  return standing;
}

/** @throws {Refusal} when the caller has no jar with links, or when it needs no approval. */
async function requestable(reading: Reading, here: Here): Promise<JarHere> {
  const wanted = await jarHere(reading, here);
  const jar = await reading.jar(here.caller.account);
  if (!jar || jar.links.length === 0) throw new Refusal('jar.none');
  const { listing, policy } = wanted;
  const asked = listing ? listing.holds.approval !== undefined : policy.eligibility === 'approval';
  if (!asked) throw new Refusal('request.not-needed');
  return wanted;
}

const wanted = {
  field: 'about',
  most: LONGEST_MESSAGE,
  tooLong: 'request.too-long',
  hidden: 'request.hidden',
} as const;

/** @throws {Refusal} for the form's field, with a button that opens the form again. */
function aboutIn(typed: string, category: string, accepted: string | undefined): string {
  const wayOn = retry(to('tipjar request about', { category, accepted }));
  const about = ownWords(typed, { ...wanted, wayOn });
  if (about === '') throw new Refusal('request.empty', {}, { fields: { about: new Refusal('request.empty') }, wayOn });
  return about;
}

/** Posts the caller's request into the channel for requests, or else the log channel, if the admins chose one. */
async function postRequest(writing: CommandWriting, { community, caller }: Here): Promise<void> {
  const { requestChannel, journalChannel, language } = await writing.policy(community);
  const channel = requestChannel ?? journalChannel;
  const listing = await writing.listing(community, caller.account);
  const jar = await writing.jar(caller.account);
  if (!channel || !listing || !jar) return;
  const seen = await jarMark(writing, caller.account, { community });
  await writing.post(channel, requestCard(listing, jar, { seen }, textsIn(languageOf(language))), {
    about: 'request',
    subject: caller.account,
  });
}
