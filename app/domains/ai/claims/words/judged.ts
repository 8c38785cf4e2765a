import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

/** The languages in which statuses and promises are judged. */
export const JUDGED: Record<string, Words> = { en, de, fr, es };
