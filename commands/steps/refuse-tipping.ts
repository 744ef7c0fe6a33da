import type { Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { languageCode } from '../../src/jars/language.ts';
import { allowsChannel, mayTip, type Policy } from '../../src/jars/policy.ts';
import { languageNames, withAccess } from '../cards/access-line.ts';
import type { Roles } from './roles.ts';

/**
 * Says no where tipping is switched off, not allowed in this channel, or not for the caller.
 * @throws {Refusal} naming where it is allowed, or for whom.
 */
export function refuseTipping(policy: Policy, callersRoles: Roles, here: Here): void {
  if (!policy.on) throw new Refusal('tip.off');
  if (!allowsChannel(policy, here.channel)) {
    const channels = withAccess(policy.channels, 'allow', 'channel');
    throw channels.length > 0 ? new Refusal('tip.channel', { channels }) : new Refusal('tip.channel.blocked');
  }
  if (policy.tippers === 'roles') refuseRoles(policy, callersRoles, here);
  else if (policy.tippers !== 'everyone') refuseLanguage(policy, policy.tippers, here);
}

function refuseRoles(policy: Policy, callersRoles: Roles, { platform }: Here): void {
  if (callersRoles === undefined) throw new Refusal('call.unreadable', { platform });
  const answer = mayTip(policy, callersRoles, undefined);
  if (answer === 'yes') return;
  if (answer === 'blocked') throw new Refusal('tip.blocked');
  const roles = withAccess(policy.roles, 'allow', 'role');
  throw roles.length > 0 ? new Refusal('tip.role', { roles }) : new Refusal('tip.role.none');
}

function refuseLanguage(policy: Policy, languages: readonly string[], { locale, platform, language }: Here): void {
  if (locale === undefined) throw new Refusal('call.unreadable', { platform });
  if (mayTip(policy, [], languageCode(locale)) === 'yes') return;
  throw new Refusal('tip.language', { languages: languageNames(languages, { language }) });
}
