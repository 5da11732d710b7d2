import { mayManage } from "#app/domain/cases/manage-case.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { recordView } from "../audit/record-access.ts";
import type { CaseContext } from "./change-case.ts";

/** The case, for whoever may change it; or an answer of 404 or 403. The view of it is for the caller to record. */
export async function findManagedCase({ db, actor }: Omit<CaseContext, "now">, id: string) {
  const record = await findCaseById(db, actor, id);
  if (!record) throw new Response(null, { status: 404 });
  if (!mayManage(actor, record)) throw new Response(null, { status: 403 });
  return record;
}

/** For a page on which a case is changed. */
export async function caseToManage({ db, actor, now }: CaseContext, id: string) {
  const record = await findManagedCase({ db, actor }, id);
  await recordView({ db, actor, now }, "case.viewed", "case", id);
  return record;
}
