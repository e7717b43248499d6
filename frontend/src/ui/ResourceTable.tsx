import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './ResourceTable.module.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  /** Takes the room that is left and cuts what is longer, so that rows stay one line high. */
  stretch?: boolean;
  /** Where it stands when the table becomes a list on a phone; left out there when absent. */
  phone?: 'title' | 'meta' | 'end' | 'end-meta';
}

interface ResourceTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** A link over the whole row, with its own words for screen readers. */
  link?: (row: Row, props: { className: string; children: ReactNode }) => ReactNode;
  linkLabel?: (row: Row) => string;
}

/** A table that becomes a list of two lines each on a phone. */
export function ResourceTable<Row>(props: ResourceTableProps<Row>) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return phone ? <PhoneList {...props} /> : <WideTable {...props} />;
}

function rowLink<Row>({ link, linkLabel }: ResourceTableProps<Row>, row: Row) {
  return link?.(row, {
    className: classes.link ?? '',
    children: <span className={classes.hidden}>{linkLabel?.(row)}</span>,
  });
}

function WideTable<Row>(props: ResourceTableProps<Row>) {
  const { label, columns, rows, rowKey } = props;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-linked={props.link ? true : undefined}>
            {columns.map((column, index) => (
              <td
                key={column.key}
                data-align={column.align}
                data-stretch={column.stretch ? true : undefined}
              >
                {column.cell(row)}
                {index === 0 && rowLink(props, row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PhoneList<Row>(props: ResourceTableProps<Row>) {
  const { label, columns, rows, rowKey } = props;
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          {columns
            .filter((column) => column.phone)
            .map((column) => (
              <div key={column.key} data-phone={column.phone}>
                {column.cell(row)}
              </div>
            ))}
          {rowLink(props, row)}
        </li>
      ))}
    </ul>
  );
}

/** Holds the place of a table while it loads. */
export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else
        <div key={index} className={classes.skeletonRow}>
          <Skeleton height={12} width="16%" radius="sm" />
          <Skeleton height={12} width={`${38 - (index % 3) * 7}%`} radius="sm" />
          <Skeleton height={12} width="12%" radius="sm" ml="auto" />
        </div>
      ))}
    </div>
  );
}
