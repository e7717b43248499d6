import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { EmptyState } from './States';

/** The filters leave nothing over, which is another thing than having nothing. */
export function NoResults({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      No entry fits these filters. Widen or clear them.
    </EmptyState>
  );
}
