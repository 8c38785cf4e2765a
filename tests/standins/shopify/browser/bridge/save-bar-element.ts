import { describeButtons, pressables, watch } from './bar-buttons.ts';
import { listen, postState } from './channel.ts';

let shown: SaveBarElement | undefined;

export const isSaveBarShowing = () => shown !== undefined;

/** `<ui-save-bar>`: https://shopify.dev/docs/api/app-bridge-library/web-components/ui-save-bar */
export class SaveBarElement extends HTMLElement {
  #stop: (() => void) | undefined;

  get showing(): boolean {
    return shown === this;
  }
  get discardConfirmation(): boolean {
    return this.hasAttribute('discardconfirmation') && this.getAttribute('discardconfirmation') !== 'false';
  }
  set discardConfirmation(on: boolean) {
    this.toggleAttribute('discardconfirmation', on);
  }

  async show(): Promise<void> {
    if (this.showing) return;
    shown = this;
    this.#stop = watch(this, () => this.#tell());
    this.#tell();
    this.dispatchEvent(new Event('show'));
  }
  async hide(): Promise<void> {
    if (!this.showing) return;
    shown = undefined;
    this.#stop?.();
    postState({ type: 'saveBar', showing: false, discardConfirmation: false, save: null, discard: null });
    this.dispatchEvent(new Event('hide'));
  }
  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }
  disconnectedCallback() {
    void this.hide();
  }

  #tell() {
    if (!this.showing) return;
    const buttons = describeButtons(this);
    postState({
      type: 'saveBar',
      showing: true,
      discardConfirmation: this.discardConfirmation,
      save: buttons.find((button) => button.primary) ?? null,
      discard: buttons.find((button) => !button.primary) ?? null,
    });
  }
}

export function defineSaveBar(): void {
  customElements.define('ui-save-bar', SaveBarElement);
  listen((message) => {
    if (message.type === 'press' && message.bar === 'saveBar' && shown) pressables(shown)[message.index]?.click();
  });
}
