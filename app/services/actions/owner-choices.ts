import type { Actor } from "#app/domain/access/actor.ts";
import { ownersOpenTo } from "#app/domain/actions/change-action.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";
import type { ActionFacts } from "./change-action.ts";
import { type ContextKey, findContext, unsafeContextOf } from "./context-of-action.ts";

/** For the lists from which the actor chooses another owner: nobody who cannot open what the action belongs to. */
export async function ownerChoices(db: Executor, actor: Actor, action: ActionFacts, today: string) {
  const { users } = await unsafeContextOf(db, actor.partnershipId, action, today);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return asOptions(ownersOpenTo(actor, action, { agencies, users }));
}

/** For a new action: what it belongs to, and to whom it can be given. */
export async function newActionChoices(db: Executor, actor: Actor, key: ContextKey, today: string, isMinuting = false) {
  const found = await findContext(db, actor, key, today, isMinuting);
  if (found.kind !== "found") return found;
  const { name, users } = found.context;
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return { kind: "found" as const, name, ...asOptions({ agencies, users }) };
}

type Choices = {
  agencies: readonly { id: string; name: string }[];
  users: readonly { id: string; name: string; agencyId: string; agencyName: string }[];
};

function asOptions({ agencies, users }: Choices) {
  return {
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
  };
}
