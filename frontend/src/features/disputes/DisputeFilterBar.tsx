import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import type { DisputeStatus } from './queries';
import { DISPUTE_STATUSES } from './statuses';

/** What the address of the list of disputes can say. */
export interface DisputeSearch {
  status?: DisputeStatus | undefined;
  seller?: string | undefined;
}

interface DisputeFilterBarProps {
  search: DisputeSearch;
  sellers: { id: string; name: string }[];
  onChange: (next: DisputeSearch) => void;
}

export function DisputeFilterBar({ search, sellers, onChange }: DisputeFilterBarProps) {
  const active = Object.values(search).some((value) => value !== undefined);
  return (
    <FilterBar active={active} onClear={() => onChange({})}>
      <FilterSelect
        label="Status"
        value={search.status}
        options={DISPUTE_STATUSES}
        onChange={(status) => onChange({ ...search, status })}
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
