import { z } from 'zod';
import { isObject, type Json, stringsIn } from './json.ts';

/**
 * What is wrong with a schema for structured output in strict mode, or null. OpenAI refuses objects that leave a
 * property out of `required` or allow others (guide "Structured model outputs", section "Supported schemas").
 */
export function strictSchemaProblem(schema: unknown, path: string[] = []): string | null {
  if (!isObject(schema)) return null;
  const where = `In context=(${path.map((step) => `'${step}'`).join(', ')})`;
  if (path.length === 0 && schema.type !== 'object') return `${where}, the root schema must be of type 'object'`;
  if (isObject(schema.properties)) {
    if (schema.additionalProperties !== false) {
      return `${where}, 'additionalProperties' is required to be supplied and to be false.`;
    }
    const missing = Object.keys(schema.properties).find((name) => !stringsIn(schema.required).includes(name));
    if (missing) {
      return `${where}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
    }
  }
  for (const [group, children] of [
    ['properties', schema.properties],
    ['$defs', schema.$defs],
    ['definitions', schema.definitions],
  ] as const) {
    for (const [name, child] of Object.entries(isObject(children) ? children : {})) {
      const problem = strictSchemaProblem(child, [...path, group, name]);
      if (problem) return problem;
    }
  }
  const variants = Array.isArray(schema.anyOf) ? schema.anyOf : [];
  const nested: [string, unknown][] = [
    ['items', schema.items],
    ...variants.map((one, i): [string, unknown] => [`${i}`, one]),
  ];
  for (const [name, child] of nested) {
    const problem = strictSchemaProblem(child, [...path, name]);
    if (problem) return problem;
  }
  return null;
}

/** The first way in which a value breaks a JSON schema, or null. */
export function schemaViolation(schema: Json, value: unknown): string | null {
  const result = z.fromJSONSchema(schema).safeParse(value);
  return result.success ? null : z.prettifyError(result.error);
}

/**
 * A value that fits the schema and says as much of `wanted` as the schema has room for: known properties are taken where
 * they fit, everything else becomes the simplest valid value (null, the first of an enumeration, an empty list).
 */
export function fillSchema(schema: unknown, wanted: unknown, root: Json = isObject(schema) ? schema : {}): unknown {
  if (!isObject(schema)) return wanted ?? null;
  const target = schema.$ref ? resolve(String(schema.$ref), root) : schema;
  if (target !== schema) return fillSchema(target, wanted, root);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) {
    if (schema.enum.includes(wanted)) return wanted;
    return schema.enum.includes('other') ? 'other' : schema.enum[0];
  }
  const variants = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(variants)) return fillVariant(variants, wanted, root);
  const types = typeof schema.type === 'string' ? [schema.type] : stringsIn(schema.type);
  if (types.includes('null') && (wanted === null || wanted === undefined)) return null;
  const type = types.find((one) => fits(one, wanted)) ?? types.find((one) => one !== 'null');
  if (type === 'object' || isObject(schema.properties)) return fillObject(schema, wanted, root);
  if (type === 'array') return fillArray(schema, wanted, root);
  if (type === 'string') return fillString(schema, wanted);
  if (type === 'number' || type === 'integer') return fillNumber(schema, wanted, type);
  if (type === 'boolean') return wanted === true;
  return null;
}

function fillObject(schema: Json, wanted: unknown, root: Json): Json {
  const source = isObject(wanted) ? wanted : {};
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, child]) => [name, fillSchema(child, source[name], root)]),
  );
}

function fillArray(schema: Json, wanted: unknown, root: Json): unknown[] {
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  // An item that names something the schema does not know is dropped, not bent into something else.
  const known = (Array.isArray(wanted) ? wanted : []).filter((item) => namesWhatIsKnown(schema.items, item, root));
  const items = known.slice(0, most).map((item) => fillSchema(schema.items, item, root));
  while (items.length < least) items.push(fillSchema(schema.items, undefined, root));
  return items;
}

function namesWhatIsKnown(schema: unknown, item: unknown, root: Json): boolean {
  const target = isObject(schema) && schema.$ref ? resolve(String(schema.$ref), root) : schema;
  if (!isObject(target)) return true;
  if (Array.isArray(target.enum)) return target.enum.includes(item);
  if (!isObject(target.properties) || !isObject(item)) return true;
  return Object.entries(target.properties).every(
    ([name, child]) =>
      !(isObject(child) && Array.isArray(child.enum)) || item[name] === undefined || child.enum.includes(item[name]),
  );
}

function fillVariant(variants: unknown[], wanted: unknown, root: Json): unknown {
  const isNull = (variant: unknown) => isObject(variant) && variant.type === 'null';
  if ((wanted === null || wanted === undefined) && variants.some(isNull)) return null;
  const exact = variants.find((variant) => {
    const target = isObject(variant) && variant.$ref ? resolve(String(variant.$ref), root) : variant;
    return isObject(target) && typeof target.type === 'string' && fits(target.type, wanted);
  });
  return fillSchema(exact ?? variants.find((variant) => !isNull(variant)), wanted, root);
}

function fillString(schema: Json, wanted: unknown): string {
  const text = typeof wanted === 'string' ? wanted : '';
  const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  return text.padEnd(least, '-').slice(0, most);
}

function fillNumber(schema: Json, wanted: unknown, type: string): number {
  const least = typeof schema.minimum === 'number' ? schema.minimum : Number.NEGATIVE_INFINITY;
  const most = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY;
  const number = Math.min(most, Math.max(least, typeof wanted === 'number' ? wanted : 0));
  return type === 'integer' ? Math.round(number) : number;
}

function fits(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function resolve(reference: string, root: Json): unknown {
  const steps = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) ? at[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    root,
  );
}
