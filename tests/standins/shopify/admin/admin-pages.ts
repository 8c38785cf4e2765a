import { type Request, type Response, Router } from 'express';
import { type AdminContext, isInstalled } from '../context.ts';
import { bodyText, door } from '../http.ts';
import { DEFAULT_SHOP } from '../options.ts';
import { fullName, type Staff } from '../staff.ts';
import { makeIdToken } from '../tokens/id-token.ts';
import { frameUrl, hostParameter, storeHandle } from './frame-url.ts';
import { renderAppMain, renderElsewhereMain, renderInstallMain } from './render-pages.ts';
import { renderShell, SECTIONS } from './render-shell.ts';

const STAFF_COOKIE = 'standin_staff';

/**
 * The pages a person sees, at the admin's own origin: `/store/{handle}/apps/{apiKey}/{path of the app}` frames the app;
 * other sections say that they are not there. `/__admin/*` serves the page's own script, and only to its own origin.
 */
export function adminPages(context: AdminContext): Router {
  const { options, store } = context;
  const appName = options.appName ?? 'Aftersale';
  const router = Router();
  const appPath = (handle: string, path = '') => `/store/${handle}/apps/${options.apiKey}${path}`;

  router.get('/', (_request, response) => {
    response.redirect(appPath(storeHandle(options.shops?.[0] ?? DEFAULT_SHOP)));
  });

  router.get('/__admin/id-token', (request, response) => {
    const shop = String(request.query.shop);
    if (!isInstalled(context, shop)) return void response.status(404).json({ error: 'the app is not installed' });
    response.set('Cache-Control', 'no-store').json({ idToken: makeIdToken(context, shop, currentStaff(request).id) });
  });
  router.post(
    '/__admin/staff',
    door((request, response) => {
      const form = new URLSearchParams(bodyText(request));
      const chosen = store.state.staff.find((person) => String(person.id) === form.get('id'));
      if (chosen) response.cookie(STAFF_COOKIE, String(chosen.id), { sameSite: 'lax', httpOnly: true });
      back(response, form);
    }),
  );
  router.post(
    '/__admin/install',
    door((request, response) => {
      const form = new URLSearchParams(bodyText(request));
      const shop = form.get('shop') ?? '';
      if (shop && !isInstalled(context, shop)) store.state.installed.push(shop);
      store.save();
      back(response, form);
    }),
  );

  router.get(['/store/:handle/apps/:apiKey', '/store/:handle/apps/:apiKey/*'], (request, response) => {
    const { handle = '', apiKey = '' } = request.params;
    if (apiKey !== options.apiKey) return elsewhere(request, response.status(404), handle, 'There is no such app');
    const shop = `${handle}.myshopify.com`;
    const start = appPath(handle);
    if (!isInstalled(context, shop)) {
      const main = renderInstallMain(appName, options.scopes, shop, request.originalUrl);
      return void response.send(page(request, handle, `Install ${appName}`, main));
    }
    const path = request.originalUrl.slice(start.length).replace(/^(?!\/)/, '/');
    const src = frameUrl(context, shop, currentStaff(request).id, path);
    const config = {
      shop,
      host: hostParameter(shop),
      appPath: start,
      appOrigin: new URL(context.appProxyUrl()).origin,
      appName,
      scopes: options.scopes,
      user: userOf(currentStaff(request)),
    };
    response.set('Cache-Control', 'no-store').send(page(request, handle, appName, renderAppMain(appName, src), config));
  });
  router.get(['/store/:handle', '/store/:handle/:section', '/store/:handle/:section/*'], (request, response) => {
    const { handle = '', section = 'home' } = request.params as Record<string, string>;
    const title = SECTIONS.find(([path]) => path === section)?.[1] ?? section;
    elsewhere(request, response, handle, title);
  });

  function currentStaff(request: Request): Staff {
    const id = new RegExp(`(?:^|; *)${STAFF_COOKIE}=(\\d+)`).exec(request.headers.cookie ?? '')?.[1];
    const staff = store.state.staff.find((person) => String(person.id) === id) ?? store.state.staff[0];
    if (!staff) throw new Error('the shop has no staff');
    return staff;
  }

  function elsewhere(request: Request, response: Response, handle: string, title: string): void {
    response.send(page(request, handle, title, renderElsewhereMain(title, appName, appPath(handle))));
  }

  function page(request: Request, handle: string, title: string, main: string, config?: Record<string, unknown>) {
    return renderShell({
      shop: `${handle}.myshopify.com`,
      handle,
      shopName: shopName(handle),
      apiKey: options.apiKey,
      appName,
      staff: store.state.staff,
      current: currentStaff(request),
      links: options.links ?? [],
      path: request.originalUrl,
      title,
      main,
      ...(config && { config }),
    });
  }
  return router;
}

/** Only to pages of the admin itself. */
function back(response: Response, form: URLSearchParams): void {
  const path = form.get('back') ?? '/';
  response.redirect(303, /^\/(?![/\\])/.test(path) ? path : '/');
}

const userOf = (staff: Staff) => ({
  id: staff.id,
  name: fullName(staff),
  email: staff.email,
  accountAccess: staff.account_owner ? 'account owner' : 'limited access',
});

const shopName = (handle: string) =>
  `${handle}.myshopify.com` === DEFAULT_SHOP
    ? 'Alder & Oak'
    : handle.replace(/(^|-)(\w)/g, (_all, dash: string, letter: string) => `${dash ? ' ' : ''}${letter.toUpperCase()}`);
