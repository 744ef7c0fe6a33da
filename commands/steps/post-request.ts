import type { CommandWriting, Here } from '../../src/bot/command.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { requestCard } from '../cards/request-card.ts';

/** Has the caller's request appear where the admins look for them, if they chose a channel. */
export async function postRequest(writing: CommandWriting, { community, caller }: Here): Promise<void> {
  const { requestChannel, journalChannel, language } = await writing.policy(community);
  const channel = requestChannel ?? journalChannel;
  const listing = await writing.listing(community, caller.account);
  const jar = await writing.jar(caller.account);
  if (channel && listing && jar) writing.post(channel, requestCard(listing, jar, textsIn(languageOf(language))));
}
