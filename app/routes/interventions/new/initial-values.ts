import type { BegunFrom } from "#app/domain/interventions/begun-from.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

type From = {
  kind: string;
  today: string;
  lasts: boolean;
  from: BegunFrom;
  actor: { id: string; agencyId: string };
  place: { id: string; name: string; postcode: string } | null;
};

/** What the form of a new intervention starts with: today, the officer's own agency, and from where it was begun. */
export function initialValues({ kind, today, lasts, from, actor, place }: From): FormValues {
  return {
    ...{ kind, caseId: from.caseId ?? "", respondents: from.personIds, linkToCase: "", bodyName: "", unknown: "" },
    ...{ findGiven: "", findFamily: "", ...dayParts("findBorn", null) },
    ...{ state: "made", issuedTime: "", ends: lasts ? "day" : "open", untilTime: "", made: "", authorisedBy: "" },
    ...dayParts("issuedOn", today),
    ...dayParts("fromDay", null),
    ...dayParts("untilDay", null),
    ...{ place: place?.name ?? "", postcode: place?.postcode ?? "", locationId: place?.id ?? "", areaWords: "" },
    ...{ agencyId: actor.agencyId, officerUserId: actor.id, officerName: "" },
    ...{ court: "", courtReference: "", grounds: "", ...dayParts("consultedOn", null) },
    ...{ consultedWords: "", notConsultedReason: "", followsId: from.followsId ?? "", skippedStageReason: "" },
    ...{ supportOffered: "", supportWords: "", supportNotWords: "", vehicleWords: "", amountPounds: "" },
    overrideReason: "",
  };
}
