import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRaw } from '#app/domains/mail/parse-raw.server.ts';
import { splitReply } from '#app/domains/mail/split-reply.ts';

const WROTE = 'Linen Co <support@linen.example>';
const fresh = (text: string) => splitReply({ text, html: null }).fresh;

describe('an answer above what it quotes', () => {
  it.each([
    ['en', `On Fri, Oct 9, 2026 at 9:14 AM ${WROTE} wrote:`],
    ['en, wrapped', 'On Fri, Oct 9, 2026 at 9:14 AM Linen Co <\nsupport@linen.example> wrote:'],
    ['en, Thunderbird', 'On 10/9/26 09:14, Linen Co wrote:'],
    ['de', `Am Fr., 9. Okt. 2026 um 09:14 Uhr schrieb ${WROTE}:`],
    ['de, Thunderbird', 'Am 09.10.26 um 09:14 schrieb Linen Co:'],
    ['fr', `Le ven. 9 oct. 2026 à 09:14, ${WROTE} a écrit :`],
    ['es', `El vie, 9 oct 2026 a las 9:14, Linen Co (<support@linen.example>)\nescribió:`],
    ['nl', `Op vr 9 okt 2026 om 09:14 schreef ${WROTE}:`],
    ['it', `Il giorno ven 9 ott 2026 alle ore 09:14 ${WROTE} ha scritto:`],
    ['pt', `Em sex., 9 de out. de 2026 às 09:14, ${WROTE} escreveu:`],
    ['sv', `Den fre 9 okt. 2026 kl 09:14 skrev ${WROTE}:`],
    ['da', `Den fre. 9. okt. 2026 kl. 09.14 skrev ${WROTE}:`],
    ['no', `fre. 9. okt. 2026 kl. 09:14 skrev ${WROTE}:`],
    ['fi', `pe 9. lokak. 2026 klo 9.14 ${WROTE} kirjoitti:`],
    ['pl', `pt., 9 paź 2026 o 09:14 ${WROTE} napisał(a):`],
    ['cs', `pá 9. 10. 2026 v 9:14 odesílatel ${WROTE} napsal:`],
    ['tr', `${WROTE}, 9 Eki 2026 Cum, 09:14 tarihinde şunu yazdı:`],
    ['ru', `пт, 9 окт. 2026 г. в 09:14, ${WROTE}:`],
    ['ja', `2026年10月9日(金) 9:14 ${WROTE}:`],
    ['zh', `${WROTE} 于2026年10月9日周五 09:14写道：`],
    ['ko', `2026년 10월 9일 (금) 오전 9:14, ${WROTE}님이 작성:`],
  ])('is freed of the attribution in %s', (_language, attribution) => {
    const quoted = `${attribution}\n\n> Hi Ann,\n> it is on its way.`;
    expect(splitReply({ text: `It came.\nThanks!\n\n${quoted}`, html: null })).toEqual({
      fresh: 'It came.\nThanks!',
      quoted,
    });
    // Without an empty line between.
    expect(fresh(`It came.\n${quoted}`)).toBe('It came.');
  });

  it.each([
    ['en', 'From: Linen Co <support@linen.example>\nSent: Friday\nTo: Ann\nSubject: RE: Order'],
    ['de', 'Von: Linen Co\nGesendet: Freitag, 9. Oktober 2026 09:14\nAn: Ann\nBetreff: AW: Order'],
    ['fr', 'De : Linen Co\nEnvoyé : vendredi 9 octobre 2026\nÀ : Ann\nObjet : RE: Order'],
    ['es', 'De: Linen Co\nEnviado el: viernes\nPara: Ann\nAsunto: RE: Order'],
    ['nl', 'Van: Linen Co\nVerzonden: vrijdag\nAan: Ann\nOnderwerp: RE: Order'],
    ['it', 'Da: Linen Co\nInviato: venerdì\nA: Ann\nOggetto: R: Order'],
    ['pt', 'De: Linen Co\nEnviada em: sexta-feira\nPara: Ann\nAssunto: RES: Order'],
    ['sv', 'Från: Linen Co\nSkickat: den 9 oktober\nTill: Ann\nÄmne: Sv: Order'],
    ['da', 'Fra: Linen Co\nSendt: 9. oktober\nTil: Ann\nEmne: Sv: Order'],
    ['pl', 'Od: Linen Co\nWysłano: piątek\nDo: Ann\nTemat: ODP: Order'],
    ['ja', '差出人: Linen Co\n送信日時: 2026年10月9日\n宛先: Ann\n件名: RE: Order'],
    ['zh', '发件人: Linen Co\n发送时间: 2026年10月9日\n收件人: Ann\n主题: 回复: Order'],
    ['en, in bold', '*From:* Linen Co <a@b.example>\n*Sent:* Friday\n*To:* Ann\n*Subject:* RE: Order'],
    [
      'en, below a line',
      '________________________________\nFrom: Linen Co <a@b.example>\nSent: Friday\nTo: Ann\nSubject: x',
    ],
    ['en, with dashes', '-----Original Message-----\nFrom: Linen Co\nSent: Friday'],
    ['de, with dashes', '-----Ursprüngliche Nachricht-----\nvon Linen'],
    [
      'a forward',
      '---------- Forwarded message ---------\nFrom: Bob <bob@x.example>\nDate: Fri, Oct 9\nSubject: hi\nTo: <a@x.example>',
    ],
    ['a forward by Apple', 'Begin forwarded message:\n\nFrom: Bob <bob@x.example>\nSubject: hi\nDate: October 9'],
  ])('is freed of the header block in %s, to the end', (_language, block) => {
    const quoted = `${block}\n\nHi Ann,\n\nit is on its way.`;
    expect(splitReply({ text: `It came.\n\n${quoted}`, html: null })).toEqual({ fresh: 'It came.', quoted });
  });
});

describe('words are never lost', () => {
  it.each([
    ['My mother wrote:\nplease send it back. On Monday you wrote: we refund.\n\nAnn'],
    ['Arrival date:\n12 May\n\nFrom: Berlin\nTo: Hamburg\nDate: 5 May\nIs that possible?'],
    ['--- IMPORTANT ---\nplease call me'],
    ['Two things:\n\n---\n\n1. the lamp\n2. the sheets\n-- \nAnn'],
    ['I paid\n>50 EUR\nfor it, >:( so angry'],
    ['On 3 May 2026 at 10:30 you wrote:\nWe ship tomorrow.\nIt did not come.'],
    ['From: what I see, it is broken.\nSubject: lamp'],
    ['Delivery date: 2026-10-09 09:14\nis what the page says:\nis that right?'],
    [''],
  ])('%j is all fresh', (text) => {
    expect(splitReply({ text, html: null })).toEqual({ fresh: text.trim(), quoted: '' });
  });

  it('an answer below the quotation, and between its parts, is fresh', () => {
    expect(
      fresh(`On Fri, Oct 9, 2026 at 9:14 AM ${WROTE} wrote:\n> Which size?\n\nThe large one.\n\n> Exchange?\n\nYes.`),
    ).toBe('The large one.\n\nYes.');
  });

  it('every word of a mail is in one of the two', () => {
    const text = `Hi\n\n> a\nb\n> c\n\nOn Fri, Oct 9, 2026 at 9:14 AM ${WROTE} wrote:\n\n> d\ne`;
    const { fresh: own, quoted } = splitReply({ text, html: null });
    const words = (of: string) =>
      of
        .split(/\s+/)
        .filter((word) => word !== '')
        .toSorted();
    expect(words(`${own} ${quoted}`)).toEqual(words(text));
  });

  it('neither text nor HTML is an empty answer', () => {
    expect(splitReply({ text: null, html: null })).toEqual({ fresh: '', quoted: '' });
  });
});

describe('mail programs', () => {
  it.each([
    ['reply-gmail', 'It came, thank you!'],
    ['reply-outlook-de', 'Es ist da, danke!'],
    ['reply-apple', 'It came—thanks.\n\nSent from my iPhone'],
    ['reply-inline', 'The large one.\n\nYes please.'],
  ])('%s', async (name, words) => {
    const bytes = readFileSync(`tests/fixtures/mail/${name}.eml`);
    const { text, html } = await parseRaw(bytes, { recipient: 'a@in.example.com', envelopeSender: null });
    expect(splitReply({ text, html }).fresh).toBe(words);
    if (html !== null) expect(splitReply({ text: null, html }).fresh).toBe(words);
  });

  // What takes for ever runs into the test's own time limit.
  it('a mail of a hundred thousand lines is split', () => {
    splitReply({ text: 'On Fri, Oct 9, 2026 we wrote:\n'.repeat(100_000), html: null });
    splitReply({ text: 'a\nOn Fri, Oct 9, 2026 9:14 we wrote:\n> b\n'.repeat(50_000), html: null });
    splitReply({ text: 'a', html: '<p class='.repeat(100_000) });
    expect(splitReply({ text: '\n'.repeat(200_000), html: null }).fresh.trim()).toBe('');
    splitReply({ text: 'From: a\n'.repeat(100_000), html: null });
    splitReply({ text: `${' '.repeat(500_000)}x:`, html: null });
    splitReply({ text: `${'> a\n\n\n'.repeat(50_000)}`, html: null });
  });
});
