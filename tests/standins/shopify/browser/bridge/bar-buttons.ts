import type { BarButton } from '../messages.ts';

const isOn = (element: Element, name: string) => element.hasAttribute(name) && element.getAttribute(name) !== 'false';

/** The buttons and links of a title bar or save bar, in document order. */
export function pressables(bar: Element): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('button, a')];
}

export function describeButtons(bar: Element): BarButton[] {
  return pressables(bar).map((element, index) => ({
    index,
    label: element.textContent?.trim() ?? '',
    primary: element.getAttribute('variant') === 'primary',
    critical: element.getAttribute('tone') === 'critical',
    disabled: isOn(element, 'disabled'),
    loading: isOn(element, 'loading'),
    group: element.closest('section')?.getAttribute('label') ?? null,
  }));
}

/** Calls back now and after every change below `element`, at most once a turn. */
export function watch(element: Element, changed: () => void): () => void {
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      changed();
    });
  };
  const observer = new MutationObserver(soon);
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  soon();
  return () => observer.disconnect();
}
