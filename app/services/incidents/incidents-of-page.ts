import type { IncidentKey } from "#app/domain/incidents/incident-list.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { countIncidentsOf, type IncidentsOf, listIncidentsOf, listRolesIn } from "#db/queries/incidents-of.ts";
import type { IncidentContext } from "./change-incident.ts";
import { shownIncident } from "./shown-rows.ts";

const PAGE = 50;
const BRIEF = 5;

/** One page of the incidents of a record that the caller has found visible; of a person with the part in each. */
export async function incidentsOfPage(context: IncidentContext, of: IncidentsOf, after?: IncidentKey) {
  const { db, actor } = context;
  const rows = await listIncidentsOf(db, actor, of, { after, limit: PAGE + 1 });
  const shown = await withParts(context, of, rows.slice(0, PAGE));
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const whose = of.kind === "person" ? of.ids[0] : of.id;
  await recordList(context, "incident.listed", "incident", shown.map(({ id }) => id), { of: of.kind, id: whose }); // prettier-ignore
  return {
    rows: shown,
    ...(await countIncidentsOf(db, actor, of)),
    next: last ? `${last.latestDay}~${last.id}` : null,
    isFirst: after === undefined,
  };
}

/** The newest few for the record's own page, with how many there are and the day of the last. Null for who reads no incidents. */
export async function incidentsInBrief(context: Pick<IncidentContext, "db" | "actor">, of: IncidentsOf) {
  const { db, actor } = context;
  if (!actor.permissions.has("incidents:read")) return null;
  const rows = await listIncidentsOf(db, actor, of, { limit: BRIEF });
  if (rows.length === 0) return { rows: [], count: 0, open: 0, lastDay: null };
  return { rows: await withParts(context, of, rows), ...(await countIncidentsOf(db, actor, of)) };
}

async function withParts(
  { db, actor }: Pick<IncidentContext, "db" | "actor">,
  of: IncidentsOf,
  rows: Awaited<ReturnType<typeof listIncidentsOf>>,
) {
  const ids = rows.map(({ id }) => id);
  const roles = of.kind === "person" ? await listRolesIn(db, actor, of.ids, ids) : [];
  return rows.map((row) => {
    const own = roles.filter(({ incidentId }) => incidentId === row.id);
    const part = [...new Set(own.map(({ role, standing }) => linkWords(role, standing)))].join(", ");
    return { ...shownIncident(row), part };
  });
}
