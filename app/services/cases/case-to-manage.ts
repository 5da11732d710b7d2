import { findCaseById } from "#db/queries/cases.ts";
import { recordView } from "../audit/record-access.ts";
import type { CaseContext } from "./change-case.ts";
import { mayManageCase } from "./may-manage-case.ts";

/** For a page on which a case is changed: the case, or an answer of 404 or 403. */
export async function caseToManage({ db, actor, now }: CaseContext, id: string) {
  const record = await findCaseById(db, actor, id);
  if (!record) throw new Response(null, { status: 404 });
  if (!(await mayManageCase(db, actor, record))) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "case.viewed", "case", id);
  return record;
}
