import { refuseFigurePeriod } from "#app/domain/case-reviews/statutory-figures.ts";
import { reviewFigures } from "#app/services/case-reviews/figures.ts";
import { readThreshold } from "#app/services/case-reviews/threshold-as-json.ts";
import { unsafeFindPersonByReference } from "#db/queries/person-by-reference.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { dayOption } from "../day-option.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/**
 * `case-review figures --from <day> --to <day> [--json]`: the four numbers of s104(9).
 * `case-review threshold --person <reference> --on <day> [--json]`: the count with its working, as for an application on that day.
 */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["subcommand"],
    options: {
      from: { type: "string" },
      to: { type: "string" },
      person: { type: "string" },
      on: { type: "string" },
      partnership: { type: "string" },
      json: { type: "boolean" },
    },
    required: [],
  });
  if (given.subcommand === "figures") return figures(given);
  if (given.subcommand === "threshold") return threshold(given);
  throw new UsageError(
    `There is no command "case-review ${given.subcommand}", only "case-review figures" and "case-review threshold"`,
  );
}

type Given = { from?: string; to?: string; person?: string; on?: string; partnership?: string; json?: boolean };

async function figures(given: Given) {
  const period = { from: dayOption("from", given.from ?? ""), to: dayOption("to", given.to ?? "") };
  const refusal = refuseFigurePeriod(period);
  if (refusal) throw new UsageError(`Option --${refusal.field}: ${refusal.message}`);
  return withDatabase(async ({ db }) => {
    const partnership = await chosenPartnership(db, given.partnership);
    const counted = await reviewFigures(db, partnership.id, period);
    if (given.json) console.log(JSON.stringify(Object.fromEntries(counted.map(({ id, count }) => [id, count]))));
    else for (const { letter, name, count } of counted) console.log(`(${letter}) ${name}: ${count}`);
    return 0;
  });
}

async function threshold(given: Given) {
  const on = dayOption("on", given.on ?? "");
  const reference = given.person;
  if (reference === undefined) throw new UsageError("Option --person is needed");
  return withDatabase(async ({ db }) => {
    const partnership = await chosenPartnership(db, given.partnership);
    const person = await unsafeFindPersonByReference(db, partnership.id, reference);
    if (!person) throw new UsageError(`There is no person with the reference "${reference}"`);
    const answer = await readThreshold(
      { db, actor: commandActor(partnership.id), now: new Date() },
      { partnershipId: partnership.id, personId: person.id, reference, on },
    );
    if (given.json) console.log(JSON.stringify(answer));
    else {
      const { local, statutory, hate } = answer;
      console.log(`${reference}, application on ${on}: threshold ${answer.met ? "met" : "not met"}`);
      console.log(`Local count ${local.count} of ${local.threshold}; statutory ${statutory.count} of ${statutory.threshold}; hate ${hate.met ? "met" : "not met"}`); // prettier-ignore
      for (const report of answer.reports)
        console.log(`${report.reference} of ${report.reportedOn}: ${report.qualifies ? "counts" : report.reasons.join(", ")}`); // prettier-ignore
    }
    return 0;
  });
}
