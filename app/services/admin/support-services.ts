import type { OwnEntryChange } from "#app/domain/access/own-entry.form.ts";
import type { NewService } from "#app/domain/interventions/own-lists.form.ts";
import { findService, findServiceByName, insertServices, updateService } from "#db/queries/support-services.ts";
import type { AdminContext } from "./admin-context.ts";
import { addToList, changeInList, type OwnList } from "./own-list.ts";

type Service = NonNullable<Awaited<ReturnType<typeof findService>>>;
const SERVICES: Omit<OwnList<Service>, "insert" | "further"> = {
  objectKind: "support-service",
  events: { added: "support-service.added", changed: "support-service.changed" },
  taken: { field: "name", message: "The list has this service already" },
  ended: { field: "retiredOn", of: ({ retiredOn }) => retiredOn },
  find: findService,
  findByName: findServiceByName,
  update: (trx, key, { endedOn, ...set }) => updateService(trx, key, { ...set, retired_on: endedOn }),
};

/** A service more to which people may be referred. */
export function addService(at: AdminContext, { name, forVictims }: NewService) {
  const is_for_victims = forVictims === "yes" ? 1 : 0;
  const insert: OwnList<Service>["insert"] = (trx, row) =>
    insertServices(trx, [{ ...row, is_for_victims, retired_on: null }]);
  return addToList(at, { ...SERVICES, further: { forVictims }, insert }, name);
}

/** Referrals to it keep it, under its new name or although it is offered no longer. */
export const changeService = (at: AdminContext, id: string, form: OwnEntryChange) =>
  changeInList(at, SERVICES, id, form);
