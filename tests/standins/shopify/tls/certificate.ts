import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export type Certificate = { cert: string; key: string; certFile: string };

const DAY = 86_400_000;
const HOSTS = ['admin.shopify.com', 'cdn.shopify.com', '*.myshopify.com'];

/**
 * A self-signed certificate for Shopify's hosts in `folder`, made when there is none or it ends soon. The app's process
 * trusts it through NODE_EXTRA_CA_CERTS=certFile, so that it speaks TLS as it does with the real Shopify.
 */
export async function ensureCertificate(folder: string): Promise<Certificate> {
  const certFile = join(folder, 'shopify-cert.pem');
  const keyFile = join(folder, 'shopify-key.pem');
  if (existsSync(certFile) && existsSync(keyFile)) {
    const cert = readFileSync(certFile, 'utf8');
    if (new X509Certificate(cert).validToDate.getTime() > Date.now() + DAY) {
      return { cert, key: readFileSync(keyFile, 'utf8'), certFile };
    }
  }
  const made = await generate([{ name: 'commonName', value: 'Stand-in Shopify' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Clocks of two machines that share the folder may differ a little.
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2, value })) },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
  return { cert: made.cert, key: made.private, certFile };
}
