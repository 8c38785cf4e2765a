/** What the app's frame and the admin page say to each other through postMessage. */

export type NavItem = { label: string; href: string; home: boolean };
export type BarButton = {
  /** Place among the buttons of its bar: what is pressed is told by it. */
  index: number;
  label: string;
  primary: boolean;
  critical: boolean;
  disabled: boolean;
  loading: boolean;
  /** Buttons of a `<section>` stand in a menu of this name. */
  group: string | null;
};
export type TitleBar = { title: string; buttons: BarButton[] };
export type SaveBar = {
  showing: boolean;
  discardConfirmation: boolean;
  save: BarButton | null;
  discard: BarButton | null;
};
export type Toast = { id: string; message: string; isError: boolean; duration: number; action: string | null };
export type User = { id: number; name: string; email: string; accountAccess: string };

export type FrameMessage =
  | { type: 'hello' }
  | { type: 'location'; path: string }
  | { type: 'nav'; items: NavItem[] }
  | ({ type: 'titleBar' } & TitleBar)
  | ({ type: 'saveBar' } & SaveBar)
  | ({ type: 'toast' } & Toast)
  | { type: 'toastHide'; id: string }
  | { type: 'loading'; on: boolean }
  | { type: 'modal'; open: boolean }
  | { type: 'redirect'; url: string }
  | { type: 'request'; id: number; name: 'idToken' | 'user' | 'leaveConfirmation' };

export type ParentMessage =
  | { type: 'init'; shop: string; host: string; locale: string; scopes: string[] }
  | { type: 'reply'; id: number; value?: unknown; error?: string }
  | { type: 'navigate'; href: string }
  | { type: 'press'; bar: 'titleBar' | 'saveBar'; index: number }
  | { type: 'toastAnswer'; id: string; what: 'action' | 'dismiss' };

/** Marks our messages among others (development servers and browser extensions post too). */
export const MARK = 'standin-admin';
export type Envelope<Message> = { mark: typeof MARK; message: Message };

export function isEnvelope<Message>(data: unknown): data is Envelope<Message> {
  return typeof data === 'object' && data !== null && (data as { mark?: unknown }).mark === MARK;
}

/** Parameters that the admin adds to the app's URL; they belong to one load of the frame. */
export const ADMIN_PARAMETERS = [
  'embedded',
  'hmac',
  'host',
  'id_token',
  'locale',
  'session',
  'shop',
  'timestamp',
] as const;
