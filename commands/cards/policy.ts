import type { Action, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, type Parts, reply, text } from '../../src/bot/kit.ts';
import { type Access, features, type Policy, withoutDeleted } from '../../src/jars/policy.ts';
import { commas, commasBetween, list } from '../../src/text/formats.ts';
import { channelSpan, type Line } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import type { Texts } from '../../src/text/texts.ts';
import { subjectName } from './names.ts';
import { adviceFor, clearButton, deletedLines, type RulesSeen } from './rules-seen.ts';

/** A list of names has at most so many characters, so that the whole policy fits into Discord's 4000. */
const LONGEST_LIST = 240;

/** Writes the policy in sentences. */
export function policyLines(all: Policy, seen: RulesSeen, context: Context): Line[] {
  const policy = withoutDeleted(all, seen.deleted);
  return [
    ...jarLines(policy, context),
    ...providerLines(policy, context),
    ...tipLines(policy, context),
    ...channelLines(policy, context),
    ...featureLines(policy, context),
    ...(policy.reaction === '' ? [] : [context.say('policy.reaction', { emoji: `:${policy.reaction}:` })]),
    ...postLines(policy, seen, context),
    ...deletedLines(all, seen.deleted, context),
  ];
}

/** Says who may have a jar, and what they accept and choose for it. */
export function jarLines(policy: Policy, context: Context): Line[] {
  const { say } = context;
  const lines = policy.on ? [] : [say('policy.off')];
  lines.push(say(`policy.${policy.eligibility}`));
  lines.push(...roleLines(policy, context));
  if (policy.eligibility === 'roles' && nobodyAllowed(policy)) lines.push(say('policy.nobody'));
  if (policy.rules.text) lines.push(say('policy.rules'));
  if (policy.categories.length > 0) {
    lines.push(
      say('policy.categories', { categories: visible(commas(policy.categories, context.language), LONGEST_LIST) }),
    );
  }
  return lines;
}

/** Names the roles that are allowed and those that are blocked. */
export const roleLines = ({ roles }: Policy, context: Context): Line[] =>
  (['allow', 'block'] as const).flatMap((rule) => {
    const ruled = withAccess(roles, rule, 'role', context);
    return ruled.length > 0 ? [context.say(`policy.${rule}`, { roles: ruled })] : [];
  });

/** Names the services and kinds that aren't shown, and those that are although their kind isn't. */
export const providerLines = ({ providers }: Policy, context: Context): Line[] =>
  (['block', 'allow'] as const).flatMap((rule) => {
    const subjects = [...providers].filter(([, one]) => one === rule).map(([subject]) => subject);
    const listed = commas(
      subjects.map((subject) => subjectName(subject, context)),
      context.language,
    );
    const names = visible(listed, LONGEST_LIST);
    return names ? [context.say(`policy.provider.${rule}`, { providers: names })] : [];
  });

export function tipLines(policy: Policy, context: Context): Line[] {
  const { say } = context;
  const { tippers } = policy;
  if (tippers !== 'everyone' && tippers !== 'roles') {
    return [say('policy.tippers.languages', { languages: languageNames(tippers, context) })];
  }
  const lines = [say(`policy.tippers.${tippers}`)];
  if (tippers === 'roles' && nobodyAllowed(policy)) lines.push(say('policy.tippers.nobody'));
  return lines;
}

export function channelLines({ channels }: Policy, context: Context): Line[] {
  const { say } = context;
  const allowed = withAccess(channels, 'allow', 'channel', context);
  const blocked = withAccess(channels, 'block', 'channel', context);
  return [
    ...(allowed.length > 0 ? [say('policy.channel.allow', { channels: allowed })] : []),
    ...(blocked.length > 0 ? [say('policy.channel.block', { channels: blocked })] : []),
  ];
}

/** Says what is switched off. */
const featureLines = (policy: Policy, { say }: Context): Line[] =>
  features.filter((feature) => !policy.features.has(feature)).map((feature) => say(`feature.${feature}.off`));

/** Says where the bot posts, and what to do where it can't. */
export function postLines(
  { journalChannel, requestChannel }: Policy,
  { unpostable }: RulesSeen,
  context: Context,
): Line[] {
  const { say, platform } = context;
  const posts = [...new Set([journalChannel, requestChannel])].filter((id) => id !== undefined);
  const problems = posts.flatMap((id) => {
    const why = unpostable.get(id);
    return why ? [say(adviceFor(why, platform), { channel: channelSpan(id) })] : [];
  });
  return [
    ...(journalChannel === undefined ? [] : [say('policy.log', { channel: channelSpan(journalChannel) })]),
    ...(requestChannel === undefined ? [] : [say('policy.requests', { channel: channelSpan(requestChannel) })]),
    ...problems,
    ...(problems.length > 0 ? [say('policy.nothing-lost')] : []),
  ];
}

const nobodyAllowed = ({ roles }: Policy) => ![...roles.values()].includes('allow');

/** Makes the card that admins see after a change: what was done, the whole policy now, and a button that undoes it. */
export const policyChanged = (
  policy: Policy,
  seen: RulesSeen,
  context: Context,
  { said, undo, more = [] }: Changed = {},
): Reply =>
  reply(context.say('policy.changed'), [
    said && text(said),
    policyLines(policy, seen, context).map(text),
    more,
    buttons(undo && button(context.words('button.undo-change'), undo), clearButton(seen.deleted, context)),
  ]);

interface Changed {
  /** Says what was done. */
  said?: Line;
  /** Puts back what was before. It's undefined where nothing was changed, or where that can't be put on a button. */
  undo?: Action | undefined;
  /** Stands below the policy. */
  more?: Parts;
}

/** Lists the roles or channels that are allowed, or those that are blocked, with commas between them. */
export function withAccess(
  access: ReadonlyMap<string, Access>,
  wanted: Access,
  kind: 'role' | 'channel',
  { language }: Pick<Texts, 'language'>,
): Line {
  const ids = [...access].filter(([, one]) => one === wanted).map(([id]) => id);
  return commasBetween(
    ids.map((id) => ({ kind, id })),
    language,
  );
}

/** Names languages, given by their codes, as a sentence does. */
export function languageNames(codes: readonly string[], { language }: Pick<Texts, 'language'>): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return list(
    codes.map((code) => names.of(code) ?? code),
    language,
  );
}
