import type { BarButton, SaveBar, TitleBar } from '../messages.ts';
import { need, type PageConfig } from './config.ts';

type Press = (bar: 'titleBar' | 'saveBar', index: number) => void;

function drawButton(described: BarButton, label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.disabled = described.disabled || described.loading;
  button.classList.toggle('primary', described.primary);
  button.classList.toggle('critical', described.critical);
  button.setAttribute('aria-busy', String(described.loading));
  button.addEventListener('click', press);
  return button;
}

/** The app's name or page and its buttons; those of a section stand in the menu of further actions. */
export function drawTitleBar(config: PageConfig, bar: TitleBar, press: Press): void {
  need('.title-bar h1').textContent = bar.title || config.appName;
  document.title = `${bar.title || config.appName} · ${config.shop}`;
  const draw = (button: BarButton) => drawButton(button, button.label, () => press('titleBar', button.index));
  const direct = bar.buttons.filter((button) => button.group === null);
  const ordered = [...direct.filter((one) => !one.primary), ...direct.filter((one) => one.primary)];
  need('.title-buttons').replaceChildren(...ordered.map(draw));
  const menu = need('.more .menu');
  for (const old of menu.querySelectorAll('.from-app')) old.remove();
  const grouped = bar.buttons.filter((button) => button.group !== null).map(draw);
  for (const button of grouped) button.classList.add('from-app');
  menu.prepend(...grouped);
}

/** "Unsaved changes" takes the search's place in the top bar while it shows. */
export function createSaveBar(press: Press) {
  let shown: SaveBar | undefined;
  const bar = need('.save-bar');
  const save = need<HTMLButtonElement>('.save', bar);
  const discard = need<HTMLButtonElement>('.discard', bar);

  save.addEventListener('click', () => shown?.save && press('saveBar', shown.save.index));
  discard.addEventListener('click', async () => {
    const wanted = shown;
    if (!wanted?.discard) return;
    if (wanted.discardConfirmation && !(await confirmLeaving('Discard all unsaved changes?', 'Discard changes')))
      return;
    press('saveBar', wanted.discard.index);
  });

  return {
    isShowing: () => shown !== undefined,
    set(next: SaveBar) {
      shown = next.showing ? next : undefined;
      bar.hidden = !next.showing;
      document.body.classList.toggle('unsaved', next.showing);
      save.textContent = next.save?.label || 'Save';
      discard.textContent = next.discard?.label || 'Discard';
      save.disabled = !next.save || next.save.disabled || next.save.loading;
      discard.disabled = !next.discard || next.discard.disabled || next.discard.loading;
      save.setAttribute('aria-busy', String(next.save?.loading ?? false));
    },
  };
}

/** Asks before unsaved changes are lost. */
export function confirmLeaving(title: string, go: string): Promise<boolean> {
  const dialog = need<HTMLDialogElement>('dialog.confirm');
  need('h2', dialog).textContent = title;
  need('p', dialog).textContent = 'If you go on, what you changed since you last saved is lost.';
  need('button[value=stay]', dialog).textContent = 'Continue editing';
  need('button[value=go]', dialog).textContent = go;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'go'), { once: true });
  });
}
