import { readAlias } from '#app/domains/aliases/read-alias.server.ts';
import { mailFlow } from '#app/domains/mail/mail-flow.server.ts';
import { customerExports } from '#app/domains/tenancy/customer-exports.server.ts';
import { listStaff, staffName } from '#app/domains/tenancy/list-staff.server.ts';
import { can } from '#app/domains/tenancy/permissions.ts';
import { readShop } from '#app/domains/tenancy/read-shop.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { viewerOf } from '#app/edge/viewer.server.ts';
import { type GivableRole, givableRoles, type SettingsData } from './view.ts';

/** The data of the settings screen. */
export async function loadSettings(admin: Admin): Promise<SettingsData> {
  const { shop, now } = admin;
  const may = can(admin.staff.role, 'manage-settings');
  return admin.inShop(async (tx) => {
    const [alias, flow, people, details, exported] = await Promise.all([
      readAlias(tx, shop),
      mailFlow(tx, shop, now),
      listStaff(tx, shop),
      readShop(tx, shop),
      may ? customerExports(tx, shop) : [],
    ]);
    return {
      exports: exported.map(({ id, email, customerId, requestedAt }) => ({
        id,
        about: email ?? `Customer ${customerId ?? ''}`.trim(),
        requestedAt: requestedAt.toISOString(),
      })),
      now: now.toISOString(),
      viewer: viewerOf(admin),
      canManageStaff: can(admin.staff.role, 'manage-staff'),
      alias: {
        address: alias?.address ?? '',
        state: alias?.state === 'active' ? 'active' : 'disabled',
        lastMailAt: flow.lastAt?.toISOString() ?? null,
        today: flow.today,
      },
      defaultRole: givable(details.defaultRole) ?? 'agent',
      staff: people.map((person) => ({
        id: person.id,
        name: staffName(person),
        email: person.email,
        role: givable(person.role),
        accountOwner: person.accountOwner,
        lastSeenAt: person.lastSeenAt.toISOString(),
      })),
    };
  });
}

function givable(role: string | null): GivableRole | null {
  return givableRoles.find((name) => name === role) ?? null;
}
