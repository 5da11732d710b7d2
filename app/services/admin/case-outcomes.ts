import type { OwnEntryChange } from "#app/domain/access/own-entry.form.ts";
import type { NewCaseOutcome } from "#app/domain/cases/case-outcome.form.ts";
import { findOutcome, findOutcomeByName, updateOutcome } from "#db/queries/case-outcomes.ts";
import { insertCaseOutcomes } from "#db/queries/partnership-template.ts";
import type { AdminContext } from "./admin-context.ts";
import { addToList, changeInList, type OwnList } from "./own-list.ts";

const OUTCOMES: OwnList<NonNullable<Awaited<ReturnType<typeof findOutcome>>>> = {
  objectKind: "case-outcome",
  events: { added: "case-outcome.added", changed: "case-outcome.changed" },
  taken: { field: "name", message: "The list has this outcome already" },
  ended: { field: "retiredOn", of: ({ retiredOn }) => retiredOn },
  find: findOutcome,
  findByName: findOutcomeByName,
  insert: (trx, row) => insertCaseOutcomes(trx, [{ ...row, retired_on: null }]),
  update: (trx, key, { endedOn, ...set }) => updateOutcome(trx, key, { ...set, retired_on: endedOn }),
};

/** An outcome more that is offered when a case is closed. */
export const addCaseOutcome = (at: AdminContext, { name }: NewCaseOutcome) => addToList(at, OUTCOMES, name);

/** Closures that have it keep it, under its new name or although it is offered no longer. */
export const changeCaseOutcome = (at: AdminContext, id: string, form: OwnEntryChange) =>
  changeInList(at, OUTCOMES, id, form);
