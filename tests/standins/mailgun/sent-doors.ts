import { Router } from 'express';
import type { Carrier } from './carrier.ts';
import type { Context } from './context.ts';
import { door, jsonBody, queryOf } from './http.ts';
import { ids, parseMail } from './parse-mail.ts';

/**
 * Control doors for what the app sent:
 * - `GET /__standin/sent?to=`: everything that the sending API accepted, oldest first, with all parameters and the
 *   headers of the mail as written.
 * - `GET /__standin/raw/{key}`: a mail's bytes. `POST /__standin/complain` {messageId, recipient?}: a complaint.
 * - `POST /__standin/expire-stored` {key?}: ends the three days of storage for one mail or for all.
 */
export function sentDoors({ store }: Context, carrier: Carrier): Router {
  const control = Router();
  control.get(
    '/__standin/sent',
    door(async (request, response) => {
      const to = queryOf(request, 'to')?.toLowerCase();
      const mails = store.state.mails.filter(
        (mail) => mail.sending && (!to || mail.recipients.some((address) => address.toLowerCase() === to)),
      );
      const described = mails.map(async (mail) => ({
        ...mail.sending,
        key: mail.key,
        at: mail.at,
        domain: mail.domain,
        id: `<${mail.messageId}>`,
        messageId: mail.messageId,
        subject: mail.subject,
        recipients: mail.recipients,
        deliveredTo: mail.deliveredTo,
        size: mail.size,
        mimeHeaders: (await parseMail(store.rawOf(mail.key))).headers,
      }));
      response.json(await Promise.all(described));
    }),
  );
  control.get(
    '/__standin/raw/:key',
    door((request, response) => {
      const mail = store.mail(request.params.key ?? '');
      if (!mail) return response.status(404).json({ message: 'There is no such mail' });
      return response.type('message/rfc822').send(store.rawOf(mail.key));
    }),
  );
  control.post(
    '/__standin/complain',
    door((request, response) => {
      const { messageId, recipient } = jsonBody(request);
      const wanted = ids(String(messageId))[0];
      const mail = store.state.mails.find((one) => one.sending && one.messageId === wanted);
      if (!mail) return response.status(404).json({ message: 'There is no such mail' });
      carrier.complain(mail, String(recipient ?? mail.recipients[0]));
      return response.status(202).json({});
    }),
  );
  control.post(
    '/__standin/expire-stored',
    door((request, response) => {
      const { key } = jsonBody(request);
      const mails = store.state.mails.filter((mail) => !key || mail.key === key);
      for (const mail of mails) mail.expired = true;
      store.changed();
      response.json({ expired: mails.length });
    }),
  );
  return control;
}
