import { type KeyboardEvent, useRef } from 'react';
import styles from './tabs.module.css';

type Tab<Id extends string> = { id: Id; title: string; count?: string };

type Props<Id extends string> = {
  label: string;
  tabs: Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** Id of the element that the tabs fill. */
  controls: string;
};

/** Views or filters: small pressed buttons as a tablist, one tab stop with arrow keys. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, controls }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.id === selected);
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
    const wanted = Math.min(tabs.length - 1, Math.max(0, at + forward));
    const tab = tabs[wanted];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll('button')[wanted]?.focus();
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown} ref={list}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={tab.id === selected}
          aria-controls={controls}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.title}
          {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
