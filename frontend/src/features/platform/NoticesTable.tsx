import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Time } from '~/time/Time';
import { Badge } from '~/ui/Badge';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { NOTICE_WORDS } from './noticeStatus';
import { type Notice, useReplay } from './queries';
import classes from './table.module.css';

/** What Stripe told us, and whether it was taken in. */
export function NoticesTable({ notices }: { notices: Notice[] }) {
  const replay = useReplay();
  const columns: Column<Notice>[] = [
    { key: 'type', header: 'Type', phone: 'title', cell: (notice) => <code>{notice.type}</code> },
    {
      key: 'status',
      header: 'Status',
      phone: 'end',
      cell: (notice) => (
        <Badge tone={NOTICE_WORDS[notice.status][0]}>{NOTICE_WORDS[notice.status][1]}</Badge>
      ),
    },
    {
      key: 'account',
      header: 'Account',
      phone: 'meta',
      cell: (notice) => (notice.stripe_account ? <code>{notice.stripe_account}</code> : 'Platform'),
    },
    {
      key: 'reason',
      header: 'Why',
      stretch: true,
      cell: (notice) => notice.reason ?? '—',
    },
    {
      key: 'when',
      header: 'Received',
      phone: 'end-meta',
      cell: (notice) => <Time iso={notice.received_at} />,
    },
    {
      key: 'replay',
      header: 'Actions',
      align: 'end',
      cell: (notice) => (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<RotateCw size={14} aria-hidden />}
          aria-label={`Apply ${notice.type} again`}
          loading={replay.isPending && replay.variables === notice.id}
          onClick={() => replay.mutate(notice.id)}
        >
          Replay
        </Button>
      ),
    },
  ];
  return (
    <>
      {replay.error && (
        <div className={classes.problem}>
          <ProblemNotice error={replay.error} />
        </div>
      )}
      <ResourceTable
        label="Notices"
        columns={columns}
        rows={notices}
        rowKey={(notice) => notice.id}
      />
    </>
  );
}
