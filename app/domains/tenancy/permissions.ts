export const roles = ['owner', 'admin', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a person may do; asked for at the edge, by every action of a route. */
export type Permission = 'read' | 'reply' | 'approve' | 'organise' | 'manage-jobs' | 'manage-settings' | 'manage-staff';

const allowed: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  agent: ['read', 'reply', 'approve', 'organise'],
  admin: ['read', 'reply', 'approve', 'organise', 'manage-jobs', 'manage-settings'],
  owner: ['read', 'reply', 'approve', 'organise', 'manage-jobs', 'manage-settings', 'manage-staff'],
};

/** May a person of this role do that? */
export function can(role: Role, permission: Permission): boolean {
  return allowed[role].includes(permission);
}

/** Reads a role from where it is kept; anything unknown can only look. */
export function roleFrom(value: string | null): Role {
  return roles.find((role) => role === value) ?? 'viewer';
}
