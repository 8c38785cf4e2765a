/**
 * The commands that the stand-in offers, each with its arity as `COMMAND` of Redis gives it: the number of words,
 * the command's name counted; negative means at least so many. ioredis-mock checks neither name nor arity.
 */
const COMMANDS: Readonly<Record<string, number>> = {
  // keys
  DBSIZE: 1,
  DEL: -2,
  EXISTS: -2,
  EXPIRE: -3,
  EXPIREAT: -3,
  EXPIRETIME: 2,
  FLUSHALL: -1,
  FLUSHDB: -1,
  KEYS: 2,
  PERSIST: 2,
  PEXPIRE: -3,
  PEXPIREAT: -3,
  PEXPIRETIME: 2,
  PTTL: 2,
  RANDOMKEY: 1,
  RENAME: 3,
  RENAMENX: 3,
  SCAN: -2,
  TOUCH: -2,
  TTL: 2,
  TYPE: 2,
  UNLINK: -2,
  // strings
  APPEND: 3,
  DECR: 2,
  DECRBY: 3,
  GET: 2,
  GETDEL: 2,
  GETEX: -2,
  GETRANGE: 4,
  GETSET: 3,
  INCR: 2,
  INCRBY: 3,
  INCRBYFLOAT: 3,
  MGET: -2,
  MSET: -3,
  MSETNX: -3,
  PSETEX: 4,
  SET: -3,
  SETEX: 4,
  SETNX: 3,
  SETRANGE: 4,
  STRLEN: 2,
  // hashes
  HDEL: -3,
  HEXISTS: 3,
  HGET: 3,
  HGETALL: 2,
  HINCRBY: 4,
  HINCRBYFLOAT: 4,
  HKEYS: 2,
  HLEN: 2,
  HMGET: -3,
  HMSET: -4,
  HSCAN: -3,
  HSET: -4,
  HSETNX: 4,
  HSTRLEN: 3,
  HVALS: 2,
  // lists
  LINDEX: 3,
  LINSERT: 5,
  LLEN: 2,
  LMOVE: 5,
  LPOP: -2,
  LPOS: -3,
  LPUSH: -3,
  LPUSHX: -3,
  LRANGE: 4,
  LREM: 4,
  LSET: 4,
  LTRIM: 4,
  RPOP: -2,
  RPOPLPUSH: 3,
  RPUSH: -3,
  RPUSHX: -3,
  // sets
  SADD: -3,
  SCARD: 2,
  SDIFF: -2,
  SINTER: -2,
  SISMEMBER: 3,
  SMEMBERS: 2,
  SMISMEMBER: -3,
  SMOVE: 4,
  SPOP: -2,
  SRANDMEMBER: -2,
  SREM: -3,
  SSCAN: -3,
  SUNION: -2,
  // sorted sets
  ZADD: -4,
  ZCARD: 2,
  ZCOUNT: 4,
  ZINCRBY: 4,
  ZMSCORE: -3,
  ZPOPMAX: -2,
  ZPOPMIN: -2,
  ZRANGE: -4,
  ZRANGEBYLEX: -4,
  ZRANGEBYSCORE: -4,
  ZRANK: -3,
  ZREM: -3,
  ZREMRANGEBYRANK: 4,
  ZREMRANGEBYSCORE: 4,
  ZREVRANGE: -4,
  ZREVRANGEBYSCORE: -4,
  ZREVRANK: -3,
  ZSCAN: -3,
  ZSCORE: 3,
  // scripts, messages, server
  ECHO: 2,
  EVAL: -3,
  EVALSHA: -3,
  PING: -1,
  PUBLISH: 3,
  SCRIPT: -2,
  TIME: 1,
};

/** Commands that exist in Redis but that a request without a connection cannot have (Upstash REST API, "limitations"). */
const NOT_OVER_REST = new Set([
  'BLPOP',
  'BRPOP',
  'BLMOVE',
  'BRPOPLPUSH',
  'BZPOPMIN',
  'BZPOPMAX',
  'BLMPOP',
  'BZMPOP',
  'MULTI',
  'EXEC',
  'DISCARD',
  'WATCH',
  'UNWATCH',
  'SUBSCRIBE',
  'PSUBSCRIBE',
  'UNSUBSCRIBE',
  'PUNSUBSCRIBE',
  'MONITOR',
]);

/** The error with which Redis refuses the command before it runs, or undefined when it may run. */
export function refusal(args: readonly string[]): string | undefined {
  const name = (args[0] ?? '').toUpperCase();
  if (NOT_OVER_REST.has(name)) return `ERR Command is not available: '${name}'`;
  const arity = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (arity === undefined) return `ERR unknown command '${args[0] ?? ''}'`;
  const fits = arity > 0 ? args.length === arity : args.length >= -arity;
  return fits ? undefined : `ERR wrong number of arguments for '${name.toLowerCase()}' command`;
}

/** Where the options of a command begin, for the commands that have some. */
const OPTIONS_FROM: Readonly<Record<string, number>> = {
  EXPIRE: 3,
  EXPIREAT: 3,
  GETEX: 2,
  HSCAN: 3,
  LINSERT: 2,
  LMOVE: 3,
  LPOS: 3,
  PEXPIRE: 3,
  PEXPIREAT: 3,
  SCAN: 2,
  SET: 3,
  SSCAN: 3,
  ZADD: 2,
  ZRANGE: 4,
  ZRANGEBYLEX: 4,
  ZRANGEBYSCORE: 4,
  ZRANK: 3,
  ZREVRANGE: 4,
  ZREVRANGEBYSCORE: 4,
  ZREVRANK: 3,
  ZSCAN: 3,
};
const TAKES_A_TEXT = new Set(['MATCH', 'TYPE']);

/**
 * The same command with its options in capitals. Redis reads them in any case, @upstash/redis writes them small,
 * ioredis-mock overlooks them when they are small: `SET … nx` would overwrite.
 */
export function withOptionsInCapitals(args: readonly string[]): string[] {
  const name = (args[0] ?? '').toUpperCase();
  const from = OPTIONS_FROM[name];
  if (from === undefined) return [...args];
  let inOptions = true;
  return args.map((word, index) => {
    if (index < from || !inOptions) return word;
    // ZADD's options end at the first score, LINSERT's at its one word; what follows is data.
    if (name === 'ZADD' && Number.isFinite(Number(word))) inOptions = false;
    if (name === 'LINSERT') inOptions = false;
    return TAKES_A_TEXT.has((args[index - 1] ?? '').toUpperCase()) && index > from ? word : word.toUpperCase();
  });
}
