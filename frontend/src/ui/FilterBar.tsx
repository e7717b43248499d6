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
  /** One of the options always holds, as of a list that is about one seller. */
  required?: boolean;
}

/** One filter: a chip that shows what is chosen, and opens the browser's own menu. */
export function FilterSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  anyLabel = 'Any',
  required = false,
}: FilterSelectProps<Value>) {
  const id = useId();
  return (
    <div className={classes.chip} data-active={value && !required ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) =>
          onChange((event.currentTarget.value || undefined) as Value | undefined)
        }
      >
        {!required && <option value="">{anyLabel}</option>}
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

interface FilterDateProps {
  label: string;
  /** A day like `2026-11-30`, as for `min` and `max`. */
  value: string | undefined;
  min?: string;
  max?: string;
  /** Whether there is always one, so that it cannot be taken away. */
  required?: boolean;
  onChange: (day: string | undefined) => void;
}

/** A day, as a chip that opens the browser's own calendar. */
export function FilterDate({ label, value, onChange, required, ...bounds }: FilterDateProps) {
  const id = useId();
  return (
    <div className={classes.chip} data-active={value && !required ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        required={required}
        value={value ?? ''}
        {...bounds}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </div>
  );
}
