import type { GroupKind } from "../groups/group-kinds.ts";
import type { LinkRole } from "../people/link-roles.ts";
import { isAssessable } from "./assessment.ts";
import { asksCareAct } from "./audience.ts";

type Link = { personId: string; role: LinkRole; birthDate: string | null };
export type QuestionsAsked = { risk: boolean; victim: boolean; adult: boolean };

/** Which questions are asked of a person: of whoever is assessed those of a High, of victims Victim First, of adults at risk the Care Act. */
export function questionsAsked(
  record: { personId: string | null; groupKind: GroupKind },
  links: readonly Link[],
  personId: string,
  today: string,
): QuestionsAsked {
  const own = links.filter((l) => l.personId === personId);
  const birthDate = own[0]?.birthDate ?? null;
  const isAtRisk = own.some((l) => l.role === "person-at-risk" || l.role === "victim");
  return {
    risk: own.some((l) => isAssessable(l, record.personId)),
    victim: own.some((l) => l.role === "victim"),
    adult: own.length > 0 && asksCareAct({ groupKind: record.groupKind, birthDate }, isAtRisk, today),
  };
}
