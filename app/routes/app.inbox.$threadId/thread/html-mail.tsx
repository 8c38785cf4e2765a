import { Button, Icon } from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import type { MailHtml } from '../view.ts';
import styles from './html-mail.module.css';

/** Heights of mails that were shown before, so that they take their place at once the next time. */
const heights = new Map<string, number>();

/**
 * A mail's own HTML in a frame that runs nothing: no scripts, no forms, no way to navigate the app. It shares our
 * origin only so that its height can be measured; without `allow-scripts` nothing inside can use that.
 */
export function HtmlMail({ mailId, html, title }: { mailId: string; html: MailHtml; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(() => heights.get(mailId) ?? guessHeight(html.srcDoc));
  const srcDoc = images && html.withImages ? html.withImages : html.srcDoc;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is measured anew
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let observer: ResizeObserver | null = null;

    function measure() {
      const root = element?.contentDocument?.documentElement;
      if (!root) return;
      const needed = Math.ceil(shrinkToFrame(root).getBoundingClientRect().height);
      if (needed === 0) return;
      heights.set(mailId, needed);
      setHeight(needed);
    }
    function watch() {
      const body = element?.contentDocument?.body;
      if (!element || !body) return;
      measure();
      observer?.disconnect();
      observer = new ResizeObserver(measure);
      observer.observe(body);
      observer.observe(element);
    }
    watch();
    element.addEventListener('load', watch);
    return () => {
      element.removeEventListener('load', watch);
      observer?.disconnect();
    };
  }, [mailId, srcDoc]);

  return (
    <div className={styles.mail}>
      {html.withImages && !images ? (
        <div className={styles.held}>
          <Icon source={ImageIcon} tone="subdued" />
          <span>Pictures from outside are held back: they would tell the sender that it was read.</span>
          <Button size="slim" onClick={() => setImages(true)}>
            Show images
          </Button>
        </div>
      ) : null}
      <iframe
        ref={frame}
        className={styles.frame}
        title={title}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={srcDoc}
        style={{ height }}
      />
    </div>
  );
}

/** Shrinks a mail that is wider than its frame, as newsletters are, so that nothing scrolls sideways. */
function shrinkToFrame(root: HTMLElement): HTMLElement {
  root.style.zoom = '1';
  root.style.zoom = String(Math.max(0.4, Math.min(1, root.clientWidth / root.scrollWidth)));
  return root;
}

/** Before it was measured: as tall as its words would be, between 3 and 20 lines. */
function guessHeight(srcDoc: string): number {
  const words = srcDoc
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[^>]+>/g, '')
    .trim();
  const lines = Math.ceil(words.length / 70);
  return Math.min(20, Math.max(3, lines)) * 20;
}
