const MAX_LENGTH = 140;

/** The beginning of a text for a list: white space folded, about 140 characters, cut between words where it can be. */
export function snippet(text: string): string {
  const folded = text
    .slice(0, MAX_LENGTH * 20)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...folded];
  if (characters.length <= MAX_LENGTH) return folded;
  const cut = characters.slice(0, MAX_LENGTH).join('');
  const space = cut.lastIndexOf(' ');
  // Languages without spaces, or one endless word, are cut where the room ends.
  return `${(space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
