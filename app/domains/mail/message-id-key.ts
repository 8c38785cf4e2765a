/**
 * A Message-ID as it is compared and looked up: lower case, without brackets. RFC 5322 tells upper from lower case, but
 * gateways change it, and no two mails differ by it alone. Headers keep the id as it came.
 */
export function messageIdKey(id: string): string {
  return id.replace(/[<>\s]/g, '').toLowerCase();
}
