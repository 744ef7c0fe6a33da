import { OAuth2Scopes, PermissionFlagsBits } from 'discord-api-types/v10';

/** The link by which an admin adds the bot: it may send messages and have commands, and nothing else. */
export function invitation(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  const permissions = PermissionFlagsBits.SendMessages | PermissionFlagsBits.UseApplicationCommands;
  link.searchParams.set('permissions', permissions.toString());
  return link.href;
}
