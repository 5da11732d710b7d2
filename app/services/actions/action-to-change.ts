import type { Actor } from "#app/domain/access/actor.ts";
import { findActionById } from "#db/queries/actions.ts";
import { recordView } from "../audit/record-access.ts";
import type { ActionFacts, ChangeContext } from "./change-action.ts";

/** For the page on which it is changed; or the status with which it is refused. */
export async function actionToChange(
  { db, actor, now }: ChangeContext,
  id: string,
  may: (actor: Actor, action: ActionFacts) => boolean,
) {
  const row = await findActionById(db, actor, id);
  if (!row) return { kind: "refused" as const, status: 404 };
  const action: ActionFacts = { ...row, seesContext: row.seesContext === 1 };
  if (!may(actor, action)) return { kind: "refused" as const, status: 403 };
  await recordView({ db, actor, now }, "action.viewed", "action", id);
  return { kind: "found" as const, action };
}
