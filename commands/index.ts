import type { Menu } from '../src/bot/description.ts';
import { adminHelp, tipHelp, tipjarHelp } from './help.ts';
import { code } from './tip/code.ts';
import { nudge } from './tip/nudge.ts';
import { other } from './tip/other.ts';
import { removePost } from './tip/remove-post.ts';
import { report, reportSend } from './tip/report.ts';
import { shown } from './tip/shown.ts';
import { thanks, thanksPost } from './tip/thanks.ts';
import { tip } from './tip/tip.ts';
import { add } from './tipjar/add.ts';
import { categoryChoose, category as ownCategory } from './tipjar/category.ts';
import { check } from './tipjar/check.ts';
import { currency, currencyField, currencySetup } from './tipjar/currency.ts';
import { deleteJar, deleteNow } from './tipjar/delete.ts';
import { directory, directorySetup } from './tipjar/directory.ts';
import { exportJar } from './tipjar/export.ts';
import { home } from './tipjar/home.ts';
import { importCard, importField, importFunding } from './tipjar/import.ts';
import { list as directoryList } from './tipjar/list.ts';
import { message, messageField } from './tipjar/message.ts';
import { nudges } from './tipjar/nudges.ts';
import { order, orderUp } from './tipjar/order.ts';
import { tipjarPanel } from './tipjar/panel.ts';
import { pause, resume } from './tipjar/pause.ts';
import { post } from './tipjar/post.ts';
import { publish } from './tipjar/publish.ts';
import { remove } from './tipjar/remove.ts';
import { request, requestAbout, requestField } from './tipjar/request.ts';
import { setup, setupAgain } from './tipjar/setup.ts';
import { setupPreview, setupRemove } from './tipjar/setup-draft.ts';
import { setupHandles, setupServices } from './tipjar/setup-form.ts';
import { show } from './tipjar/show.ts';
import { ownThanks } from './tipjar/thanks.ts';
import { voice } from './tipjar/voice.ts';
import { channel, clearDeleted, role } from './tipjar-admin/access.ts';
import { approve } from './tipjar-admin/approve.ts';
import { category } from './tipjar-admin/category.ts';
import { decline, declineAsk } from './tipjar-admin/decline.ts';
import { dismiss } from './tipjar-admin/dismiss.ts';
import { eligibility } from './tipjar-admin/eligibility.ts';
import { exportLog } from './tipjar-admin/export.ts';
import { feature } from './tipjar-admin/feature.ts';
import { list } from './tipjar-admin/list.ts';
import { log, logOlder, logStop } from './tipjar-admin/log.ts';
import { panel, panelWelcomed } from './tipjar-admin/panel.ts';
import { categoryAsk } from './tipjar-admin/panel-categories.ts';
import { panelMember, panelRole } from './tipjar-admin/panel-member.ts';
import { panelReports } from './tipjar-admin/panel-reports.ts';
import { provider } from './tipjar-admin/provider.ts';
import { reaction } from './tipjar-admin/reaction.ts';
import { removeLink, removeLinkAsk, restoreLink } from './tipjar-admin/remove-link.ts';
import { requests, requestsPage, requestsStop } from './tipjar-admin/requests.ts';
import { rules, rulesDrop, rulesEdit, rulesField, rulesRemove } from './tipjar-admin/rules.ts';
import { stats } from './tipjar-admin/stats.ts';
import { status } from './tipjar-admin/status.ts';
import { restore, suspend, suspendAsk } from './tipjar-admin/suspend.ts';
import { switchState } from './tipjar-admin/switch.ts';
import { tippers } from './tipjar-admin/tippers.ts';

/** Holds all commands and steps. The platforms and the help list the commands in this order. */
export const commands = [
  tip,
  other,
  code,
  shown,
  report,
  reportSend,
  tipjarPanel,
  nudge,
  thanks,
  thanksPost,
  removePost,
  setup,
  setupAgain,
  setupPreview,
  setupRemove,
  setupServices,
  setupHandles,
  publish,
  request,
  requestAbout,
  requestField,
  add,
  remove,
  show,
  post,
  ownThanks,
  voice,
  home,
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
  directoryList,
  directory,
  directorySetup,
  nudges,
  importFunding,
  importField,
  importCard,
  exportJar,
  deleteJar,
  deleteNow,
  panel,
  panelWelcomed,
  panelRole,
  panelMember,
  panelReports,
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
  categoryAsk,
  provider,
  channel,
  clearDeleted,
  switchState,
  feature,
  reaction,
  list,
  suspend,
  suspendAsk,
  restore,
  removeLink,
  removeLinkAsk,
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

/** Discord has menus on members and messages, Slack on messages and for the app itself. */
export const menus: readonly Menu[] = [
  { name: 'Tip', id: 'tip', on: 'member', command: 'tip', option: 'user' },
  { name: 'Tip author', id: 'tip_author', on: 'message', command: 'tip', option: 'user' },
  { name: 'Set up my Tip Jar', id: 'setup_jar', on: 'app', command: 'tipjar setup' },
];
