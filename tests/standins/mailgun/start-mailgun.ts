import express from 'express';
import { createStandInApp, listen, type StandIn } from '../shared/serve.ts';
import { createCarrier } from './carrier.ts';
import type { Context } from './context.ts';
import { createDomain, domainsApi } from './domains-api.ts';
import { requireApiKey } from './http.ts';
import { inboundDoors } from './inbound-doors.ts';
import { logsApi } from './logs-api.ts';
import { mailboxDoors } from './mailbox-doors.ts';
import { createMailboxView } from './mailbox-view.ts';
import { messagesApi } from './messages-api.ts';
import type { MailgunOptions } from './options.ts';
import { createPostOffice } from './post-office.ts';
import { sentDoors } from './sent-doors.ts';
import { createStore, type State } from './state.ts';

/**
 * Starts a stand-in for Mailgun: the HTTP API (messages, kept messages, events and logs, domains; basic authentication),
 * Routes that post incoming mail to the app, delivery webhooks, and `/mailbox`, where one can be a customer. What can be
 * asked of it beyond Mailgun's API is said at `inboundDoors`, `sentDoors`, `mailboxDoors`, `logsApi` and `domainsApi`;
 * faults of its own at `createPostOffice` and `createCarrier`.
 */
export async function startMailgun(options: MailgunOptions): Promise<StandIn> {
  const mode = options.mode ?? 'forward';
  if (!options.routes[mode]) throw new Error(`Mailgun stand-in: the mode "${mode}" needs routes.${mode}`);
  let url = '';
  const initial = (): State => ({
    mails: [],
    deliveries: [],
    log: [],
    domains: [...new Set([options.domain, options.inboundDomain])].map((name) =>
      createDomain(name.toLowerCase(), {}, true),
    ),
    settings: { logLagSeconds: 0, mailboxTo: '' },
  });
  const store = createStore(initial, options.dataDir);
  const { app, faults } = createStandInApp({
    onReset: () => {
      post.forget();
      carrier.forget();
      view.forget();
      store.clear();
    },
  });
  const context: Context = { options, store, faults, baseUrl: () => url };
  const post = createPostOffice(context);
  const carrier = createCarrier(context, post);
  const view = createMailboxView(context);
  const domains = domainsApi(context);
  const logs = logsApi(context);

  app.use(['/v1', '/v3', '/v4'], requireApiKey(options.apiKey));
  app.use(domains.api, logs.api, messagesApi(context, carrier));

  // The control doors and the mailbox page stand before the app that all stand-ins share, where faults are injected:
  // a fault is meant for the protocol, not for whoever looks at what came of it.
  const outer = express();
  outer.disable('x-powered-by');
  outer.use(express.raw({ type: () => true, limit: '60mb' }));
  outer.get('/', (_request, response) => response.redirect('/mailbox'));
  outer.use(domains.control, logs.control, inboundDoors(context, post), sentDoors(context, carrier));
  outer.use(mailboxDoors(context, post, view), app);

  const server = await listen(outer, options.port);
  url = server.url;
  post.resume();
  carrier.resume();
  return {
    ...server,
    close: async () => {
      post.stop();
      carrier.forget();
      await server.close();
      store.flush();
    },
  };
}
