/** "Re: " before a subject that has none yet, in whatever language it was put there. */
export function replySubject(subject: string): string {
  const clean = subject.replace(/[\r\n]+/g, ' ').trim();
  if (clean === '') return 'Re: your mail';
  return /^(re|aw|sv|antw|odp|ynt|vs|rif|回复|答复)\s*:/i.test(clean) ? clean : `Re: ${clean}`;
}
