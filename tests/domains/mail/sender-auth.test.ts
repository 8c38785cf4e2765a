import { describe, expect, it } from 'vitest';
import type { AuthVerdict } from '#app/domains/mail/inbound-email.ts';
import { type SenderAuthOptions, senderAuth } from '#app/domains/mail/sender-auth.ts';

type Headers = [name: string, value: string][];

const signed = (domain: string, more = ''): Headers[number] => [
  'DKIM-Signature',
  `v=1; a=rsa-sha256; d=${domain}; s=s1; h=From:To:Subject;${more} bh=x; b=y`,
];
const DKIM_PASS: Headers[number] = ['X-Mailgun-Dkim-Check-Result', 'Pass'];
const SPF_PASS: Headers[number] = ['X-Mailgun-Spf', 'Pass'];
const from = (value: string): Headers[number] => ['From', value];

function verdict(headers: Headers, options: Partial<SenderAuthOptions> = {}): AuthVerdict {
  return auth(headers, options).verdict;
}

function auth(headers: Headers, options: Partial<SenderAuthOptions> = {}) {
  return senderAuth(headers, {
    provider: 'mailgun',
    fromAddress: 'ann@example.com',
    envelopeSender: null,
    trustedAuthservIds: ['mx.linen.example'],
    ...options,
  });
}

describe('what Mailgun reports', () => {
  it('a DKIM pass bears out From when the signature is of its own domain, or one above it', () => {
    expect(verdict([DKIM_PASS, signed('example.com')])).toBe('pass');
    expect(verdict([DKIM_PASS, signed('example.com')], { fromAddress: 'ann@mail.example.com' })).toBe('pass');
    expect(verdict([DKIM_PASS, signed('mail.example.com')])).toBe('pass');
    expect(verdict([DKIM_PASS, signed(' Example.COM ')])).toBe('pass');
  });

  it.each([
    ['of another domain', [DKIM_PASS, signed('evil.example')]],
    ['of a domain that only ends alike', [DKIM_PASS, signed('notexample.com')]],
    ['of the top level', [DKIM_PASS, signed('com')]],
    ['beside a stranger’s valid one', [DKIM_PASS, signed('evil.example'), signed('example.com')]],
    ['that names two domains', [DKIM_PASS, signed('example.com; d=evil.example')]],
    ['that covers only the beginning of the body', [DKIM_PASS, signed('example.com', ' l=100;')]],
    ['that does not cover From', [DKIM_PASS, ['DKIM-Signature', 'd=example.com; h=To:Subject; b=x']]],
    ['that is not there', [DKIM_PASS]],
  ] satisfies [string, Headers][])('a DKIM pass proves nothing with a signature %s', (_name, headers) => {
    expect(verdict(headers)).toBe('none');
  });

  it('a shared suffix aligns nobody with anybody', () => {
    const options = { fromAddress: 'shop@one.co.uk' };
    expect(verdict([DKIM_PASS, signed('co.uk')], options)).toBe('none');
    expect(verdict([DKIM_PASS, signed('evil.myshopify.com')], { fromAddress: 'x@myshopify.com' })).toBe('none');
    expect(verdict([DKIM_PASS, signed('one.co.uk')], options)).toBe('pass');
  });

  it('SPF bears out From only for an envelope sender of its own domain', () => {
    expect(verdict([SPF_PASS], { envelopeSender: 'bounce@mail.example.com' })).toBe('pass');
    expect(verdict([SPF_PASS], { envelopeSender: 'evil@evil.example' })).toBe('none');
    expect(verdict([SPF_PASS], { envelopeSender: null })).toBe('none');
  });

  it('SPF of a forwarder who shares the domain proves nothing', () => {
    const options = { fromAddress: 'victim@gmail.com' };
    expect(verdict([SPF_PASS], { ...options, envelopeSender: 'shop+caf_=in=in.example.com@gmail.com' })).toBe('none');
    expect(verdict([SPF_PASS], { ...options, envelopeSender: 'srs0=ab=cd=x.example=y@gmail.com' })).toBe('none');
  });

  it('a failure is a failure, and a forged pass beside it changes nothing', () => {
    expect(auth([['X-Mailgun-Spf', 'SoftFail']])).toMatchObject({ spf: 'fail', verdict: 'fail' });
    const doubled: Headers = [['X-Mailgun-Dkim-Check-Result', 'Fail'], DKIM_PASS, signed('example.com')];
    expect(auth(doubled)).toMatchObject({ dkim: 'fail', verdict: 'fail' });
  });

  it('says nothing when it reports nothing', () => {
    expect(auth([])).toEqual({ dkim: 'none', spf: 'none', dmarc: 'none', verdict: 'none' });
    expect(verdict([['X-Mailgun-Spf', 'Neutral']])).toBe('none');
  });

  it('is not believed in a mail that came another way', () => {
    expect(verdict([DKIM_PASS, signed('example.com')], { provider: 'raw' })).toBe('none');
  });

  it('DMARC is not among what it reports: such a header is the sender’s', () => {
    expect(verdict([['X-Mailgun-Dmarc', 'Pass']])).toBe('none');
  });
});

describe('Authentication-Results', () => {
  const results = (value: string): Headers[number] => ['Authentication-Results', value];

  it.each([
    ['DMARC', 'mx.linen.example; dmarc=pass (p=NONE) header.from=example.com'],
    ['aligned DKIM', 'mx.linen.example; dkim=fail header.d=x.example; dkim=pass header.d=example.com header.s=s1'],
    ['aligned DKIM by identity', 'mx.linen.example 1; dkim=pass header.i=@example.com'],
    ['aligned SPF', 'mx.linen.example; spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=bounce@example.com'],
  ])('%s bears out From', (_name, value) => {
    expect(verdict([results(value)])).toBe('pass');
  });

  it.each([
    ['of a name that is not trusted', 'mx.evil.example; dmarc=pass'],
    ['whose pass stands in a comment', 'mx.linen.example; spf=none (helo=x; dmarc=pass) smtp.mailfrom=a@b.example'],
    ['whose pass stands in quotes', 'mx.linen.example; spf=none smtp.mailfrom="x; dmarc=pass"'],
    ['for another domain', 'mx.linen.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=a@evil.example'],
    ['with an error', 'mx.linen.example; dmarc=temperror; dkim=permerror; spf=neutral'],
    ['without results', 'mx.linen.example; none'],
  ])('proves nothing %s', (_name, value) => {
    expect(verdict([results(value)])).not.toBe('pass');
  });

  it('only the topmost counts: a sender writes their own further down', () => {
    const forged = results('mx.linen.example; dmarc=pass');
    expect(verdict([results('mx.linen.example; dmarc=fail'), forged])).toBe('fail');
    expect(verdict([results('other.example; dmarc=pass'), forged])).toBe('none');
  });

  it('DMARC that rests on a forwarder’s SPF proves nothing', () => {
    const headers = [results('mx.linen.example; dmarc=pass; spf=pass smtp.mailfrom=shop@gmail.com')];
    const options = { fromAddress: 'victim@gmail.com', envelopeSender: 'shop+caf_=in=in.example.com@gmail.com' };
    expect(verdict(headers, options)).toBe('none');
  });
});

describe('who is in From', () => {
  const pass: Headers = [DKIM_PASS, signed('example.com')];

  it('an address in the display name is no address', () => {
    const headers = [...pass, from('"ann@example.com" <evil@evil.example>')];
    expect(verdict(headers, { fromAddress: 'evil@evil.example' })).toBe('none');
  });

  it('several addresses of different domains bear out none', () => {
    expect(verdict([...pass, from('ann@example.com, evil@evil.example')])).toBe('none');
    expect(verdict([...pass, from('evil@evil.example'), from('ann@example.com')])).toBe('none');
  });

  it('an address without a domain is not borne out', () => {
    expect(verdict(pass, { fromAddress: 'root' })).toBe('none');
    expect(verdict(pass, { fromAddress: '' })).toBe('none');
  });

  it('a domain in another script is compared in its ASCII form', () => {
    expect(verdict([DKIM_PASS, signed('xn--bcher-kva.example')], { fromAddress: 'a@bücher.example' })).toBe('pass');
  });
});
