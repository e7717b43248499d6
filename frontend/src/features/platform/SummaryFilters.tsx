import { FilterBar, FilterDate, FilterSelect } from '~/ui/FilterBar';
import { type Chosen, PERIODS } from './period';
import type { Interval } from './queries';

const INTERVALS: { value: Interval; label: string }[] = [
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
];

export interface SummarySearch extends Chosen {
  currency?: string | undefined;
}

interface SummaryFiltersProps {
  search: SummarySearch;
  /** Those in which there was a charge. */
  currencies: string[];
  onChange: (search: SummarySearch) => void;
}

/** Which period, how it is cut, and in which currency. */
export function SummaryFilters({ search, currencies, onChange }: SummaryFiltersProps) {
  const active = Object.values(search).some((value) => value !== undefined);
  return (
    <FilterBar active={active} onClear={() => onChange({})}>
      <FilterSelect
        label="Period"
        value={search.period}
        options={PERIODS}
        anyLabel={search.from || search.to ? 'As below' : 'Last 30 days'}
        onChange={(period) => onChange({ ...search, period, from: undefined, to: undefined })}
      />
      <FilterDate
        label="From"
        value={search.from}
        onChange={(from) => onChange({ ...search, from, period: undefined })}
      />
      <FilterDate
        label="To"
        value={search.to}
        onChange={(to) => onChange({ ...search, to, period: undefined })}
      />
      <FilterSelect
        label="By"
        value={search.interval}
        options={INTERVALS}
        anyLabel="What fits"
        onChange={(interval) => onChange({ ...search, interval })}
      />
      {currencies.length > 1 && (
        <FilterSelect
          label="Currency"
          value={search.currency}
          options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
          anyLabel="Busiest"
          onChange={(currency) => onChange({ ...search, currency })}
        />
      )}
    </FilterBar>
  );
}
