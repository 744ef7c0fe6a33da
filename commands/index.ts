import type { Menu } from '../src/bot/description.ts';
import { adminHelp, tipHelp, tipjarHelp } from './help.ts';
import { code } from './tip/code.ts';
import { other } from './tip/other.ts';
import { report, reportSend } from './tip/report.ts';
import { tip } from './tip/tip.ts';
import { add } from './tipjar/add.ts';
import { categoryChoose, category as ownCategory } from './tipjar/category.ts';
import { check } from './tipjar/check.ts';
import { currency, currencyField, currencySetup } from './tipjar/currency.ts';
import { deleteJar, deleteNow } from './tipjar/delete.ts';
import { exportJar } from './tipjar/export.ts';
import { importCard, importField, importFunding } from './tipjar/import.ts';
import { message, messageField } from './tipjar/message.ts';
import { order, orderUp } from './tipjar/order.ts';
import { pause, resume } from './tipjar/pause.ts';
import { publish } from './tipjar/publish.ts';
import { remove } from './tipjar/remove.ts';
import { request, requestAbout, requestField } from './tipjar/request.ts';
import { setup, setupHandles, setupServices } from './tipjar/setup.ts';
import { show } from './tipjar/show.ts';
import { channel, clearDeleted, role } from './tipjar-admin/access.ts';
import { approve } from './tipjar-admin/approve.ts';
import { category } from './tipjar-admin/category.ts';
import { decline, declineAsk } from './tipjar-admin/decline.ts';
import { dismiss } from './tipjar-admin/dismiss.ts';
import { eligibility } from './tipjar-admin/eligibility.ts';
import { exportLog } from './tipjar-admin/export.ts';
import { list } from './tipjar-admin/list.ts';
import { log, logOlder, logStop } from './tipjar-admin/log.ts';
import { panel } from './tipjar-admin/panel.ts';
import { panelMember, panelRole } from './tipjar-admin/panel-member.ts';
import { provider } from './tipjar-admin/provider.ts';
import { removeLink, restoreLink } from './tipjar-admin/remove-link.ts';
import { requests, requestsPage, requestsStop } from './tipjar-admin/requests.ts';
import { rules, rulesDrop, rulesEdit, rulesField, rulesRemove } from './tipjar-admin/rules.ts';
import { stats } from './tipjar-admin/stats.ts';
import { status } from './tipjar-admin/status.ts';
import { restore, suspend } from './tipjar-admin/suspend.ts';
import { switchState } from './tipjar-admin/switch.ts';
import { tippers } from './tipjar-admin/tippers.ts';

/** Holds all commands and steps. The platforms and the help list the commands in this order. */
export const commands = [
  tip,
  other,
  code,
  report,
  reportSend,
  setup,
  setupServices,
  setupHandles,
  publish,
  request,
  requestAbout,
  requestField,
  add,
  remove,
  show,
  order,
  orderUp,
  message,
  messageField,
  currency,
  currencyField,
  currencySetup,
  ownCategory,
  categoryChoose,
  pause,
  resume,
  check,
  importFunding,
  importField,
  importCard,
  exportJar,
  deleteJar,
  deleteNow,
  panel,
  panelRole,
  panelMember,
  status,
  stats,
  eligibility,
  tippers,
  role,
  requests,
  requestsPage,
  requestsStop,
  approve,
  decline,
  declineAsk,
  rules,
  rulesEdit,
  rulesField,
  rulesRemove,
  rulesDrop,
  category,
  provider,
  channel,
  clearDeleted,
  switchState,
  list,
  suspend,
  restore,
  removeLink,
  restoreLink,
  dismiss,
  log,
  logOlder,
  logStop,
  exportLog,
  tipHelp,
  tipjarHelp,
  adminHelp,
] as const;

declare module '../src/bot/command.ts' {
  interface Register {
    commands: typeof commands;
  }
}

/** Discord shows both menus. Slack only has menus on messages. */
export const menus: readonly Menu[] = [
  { name: 'Tip', id: 'tip', on: 'member', command: 'tip', option: 'user' },
  { name: 'Tip author', id: 'tip_author', on: 'message', command: 'tip', option: 'user' },
];
