import { Icon } from '@shopify/polaris';
import { AlertTriangleIcon, ClockIcon, PersonIcon } from '@shopify/polaris-icons';
import {
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ClaimState, MarkedClaim } from './claims.ts';
import styles from './draft-field.module.css';

type Props = {
  field: RefObject<HTMLTextAreaElement>;
  text: string;
  onType: (text: string) => void;
  claims: MarkedClaim[];
  /** The claim that is spoken of, by its place in `claims`. */
  active: number | null;
  /** The pointer rests on a claim (or on none) for as long as it takes to mean it. */
  onPoint: (claim: number | null) => void;
  readOnly: boolean;
  language: string | null;
  label: string;
  placeholder: string;
  describedBy: string;
  /** The popover of the active claim; gets the place to hang from. */
  popover: (anchor: ReactElement) => ReactNode;
};

/**
 * The reply in a text field, its claims decorated. A field cannot style parts of its text, so the words are drawn by a
 * copy behind it that has the same metrics; the field on top holds caret, selection and input, its own letters clear.
 * Nothing in the copy may change the width of a letter: no padding, no weight, no icons in the line.
 */
export function DraftField(props: Props) {
  const { field, text, claims, active } = props;
  const copy = useRef<HTMLDivElement>(null);
  const places = usePlaces(copy, text, claims, active);
  const hover = useHover(copy, props.onPoint);
  const anchor = places.anchor ? <span className={styles.anchor} style={places.anchor} /> : null;

  return (
    <div className={styles.scroller}>
      <div className={styles.stack} dir="auto">
        <div className={styles.copy} ref={copy} aria-hidden="true" lang={props.language ?? undefined}>
          {decorate(text, claims, active)}
          {'\u200b'}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          value={text}
          onChange={(event) => props.onType(event.currentTarget.value)}
          readOnly={props.readOnly}
          placeholder={props.placeholder}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          lang={props.language ?? undefined}
          dir="auto"
          rows={1}
          spellCheck
          data-pane-focus
          onMouseMove={hover.onMouseMove}
          onMouseLeave={hover.onMouseLeave}
        />
        {places.icons.map((icon) => (
          <span key={icon.top} className={`${styles.icon} ${styles[icon.state]}`} style={{ top: icon.top }}>
            <Icon source={icons[icon.state]} />
          </span>
        ))}
        {anchor ? <span className={styles.popover}>{props.popover(anchor)}</span> : null}
      </div>
    </div>
  );
}

const icons = { unproven: AlertTriangleIcon, unchecked: ClockIcon, confirmed: PersonIcon } as const;

function decorate(text: string, claims: MarkedClaim[], active: number | null): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  claims.forEach((claim, index) => {
    // Claims may overlap; what is already drawn is not drawn twice.
    const start = Math.max(at, claim.start);
    if (claim.end <= start) return;
    if (start > at) parts.push(text.slice(at, start));
    const classes = [styles.claim, styles[claim.state], index === active ? styles.active : ''].join(' ');
    parts.push(
      <span key={`${claim.start}-${claim.end}`} className={classes} data-claim={index}>
        {text.slice(start, claim.end)}
      </span>,
    );
    at = claim.end;
  });
  parts.push(text.slice(at));
  return parts;
}

type IconPlace = { top: number; state: Exclude<ClaimState, 'proven'> };
type Places = { icons: IconPlace[]; anchor: { left: number; top: number; width: number; height: number } | null };

const rank: ClaimState[] = ['proven', 'confirmed', 'unchecked', 'unproven'];

/** Where the icons in the margin go (one a line, the most pressing) and where the popover hangs, in px of the stack. */
function usePlaces(copy: RefObject<HTMLElement>, text: string, claims: MarkedClaim[], active: number | null): Places {
  const [places, setPlaces] = useState<Places>({ icons: [], anchor: null });
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    if (!copy.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(copy.current);
    return () => observer.disconnect();
  }, [copy]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: text and width move the words
  useLayoutEffect(() => {
    const box = copy.current?.getBoundingClientRect();
    if (!copy.current || !box) return;
    const byLine = new Map<number, IconPlace>();
    let anchor: Places['anchor'] = null;
    for (const span of copy.current.querySelectorAll<HTMLElement>('[data-claim]')) {
      const index = Number(span.dataset.claim);
      const state = claims[index]?.state;
      const rect = span.getClientRects()[0];
      if (!rect || !state) continue;
      const top = Math.round(rect.top - box.top);
      if (index === active) anchor = { left: rect.left - box.left, top, width: rect.width, height: rect.height };
      if (state === 'proven') continue;
      const there = byLine.get(top);
      if (!there || rank.indexOf(state) > rank.indexOf(there.state)) byLine.set(top, { top, state });
    }
    setPlaces({ icons: [...byLine.values()], anchor });
  }, [copy, text, width, claims, active]);

  return places;
}

/** Finds the claim under the pointer in the copy, for the field lies on top, and waits 150 ms. */
function useHover(copy: RefObject<HTMLElement>, onPoint: (claim: number | null) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const under = useRef<number | null>(null);

  function point(claim: number | null) {
    if (claim === under.current) return;
    under.current = claim;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onPoint(claim), claim === null ? 250 : 150);
  }

  return {
    onMouseMove(event: MouseEvent) {
      const { clientX: x, clientY: y } = event;
      const span = [...(copy.current?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])].find((one) =>
        [...one.getClientRects()].some(
          (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
        ),
      );
      point(span ? Number(span.dataset.claim) : null);
    },
    onMouseLeave: () => point(null),
  };
}
