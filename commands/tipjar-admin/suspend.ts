import { form, to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import { type Listing, type Status, statusOf, withoutHold } from '../../src/jars/listing.ts';
import type { Notice } from '../../src/jars/notice.ts';
import type { Reading } from '../../src/store/store.ts';
import { jarMark, jarMarkOption } from '../cards/jar-mark.ts';
import { settledCard } from '../cards/settled.ts';
import { stillHeld } from '../cards/standing.ts';
import { reasonField, reason as reasonOption } from '../options/own-words.ts';
import { compareAgain } from '../steps/compare.ts';
import { decidedReport } from '../steps/decided-report.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

export const suspend = defineCommand('tipjar-admin suspend', {
  user: member(),
  reason: optional(reasonOption()),
  seen: jarMarkOption(),
}).run(async ({ user, reason = '', seen }, context) => {
  const { say, words, now } = context;
  const { id, name } = user;
  const told: Notice = { name: reason ? 'suspended-because' : 'suspended', values: { reason } };
  const change = { action: 'listing.suspended', reason, told, seen } as const;
  const { mark, posted } = await changeListing(user, context, change, async (listing, writing) => {
    await refuseSuspended(listing, user, writing, context);
    // The admin who suspends a jar has looked at the reports, so it isn't on hold for them any more.
    return { ...listing, suspendedAt: now, reason, holds: withoutHold(listing.holds, 'reports') };
  });
  const answer = reply(say('suspend.title'), [
    text(say('suspend.done', { name })),
    buttons(button(words('button.restore'), to('tipjar-admin restore', { user: id, seen: mark }))),
  ]);
  return { ...answer, ...(posted && { posted }) };
});

/** Asks the admin for a reason before the jar is suspended. */
export const suspendAsk = defineStep('tipjar-admin suspend ask', { user: member(), seen: jarMarkOption() }).run(
  async ({ user, seen }, context) => {
    const { community, read, words } = context;
    await read(async (reading) => {
      const listing = await reading.listing(community, user.account);
      if (!listing) throw new Refusal('tip.no-jar', { name: user.name });
      await refuseSuspended(listing, user, reading, context);
      await refuseUnseen(seen, user, reading, context);
    });
    return form(
      {
        title: words('suspend.form'),
        submit: words('button.suspend'),
        sends: 'tipjar-admin suspend',
        fields: [reasonField(context)],
      },
      { user: user.id, seen },
    );
  },
);

export const restore = defineCommand('tipjar-admin restore', {
  user: member(),
  seen: jarMarkOption(),
}).run(async ({ user, seen }, context) => {
  const { id, name } = user;
  const told: Notice = { name: 'restored', values: {} };
  const change = { action: 'listing.restored', told, seen } as const;
  const { listing, on, held, mark } = await changeListing(user, context, change, async (listing) => {
    if (statusOf(listing) !== 'suspended') throw new Refusal('restore.not-suspended', { name });
    return { ...listing, suspendedAt: undefined, reason: '' };
  });
  const { say, words } = context;
  const standing = listing ? (statusOf(listing) as Exclude<Status, 'suspended'>) : 'erased';
  return reply(say('restore.title'), [
    text(say(`restore.done.${on ? standing : 'off'}`, { name })),
    stillHeld(held, name, context),
    listing && buttons(button(words('button.suspend'), to('tipjar-admin suspend ask', { user: id, seen: mark }))),
  ]);
});

async function refuseSuspended(listing: Listing, { account, name }: Member, reading: Reading, context: Context) {
  if (statusOf(listing) !== 'suspended') return;
  throw new Refusal('suspend.already', { name }, { posted: await settledCard('report', account, reading, context) });
}

async function changeListing(
  user: Member,
  context: Context,
  { told, seen, ...noted }: { action: JournalAction; reason?: string; told: Notice; seen: string | undefined },
  edit: (listing: Listing, reading: Reading) => Promise<Listing>,
) {
  const { account, name } = user;
  const { community, write, now } = context;
  return write(async (writing) => {
    const listing = await writing.listing(community, account);
    const { on } = await writing.policy(community);
    const edited = listing && (await edit(listing, writing));
    await refuseUnseen(seen, user, writing, context);
    if (!edited) {
      // If the owner erased a suspended jar, a sanction without their id is left. The log's entry names nobody either.
      const restores = noted.action === 'listing.restored';
      const sanctions = restores ? await writing.takeSanctions(community, account, ['suspended']) : [];
      if (sanctions.length === 0) throw new Refusal('tip.no-jar', { name });
      await writing.note(noted);
      return { listing, on, held: [], mark: undefined, posted: undefined };
    }
    const posted = await decidedReport(writing, user, 'suspended', context);
    await writing.putListing(edited);
    await writing.closeReports(community, account);
    await writing.note({ ...noted, subject: account });
    await writing.tell(account, told);
    const held = edited.suspendedAt === undefined ? await compareAgain(writing, edited, now) : [];
    const mark = await jarMark(writing, account, context);
    return { listing: await writing.listing(community, account), on, held, mark, posted };
  });
}
