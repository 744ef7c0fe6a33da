import type { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';

type Translations = Record<string, string> | null;

export interface OptionBody {
  type: ApplicationCommandOptionType;
  name: string;
  name_localizations?: Translations;
  description: string;
  description_localizations?: Translations;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: { name: string; name_localizations?: Translations; value: string | number }[] | null;
  options?: OptionBody[] | null;
}

/** The body with which a bot registers a command. */
export interface CommandBody {
  name: string;
  name_localizations?: Translations;
  description?: string | null;
  description_localizations?: Translations;
  options?: OptionBody[] | null;
  default_member_permissions?: number | string | null;
  dm_permission?: boolean | null;
  contexts?: number[] | null;
  integration_types?: number[] | null;
  type?: ApplicationCommandType | null;
}
