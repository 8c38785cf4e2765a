import { can } from '#app/domains/tenancy/permissions.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { Admin } from './admin.server.ts';

/** Who looks at a screen, and what they may do there. */
export function viewerOf({ staff, shop }: Admin): Viewer {
  return {
    id: staff.id,
    name: staff.name,
    locale: staff.locale,
    timeZone: shop.timezone,
    can: {
      approve: can(staff.role, 'approve'),
      organise: can(staff.role, 'organise'),
      manage: can(staff.role, 'manage-settings'),
    },
  };
}
