import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { OwnEntryChange } from "#app/domain/access/own-entry.form.ts";
import type { NewAsbType } from "#app/domain/incidents/asb-type.form.ts";
import { findAsbType, findAsbTypeByName, insertAsbType, updateAsbType } from "#db/queries/asb-types.ts";
import type { AdminContext } from "./admin-context.ts";
import { addToList, changeInList, type OwnList } from "./own-list.ts";

/** Below each national heading a list of its own: one name may stand below two of them. */
const typesBelow = (heading: AsbHeading): OwnList<NonNullable<Awaited<ReturnType<typeof findAsbType>>>> => ({
  objectKind: "asb-type",
  events: { added: "asb-type.added", changed: "asb-type.changed" },
  taken: { field: "name", message: "There is this type below the heading already" },
  ended: { field: "retiredOn", of: ({ retiredOn }) => retiredOn },
  further: { heading },
  find: findAsbType,
  findByName: (db, partnershipId, nameFolded) => findAsbTypeByName(db, partnershipId, heading, nameFolded),
  insert: (trx, row) => insertAsbType(trx, { ...row, heading, retired_on: null }),
  update: (trx, key, { endedOn, ...set }) => updateAsbType(trx, key, { ...set, retired_on: endedOn }),
});

/** A type more that is offered when an incident is logged. */
export const addAsbType = (at: AdminContext, { heading, name }: NewAsbType) => addToList(at, typesBelow(heading), name);

/** Incidents that have it keep it, under its new name or although it is offered no longer. */
export async function changeAsbType(at: AdminContext, id: string, form: OwnEntryChange) {
  const type = await findAsbType(at.db, at.actor.partnershipId, id);
  return type ? changeInList(at, typesBelow(type.heading), id, form) : { kind: "not-found" as const };
}
