import type { OwnEntryChange } from "#app/domain/access/own-entry.form.ts";
import type { NewOwnKind } from "#app/domain/interventions/own-lists.form.ts";
import { findOwnKind, findOwnKindByName, insertOwnKind, updateOwnKind } from "#db/queries/own-intervention-kinds.ts";
import type { AdminContext } from "./admin-context.ts";
import { addToList, changeInList, type OwnList } from "./own-list.ts";

type OwnKind = NonNullable<Awaited<ReturnType<typeof findOwnKind>>>;
const KINDS: Omit<OwnList<OwnKind>, "insert" | "further"> = {
  objectKind: "own-intervention-kind",
  events: { added: "own-intervention-kind.added", changed: "own-intervention-kind.changed" },
  taken: { field: "name", message: "The list has this kind already" },
  ended: { field: "retiredOn", of: ({ retiredOn }) => retiredOn },
  find: findOwnKind,
  findByName: findOwnKindByName,
  update: (trx, key, { endedOn, ...set }) => updateOwnKind(trx, key, { ...set, retired_on: endedOn }),
};

/** A kind of intervention that the partnership knows beside those of the catalogue. */
export function addOwnKind(at: AdminContext, { name, tier }: NewOwnKind) {
  const insert: OwnList<OwnKind>["insert"] = (trx, row) => insertOwnKind(trx, { ...row, tier, retired_on: null });
  return addToList(at, { ...KINDS, further: { tier }, insert }, name);
}

/** What was recorded as it keeps it, under its new name or although it is offered no longer. */
export const changeOwnKind = (at: AdminContext, id: string, form: OwnEntryChange) => changeInList(at, KINDS, id, form);
