import { sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { VIOLENT } from "#app/domain/premises/severity.ts";
import { NOT_KNOWN, type ViolenceAsked } from "#app/domain/premises/violence.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";
import { SEEN_AT_PREMISES } from "./premises-incidents.ts";

// Known only where both ends of the range lie in one hour of one day.
export const HOUR = sql<string | null>`case when incident.earliest_day = incident.latest_day
  and substr(incident.earliest_time, 1, 2) = substr(incident.latest_time, 1, 2) then substr(incident.latest_time, 1, 2) end`;
// As it was when the incident was logged, else that of the premises.
export const BEAT = sql<string | null>`coalesce(incident.beat_code, min(premises.beat_code))`;

function rowsAt(db: Executor, actor: Actor, { from, to, attribution }: ViolenceAsked) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .where("incident.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where(countsAtPremises())
    .where("premises_incident.severity", "in", VIOLENT)
    .where("incident.latest_day", ">=", `${from}-01`)
    .where("incident.latest_day", "<=", `${to}-31`)
    .where((eb) =>
      attribution === undefined
        ? eb("premises_incident.attribution", "<>", "unrelated")
        : eb("premises_incident.attribution", "=", attribution),
    );
}

/** Each incident once. */
function violence(db: Executor, actor: Actor, asked: ViolenceAsked) {
  const { beat, hour } = asked;
  const found = rowsAt(db, actor, asked)
    .select(["incident.id", "incident.reference", "incident.latest_day as day", "incident.latest_time as time"])
    .select([BEAT.as("beat"), HOUR.as("hour")])
    .groupBy(["incident.id", "incident.reference", "incident.latest_day", "incident.latest_time"])
    .groupBy(["incident.earliest_day", "incident.earliest_time", "incident.beat_code"]);
  const is = (column: string, wanted: string) =>
    wanted === NOT_KNOWN ? sql<SqlBool>`${sql.ref(column)} is null` : sql<SqlBool>`${sql.ref(column)} = ${wanted}`;
  return db
    .selectFrom(found.as("violence"))
    .$if(beat !== undefined, (q) => q.where(is("violence.beat", beat ?? "")))
    .$if(hour !== undefined, (q) => q.where(is("violence.hour", hour ?? "")));
}

export async function countViolence(db: Executor, actor: Actor, asked: ViolenceAsked) {
  const rows = await violence(db, actor, asked)
    .select(["violence.beat", "violence.hour"])
    .select((eb) => eb.fn.countAll<number | string>().as("rows"))
    .groupBy(["violence.beat", "violence.hour"])
    .execute();
  return rows.map(({ beat, hour, rows: counted }) => ({ beat: beat ?? NOT_KNOWN, hour: hour ?? NOT_KNOWN, rows: Number(counted) })); // prettier-ignore
}

/** The incidents behind a number, newest first. */
export function listViolence(
  db: Executor,
  actor: Actor,
  asked: ViolenceAsked,
  { after, limit }: { after?: { day: string; id: string }; limit: number },
) {
  return violence(db, actor, asked)
    .select(["violence.id", "violence.reference", "violence.day", "violence.time", "violence.beat"])
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(violence.day, violence.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("violence.day", "desc")
    .orderBy("violence.id", "desc")
    .limit(limit)
    .execute();
}

/** What each of these incidents is to which premises, of what the number counts. */
export function listPremisesOfViolence(db: Executor, actor: Actor, asked: ViolenceAsked, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return rowsAt(db, actor, asked)
    .select([...SEEN_AT_PREMISES, "premises.name as premisesName"])
    .where("premises_incident.incident_id", "in", ids)
    .orderBy("premises.name_folded")
    .orderBy("premises_incident.id")
    .limit(ids.length * 10)
    .execute();
}
