import { z } from 'zod';
import { givableRoles } from './view.ts';

/** What can be changed on the settings screen, posted as JSON to its route. */
export const settingsIntent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set-default-role'), role: z.enum(givableRoles) }),
  /** null: the shop's default role. */
  z.object({
    intent: z.literal('set-role'),
    staffId: z.string().min(1).max(64),
    role: z.enum(givableRoles).nullable(),
  }),
]);

export type SettingsIntent = z.infer<typeof settingsIntent>;

/** What the action answers. */
export type SettingsResult = { ok: true } | { ok: false; sentence: string };
