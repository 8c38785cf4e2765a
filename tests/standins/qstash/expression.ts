/** What an `Upstash-Retry-Delay` may call (QStash documentation, "Retry", custom retry delay). */
const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  pow: (base = Number.NaN, exponent = Number.NaN) => base ** exponent,
  sqrt: (value = Number.NaN) => Math.sqrt(value),
  abs: (value = Number.NaN) => Math.abs(value),
  exp: (value = Number.NaN) => Math.exp(value),
  floor: (value = Number.NaN) => Math.floor(value),
  ceil: (value = Number.NaN) => Math.ceil(value),
  round: (value = Number.NaN) => Math.round(value),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
};

/**
 * The value of a retry delay such as `min(60000, pow(2, retried) * 1000)`: milliseconds, for the given number of
 * retries so far. Numbers, + - * / %, brackets, `retried` and the functions above; nothing else, and no `eval`.
 * Throws an Error that says what is wrong with the expression.
 */
export function evaluateRetryDelay(expression: string, retried: number): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z]+|\S/gi) ?? [];
  let position = 0;
  const peek = () => tokens[position];

  function expect(token: string) {
    if (tokens[position] !== token) throw new Error(`expected '${token}' but found '${peek() ?? 'the end'}'`);
    position += 1;
  }

  function sum(): number {
    let value = product();
    while (peek() === '+' || peek() === '-') {
      const operator = tokens[position++];
      const right = product();
      value = operator === '+' ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = signed();
    while (peek() === '*' || peek() === '/' || peek() === '%') {
      const operator = tokens[position++];
      const right = signed();
      value = operator === '*' ? value * right : operator === '/' ? value / right : value % right;
    }
    return value;
  }

  function signed(): number {
    if (peek() !== '-') return atom();
    position += 1;
    return -signed();
  }

  function atom(): number {
    const token = tokens[position++];
    if (token === undefined) throw new Error('the expression ends too early');
    if (/^\d/.test(token)) return Number(token);
    if (token === 'retried') return retried;
    if (token === '(') {
      const value = sum();
      expect(')');
      return value;
    }
    const call = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined;
    if (!call) throw new Error(`'${token}' is not known`);
    expect('(');
    const values = [sum()];
    while (peek() === ',') {
      position += 1;
      values.push(sum());
    }
    expect(')');
    return call(...values);
  }

  const value = sum();
  if (position < tokens.length) throw new Error(`'${peek()}' is not expected here`);
  if (!Number.isFinite(value)) throw new Error('the result is not a number');
  return value;
}
