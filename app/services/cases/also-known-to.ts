import type { Actor } from "#app/domain/access/actor.ts";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import type { unsafeListLinks } from "#db/queries/cases.ts";
import { listOtherCasesOfPeople } from "#db/queries/other-cases.ts";
import type { Executor } from "#db/transaction.ts";

type Link = Pick<Awaited<ReturnType<typeof unsafeListLinks>>[number], "standingId" | "givenNames" | "familyName">;

/** Of each person of a case, in which other cases they are: those that the actor may open, and no word of any other. */
export async function alsoKnownTo(
  { db, actor }: { db: Executor; actor: Actor },
  caseId: string,
  links: readonly Link[],
) {
  const names = new Map(links.map((link) => [link.standingId, fullName(link)]));
  const others = await listOtherCasesOfPeople(db, actor, { caseId, people: [...names.keys()] });
  return [...names].flatMap(([personId, name]) => {
    const own = others.filter(({ standingId }) => standingId === personId);
    if (own.length === 0) return [];
    const cases = own.map((c) => ({
      ...{ linkId: c.linkId, caseId: c.id, reference: c.reference, groupName: c.groupName },
      status: CASE_STATUS_NAMES[c.status].toLowerCase(),
      role: `${linkWords(c.role, c.standing)}${c.untilDay === null ? "" : " (no longer)"}`,
    }));
    return [{ personId, name, cases }];
  });
}
