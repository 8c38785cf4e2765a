import type { Claim, Fact } from './fact.ts';

export type CheckInput = { facts: Fact[]; draft: string; now?: Date | undefined; locale?: string | undefined };

export function checkDraft(_input: CheckInput): Claim[] {
  return [];
}
