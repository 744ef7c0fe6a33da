import { sql as jars } from './001-jars.ts';
import { sql as community } from './002-community.ts';
import { sql as checksums } from './003-checksums.ts';
import { sql as outbox } from './004-outbox.ts';
import { sql as holds } from './005-holds.ts';
import { sql as reportMarks } from './006-report-marks.ts';
import { sql as skeletons } from './007-skeletons.ts';
import { sql as repeats } from './008-repeats.ts';
import { sql as lists } from './009-lists.ts';
import { sql as drafts } from './010-drafts.ts';
import { sql as directory } from './011-directory.ts';
import { sql as inPublic } from './012-public.ts';
import { sql as welcome } from './013-welcome.ts';
import { sql as posts } from './014-posts.ts';
import { sql as statistics } from './015-statistics.ts';
import { sql as installations } from './016-installations.ts';

/**
 * Holds the SQL of each schema version, in order. A database's `user_version` counts how many of them it has run, so a
 * released migration must not change.
 */
export const migrations: readonly string[] = [
  jars,
  community,
  checksums,
  outbox,
  holds,
  reportMarks,
  skeletons,
  repeats,
  lists,
  drafts,
  directory,
  inPublic,
  welcome,
  posts,
  statistics,
  installations,
];
