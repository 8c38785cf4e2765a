import type { Answer, DeliverySettings, Message, MessageSpec } from './records.ts';

/**
 * The message that tells a callback how an attempt went; with `dlqId` for a failure callback.
 * Source: QStash documentation, "Callbacks": bodies are base64.
 */
export function callbackSpec(
  settings: DeliverySettings,
  message: Message,
  answer: Answer,
  dlqId: string | undefined,
): MessageSpec {
  const body = {
    status: answer.status,
    header: answer.headers,
    body: (answer.error === undefined ? answer.body : Buffer.from(answer.error)).toString('base64'),
    retried: message.retried,
    maxRetries: message.retries,
    sourceMessageId: message.id,
    sourceBody: message.bodyBase64,
    sourceHeader: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, [value]])),
    url: message.url,
    method: message.method,
    createdAt: message.createdAt,
    ...(message.scheduleId !== undefined && { scheduleId: message.scheduleId }),
    ...(dlqId !== undefined && { dlqId }),
    callerIP: '127.0.0.1',
  };
  return {
    ...settings,
    headers: { 'content-type': 'application/json', ...settings.headers },
    bodyBase64: Buffer.from(JSON.stringify(body)).toString('base64'),
    labels: [],
    redact: [],
  };
}
