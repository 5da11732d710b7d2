import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newInterventionHref } from "#app/domain/interventions/begun-from.ts";
import { kindWords, standingWords } from "#app/domain/interventions/listed-intervention.ts";
import { respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { type InterventionsOf, listInterventionsOf } from "#db/queries/interventions-of.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
const MOST = 100;

/**
 * Those of a case, somebody or a place, for that record's own page: in force first. Null for whoever reads none. `mayRecord`:
 * of a case, whether it takes more and the reader does not only look through broken glass.
 */
export async function interventionsInBrief({ db, actor, now }: Context, of: InterventionsOf, mayRecord = true) {
  if (!actor.permissions.has("interventions:read")) return null;
  const today = londonDay(now);
  const rows = await listInterventionsOf(db, actor, of, today, MOST + 1);
  const shown = rows.slice(0, MOST);
  const respondents = await listRespondents(db, actor, shown.map(({ id }) => id)); // prettier-ignore
  const from =
    of.kind === "case"
      ? { caseId: of.id }
      : of.kind === "location"
        ? { locationId: of.id }
        : { personIds: of.ids.slice(0, 1) };
  return {
    isCut: rows.length > MOST,
    recordHref: mayRecord && actor.permissions.has("interventions:record") ? newInterventionHref(from) : null,
    rows: shown.map((row) => ({
      ...{ id: row.id, reference: row.reference, issuedOn: row.issuedOn, beatCode: row.beatCode },
      ...{ agencyName: row.agencyName, breaches: Number(row.breaches ?? 0), isInForce: row.isInForce === 1 },
      kind: kindWords(row),
      standing: standingWords(row, today),
      where: row.placeName ?? row.areaWords,
      who: respondentWords(respondents.filter(({ interventionId }) => interventionId === row.id), { personsUnknown: row.personsUnknown === 1, today }), // prettier-ignore
    })),
  };
}
