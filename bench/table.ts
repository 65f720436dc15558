// Rows as a table for a person.
import type { Row } from './measure.ts';

const HEAD = ['part', 'name', 'figure', 'unit', 'goal', 'holds', 'against'] as const;

/** One line a row; the longest column stands last, so that the others line up. */
export function describeRows(rows: readonly Row[]): string {
  const lines = [[...HEAD], ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const isNumber = (column: number) => HEAD[column] === 'figure';
  return lines
    .map((cells) =>
      cells
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ part, name, figure, unit, against, goal, holds }: Row): string[] {
  return [part, name, shown(figure), unit, goal ?? '', verdictOf(holds), against];
}

const shown = (figure: number): string =>
  Number.isNaN(figure)
    ? '–'
    : Number.isInteger(figure)
      ? `${figure}`
      : figure.toFixed(figure < 10 ? 3 : 1);

function verdictOf(holds: boolean | null): string {
  if (holds === null) return '';
  return holds ? 'yes' : 'NO';
}
