import type { Account, Community } from '../../ids.ts';
import type { Notice } from '../../jars/notice.ts';

export interface Report {
  reporter: Account;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface ReportReading {
  /** The open reports on a jar, the oldest first. There is at most one from each reporter. */
  reports(community: Community, account: Account): Promise<Report[]>;
  /** The notices that the owner of a jar has not been given yet, the oldest first. */
  notices(community: Community, account: Account): Promise<Notice[]>;
}

export interface ReportWriting {
  /** Replaces an earlier report by the same reporter. */
  putReport(community: Community, account: Account, report: Report): Promise<void>;
  dropReports(community: Community, account: Account): Promise<void>;
  /** Resolves to the notice's id. `at` is in milliseconds since 1970. */
  putNotice(community: Community, account: Account, notice: Notice, at: number): Promise<number>;
  dropNotice(id: number): Promise<void>;
  dropNotices(community: Community, account: Account): Promise<void>;
}
