import type { NewRiskFactor, RiskFactorChange } from "#app/domain/risk/lists.form.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { addToList, changeInList, type OwnList } from "#app/services/admin/own-list.ts";
import { findRiskFactor, findRiskFactorByName, updateRiskFactor } from "#db/queries/risk-list-changes.ts";
import { insertRiskFactors } from "#db/queries/risk-lists.ts";

const FACTORS: OwnList<NonNullable<Awaited<ReturnType<typeof findRiskFactor>>>> = {
  objectKind: "risk-factor",
  events: { added: "risk-factor.added", changed: "risk-factor.changed" },
  taken: { field: "name", message: "The list has this factor already" },
  ended: { field: "endedOn", of: ({ endedOn }) => endedOn },
  find: findRiskFactor,
  findByName: findRiskFactorByName,
  insert: (trx, row, created_at) => insertRiskFactors(trx, [{ ...row, created_at, ended_on: null }]),
  update: (trx, key, { endedOn, ...set }) => updateRiskFactor(trx, key, { ...set, ended_on: endedOn }),
};

/** A factor more that an assessment may name. */
export const addRiskFactor = (at: AdminContext, { name }: NewRiskFactor) => addToList(at, FACTORS, name);

/** Assessments that name it go on naming it, under its new name or although it is offered no longer. */
export const changeRiskFactor = (at: AdminContext, id: string, form: RiskFactorChange) =>
  changeInList(at, FACTORS, id, form);
