import { ATTENDANCE_COLUMNS } from "#app/domain/exports/attendance-columns.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { matrixOf } from "../meetings/attendance-matrix.ts";
import { batchOf, type Batch, type From } from "./batches.ts";

/** The agencies of a group of the actor's own over its last meetings; of another group nothing. */
export async function* attendanceRows(from: From, { group }: { group: string }): AsyncGenerator<Batch> {
  const matrix = await matrixOf(from, group);
  if (!matrix) return;
  const rows = matrix.agencies.flatMap((agency) =>
    matrix.sittings.map(({ id, day }, index) => ({ id, agency, day, status: agency.cells[index] ?? null })),
  );
  yield batchOf(ATTENDANCE_COLUMNS, londonDay(from.now), "meeting")(rows);
}
