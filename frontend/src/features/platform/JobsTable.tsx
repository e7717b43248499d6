import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Time } from '~/time/Time';
import { Badge } from '~/ui/Badge';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { JOB_WORDS, kindWords } from './jobStatus';
import { type Job, useRetryJob } from './queries';
import classes from './table.module.css';

/** What is done behind the requests, and what was given up, with the button to try it again. */
export function JobsTable({ jobs }: { jobs: Job[] }) {
  const retry = useRetryJob();
  const columns: Column<Job>[] = [
    { key: 'kind', header: 'Job', phone: 'title', cell: (job) => kindWords(job.kind) },
    {
      key: 'status',
      header: 'Status',
      phone: 'end',
      cell: (job) => <Badge tone={JOB_WORDS[job.status][0]}>{JOB_WORDS[job.status][1]}</Badge>,
    },
    {
      key: 'tries',
      header: 'Tries',
      align: 'end',
      cell: (job) => job.attempts,
    },
    {
      key: 'error',
      header: 'Last failure',
      phone: 'meta',
      stretch: true,
      cell: (job) => (job.last_error ? <span title={job.last_error}>{job.last_error}</span> : '—'),
    },
    {
      key: 'when',
      header: 'When',
      phone: 'end-meta',
      align: 'end',
      cell: (job) =>
        job.status === 'dead' ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<RotateCw size={14} aria-hidden />}
            aria-label={`Try again: ${kindWords(job.kind)}`}
            loading={retry.isPending && retry.variables === job.id}
            onClick={() => retry.mutate(job.id)}
          >
            Try again
          </Button>
        ) : (
          <Time iso={job.finished_at ?? job.run_at} />
        ),
    },
  ];
  return (
    <>
      {retry.error && (
        <div className={classes.problem}>
          <ProblemNotice error={retry.error} />
        </div>
      )}
      <ResourceTable label="Jobs" columns={columns} rows={jobs} rowKey={(job) => job.id} />
    </>
  );
}
