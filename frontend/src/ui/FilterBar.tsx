import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import classes from './FilterBar.module.css';

interface FilterBarProps {
  /** Whether anything is filtered; only then can it be cleared. */
  active: boolean;
  onClear: () => void;
  children: ReactNode;
}

/** The filters of a list, in a row that wraps. */
export function FilterBar({ active, onClear, children }: FilterBarProps) {
  return (
    <search className={classes.bar} aria-label="Filters">
      {children}
      {active && (
        <button type="button" className={classes.clear} onClick={onClear}>
          <X size={14} aria-hidden /> Clear
        </button>
      )}
    </search>
  );
}

interface FilterSelectProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
  /** What stands there while nothing is chosen. */
  anyLabel?: string;
}

/** One filter: a chip that shows what is chosen, and opens the browser's own menu. */
export function FilterSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  anyLabel = 'Any',
}: FilterSelectProps<Value>) {
  const id = useId();
  return (
    <div className={classes.chip} data-active={value ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) =>
          onChange((event.currentTarget.value || undefined) as Value | undefined)
        }
      >
        <option value="">{anyLabel}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden />
    </div>
  );
}

interface FilterDayProps {
  label: string;
  /** Like `2026-11-27`. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A day, chosen with the browser's own calendar. */
export function FilterDay({ label, value, onChange }: FilterDayProps) {
  const id = useId();
  return (
    <div className={classes.chip} data-active={value ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </div>
  );
}
