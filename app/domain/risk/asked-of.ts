import type { GroupKind } from "../groups/group-kinds.ts";
import type { LinkRole } from "../people/link-roles.ts";
import type { Assessment } from "./assess-risk.form.ts";
import { asksCareAct, isAssessedAsChild, mayHoldAces } from "./audience.ts";

type Link = { personId: string; role: LinkRole; birthDate: string | null };
/** Of a child: strengths, own view, exploitation. Of a child in the Youth JAG: adverse experiences. Of an adult at risk: cuckooing. */
export type Asks = { child: boolean; aces: boolean; adult: boolean };

/** What the form of an assessment asks beside the three domains, by the age on the day (DOMAIN 2.5, 2.6). */
export function asksOf(
  record: { groupKind: GroupKind },
  links: readonly Link[],
  personId: string,
  today: string,
): Asks {
  const own = links.filter((l) => l.personId === personId);
  const audience = { groupKind: record.groupKind, birthDate: own[0]?.birthDate ?? null };
  const child = isAssessedAsChild(audience, today);
  return {
    child,
    aces: child && mayHoldAces(record),
    adult: asksCareAct(
      audience,
      own.some((l) => l.role !== "perpetrator"),
      today,
    ),
  };
}

type Extra = Omit<Assessment, "personId">;

/**
 * What was typed, without what the form does not ask of this person today: a child's own view of an adult, cuckooing of a
 * child, what was wrong with an entry that nothing corrects. Nobody has seen those questions, so there is no answer to keep.
 */
export function asAsked<A extends Extra>(a: A, asks: Asks): A {
  return {
    ...a,
    correctionReason: a.correctsId === null ? null : a.correctionReason,
    ...(asks.child ? {} : { strengths: null, ownView: null, exploitation: [] }),
    ...(asks.aces ? {} : { ace: [], adversity: [] }),
    ...(asks.adult ? {} : { "cuckooing-sign": [], "cuckooing-type": [], "adult-exploitation": [] }),
  };
}
