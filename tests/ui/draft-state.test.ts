import { describe, expect, it } from 'vitest';
import { type DraftEvent, isDirty, nextDraft, startDraft } from '#app/routes/app.inbox.$threadId/draft/draft-state.ts';

const first = { id: 'd1', text: 'Hello', version: 0, savedAt: '2026-11-23T10:41:00Z' };
const play = (events: DraftEvent[], start = startDraft(first)) => events.reduce(nextDraft, start);

describe('a person’s words are never overwritten', () => {
  it('a field without unsaved words follows the server', () => {
    expect(play([{ type: 'arrived', draft: { ...first, text: 'Theirs', version: 3 } }])).toMatchObject({
      text: 'Theirs',
      version: 3,
    });
  });

  it('unsaved words stay when somebody else saved, and theirs are offered', () => {
    const state = play([
      { type: 'typed', text: 'Mine' },
      { type: 'arrived', draft: { ...first, text: 'Theirs', version: 1 } },
    ]);
    expect(state.text).toBe('Mine');
    expect(state.offered?.text).toBe('Theirs');
    expect(nextDraft(state, { type: 'kept-mine' })).toMatchObject({ text: 'Mine', version: 1, offered: null });
    expect(nextDraft(state, { type: 'took-theirs' })).toMatchObject({ text: 'Theirs', version: 1, offered: null });
  });

  it('unsaved words stay when another draft takes the place of this one', () => {
    const state = play([
      { type: 'typed', text: 'Mine' },
      { type: 'arrived', draft: { ...first, id: 'd2', text: 'New draft', version: 0 } },
    ]);
    expect(state).toMatchObject({ text: 'Mine', offered: { id: 'd2' } });
    expect(nextDraft(state, { type: 'kept-mine' })).toMatchObject({ draftId: 'd2', text: 'Mine', saved: 'New draft' });
  });

  it('why an approval was refused stays in sight when the same draft is read again', () => {
    const state = play([
      { type: 'refused', sentence: 'Your role does not allow this.' },
      { type: 'arrived', draft: { ...first } },
    ]);
    expect(state.problem).toBe('Your role does not allow this.');
    expect(nextDraft(state, { type: 'arrived', draft: { ...first, version: 1 } }).problem).toBeNull();
  });

  it('unsaved words stay when the draft is gone', () => {
    const state = play([
      { type: 'typed', text: 'Mine' },
      { type: 'arrived', draft: null },
    ]);
    expect(state).toMatchObject({ text: 'Mine', draftId: null });
    expect(isDirty(state)).toBe(true);
  });

  it('a saved draft that is gone leaves an empty field', () => {
    expect(play([{ type: 'arrived', draft: null }])).toMatchObject({ text: '', draftId: null });
  });
});

describe('saving while typing', () => {
  it('one’s own save, seen in the data before its answer, is no second opinion', () => {
    const state = play([
      { type: 'typed', text: 'Hello you' },
      { type: 'sent' },
      { type: 'typed', text: 'Hello you all' },
      { type: 'arrived', draft: { ...first, text: 'Hello you', version: 1 } },
    ]);
    expect(state).toMatchObject({ text: 'Hello you all', version: 1, offered: null });
  });

  it('what was typed during a save is still to be saved', () => {
    const state = play([
      { type: 'typed', text: 'One' },
      { type: 'sent' },
      { type: 'typed', text: 'One two' },
      { type: 'saved', version: 1, savedAt: 'x' },
    ]);
    expect(state).toMatchObject({ saved: 'One', text: 'One two', version: 1, sent: null });
    expect(isDirty(state)).toBe(true);
  });

  it('the first words of one’s own become a draft and go on being typed', () => {
    const state = play(
      [
        { type: 'typed', text: 'My own' },
        { type: 'sent' },
        { type: 'typed', text: 'My own words' },
        { type: 'arrived', draft: { ...first, id: 'd9', text: 'My own', version: 0 } },
        { type: 'saved', draftId: 'd9', version: 0 },
      ],
      startDraft(null),
    );
    expect(state).toMatchObject({ draftId: 'd9', text: 'My own words', saved: 'My own', offered: null });
  });

  it('a refusal keeps the words and says why until the next letter', () => {
    const refused = play([{ type: 'typed', text: 'x' }, { type: 'sent' }, { type: 'refused', sentence: 'No.' }]);
    expect(refused).toMatchObject({ text: 'x', problem: 'No.', sent: null });
    expect(nextDraft(refused, { type: 'typed', text: 'xy' }).problem).toBeNull();
  });
});
