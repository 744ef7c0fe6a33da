import type { Command } from '../src/bot/command.ts';
import type { Menu } from '../src/bot/description.ts';
import { helpFor } from './help.ts';
import { code } from './tip/code.ts';
import { other } from './tip/other.ts';
import { tip } from './tip/tip.ts';
import { add } from './tipjar/add.ts';
import { currency } from './tipjar/currency.ts';
import { deleteJar, deleteNow } from './tipjar/delete.ts';
import { exportJar } from './tipjar/export.ts';
import { importField, importFunding } from './tipjar/import.ts';
import { message, messageField } from './tipjar/message.ts';
import { order, orderUp } from './tipjar/order.ts';
import { pause, resume } from './tipjar/pause.ts';
import { publish } from './tipjar/publish.ts';
import { remove } from './tipjar/remove.ts';
import { setup, setupHandles, setupServices } from './tipjar/setup.ts';
import { show } from './tipjar/show.ts';
import { eligibility } from './tipjar-admin/eligibility.ts';
import { provider } from './tipjar-admin/provider.ts';
import { role } from './tipjar-admin/role.ts';
import { status } from './tipjar-admin/status.ts';
import { restore, suspend } from './tipjar-admin/suspend.ts';

/** All that people can say, in the order in which it is offered to them. */
export const commands: readonly Command[] = [
  tip,
  other,
  code,
  setup,
  setupServices,
  setupHandles,
  publish,
  add,
  remove,
  show,
  order,
  orderUp,
  message,
  messageField,
  currency,
  pause,
  resume,
  importFunding,
  importField,
  exportJar,
  deleteJar,
  deleteNow,
  status,
  eligibility,
  role,
  provider,
  suspend,
  restore,
  helpFor('tip', () => commands),
  helpFor('tipjar', () => commands),
  helpFor('tipjar-admin', () => commands),
] as readonly Command[];

/** Discord shows both; Slack knows menus on messages only. */
export const menus: readonly Menu[] = [
  { name: 'Tip', id: 'tip', on: 'member', command: 'tip', option: 'user' },
  { name: 'Tip author', id: 'tip_author', on: 'message', command: 'tip', option: 'user' },
];
