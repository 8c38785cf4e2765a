import { readSubject } from './threading/read-subject.ts';

/**
 * A subject as it is compared between mails of one sender: without "Re:", "AW:", "回复：" and the like, lower case, white
 * space folded, at most 200 characters (it is indexed). Empty when nothing is left: then it equals no other.
 */
export function subjectKey(subject: string): string {
  return readSubject(subject).key;
}
