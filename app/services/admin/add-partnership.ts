import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { PartnershipTemplate } from "#app/domain/groups/charnwood-template.ts";
import { findPartnershipByName } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { createPartnership } from "./create-partnership.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Context = { db: Executor; actor: LoggedActor; now: Date };

const TAKEN = { message: "There is a partnership of this name already" };

/** Another one in this installation; its first administrator is added next. */
export function addPartnership({ db, actor, now }: Context, name: string, template: PartnershipTemplate) {
  const work = inTransaction(db, async (trx) => {
    if (await findPartnershipByName(trx, name)) return { kind: "refused" as const, refusal: TAKEN };
    const { partnershipId } = await createPartnership(trx, actor, now, { name, template });
    return { kind: "done" as const, partnershipId };
  });
  return refusedWhenTaken(work, TAKEN);
}
