import { isObject, type Json, objectsIn, parseJson, stringIn } from '../json.ts';

export type Fact = { id: string; kind: string; value: string };
export type Turn = { from: string; at: string; text: string };

/** What the model gets to read, as far as it understands it. */
export type ModelInput = {
  instructions: string;
  facts: Fact[];
  conversation: Turn[];
  /** The text of the newest mail from the customer. */
  newest: string;
  shop: { name: string; signature: string };
  firstName: string;
  tone: string;
  /** A language that the app asks for; only a hint, the newest mail decides. */
  language: string;
  /** Everything that was sent, for a model that takes it literally. */
  everything: string;
};

/**
 * Reads `instructions` and `input` of a Responses request. Input is a text, or a list of messages whose content is a text
 * or a list of parts; the last one that is a JSON object is the material. Whatever is missing is empty.
 */
export function readRequest(body: Json): ModelInput {
  const texts = inputTexts(body.input);
  const material = texts.map(parseJson).findLast(isObject) ?? {};
  const conversation = objectsIn(material.conversation).map((turn) => ({
    from: stringIn(turn.from),
    at: stringIn(turn.at),
    text: stringIn(turn.text),
  }));
  const shop = isObject(material.shop) ? material.shop : {};
  const customer = isObject(material.customer) ? material.customer : {};
  const newest = conversation.findLast(({ from }) => from !== 'shop')?.text ?? texts.at(-1) ?? '';
  return {
    instructions: [stringIn(body.instructions), ...systemTexts(body.input)].filter(Boolean).join('\n'),
    facts: objectsIn(material.facts).flatMap(({ id, kind, value }) =>
      typeof id === 'string' ? [{ id, kind: stringIn(kind), value: String(value ?? '') }] : [],
    ),
    conversation,
    newest,
    shop: { name: stringIn(shop.name), signature: stringIn(shop.signature) },
    firstName: stringIn(customer.firstName),
    tone: stringIn(material.tone),
    language: stringIn(material.language).slice(0, 2).toLowerCase(),
    everything: texts.join('\n'),
  };
}

const isSystem = (message: Json) => message.role === 'system' || message.role === 'developer';

function inputTexts(input: unknown): string[] {
  if (typeof input === 'string') return [input];
  return objectsIn(input)
    .filter((message) => !isSystem(message))
    .map(textOf);
}

const systemTexts = (input: unknown): string[] => objectsIn(input).filter(isSystem).map(textOf);

function textOf(message: Json): string {
  if (typeof message.content === 'string') return message.content;
  return objectsIn(message.content)
    .map((part) => stringIn(part.text))
    .join('\n');
}
