/** The tables as kysely sees them; `migrations` makes them. */
export interface Schema {
  jar: { account: string; message: string; currency: string | null; created_at: number };
  link: { account: string; provider: string; handle: string; position: number; changed_at: number };
  listing: {
    community: string;
    account: string;
    listed_at: number;
    paused_at: number | null;
    suspended_at: number | null;
    reason: string;
  };
  draft: { community: string; account: string; typed: string; at: number };
  policy: { community: string; eligibility: string };
  role_rule: { community: string; role: string; rule: string };
  provider_rule: { community: string; subject: string; rule: string };
  delivery: { id: string; at: number };
}
