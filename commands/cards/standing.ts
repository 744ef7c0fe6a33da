import { to } from '../../src/bot/action.ts';
import type { Action, Button, Part, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, mainButton, type Parts, reply, text } from '../../src/bot/kit.ts';
import { eachHold, type Listing, type Standing } from '../../src/jars/listing.ts';
import { owesRules, type Policy } from '../../src/jars/policy.ts';
import type { KeptEntry } from '../../src/store/store.ts';
import { momentSpan } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';
import { findableButton } from './directory.ts';
import type { KnownLink } from './links.ts';
import { providerName, shownCategory } from './names.ts';
import { linksMark } from './shown-mark.ts';

/** These facts decide how the caller's jar stands in the community of the call. */
export interface JarHere {
  listing: Listing | undefined;
  policy: Policy;
  /** The journal entry of an admin who declined the jar, if the creator hasn't asked again since. */
  declined: KeptEntry | undefined;
  /** These of the jar's links wait for an admin here. */
  waiting: readonly KnownLink[];
  /** What the jar's owner wrote on it, if anything. */
  message: string;
}

/** Says how the jar stands, since when and why. */
export function standingParts(standing: Standing, { listing, policy, declined }: JarHere, context: Context): Parts {
  const { say } = context;
  const category = listing && shownCategory(listing, policy, context);
  const because = (reason: string): Part => text(say('standing.reason', { reason }));
  return [
    declined && text(say('show.declined', { when: momentSpan(declined.at) })),
    declined?.reason && because(declined.reason),
    text(say(`standing.${standing}`)),
    listing?.suspendedAt !== undefined && listing.reason && because(listing.reason),
    standing === 'pending' &&
      eachHold(listing?.holds ?? {}).map(({ reason, since }) =>
        text(say(`show.waiting.${reason}`, { since: momentSpan(since) })),
      ),
    asksForRules(standing, listing, policy) && text(say('show.new-rules')),
    category && text(say('show.category', { category })),
    listing?.findable && policy.features.has('directory') && text(say('show.found')),
  ];
}

const asksForRules = (standing: Standing, listing: Listing | undefined, policy: Policy) =>
  ['live', 'paused'].includes(standing) && owesRules(policy, listing?.rulesAccepted ?? 0);

/** Offers to show the jar to everybody in the channel, where admins allow that. */
const postButton = ({ features }: Pick<Policy, 'features'>, { words }: Pick<Context, 'words'>): Button[] =>
  features.has('posts') ? [button(words('button.post-jar'), to('tipjar post'))] : [];

/**
 * Makes the buttons for what the creator can do next, depending on how the jar stands here.
 * @param seen The mark of the links that the card shows, if it does.
 * @param more These stand between what helps most and a pause.
 */
export function nextButtons(
  standing: Standing,
  { listing, policy, message }: JarHere,
  { words }: Pick<Context, 'words'>,
  seen?: string,
  more: readonly Button[] = [],
): Button[] {
  const main = (label: NextLabel, action: Action) => mainButton(words(`button.${label}`), action);
  const plain = (label: NextLabel, action: Action) => button(words(`button.${label}`), action);
  switch (standing) {
    case 'live':
      return [
        asksForRules(standing, listing, policy)
          ? main('read-rules', to('tipjar publish', { seen }))
          : messageButton(message, { words }),
        ...postButton(policy, { words }),
        ...more,
        plain('pause', to('tipjar pause')),
      ];
    case 'paused':
      return [main('resume', to('tipjar resume')), ...more];
    case 'unlisted':
    case 'left':
    case 'approval':
    case 'rules':
      return [main('publish', to('tipjar publish', { seen })), ...more];
    case 'pending':
      if (listing?.holds.approval === undefined) return [...more];
      return policy.eligibility === 'approval'
        ? [plain('change-request', to('tipjar request')), ...more]
        : [main('publish', to('tipjar publish', { seen })), ...more];
    default:
      return [...more];
  }
}

/** Makes the button that opens the form of the jar's message. A card without one gains most from it. */
const messageButton = (message: string, { words }: Pick<Texts, 'words'>): Button =>
  message === ''
    ? mainButton(words('button.message'), to('tipjar message'))
    : button(words('button.edit-message'), to('tipjar message'));

/** Makes the button that removes a link from the creator's jar, if it's still the one that the card shows. */
export const removeButton = (link: Pick<KnownLink, 'provider' | 'handle'>, { words }: Pick<Texts, 'words'>): Button => {
  const { id: provider, name } = link.provider;
  return button(words('button.remove', { provider: name }), to('tipjar remove', { provider, seen: linksMark([link]) }));
};

type NextLabel = 'pause' | 'resume' | 'publish' | 'read-rules' | 'change-request';

/** Makes the answer to a creator who has published their jar or asked for it. */
export function published(standing: Standing, jar: JarHere, context: Context, more: Parts = []): Reply {
  const { say, words } = context;
  return reply(say('publish.title'), [
    more,
    standingParts(standing, jar, context),
    jar.waiting.map(({ provider }) => text(say('show.link-waiting', { provider: provider.name }))),
    text(say('publish.next')),
    buttons(
      messageButton(jar.message, context),
      standing === 'live' && postButton(jar.policy, context),
      button(words('button.show'), to('tipjar show')),
      findableButton(jar.listing, jar.policy, context),
      standing === 'pending' && nextButtons(standing, jar, context),
    ),
  ]);
}

/** A link that waits for an admin, either here or in another community. */
export interface Held {
  provider: string;
  here: boolean;
  /** Says whether the whole jar waits because of the link. */
  whole: boolean;
}

/** Tells a creator at once about links that wait for an admin, or made their jar wait. */
export const heldParts = (held: readonly Held[], { say }: Pick<Texts, 'say'>): Part[] =>
  held.map(({ provider: id, here, whole }) => {
    const where = here ? 'here' : 'elsewhere';
    const values = { provider: providerName(id) };
    return text(whole ? say(`lookalike.${where}`, values) : say(`lookalike.link.${where}`, values));
  });

/** Tells an admin about links that wait although what hid the jar has ended. */
export const stillHeld = (held: readonly Pick<Held, 'provider'>[], name: string, { say }: Pick<Texts, 'say'>): Part[] =>
  held.map(({ provider }) => text(say('lookalike.again', { name, provider: providerName(provider) })));
