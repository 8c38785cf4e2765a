/**
 * Styles through `adoptedStyleSheets`: a `<style>` in the head would break React's hydration of the whole document, and a
 * content security policy would refuse it.
 */
export function adoptStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none !important; }
    dialog.standin-modal {
      display: flex; flex-direction: column; padding: 0; border: 0; border-radius: 16px; width: min(620px, calc(100vw - 32px));
      max-height: calc(100vh - 64px); overflow: hidden; background: #fff; color: #303030; box-shadow: 0 20px 40px rgb(0 0 0 / 30%);
      font: 450 13px/20px Inter, -apple-system, 'Segoe UI', sans-serif;
    }
    dialog.standin-modal-small { width: min(380px, calc(100vw - 32px)); }
    dialog.standin-modal-large { width: min(980px, calc(100vw - 32px)); }
    dialog.standin-modal-max { width: calc(100vw - 16px); height: calc(100vh - 16px); max-width: none; max-height: none; }
    dialog.standin-modal::backdrop { background: rgb(0 0 0 / 50%); }
    .standin-modal header { display: flex; align-items: center; justify-content: space-between; padding: 12px 16px; background: #f3f3f3; border-bottom: 1px solid #e3e3e3; }
    .standin-modal h2 { margin: 0; font-size: 14px; font-weight: 650; }
    .standin-modal-body { flex: 1; overflow: auto; }
    .standin-modal footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
    .standin-modal footer:empty { display: none; }
    .standin-modal header button, .standin-modal footer button { font: inherit; font-weight: 550; border: 0; border-radius: 8px; padding: 4px 12px; background: #fff; box-shadow: inset 0 0 0 1px #c7c7c7; color: inherit; cursor: pointer; min-height: 28px; }
    .standin-modal header button.standin-modal-close { box-shadow: none; background: none; padding: 4px 8px; }
    .standin-modal footer button.primary { background: #303030; color: #fff; box-shadow: none; }
    .standin-modal footer button.critical { background: #c70a24; color: #fff; box-shadow: none; }
    .standin-modal footer button:disabled { background: #ebebeb; color: #8a8a8a; box-shadow: none; cursor: default; }
    @media (max-width: 490px) { .standin-modal header button, .standin-modal footer button { min-height: 44px; } }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
