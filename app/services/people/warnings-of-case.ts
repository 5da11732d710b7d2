import type { Actor } from "#app/domain/access/actor.ts";
import { type CompactWarning, warningsByPerson } from "#app/domain/people/compact-warnings.ts";
import { fullName } from "#app/domain/people/person.ts";
import { unsafeListWarningsOfCase } from "#db/queries/case-warnings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor };
type Linked = { standingId: string; givenNames: string; familyName: string; untilDay: string | null };

/** Whom of a case that the caller has found visible there is something to warn of, in the order of the links. */
export async function warningsOfCase(
  { db, actor }: Context,
  at: { caseId: string; today: string },
  links: readonly Linked[],
): Promise<{ personId: string; name: string; warnings: CompactWarning[] }[]> {
  const warned = warningsByPerson(await unsafeListWarningsOfCase(db, actor, at));
  const names = new Map(links.filter((l) => l.untilDay === null).map((link) => [link.standingId, fullName(link)]));
  return [...names].flatMap(([personId, name]) => {
    const warnings = warned.get(personId) ?? [];
    return warnings.length > 0 ? [{ personId, name, warnings }] : [];
  });
}
