import { createHash, createHmac, randomUUID } from 'node:crypto';

const VALID_SECONDS = 300;

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The `Upstash-Signature` of one delivery attempt: a JWT (HS256) over the exact destination URL and the raw body, valid
 * for five minutes of real time, whatever the stand-in's clock says, since the receiver checks it by its own clock.
 * Source: QStash documentation, "Verify signatures".
 */
export function signDelivery(signingKey: string, url: string, body: Buffer): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const unsigned = [
    base64url({ alg: 'HS256', typ: 'JWT' }),
    base64url({
      iss: 'Upstash',
      sub: url,
      exp: issuedAt + VALID_SECONDS,
      nbf: issuedAt,
      iat: issuedAt,
      jti: `jwt_${randomUUID().replaceAll('-', '')}`,
      body: createHash('sha256').update(body).digest('base64url'),
    }),
  ].join('.');
  return `${unsigned}.${createHmac('sha256', signingKey).update(unsigned).digest('base64url')}`;
}
