import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { setDefaultRole } from '#app/domains/tenancy/set-default-role.server.ts';
import { setRole } from '#app/domains/tenancy/set-role.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { type SettingsResult, settingsIntent } from './intents.ts';

/** Does what a person asked for in the settings. Roles are the owner's to give. */
export async function actOnSettings(admin: Admin): Promise<SettingsResult> {
  const { shop, staff, now } = admin;
  admin.require('manage-staff');
  const parsed = settingsIntent.safeParse(await admin.request.json().catch(() => null));
  if (!parsed.success) throw new AppError('invalid', 'This could not be read. Reload the page and try again.');
  const wish = parsed.data;
  const actor = { kind: 'staff' as const, id: staff.id };
  await admin.inShop(async (tx) => {
    if (wish.intent === 'set-default-role') {
      await setDefaultRole(tx, shop, wish.role);
      await recordEvent(tx, shop, { verb: 'settings.changed', actor, details: { defaultRole: wish.role } }, now);
      return;
    }
    if (!(await setRole(tx, shop, wish.staffId, wish.role))) {
      throw new AppError('not-found', 'This person is not of your team.');
    }
    const details = { staffId: wish.staffId, role: wish.role };
    await recordEvent(tx, shop, { verb: 'staff.role-changed', actor, details }, now);
  });
  return { ok: true };
}
