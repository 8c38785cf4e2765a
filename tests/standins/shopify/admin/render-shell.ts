import { fullName, initials, type Staff } from '../staff.ts';
import { embedJson, escapeHtml } from './html.ts';
import { icon } from './icons.ts';

export type Shell = {
  shop: string;
  handle: string;
  shopName: string;
  apiKey: string;
  appName: string;
  staff: Staff[];
  current: Staff;
  links: { label: string; url: string }[];
  /** The path that switching the person comes back to. */
  path: string;
  /** What the admin page's script has to know; absent where no app is shown. */
  config?: Record<string, unknown>;
  title: string;
  main: string;
};

/** Sections of the admin that the stand-in only names: path, label, icon. */
export const SECTIONS: readonly (readonly [string, string, string])[] = [
  ['home', 'Home', 'HomeFilled'],
  ['orders', 'Orders', 'OrderFilled'],
  ['products', 'Products', 'ProductFilled'],
  ['customers', 'Customers', 'PersonFilled'],
  ['marketing', 'Marketing', 'TargetFilled'],
  ['discounts', 'Discounts', 'DiscountFilled'],
  ['content', 'Content', 'ContentFilled'],
  ['markets', 'Markets', 'MarketsFilled'],
  ['analytics', 'Analytics', 'ChartVerticalFilled'],
];

/** The admin's frame of every page: top bar with the person, navigation, and `main`. */
export function renderShell(shell: Shell): string {
  const store = `/store/${shell.handle}`;
  const section = ([path, label, picture]: readonly [string, string, string]) =>
    `<a class="nav-item" href="${store}/${path}">${icon(picture)}<span>${label}</span></a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${shell.title} · ${shell.shopName}`)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/__admin/page.css">
</head>
<body>
<header class="top">
  <div class="top-start">
    <button class="top-button menu-button" type="button" aria-label="Navigation" aria-expanded="false" aria-controls="nav">${icon('Menu')}</button>
    <a class="brand" href="${store}/apps/${shell.apiKey}">${icon('StoreFilled')}<span>admin</span></a>
  </div>
  <div class="search" aria-hidden="true">${icon('Search')}<span>Search</span><kbd>Ctrl K</kbd></div>
  <div class="save-bar" hidden role="region" aria-label="Unsaved changes"><span>${icon('AlertCircle')}Unsaved changes</span>
    <div><button type="button" class="discard"></button><button type="button" class="save"></button></div></div>
  <div class="top-end">
    ${shell.links.map((link) => `<a class="top-link" href="${escapeHtml(link.url)}" target="_blank" rel="noopener">${icon('Email')}<span>${escapeHtml(link.label)}</span></a>`).join('')}
    ${renderStaffMenu(shell)}
  </div>
</header>
<div class="shell">
  <nav class="nav" id="nav" aria-label="Admin">
    <div class="nav-part">${SECTIONS.map(section).join('')}</div>
    <div class="nav-part"><h2>Sales channels</h2>${section(['online-store', 'Online Store', 'StoreOnline'])}</div>
    <div class="nav-part"><h2>Apps</h2>
      <a class="nav-item app" href="${store}/apps/${shell.apiKey}"><i class="app-icon">${icon('Return')}</i><span>${escapeHtml(shell.appName)}</span></a>
      <div class="app-nav"></div>
      ${shell.links.map((link) => `<a class="nav-item nav-link" href="${escapeHtml(link.url)}" target="_blank" rel="noopener">${icon('Email')}<span>${escapeHtml(link.label)}</span></a>`).join('')}
    </div>
    <div class="nav-part nav-end">${section(['settings', 'Settings', 'SettingsFilled'])}</div>
  </nav>
  <main class="main">${shell.main}</main>
</div>
<div class="toasts" role="status" aria-live="polite"></div>
<dialog class="confirm"><h2></h2><p></p><form method="dialog"><button value="stay"></button><button value="go" class="critical"></button></form></dialog>
${shell.config ? `<script type="application/json" id="config">${embedJson(shell.config)}</script>` : ''}
<script src="/__admin/page.js"></script>
</body>
</html>`;
}

function renderStaffMenu({ staff, current, shopName, path }: Shell): string {
  const row = (
    person: Staff,
  ) => `<button name="id" value="${person.id}"${person === current ? ' aria-current="true"' : ''}>
      <i class="avatar">${escapeHtml(initials(person))}</i>
      <span>${escapeHtml(fullName(person))}<small>${person.account_owner ? 'Store owner' : 'Staff'} · ${escapeHtml(person.email)}</small></span>
      ${person === current ? icon('Check') : ''}</button>`;
  return `<details class="staff">
    <summary aria-label="${escapeHtml(`${shopName}, signed in as ${fullName(current)}`)}">
      <span class="staff-names"><b>${escapeHtml(shopName)}</b><small>${escapeHtml(fullName(current))}</small></span>
      <i class="avatar">${escapeHtml(initials(current))}</i></summary>
    <form class="menu" method="post" action="/__admin/staff"><p>Work as</p><input type="hidden" name="back" value="${escapeHtml(path)}">${staff.map(row).join('')}</form>
  </details>`;
}
