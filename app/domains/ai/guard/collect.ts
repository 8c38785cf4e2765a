import type { Claim } from '../fact.ts';
import type { Proof } from './proof.ts';
import { Coverage, type Span } from './text.ts';

/** Less than a word left over from a cut span says nothing. */
const LETTERS = /\p{L}{4}|[\u3040-\u9fff]{2}/u;

/** Gathers the claims of one draft so that no two overlap: what is found first keeps its place. */
export class Claims {
  readonly #draft: string;
  readonly #coverage: Coverage;
  readonly #claims: Claim[] = [];
  /** Which characters claims of a kind cover. */
  readonly #ofKind = new Map<Claim['kind'], Coverage>();

  constructor(draft: string) {
    this.#draft = draft;
    this.#coverage = new Coverage(draft.length);
  }

  isFree(span: Span): boolean {
    return this.#coverage.isFree(span);
  }

  /** Leaves a part of the draft unread: a quotation. */
  skip(span: Span): void {
    this.#coverage.take(span);
  }

  /** Adds a claim unless another covers a part of it; null as proof means that nothing is claimed, and covers nothing. */
  add(kind: Claim['kind'], span: Span, proof: Proof | null): void {
    if (!proof || !this.isFree(span)) return;
    this.#coverage.take(span);
    const ofKind = this.#ofKind.get(kind) ?? new Coverage(this.#draft.length);
    ofKind.take(span);
    this.#ofKind.set(kind, ofKind);
    this.#claims.push({
      start: span.start,
      end: span.end,
      text: this.#draft.slice(span.start, span.end),
      kind,
      status: proof.status,
      factIds: proof.status === 'proven' ? proof.factIds : [],
      reason: proof.status === 'proven' ? null : proof.reason,
    });
  }

  /** Parts of a span that no claim covers yet, without the white space around them. */
  freeParts(span: Span): Span[] {
    const parts: Span[] = [];
    let start = span.start;
    for (let at = span.start; at <= span.end; at += 1) {
      if (at < span.end && this.#coverage.isFree({ start: at, end: at + 1 })) continue;
      const text = this.#draft.slice(start, at);
      const trimmed = text.trim();
      const from = start + text.indexOf(trimmed);
      if (trimmed !== '') parts.push({ start: from, end: from + trimmed.length });
      start = at + 1;
    }
    return parts;
  }

  /**
   * Like `add`, for a span that another claim may cut: "refund [of $59.00] has been issued" is claimed in two parts.
   *
   * @param besides a kind whose claims say the same already: where one stands, nothing is added.
   */
  addFreeParts(kind: Claim['kind'], span: Span, proof: Proof | null, besides?: Claim['kind']): void {
    if (besides && this.has(besides, span)) return;
    for (const part of this.freeParts(span)) {
      const isWhole = part.start === span.start && part.end === span.end;
      if (isWhole || LETTERS.test(this.#draft.slice(part.start, part.end))) this.add(kind, part, proof);
    }
  }

  has(kind: Claim['kind'], span: Span): boolean {
    return this.#ofKind.get(kind)?.isFree(span) === false;
  }

  /** Whether no claim within the span is open. */
  allProven({ start, end }: Span): boolean {
    return this.#claims.every((claim) => claim.status === 'proven' || claim.start >= end || claim.end <= start);
  }

  inOrder(): Claim[] {
    return this.#claims.sort((one, other) => one.start - other.start);
  }
}
