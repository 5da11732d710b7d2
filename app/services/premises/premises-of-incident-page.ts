import type { Actor } from "#app/domain/access/actor.ts";
import { beforeLicence } from "#app/domain/premises/closing-day.ts";
import { classifiedOf } from "#app/domain/premises/incident-changes.ts";
import type { FindPremises } from "#app/domain/premises/involved-premises.form.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { findIncident } from "#db/queries/incidents.ts";
import { unsafeListPremisesOfIncident } from "#db/queries/premises-of-incident.ts";
import type { Executor } from "#db/transaction.ts";
import { offerPremises } from "./offer-premises.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The premises that an incident the reader has opened concerns: a grade only for whoever may read premises. */
export async function premisesOfIncident(
  { db, actor }: Pick<Context, "db" | "actor">,
  incident: { id: string; latestDay: string },
) {
  const rows = await unsafeListPremisesOfIncident(db, actor.partnershipId, incident.id);
  const seesPremises = actor.permissions.has("premises:read");
  return rows
    .filter(({ endedOn }) => endedOn === null)
    .map(({ id, premisesId, name, severity, attribution, ...row }) => ({
      ...{ id, premisesId, name, severity, attribution, isLinked: seesPremises },
      ...(seesPremises ? { band: row.agreedBand } : {}),
      warning: beforeLicence({ name, licensedFrom: row.licensedFrom }, incident.latestDay),
    }));
}

/** What the form of the premises of an incident begins with. */
export async function premisesOfIncidentPage(context: Context, incidentId: string) {
  const { db, actor } = context;
  const page = await incidentToChange(context, incidentId);
  const facts = page && (await findIncident(db, actor, incidentId));
  if (!page || !facts) return null;
  const rows = await unsafeListPremisesOfIncident(db, actor.partnershipId, incidentId);
  const standing = rows.filter(({ endedOn }) => endedOn === null);
  const place = { place: facts.placeName, postcode: facts.postcode, locationId: facts.locationId ?? undefined };
  const premisesIds = standing.map(({ premisesId }) => premisesId);
  return {
    incident: page.incident,
    place,
    summary: facts.licensingSummary,
    premises: standing.map((row) => ({
      ...{ premisesId: row.premisesId, version: row.version, isDecided: row.decidedOn !== null },
      ...classifiedOf(row),
    })),
    offered: await offerPremises(db, actor, { premisesSearch: null, ...place, premisesIds }),
  };
}

/** What is offered as the form was sent: by its words, beside what is at the place of the incident and what is ticked. */
export async function premisesOffered(
  { db, actor }: Pick<Context, "db" | "actor">,
  incidentId: string,
  typed: Pick<FindPremises, "premisesSearch" | "premisesIds">,
) {
  const facts = await findIncident(db, actor, incidentId);
  const place = { place: facts?.placeName ?? null, postcode: facts?.postcode ?? null, locationId: facts?.locationId ?? undefined }; // prettier-ignore
  const rows = facts ? await unsafeListPremisesOfIncident(db, actor.partnershipId, incidentId) : [];
  const standing = rows.filter(({ endedOn }) => endedOn === null).map(({ premisesId }) => premisesId);
  const premisesIds = [...new Set([...standing, ...typed.premisesIds])];
  return offerPremises(db, actor, { ...typed, premisesIds, ...place });
}
