import { describeButtons, pressables, watch } from './bar-buttons.ts';
import { post } from './channel.ts';

/** `<ui-modal>`: https://shopify.dev/docs/api/app-bridge-library/web-components/ui-modal (its `src` is not in the stand-in) */
export class ModalElement extends HTMLElement {
  /** Where React puts the modal's children; it has to be there before the element is shown. */
  readonly content: HTMLElement = document.createElement('div');
  #dialog: HTMLDialogElement | undefined;
  #stop: (() => void) | undefined;

  get variant(): string {
    return this.getAttribute('variant') ?? 'base';
  }
  set variant(name: string) {
    this.setAttribute('variant', name);
  }

  /** React calls it when it mounts, too: hiding what is not shown does nothing. */
  async hide(): Promise<void> {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#dialog = undefined;
    this.#stop?.();
    dialog.close();
    dialog.remove();
    post({ type: 'modal', open: false });
    this.dispatchEvent(new Event('hide'));
  }

  async show(): Promise<void> {
    if (this.#dialog) return;
    this.#takePlainChildren();
    const dialog = document.createElement('dialog');
    dialog.className = `standin-modal standin-modal-${this.variant}`;
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      void this.hide();
    });
    this.#dialog = dialog;
    document.body.append(dialog);
    this.#build(dialog);
    this.#update(dialog);
    this.#stop = watch(this, () => this.#update(dialog));
    dialog.showModal();
    post({ type: 'modal', open: true });
    this.dispatchEvent(new Event('show'));
  }

  toggle(): Promise<void> {
    return this.#dialog ? this.hide() : this.show();
  }

  disconnectedCallback() {
    void this.hide();
  }

  /** Without React the children stand in the element itself. */
  #takePlainChildren() {
    if (this.content.childNodes.length > 0) return;
    const plain = [...this.children].filter((child) => !/^ui-(title|save)-bar$/i.test(child.tagName));
    this.content.append(...plain.filter((child) => child.childNodes.length > 0));
  }

  /** Head, content and foot. The content is put in once: moving it again would take the caret from whoever types. */
  #build(dialog: HTMLDialogElement) {
    const title = document.createElement('h2');
    title.id = 'standin-modal-title';
    dialog.setAttribute('aria-labelledby', title.id);
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'standin-modal-close';
    close.setAttribute('aria-label', 'Close');
    close.textContent = '\u2715';
    close.addEventListener('click', () => void this.hide());
    const head = document.createElement('header');
    head.append(title, close);
    const body = document.createElement('div');
    body.className = 'standin-modal-body';
    body.append(this.content);
    dialog.append(head, body, document.createElement('footer'));
  }

  /** Title and buttons as the modal's `<ui-title-bar>` has them now. */
  #update(dialog: HTMLDialogElement) {
    const bar = this.querySelector('ui-title-bar');
    const title = dialog.querySelector('h2');
    const foot = dialog.querySelector(':scope > footer');
    if (!title || !foot) return;
    title.textContent = bar?.getAttribute('title') ?? '';
    const buttons = bar ? describeButtons(bar) : [];
    const ordered = [...buttons.filter((one) => !one.primary), ...buttons.filter((one) => one.primary)];
    const focused = [...foot.children].indexOf(document.activeElement ?? foot);
    foot.replaceChildren(
      ...ordered.map(({ index, label, primary, critical, disabled, loading }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = label;
        button.disabled = disabled || loading;
        button.classList.toggle('primary', primary);
        button.classList.toggle('critical', critical);
        button.addEventListener('click', () => bar && pressables(bar)[index]?.click());
        return button;
      }),
    );
    const again = foot.children[focused];
    if (again instanceof HTMLElement) again.focus();
  }
}
