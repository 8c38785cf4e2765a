import { randomBytes } from 'node:crypto';
import { type Request, Router } from 'express';
import type { Context } from './context.ts';
import { fieldsNamed, parseForm } from './form.ts';
import { bodyOf, door, jsonBody, queryOf } from './http.ts';

export type DnsRecord = {
  record_type: 'TXT' | 'CNAME' | 'MX';
  name: string;
  value: string;
  valid: 'valid' | 'unknown';
  is_active: boolean;
  cached: string[];
  priority?: string;
};

export type DomainRecord = {
  id: string;
  name: string;
  state: 'active' | 'unverified' | 'disabled';
  created_at: string;
  settings: Record<string, string>;
  sending: DnsRecord[];
  receiving: DnsRecord[];
};

/** A domain of the account with the DNS records that Mailgun asks for; `valid` when they stand in the DNS already. */
export function createDomain(name: string, settings: Record<string, string>, valid: boolean): DomainRecord {
  const selector = settings.dkim_selector || 'mailo';
  const record = (
    record_type: DnsRecord['record_type'],
    host: string,
    value: string,
    priority?: string,
  ): DnsRecord => ({
    record_type,
    name: host,
    value,
    valid: valid ? 'valid' : 'unknown',
    is_active: valid,
    cached: valid ? [value] : [],
    ...(priority ? { priority } : {}),
  });
  const automatic = settings.use_automatic_sender_security === 'true';
  // With automatic sender security Mailgun holds the keys and asks for two CNAMEs in place of the key itself.
  const dkim = automatic
    ? ['pdk1', 'pdk2'].map((key) =>
        record('CNAME', `${key}._domainkey.${name}`, `${key}._domainkey.standin.dkim1.mailgun.com`),
      )
    : [record('TXT', `${selector}._domainkey.${name}`, `k=rsa; p=${randomBytes(162).toString('base64')}`)];
  return {
    id: randomBytes(12).toString('hex'),
    name,
    state: valid ? 'active' : 'unverified',
    created_at: new Date().toUTCString(),
    settings,
    sending: [
      record('TXT', name, 'v=spf1 include:mailgun.org ~all'),
      ...dkim,
      record('CNAME', `${settings.web_prefix || 'email'}.${name}`, 'mailgun.org'),
    ],
    receiving: [record('MX', name, 'mxa.mailgun.org', '10'), record('MX', name, 'mxb.mailgun.org', '10')],
  };
}

/**
 * Mailgun's domains API, and `POST /__standin/dns {domain, valid?: boolean, records?: string[]}`, which says what stands
 * in the DNS (all records, or those whose name is listed). As at Mailgun nothing changes until the domain is verified.
 */
export function domainsApi({ store }: Context): { api: Router; control: Router } {
  const api = Router();
  const control = Router();
  const inDns = new Map<string, Set<string> | 'all'>();
  const find = (name: string | undefined) => store.state.domains.find((domain) => domain.name === name?.toLowerCase());
  const notFound = { message: 'Domain not found' };

  api.get(
    '/v4/domains',
    door((request, response) => {
      const skip = Number(queryOf(request, 'skip') ?? 0);
      const limit = Number(queryOf(request, 'limit') ?? 100);
      const state = queryOf(request, 'state');
      const search = queryOf(request, 'search');
      const found = store.state.domains.filter(
        (domain) => (!state || domain.state === state) && (!search || domain.name.includes(search)),
      );
      response.json({ total_count: found.length, items: found.slice(skip, skip + limit).map(describe) });
    }),
  );

  api.post(
    '/v4/domains',
    door(async (request, response) => {
      const form = await parseForm(request.headers['content-type'] ?? '', bodyOf(request));
      const name = fieldsNamed(form, 'name')[0]?.toLowerCase();
      if (!name) return response.status(400).json({ message: 'Domain name is required' });
      if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(name)) {
        return response.status(400).json({ message: `Domain name format is invalid: ${name}` });
      }
      if (find(name)) return response.status(400).json({ message: `Domain name is already taken: ${name}` });
      const domain = createDomain(name, Object.fromEntries(form.fields), false);
      store.state.domains.push(domain);
      store.changed();
      return response.json({ message: 'Domain has been created', ...details(domain) });
    }),
  );

  api.get(
    '/v4/domains/:name',
    door((request, response) => {
      const domain = find(request.params.name);
      return domain ? response.json(details(domain)) : response.status(404).json(notFound);
    }),
  );

  api.put(
    '/v4/domains/:name/verify',
    door((request, response) => {
      const domain = find(request.params.name);
      if (!domain) return response.status(404).json(notFound);
      verify(domain, inDns.get(domain.name));
      store.changed();
      return response.json({ message: 'Domain DNS records have been updated', ...details(domain) });
    }),
  );

  api.delete(
    '/v3/domains/:name',
    door((request, response) => {
      const domain = find(request.params.name);
      if (!domain) return response.status(404).json(notFound);
      store.state.domains = store.state.domains.filter((other) => other !== domain);
      store.changed();
      return response.json({ message: 'Domain will be deleted in the background' });
    }),
  );

  control.post(
    '/__standin/dns',
    door((request: Request, response) => {
      const { domain, valid, records } = jsonBody(request);
      const known = Array.isArray(records) ? new Set(records.map(String)) : valid === false ? new Set<string>() : 'all';
      inDns.set(String(domain).toLowerCase(), known);
      response.json({ domain, records: known === 'all' ? 'all' : [...known] });
    }),
  );
  return { api, control };
}

function verify(domain: DomainRecord, inDns: Set<string> | 'all' | undefined) {
  if (!inDns) return;
  for (const record of [...domain.sending, ...domain.receiving]) {
    const found = inDns === 'all' || inDns.has(record.name);
    record.valid = found ? 'valid' : 'unknown';
    record.is_active = found;
    record.cached = found ? [record.value] : [];
  }
  // Mailgun needs SPF and DKIM before it sends; the tracking CNAME and the MX records are optional.
  const needed = domain.sending.filter(
    (record) => record.value.startsWith('v=spf1') || record.name.includes('_domainkey'),
  );
  domain.state = needed.every((record) => record.valid === 'valid') ? 'active' : 'unverified';
}

function describe(domain: DomainRecord) {
  const { settings } = domain;
  return {
    id: domain.id,
    name: domain.name,
    state: domain.state,
    created_at: domain.created_at,
    type: 'custom',
    is_disabled: domain.state === 'disabled',
    require_tls: false,
    skip_verification: false,
    smtp_login: `postmaster@${domain.name}`,
    spam_action: settings.spam_action ?? 'disabled',
    use_automatic_sender_security: settings.use_automatic_sender_security === 'true',
    web_prefix: settings.web_prefix ?? 'email',
    web_scheme: settings.web_scheme ?? 'http',
    wildcard: settings.wildcard === 'true',
    ...(settings.mailfrom_host ? { mailfrom_host: settings.mailfrom_host } : {}),
  };
}

const details = (domain: DomainRecord) => ({
  domain: describe(domain),
  receiving_dns_records: domain.receiving,
  sending_dns_records: domain.sending,
});
