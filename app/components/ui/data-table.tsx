/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   a table drawn as blocks loses its own roles in several browsers */
import { useId, type ReactNode } from "react";

type DataTableProps = {
  readonly caption: ReactNode;
  readonly head: readonly string[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly ReactNode[])[];
};

/**
 * A table; where it would not fit, each row becomes a small list of its own, with the column's name at each value
 * (`tables.css`). The roles keep it a table for screen readers when it no longer looks like one.
 */
export function DataTable({ caption, head, rows }: DataTableProps) {
  const captionId = useId();
  const width = head.length > 5 ? " table-wide" : "";
  return (
    <div className="table-box">
      <table className={`data-table${width}`} role="table" aria-labelledby={captionId}>
        <caption id={captionId}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {head.map((cell) => (
              <th scope="col" role="columnheader" key={cell}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((cells, row) => (
            <tr role="row" key={row}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" role="rowheader" key={column}>
                    {cell}
                  </th>
                ) : (
                  <td role="cell" data-label={head[column]} key={column}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
