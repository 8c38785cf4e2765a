/** A subject that was taken over from an earlier mail: "Re:", "AW:", "Fwd:", "転送:". */
export function isInheritedSubject(subject: string): boolean {
  return /^\s*(\[[^\]]*\]\s*)?(re|aw|antw?|sv|vs|rif|r|res|odp|ynt|返信|回复|回覆|fwd?|wg|tr|rv|enc|i|doorst|vb|vl|pd|転送|转发)\s*(\[\d+\])?\s*[:：]/i.test(
    subject,
  );
}
