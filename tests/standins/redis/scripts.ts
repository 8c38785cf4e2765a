import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Outcome, Reply } from './encoding.ts';

/**
 * Lua that goes before every script, because ioredis-mock runs scripts in a VM that differs from Redis in what
 * `redis.call` gives back: arrays are JavaScript objects (a missing HMGET field is neither nil nor false, which
 * breaks @upstash/ratelimit's token bucket), inner arrays count from 0, numbers lose their form. Two differences
 * stay: an empty string reads as false, and whole numbers in Lua have 32 bits (a sliding window over 12 days overflows).
 * The script's reply is written as JSON, by Redis's own rules (Redis documentation, "Lua to RESP2 type conversion"):
 * numbers cut to integers, true is 1, false is nil, an array ends at its first nil, {err} is an error, {ok} a status.
 */
const BEFORE = `
local call_in_js = redis.call
local js_null = call_in_js('HMGET', '', '')[1]
local function to_lua(value, first)
  if value == nil or value == js_null then return false end
  if type(value) == 'number' then return math.tointeger(value) or value end
  if type(value) ~= 'userdata' then return value end
  local list = {}
  for i = 0, #value - 1 do list[i + 1] = to_lua(value[i + first], 0) end
  return list
end
local function to_argument(value)
  return type(value) == 'number' and string.format('%.17g', value) or value
end
redis.call = function(...)
  local args = table.pack(...)
  for i = 1, args.n do args[i] = to_argument(args[i]) end
  return to_lua(call_in_js(table.unpack(args, 1, args.n)), 1)
end
redis.pcall = function(...)
  local ok, value = pcall(redis.call, ...)
  return ok and value or not ok and { err = tostring(value) }
end
redis.error_reply = function(message) return { err = message } end
redis.status_reply = function(message) return { ok = message } end
redis.sha1hex = nil
local function to_json(value)
  if value == nil or value == false then return 'null' end
  if value == true then return '1' end
  if type(value) == 'number' then return string.format('%.0f', value < 0 and math.ceil(value) or math.floor(value)) end
  if type(value) == 'string' then
    local escaped = value:gsub('[%c"\\\\]', function(c) return string.format('\\\\u%04x', c:byte()) end)
    return '"' .. escaped .. '"'
  end
  if value.err ~= nil then return '{"err":' .. to_json(tostring(value.err)) .. '}' end
  if value.ok ~= nil then return to_json(tostring(value.ok)) end
  local parts = {}
  for i = 1, #value do
    if value[i] == nil then break end
    parts[i] = to_json(value[i])
  end
  return '[' .. table.concat(parts, ',') .. ']'
end
local function script()
`;

const AFTER = `
end
local ok, reply = pcall(script)
return to_json(ok and reply or not ok and { err = tostring(reply) })
`;

/**
 * The shebang line of @upstash/ratelimit ≥ 2.1 (`#!lua flags=allow-key-locking`). Upstash understands it; plain Lua does
 * not, and Redis 7 refuses the flag.
 */
const SHEBANG = /^#!lua[^\n]*\n?/;

const sha1 = (script: string) => createHash('sha1').update(script).digest('hex');

/** EVAL, EVALSHA and SCRIPT LOAD|EXISTS|FLUSH. Scripts are known by the hash of their whole text, shebang line included. */
export function createScripts(redis: Redis) {
  const known = new Map<string, string>();

  async function run(script: string, keyCount: string, args: string[]): Promise<Outcome> {
    const count = Number(keyCount);
    if (!Number.isInteger(count)) return { error: 'ERR value is not an integer or out of range' };
    if (count < 0) return { error: "ERR Number of keys can't be negative" };
    if (count > args.length) return { error: "ERR Number of keys can't be greater than number of args" };
    let json: unknown;
    try {
      json = await redis.eval(BEFORE + script.replace(SHEBANG, '') + AFTER, count, ...args);
    } catch (error) {
      return { error: `ERR Error compiling script: ${error instanceof Error ? error.message : String(error)}` };
    }
    const reply = JSON.parse(String(json)) as Reply | { err: string };
    if (reply === null || typeof reply !== 'object' || Array.isArray(reply)) return { result: reply };
    return { error: /^[A-Z]+ /.test(reply.err) ? reply.err : `ERR ${reply.err}` };
  }

  return {
    evaluate: (script: string, keyCount: string, args: string[]) => {
      known.set(sha1(script), script);
      return run(script, keyCount, args);
    },
    evaluateHash: async (hash: string, keyCount: string, args: string[]): Promise<Outcome> => {
      const script = known.get(hash.toLowerCase());
      if (script === undefined) return { error: 'NOSCRIPT No matching script. Please use EVAL.' };
      return run(script, keyCount, args);
    },
    manage: (subcommand: string, args: string[]): Outcome => {
      const name = subcommand.toUpperCase();
      if (name === 'LOAD' && args[0] !== undefined) {
        known.set(sha1(args[0]), args[0]);
        return { result: sha1(args[0]) };
      }
      if (name === 'EXISTS') return { result: args.map((hash) => (known.has(hash.toLowerCase()) ? 1 : 0)) };
      if (name === 'FLUSH') {
        known.clear();
        return { result: 'OK' };
      }
      return { error: `ERR unknown subcommand or wrong number of arguments for '${subcommand}'` };
    },
    forget: () => known.clear(),
  };
}
