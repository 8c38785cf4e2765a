import { escapeHtml } from './html.ts';
import { icon } from './icons.ts';

/** The app in its frame, below a title bar that the app fills. */
export function renderAppMain(appName: string, frameSrc: string): string {
  return `<div class="title-bar">
    <i class="app-icon">${icon('Return')}</i><h1>${escapeHtml(appName)}</h1>
    <div class="title-buttons"></div>
    <details class="more"><summary aria-label="More actions">${icon('MenuHorizontal')}</summary>
      <div class="menu"><button type="button" class="reload">Reload app</button></div></details>
  </div>
  <div class="loading" hidden></div>
  <iframe class="app-frame" name="app-iframe" title="${escapeHtml(appName)}" src="${escapeHtml(frameSrc)}" allow="clipboard-write"></iframe>`;
}

export function renderInstallMain(appName: string, scopes: string[], shop: string, back: string): string {
  return `<div class="card"><h1>Install ${escapeHtml(appName)}</h1>
    <p>The app is not installed on this store. It asks for:</p>
    <ul>${scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>
    <form method="post" action="/__admin/install"><input type="hidden" name="shop" value="${escapeHtml(shop)}">
      <input type="hidden" name="back" value="${escapeHtml(back)}"><button class="primary">Install</button></form></div>`;
}

export function renderElsewhereMain(title: string, appName: string, appPath: string): string {
  return `<div class="card"><h1>${escapeHtml(title)}</h1>
    <p>This stands in for the Shopify admin, and shows only the app.</p>
    <p><a class="primary" href="${escapeHtml(appPath)}">Open ${escapeHtml(appName)}</a></p></div>`;
}
