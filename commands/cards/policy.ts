import type { Button, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { buttons, reply, text } from '../../src/bot/kit.ts';
import { type Access, type Policy, withoutDeleted } from '../../src/jars/policy.ts';
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
    ...tipLines(policy, context),
    ...channelLines(policy, context),
    ...(policy.reaction === '' ? [] : [context.say('policy.reaction', { emoji: `:${policy.reaction}:` })]),
    ...postLines(policy, seen, context),
    ...deletedLines(all, seen.deleted, context),
  ];
}

/** Says who may have a jar, and which services it may show. */
function jarLines(policy: Policy, context: Context): Line[] {
  const { say } = context;
  const lines = policy.on ? [] : [say('policy.off')];
  lines.push(say(`policy.${policy.eligibility}`));
  for (const rule of ['allow', 'block'] as const) {
    const roles = withAccess(policy.roles, rule, 'role');
    if (roles.length > 0) lines.push(say(`policy.${rule}`, { roles }));
  }
  for (const rule of ['block', 'allow'] as const) {
    const subjects = [...policy.providers].filter(([, one]) => one === rule).map(([subject]) => subject);
    const names = visible(subjects.map((subject) => subjectName(subject, context)).join(', '), LONGEST_LIST);
    if (names) lines.push(say(`policy.provider.${rule}`, { providers: names }));
  }
  if (policy.eligibility === 'roles' && nobodyAllowed(policy)) lines.push(say('policy.nobody'));
  if (policy.rules.text) lines.push(say('policy.rules'));
  if (policy.categories.length > 0) {
    lines.push(say('policy.categories', { categories: visible(policy.categories.join(', '), LONGEST_LIST) }));
  }
  return lines;
}

function tipLines(policy: Policy, context: Context): Line[] {
  const { say } = context;
  const { tippers } = policy;
  if (tippers !== 'everyone' && tippers !== 'roles') {
    return [say('policy.tippers.languages', { languages: languageNames(tippers, context) })];
  }
  const lines = [say(`policy.tippers.${tippers}`)];
  if (tippers === 'roles' && nobodyAllowed(policy)) lines.push(say('policy.tippers.nobody'));
  return lines;
}

function channelLines({ channels }: Policy, { say }: Context): Line[] {
  const allowed = withAccess(channels, 'allow', 'channel');
  const blocked = withAccess(channels, 'block', 'channel');
  return [
    ...(allowed.length > 0 ? [say('policy.channel.allow', { channels: allowed })] : []),
    ...(blocked.length > 0 ? [say('policy.channel.block', { channels: blocked })] : []),
  ];
}

/** Says where the bot posts, and what to do where it can't. */
function postLines({ journalChannel, requestChannel }: Policy, { unpostable }: RulesSeen, context: Context): Line[] {
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
export const policyChanged = (policy: Policy, seen: RulesSeen, context: Context, said?: Line, undo?: Button): Reply =>
  reply(context.say('policy.changed'), [
    said && text(said),
    policyLines(policy, seen, context).map(text),
    buttons(undo, clearButton(seen.deleted, context)),
  ]);

/** Lists the roles or channels that are allowed, or those that are blocked, with commas between them. */
export function withAccess(access: ReadonlyMap<string, Access>, wanted: Access, kind: 'role' | 'channel'): Line {
  const ids = [...access].filter(([, one]) => one === wanted).map(([id]) => id);
  return ids.flatMap((id, at) => [...(at > 0 ? [', '] : []), { kind, id }]);
}

/** Names languages, given by their codes, as a sentence does. */
export function languageNames(codes: readonly string[], { language }: Pick<Texts, 'language'>): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const list = new Intl.ListFormat([language], { type: 'conjunction' });
  return list.format(codes.map((code) => names.of(code) ?? code));
}
