import type { Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { languageCode } from '../../src/jars/language.ts';
import { allowsChannel, mayTip, type Policy } from '../../src/jars/policy.ts';
import { languageNames, ruled } from '../cards/access-line.ts';

/**
 * Says no where tipping is switched off, not allowed in this channel, or not for the caller.
 * @throws {Refusal} naming where it is allowed, or for whom.
 */
export async function refuseTipping(policy: Policy, context: Context): Promise<void> {
  if (!policy.on) throw new Refusal('tip.off');
  if (!allowsChannel(policy, context.call.channel)) {
    const channels = ruled(policy.channels, 'allow', 'channel');
    throw channels.length > 0 ? new Refusal('tip.channel', { channels }) : new Refusal('tip.channel.blocked');
  }
  if (policy.tippers === 'roles') await refuseRoles(policy, context);
  else if (policy.tippers !== 'everyone') refuseLanguage(policy, policy.tippers, context);
}

async function refuseRoles(policy: Policy, { caller, platform }: Context): Promise<void> {
  const answer = mayTip(policy, await platform.roles(caller.account), undefined);
  if (answer === 'yes') return;
  if (answer === 'blocked') throw new Refusal('tip.blocked');
  const roles = ruled(policy.roles, 'allow', 'role');
  throw roles.length > 0 ? new Refusal('tip.role', { roles }) : new Refusal('tip.role.none');
}

function refuseLanguage(policy: Policy, languages: readonly string[], { call, community, language }: Context): void {
  if (call.locale === undefined) {
    throw new Refusal('call.unreadable', { platform: community.startsWith('slack:') ? 'Slack' : 'Discord' });
  }
  if (mayTip(policy, [], languageCode(call.locale)) === 'yes') return;
  throw new Refusal('tip.language', { languages: languageNames(languages, { language }) });
}
