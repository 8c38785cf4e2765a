import type { Toast } from '../messages.ts';
import { need } from './config.ts';

type Answer = (id: string, what: 'action' | 'dismiss') => void;

/** Dark pills at the bottom. The newest stands below; each goes by itself. */
export function createToasts(answer: Answer) {
  const shown = new Map<string, { element: HTMLElement; timer: number }>();

  function hide(id: string) {
    const toast = shown.get(id);
    if (!toast) return;
    window.clearTimeout(toast.timer);
    toast.element.remove();
    shown.delete(id);
  }

  function button(text: string, label: string, press: () => void) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.setAttribute('aria-label', label);
    element.addEventListener('click', press);
    return element;
  }

  return {
    hide,
    show(toast: Toast) {
      const element = document.createElement('div');
      element.className = toast.isError ? 'toast error' : 'toast';
      const text = document.createElement('span');
      text.textContent = toast.message;
      element.append(text);
      const leave = (what: 'action' | 'dismiss') => {
        hide(toast.id);
        answer(toast.id, what);
      };
      if (toast.action) element.append(button(toast.action, toast.action, () => leave('action')));
      element.append(button('\u2715', 'Dismiss', () => leave('dismiss')));
      need('.toasts').append(element);
      const timer = window.setTimeout(() => leave('dismiss'), toast.duration);
      shown.set(toast.id, { element, timer });
    },
    clear() {
      for (const id of [...shown.keys()]) hide(id);
    },
  };
}
