import type { APIApplicationCommand } from 'discord-api-types/v10';

const command = (part: object) => part as APIApplicationCommand;

/** Commands such as a bot registers: plain, with subcommands, for admins, with a menu. */
export const commands = [
  command({
    type: 1,
    name: 'tipjar',
    description: 'Your jar',
    options: [
      { type: 1, name: 'setup', description: 'Make it', description_localizations: { fr: 'La créer' } },
      {
        type: 1,
        name: 'add',
        description: 'Add a link',
        options: [
          { type: 3, name: 'provider', description: 'Which', required: true, autocomplete: true },
          { type: 3, name: 'handle', description: 'Your name there', required: true },
        ],
      },
      {
        type: 1,
        name: 'message',
        name_localizations: { fr: 'mot' },
        description: 'What to say',
        options: [{ type: 3, name: 'text', description: 'It', required: true, max_length: 40 }],
      },
      {
        type: 1,
        name: 'import',
        description: 'Take links',
        options: [
          { type: 11, name: 'file', name_localizations: { fr: 'fichier' }, description: 'A file' },
          { type: 3, name: 'text', description: 'What is in it' },
        ],
      },
      {
        type: 1,
        name: 'picture',
        description: 'A picture',
        options: [{ type: 11, name: 'image', description: 'It', required: true }],
      },
    ],
  }),
  command({
    type: 1,
    name: 'tip',
    description: 'Tip somebody',
    options: [
      { type: 6, name: 'user', description: 'Whom', required: true },
      { type: 10, name: 'amount', description: 'How much', min_value: 0.5, max_value: 500 },
      { type: 3, name: 'note', description: 'A word' },
    ],
  }),
  command({
    type: 1,
    name: 'tipjar-admin',
    description: 'The rules',
    default_member_permissions: '32',
    options: [
      {
        type: 1,
        name: 'role',
        description: 'A role',
        options: [
          { type: 8, name: 'role', description: 'Which', required: true },
          {
            type: 3,
            name: 'rule',
            description: 'What',
            required: true,
            choices: ['allow', 'block'].map((name) => ({
              name,
              value: name,
              name_localizations: { fr: `${name} (fr)` },
            })),
          },
        ],
      },
    ],
  }),
  command({ type: 2, name: 'Tip', description: '' }),
];

export const known = {
  people: [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Ada Two' },
  ],
  roles: [{ id: '7', name: 'Time-out' }],
  channels: [{ id: '9', name: 'general' }],
  files: [{ id: '11', name: 'my FUNDING.yml' }],
};
