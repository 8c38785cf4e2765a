import { type Envelope, type FrameMessage, isEnvelope, MARK, type ParentMessage } from '../messages.ts';
import type { PageConfig } from './config.ts';

/** Speaks with the app's frame: only with that window, and only while it shows the app's origin. */
export function frameChannel(frame: HTMLIFrameElement, config: PageConfig, heard: (message: FrameMessage) => void) {
  const post = (message: ParentMessage) =>
    frame.contentWindow?.postMessage({ mark: MARK, message } satisfies Envelope<ParentMessage>, config.appOrigin);

  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== config.appOrigin) return;
    if (isEnvelope<FrameMessage>(event.data)) heard(event.data.message);
  });
  return { post };
}

/** A fresh session token for the person who is signed in. */
export async function fetchIdToken(shop: string): Promise<string> {
  const response = await fetch(`/__admin/id-token?shop=${encodeURIComponent(shop)}`);
  if (!response.ok) throw new Error(`no session token: ${response.status}`);
  const { idToken } = (await response.json()) as { idToken: string };
  return idToken;
}
