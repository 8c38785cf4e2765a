/** What a fact is about; decides which statements of a draft it can bear out. */
export type FactKind =
  | 'money'
  | 'date'
  | 'number'
  | 'order'
  | 'tracking'
  | 'url'
  | 'email'
  | 'phone'
  | 'status'
  | 'person'
  | 'product'
  | 'policy'
  | 'text';

/**
 * Something the shop knows to be true and a draft may say. `value` is canonical: money "59.00 USD", dates ISO 8601
 * ("2026-10-02" or a full instant), statuses as Shopify names them ("FULFILLED"), everything else as it is shown.
 */
export type Fact = { id: string; kind: FactKind; value: string };

/** One checkable statement found in a draft. `start` and `end` are UTF-16 offsets into the draft, `end` exclusive. */
export type Claim = {
  start: number;
  end: number;
  text: string;
  kind: FactKind | 'promise' | 'duration' | 'code';
  /** `unchecked`: the guard cannot judge it in this language; a person must confirm it before sending. */
  status: 'proven' | 'unproven' | 'unchecked';
  /** Facts that bear it out; empty unless `proven`. */
  factIds: string[];
  /** For `unproven` and `unchecked`: one plain sentence for the person who has to decide. */
  reason: string | null;
};
