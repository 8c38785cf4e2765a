import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { startOpenai } from '#tests/standins/openai/start-openai.ts';

export const API_KEY = 'sk-contract-test';

export const Draft = z.object({
  language: z.string(),
  intent: z.enum(['order-status', 'cancel', 'damaged', 'refund', 'thanks', 'other']),
  sentiment: z.enum(['positive', 'neutral', 'negative']),
  urgency: z.enum(['low', 'normal', 'high']),
  reply: z.string(),
  claims: z.array(z.object({ text: z.string(), factIds: z.array(z.string()) })),
  proposedActions: z.array(z.object({ kind: z.enum(['refund', 'cancel', 'replace', 'return']), reason: z.string() })),
  needsPerson: z.boolean(),
  needsPersonReason: z.string().nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const FACTS = [
  { id: 'order.name', kind: 'order', value: '#4127' },
  { id: 'order.total', kind: 'money', value: '169.95 GBP' },
  { id: 'order.placedOn', kind: 'date', value: '2026-11-14' },
  { id: 'order.status', kind: 'status', value: 'FULFILLED' },
  { id: 'fulfilment.1.status', kind: 'status', value: 'DELIVERED' },
  { id: 'fulfilment.1.carrier', kind: 'text', value: 'Royal Mail' },
  { id: 'fulfilment.1.tracking', kind: 'tracking', value: 'AB123456785GB' },
  { id: 'fulfilment.1.deliveredOn', kind: 'date', value: '2026-11-19' },
  { id: 'customer.name', kind: 'person', value: 'Hannah Whitlock' },
  {
    id: 'policy.damaged',
    kind: 'policy',
    value: 'Items that arrive damaged are replaced free of charge within 14 days.',
  },
];
export const MAILS: Record<string, string> = {
  en: 'Hello, where is my order #4127? It has not arrived and I need it, thanks',
  de: 'Hallo, wo ist meine Bestellung #4127? Ich habe sie noch nicht erhalten',
  fr: 'Bonjour, où est ma commande #4127 ? Je ne l’ai pas encore reçue, merci',
  es: 'Hola, ¿dónde está mi pedido #4127? Todavía no me ha llegado, gracias',
};

export const requestFor = (text: string, facts = FACTS) => ({
  model: 'gpt-5-mini',
  store: false,
  instructions: 'You answer the mail of a shop. CANARY-7731.',
  input: [
    {
      role: 'user' as const,
      content: JSON.stringify({
        facts,
        conversation: [
          {
            from: 'shop',
            at: '2026-11-18T10:00:00Z',
            text: 'Guten Tag, wir sind der Laden und das ist nicht die neueste Mail.',
          },
          { from: 'customer', at: '2026-11-20T10:00:00Z', text },
        ],
        shop: { name: 'Kiln & Clay', signature: 'Mara\nKiln & Clay' },
        customer: { firstName: 'Hannah' },
        tone: 'warm',
        language: 'auto',
      }),
    },
  ],
  text: { format: zodTextFormat(Draft, 'draft') },
});

/** The stand-in, the real client, and what a test asks of them. */
export async function setUp() {
  const standIn = await startOpenai({ apiKey: API_KEY });
  const clientWith = (options: { apiKey?: string; maxRetries?: number } = {}) =>
    new OpenAI({ apiKey: API_KEY, baseURL: `${standIn.url}/v1`, maxRetries: 0, ...options });
  const client = clientWith();
  const control = (path: string, body: unknown) =>
    fetch(`${standIn.url}/__standin/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    client,
    clientWith,
    control,
    close: standIn.close,
    behave: (mode: string, more = {}) => control('behaviour', { mode, ...more }),
    requests: async () => await (await fetch(`${standIn.url}/__standin/requests`)).json(),
    async draftFor(text: string, facts = FACTS): Promise<Draft> {
      const { output_parsed } = await client.responses.parse(requestFor(text, facts));
      if (!output_parsed) throw new Error('There is no parsed output');
      return output_parsed;
    },
  };
}
export type Setup = Awaited<ReturnType<typeof setUp>>;
