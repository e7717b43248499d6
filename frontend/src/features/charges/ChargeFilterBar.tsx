import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { SearchField } from '~/ui/SearchField';
import { PERIODS, type Period } from './periods';
import type { ChargeStatus } from './queries';
import { CHARGE_STATUSES } from './statuses';

/** What the address of the charges list can say. */
export interface ChargeSearch {
  q?: string | undefined;
  status?: ChargeStatus | undefined;
  seller?: string | undefined;
  period?: Period | undefined;
}

interface ChargeFilterBarProps {
  search: ChargeSearch;
  sellers: { id: string; name: string }[];
  onChange: (next: ChargeSearch) => void;
}

export function ChargeFilterBar({ search, sellers, onChange }: ChargeFilterBarProps) {
  const [typed, setTyped] = useState(search.q ?? '');
  const sendLater = useDebouncedCallback(
    (q: string) => onChange({ ...search, q: q || undefined }),
    300,
  );
  // Cleared from elsewhere, or by going back.
  useEffect(() => {
    if (search.q === undefined) setTyped('');
  }, [search.q]);
  const active = Object.values(search).some((value) => value !== undefined);
  return (
    <FilterBar
      active={active}
      onClear={() => {
        setTyped('');
        onChange({});
      }}
    >
      <SearchField
        label="Search charges"
        placeholder="Search e-mail, description, id"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          sendLater(text.trim());
        }}
      />
      <FilterSelect
        label="Status"
        value={search.status}
        options={CHARGE_STATUSES}
        onChange={(status) => onChange({ ...search, status })}
      />
      <FilterSelect
        label="Period"
        value={search.period}
        options={PERIODS}
        onChange={(period) => onChange({ ...search, period })}
      />
      {sellers.length > 1 && (
        <FilterSelect
          label="Seller"
          value={search.seller}
          options={sellers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(seller) => onChange({ ...search, seller })}
        />
      )}
    </FilterBar>
  );
}
