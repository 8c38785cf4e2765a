import type { Viewer } from '#app/ui/viewer.ts';

/** What a person may do; owner is the account's owner at Shopify and cannot be given. */
export const givableRoles = ['admin', 'agent', 'viewer'] as const;
export type GivableRole = (typeof givableRoles)[number];

export type SettingsData = {
  /** ISO 8601: the server's clock when this was read. */
  now: string;
  viewer: Viewer;
  alias: {
    address: string;
    state: 'active' | 'disabled';
    /** ISO 8601; null before the first mail. */
    lastMailAt: string | null;
    /** Mails since midnight in the shop's time zone. */
    today: number;
  };
  /** May change roles: the permission `manage-staff`. */
  canManageStaff: boolean;
  /** The role of staff who have none of their own. */
  defaultRole: GivableRole;
  staff: StaffRow[];
  /** What customers asked Shopify for; empty for whoever may not manage settings. */
  exports: ExportRow[];
};

export type StaffRow = {
  id: string;
  name: string;
  email: string;
  /** null: the shop's default role. */
  role: GivableRole | null;
  accountOwner: boolean;
  /** ISO 8601. */
  lastSeenAt: string;
};

export type ExportRow = {
  id: string;
  /** The customer's address, or their number at Shopify. */
  about: string;
  /** ISO 8601. */
  requestedAt: string;
};
