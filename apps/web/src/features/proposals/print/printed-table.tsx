import type { PaperWords, PrintedPrices, PrintedRow } from '@baton/schema/proposals/paper';
import { Fragment } from 'react';

/** All rows of the prices, whatever the page itself shows of them; the head stands again on every sheet. */
export const PrintedTable = ({
  prices: { columns, rows, sums },
  words,
}: {
  prices: PrintedPrices;
  words: PaperWords;
}) =>
  rows.length > 0 && (
    <>
      <table className="paper-prices">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        {/* What was sent never changes, so its rows need no keys of their own. */}
        <tbody>{rows.map((row, at) => createRow(row, columns, at))}</tbody>
      </table>
      {sums.map(({ name, entries }) => (
        <dl className="paper-sum" key={name}>
          {sums.length > 1 && <dt className="paper-due">{name}</dt>}
          {entries.map(({ label, amount, strong }) => (
            <Fragment key={label}>
              <dt className={strong ? 'paper-strong' : undefined}>{label}</dt>
              <dd className={strong ? 'paper-strong' : undefined}>{amount}</dd>
            </Fragment>
          ))}
        </dl>
      ))}
    </>
  );

const createRow = (
  { kind, counts, inGroup, cells, note }: PrintedRow,
  columns: PrintedPrices['columns'],
  at: number,
) => (
  <tr className={`paper-${kind} ${inGroup ? 'paper-inside' : ''} ${counts ? '' : 'paper-left'}`} key={at}>
    {kind === 'line' ? (
      columns.map((column) => (
        <td key={column}>
          {cells[column]}
          {column === 'text' && note !== '' && <small>{note}</small>}
        </td>
      ))
    ) : (
      <>
        <td colSpan={columns.length - 1}>{cells.text}</td>
        <td>{cells.total}</td>
      </>
    )}
  </tr>
);
