import { afterAll, expect, test } from 'vitest';
import { addAttachments, type NewAttachment } from '#app/domains/attachments/add-attachments.server.ts';
import { listAttachments, readAttachment } from '#app/domains/attachments/list-attachments.server.ts';
import { newId } from '#app/platform/clock.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const shop = await makeShop(db.database);
const other = await makeShop(db.database);

const file = (filename: string): NewAttachment => ({
  filename,
  contentType: 'application/pdf',
  size: 1234,
  sha256: 'abc',
  storageKey: 'ab/abcdefab-0000-4000-8000-000000000000',
  contentId: null,
  inline: false,
});

test('the files of a mail are kept in one statement, however many there are, and none costs none', async () => {
  const statementsFor = async (count: number) => {
    db.statements.length = 0;
    const files = Array.from({ length: count }, (_, at) => file(`${at}.pdf`));
    await withShop(db.database, shop, (tx) => addAttachments(tx, shop, newId(), files, NOW));
    return db.statements.length;
  };
  const none = await statementsFor(0);
  expect(await statementsFor(1)).toBe(none + 1);
  expect(await statementsFor(200)).toBe(none + 1);
});

test('files are listed by their mails and read one by one, as they were told', async () => {
  const [one, two] = [newId(), newId()];
  const inline = { ...file('Фото 📷.png'), contentId: 'logo@mail', inline: true };
  await withShop(db.database, shop, async (tx) => {
    await addAttachments(tx, shop, one, [file('a.pdf'), inline], NOW);
    await addAttachments(tx, shop, two, [file('b.pdf')], NOW);
  });
  await withShop(db.database, shop, async (tx) => {
    const listed = await listAttachments(tx, shop, [one]);
    expect(listed.map(({ filename }) => filename).toSorted()).toEqual(['a.pdf', 'Фото 📷.png']);
    expect(await listAttachments(tx, shop, [one, two])).toHaveLength(3);
    expect(await listAttachments(tx, shop, [])).toEqual([]);
    const image = listed.find((attachment) => attachment.inline);
    expect(image).toMatchObject({ ...inline, mailId: one, createdAt: NOW });
    expect(await readAttachment(tx, shop, image?.id ?? '')).toEqual(image);
    expect(await readAttachment(tx, shop, newId())).toBeNull();
  });
});

test('another shop has none of them, whichever ids it knows', async () => {
  const mailId = newId();
  await withShop(db.database, shop, (tx) => addAttachments(tx, shop, mailId, [file('a.pdf')], NOW));
  const [own] = await withShop(db.database, shop, (tx) => listAttachments(tx, shop, [mailId]));
  await withShop(db.database, other, async (tx) => {
    expect(await listAttachments(tx, other, [mailId])).toEqual([]);
    expect(await readAttachment(tx, other, own?.id ?? '')).toBeNull();
    expect(await readAttachment(tx, shop, own?.id ?? '')).toBeNull();
  });
});
