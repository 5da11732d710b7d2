import { londonDay } from "#app/domain/dates/iso-day.ts";
import { differenceText, percentText } from "#app/domain/performance/change.ts";
import type { CrimeTableRow } from "#app/domain/performance/crime-table.ts";
import { refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { positionText } from "#app/domain/performance/position.ts";
import { crimeTableRows } from "#app/services/performance/crime-table-shown.ts";
import { chosenPartnership } from "../chosen-partnership.ts";
import { dayOption } from "../day-option.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/** `performance crime-table --from <day> --to <day> [--json]`: the nine rows against the same days a year before. */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["subcommand"],
    options: {
      from: { type: "string" },
      to: { type: "string" },
      partnership: { type: "string" },
      json: { type: "boolean" },
    },
    required: ["from", "to"],
  });
  if (given.subcommand !== "crime-table") {
    throw new UsageError(`There is no command "performance ${given.subcommand}", only "performance crime-table"`);
  }
  const period = { from: dayOption("from", given.from), to: dayOption("to", given.to) };
  const refusal = refusePeriod(period, londonDay(new Date()));
  if (refusal) throw new UsageError(`Option --${refusal.field}: ${refusal.message}`);

  return withDatabase(async ({ db }) => {
    const partnership = await chosenPartnership(db, given.partnership);
    const { rows, hasFigures } = await crimeTableRows(db, partnership.id, period);
    if (given.json) console.log(JSON.stringify(rows.map(asJson)));
    else for (const row of rows) console.log(inWords(row));
    if (!hasFigures) console.error(`No crime figures are recorded for ${period.from} to ${period.to}`);
    return 0;
  });
}

function asJson(row: CrimeTableRow) {
  const { crimeType, previous, current, difference, percent, direction, positionChange } = row;
  const [position, groupSize] = [row.position?.position ?? null, row.position?.groupSize ?? null];
  return { crimeType, previous, current, difference, percent, direction, position, groupSize, positionChange };
}

function inWords({ crimeType, previous, current, position }: CrimeTableRow) {
  const change =
    previous === null || current === null ? [] : [differenceText(previous, current), percentText(previous, current)];
  const cells = [
    previous ?? "no figure",
    current ?? "no figure",
    ...change,
    position ? positionText(position) : "no position",
  ];
  return [crimeType.padEnd(22), ...cells.map((cell) => String(cell).padStart(9))].join(" ");
}
