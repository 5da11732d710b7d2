import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusQuarters, type Quarter, quarterOf, quarterName, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { beginReport } from "#app/services/reports/begin-report.ts";
import { makePack } from "#app/services/reports/report-packs.ts";
import { sendReport, signOffReport } from "#app/services/reports/report-steps.ts";
import { writePart } from "#app/services/reports/write-part.ts";
import { findCspReport, unsafeListReportParts } from "#db/queries/csp-reports.ts";
import { asDone } from "./as-done.ts";
import { JAG_REPORT, QUARTERLY, type ReportTold, type ReportWords, SCRUTINY, SCRUTINY_FIELDS } from "./report-words.ts";
import { at, type World } from "./world.ts";

type Begun = {
  kind: "quarterly" | "jag" | "scrutiny";
  agencyId: string | null;
  groupId: string | null;
  quarter: Quarter;
};

/** Days after the quarter on which a report is begun, signed off and sent. */
const DAYS = { begun: 8, signedOff: 17, sent: 19, pack: 26 } as const;

/** The newest quarter's reports to the board, of its groups and to scrutiny: after everything else, for what is sent is counted then. */
export async function buildReports(world: World) {
  const quarter = quarterToTell(world);
  for (const told of QUARTERLY) await quarterly(world, quarter, told);
  const chair = await world.actor("chair");
  const jag = { kind: "jag" as const, agencyId: null, groupId: world.group("JAG"), quarter };
  await write(world, chair, jag, JAG_REPORT, "sent");
  const manager = await world.actor("manager");
  const scrutiny = { kind: "scrutiny" as const, agencyId: manager.agencyId, groupId: null, quarter };
  await write(world, manager, scrutiny, SCRUTINY, "signed-off");
  await asDone(
    makePack(
      { db: world.db, actor: manager, now: on(quarter, DAYS.pack, "14:00") },
      {
        ...{ title: `Papers of the board, ${quarterName(quarter)}`, groupId: world.group("CSP board"), quarter },
      },
    ),
  );
}

/** The last one that has been over for long enough to be reported. */
function quarterToTell({ today }: World): Quarter {
  const last = plusQuarters(quarterOf(today), -1);
  return plusDays(quarterPeriod(last).to, DAYS.pack) < today ? last : plusQuarters(last, -1);
}

function on(quarter: Quarter, after: number, time: string) {
  return at(plusDays(quarterPeriod(quarter).to, after), time);
}

async function quarterly(world: World, quarter: Quarter, { agency, author, words, state }: ReportTold) {
  const begun = { kind: "quarterly" as const, agencyId: world.agency(agency), groupId: null, quarter };
  await write(world, await world.actor(author), begun, words, state);
}

/** Begun, written part by part, and taken as far as it has come. */
async function write(world: World, author: Actor, begun: Begun, words: ReportWords, state: ReportTold["state"]) {
  const { db } = world;
  const { quarter, kind } = begun;
  const context = { db, actor: author, now: on(quarter, DAYS.begun, "10:00") };
  const { id } = await asDone(beginReport(context, begun));
  const themes = new Map<string, number>();
  for (const { id: partId, part, version, heading } of await unsafeListReportParts(db, id)) {
    const place = themes.get(part) ?? 0;
    themes.set(part, place + 1);
    const told = words[part];
    const text = typeof told === "string" ? told : told?.[place];
    const fields = kind === "scrutiny" ? SCRUTINY_FIELDS[part] : undefined;
    const later = { ...context, now: on(quarter, DAYS.begun + 2, "11:30") };
    if (fields)
      await asDone(
        writePart(
          later,
          { reportId: id, partId },
          { version, byItself: false, fields: { ...fields, ...dayOf(part, quarter) } },
        ),
      );
    else if (text && heading)
      await asDone(writePart(later, { reportId: id, partId }, { version, byItself: false, words: text }));
  }
  const manager = await world.actor("manager");
  if (state === "draft") return;
  await asDone(
    signOffReport(
      { db, actor: manager, now: on(quarter, DAYS.signedOff, "15:00") },
      id,
      await versionOf(world, manager, id),
    ),
  );
  if (state === "sent")
    await asDone(
      sendReport({ db, actor: manager, now: on(quarter, DAYS.sent, "09:45") }, id, await versionOf(world, manager, id)),
    );
}

/** The day of the committee's meeting, which the head of the report prints. */
function dayOf(part: string, quarter: Quarter): Record<string, string> {
  return part === "details" ? { date: longDay(plusDays(quarterPeriod(quarter).to, 48)) } : {};
}

async function versionOf({ db }: World, actor: Actor, id: string) {
  const report = await findCspReport(db, actor, id);
  if (!report) throw new Error("A report of the demonstration is not to be found");
  return { version: report.version };
}
