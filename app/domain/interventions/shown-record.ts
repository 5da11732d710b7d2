import { longDay } from "../dates/iso-day.ts";
import { birthWords, type BirthDateBasis, fullName } from "../people/person.ts";
import {
  CONDITION_KIND_NAMES,
  type ConditionKind,
  END_NAMES,
  type EndKind,
  SERVED_HOW_NAMES,
  type ServedHow,
} from "./record.ts";

type Respondent = {
  id: string;
  bodyName: string | null;
  standingId: string | null;
  givenNames: string | null;
  familyName: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
  mayOpen: number;
  servedOn: string | null;
  servedTime: string | null;
  servedHow: ServedHow | null;
  servedWords: string | null;
  endedOn: string | null;
  endKind: EndKind | null;
};

/**
 * Whom it binds, as the record itself shows them: in full, as a case shows its people (DOMAIN 7.7 has initials for lists).
 * Somebody whom this reader may not open is there, and nothing is said of who it is.
 */
export function shownRespondents(respondents: readonly Respondent[], today: string) {
  return respondents.map((one) => {
    const isKnown = one.mayOpen === 1 && one.givenNames !== null && one.familyName !== null;
    const person = isKnown ? { givenNames: one.givenNames ?? "", familyName: one.familyName ?? "" } : null;
    return {
      id: one.id,
      personId: isKnown ? one.standingId : null,
      name: one.bodyName ?? (person && fullName(person)),
      born: person
        ? birthWords({ birthDate: one.birthDate, birthDateBasis: one.birthDateBasis ?? "unknown" }, today)
        : null,
      served: one.servedOn === null ? null : servedWords(one),
      ended: one.endedOn === null ? null : `${longDay(one.endedOn)}${one.endKind ? `: ${END_NAMES[one.endKind]}` : ""}`,
    };
  });
}
export type ShownRespondent = ReturnType<typeof shownRespondents>[number];

function servedWords({ servedOn, servedTime, servedHow, servedWords: words }: Respondent) {
  const when = [longDay(servedOn ?? ""), servedTime].filter(Boolean).join(", ");
  return [when, servedHow && SERVED_HOW_NAMES[servedHow].toLowerCase(), words].filter(Boolean).join(", ");
}

type Condition = {
  id: string;
  number: number;
  kind: ConditionKind;
  words: string;
  respondentId: string | null;
  placeName: string | null;
  locationId: string | null;
  areaWords: string | null;
  supervisor: string | null;
  excludesFromHome: number;
  fromDay: string;
  endedOn: string | null;
  endReason: string | null;
  isSomebodyProtected: boolean;
  protected: { id: string; givenNames: string; familyName: string } | null;
};

/** The conditions by their numbers, each with where, whom and who supervises it. */
export function shownConditions(
  conditions: readonly Condition[],
  respondents: readonly ShownRespondent[],
  today: string,
) {
  return conditions.map((one) => ({
    id: one.id,
    number: one.number,
    kind: CONDITION_KIND_NAMES[one.kind],
    words: one.words,
    place: one.locationId === null ? null : { id: one.locationId, name: one.placeName ?? "" },
    areaWords: one.areaWords,
    binds: one.respondentId === null ? null : nameOf(one.respondentId, respondents),
    // Whoever may not open that person learns only that there is one.
    protects: one.isSomebodyProtected
      ? one.protected
        ? { id: one.protected.id, name: fullName(one.protected) }
        : { id: null, name: "somebody protected by it" }
      : null,
    supervisor: one.supervisor,
    excludesFromHome: one.excludesFromHome === 1,
    fromDay: one.fromDay,
    isEnded: one.endedOn !== null && one.endedOn <= today,
    ended: one.endedOn === null ? null : `${longDay(one.endedOn)}: ${one.endReason ?? ""}`,
  }));
}
export type ShownCondition = ReturnType<typeof shownConditions>[number];

function nameOf(id: string, respondents: readonly ShownRespondent[]) {
  const index = respondents.findIndex((one) => one.id === id);
  return respondents[index]?.name ?? `Respondent ${index + 1}`;
}
