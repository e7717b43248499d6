import { FilterBar, FilterDate, FilterSelect } from '~/ui/FilterBar';
import { type Days, daysOf, isDay, PERIODS, periodOf } from './period';

interface StatementFilterBarProps {
  sellers: { id: string; name: string }[];
  sellerId: string;
  days: Days;
  onSeller: (id: string) => void;
  onDays: (days: Days) => void;
  /** Whether anything is chosen, and how to go back to nothing. */
  active: boolean;
  onClear: () => void;
}

/** Whose statement, and of which days. */
export function StatementFilterBar(props: StatementFilterBarProps) {
  const { sellers, sellerId, days, onSeller, onDays, active, onClear } = props;
  const now = new Date();
  const period = periodOf(days, now);
  const own = { value: 'own' as const, label: 'Own dates' };
  return (
    <FilterBar active={active} onClear={onClear}>
      {sellers.length > 1 && (
        <FilterSelect
          label="Seller"
          value={sellerId}
          required
          options={sellers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => id && onSeller(id)}
        />
      )}
      <FilterSelect
        label="Period"
        value={period ?? own.value}
        required
        options={period ? PERIODS : [own, ...PERIODS]}
        onChange={(next) => next && next !== 'own' && onDays(daysOf(next, now))}
      />
      <FilterDate
        label="From"
        value={days.from}
        max={days.to}
        required
        onChange={(from) => isDay(from) && onDays({ ...days, from })}
      />
      <FilterDate
        label="To"
        value={days.to}
        min={days.from}
        required
        onChange={(to) => isDay(to) && onDays({ ...days, to })}
      />
    </FilterBar>
  );
}
