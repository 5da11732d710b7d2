import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { fullName } from "#app/domain/people/person.ts";
import { findCaseLink } from "#db/queries/case-links.ts";
import { caseToManage } from "./case-to-manage.ts";
import type { CaseContext } from "./change-case.ts";

/** For a page on which somebody's role is changed or ended; or an answer of 404 or 403. */
export async function linkToChange(at: CaseContext, caseId: string, linkId: string) {
  const record = await caseToManage(at, caseId);
  const link = await findCaseLink(at.db, at.actor, caseId, linkId);
  if (!link) throw new Response(null, { status: 404 });
  const ended = link.untilDay === null ? null : "This role has ended and is kept as it was";
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    link,
    name: fullName(link),
    refusal: refuseStep("people", record)?.message ?? ended,
  };
}
