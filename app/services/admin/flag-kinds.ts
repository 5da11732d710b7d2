import type { FlagKindChange, NewFlagKind } from "#app/domain/cases/flag-kind.form.ts";
import { refuseFlagKind } from "#app/domain/cases/flag-kind.ts";
import { findFlagKind, findFlagKindByName, updateFlagKind } from "#db/queries/case-flags.ts";
import { insertCaseFlagKinds } from "#db/queries/partnership-template.ts";
import type { AdminContext } from "./admin-context.ts";
import { addToList, changeInList, type OwnList } from "./own-list.ts";

const FLAGS: OwnList<NonNullable<Awaited<ReturnType<typeof findFlagKind>>>> = {
  objectKind: "case-flag-kind",
  events: { added: "case-flag-kind.added", changed: "case-flag-kind.changed" },
  taken: { field: "name", message: "The list has this flag already" },
  ended: { field: "retiredOn", of: ({ retiredOn }) => retiredOn },
  find: findFlagKind,
  findByName: findFlagKindByName,
  insert: (trx, row) => insertCaseFlagKinds(trx, [{ ...row, behaviour: null, retired_on: null }]),
  update: (trx, key, { endedOn, ...set }) => updateFlagKind(trx, key, { ...set, retired_on: endedOn }),
  refuse: refuseFlagKind,
};

/** A flag more that cases can be given. It does nothing by itself. */
export const addFlagKind = (at: AdminContext, { name }: NewFlagKind) => addToList(at, FLAGS, name);

/** Cases that have it keep it, under its new name or although it is offered no longer. */
export const changeFlagKind = (at: AdminContext, id: string, form: FlagKindChange) => changeInList(at, FLAGS, id, form);
