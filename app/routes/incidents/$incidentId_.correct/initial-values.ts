import { flagsOf, type IncidentFacts } from "#app/domain/incidents/incident-facts.ts";
import { typedOf } from "#app/domain/incidents/when-it-happened.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

/** How the incident is recorded, as it would be typed. */
export function initialValues(facts: IncidentFacts & { asbTypeId: string | null }): FormValues {
  const { happenedOn, happenedAt, untilOn, untilAt } = typedOf(facts);
  return {
    ...dayParts("happenedOn", happenedOn),
    ...dayParts("untilOn", untilOn),
    ...{ happenedAt: happenedAt ?? "", untilAt: untilAt ?? "" },
    ...{ place: facts.placeName ?? "", postcode: facts.postcode ?? "", locationId: "" },
    type: facts.asbTypeId === null ? facts.heading : `type:${facts.asbTypeId}`,
    ...{ qualifier: facts.qualifier, flags: flagsOf(facts), vehicleWords: facts.vehicleWords ?? "" },
    ...{ hate: facts.isHate === 1 ? "yes" : "no", strands: [...facts.strands] },
    ...{ whatHappened: facts.whatHappened, licensingSummary: facts.licensingSummary ?? "" },
    ...{ suspectWords: facts.suspectWords ?? "", keepNames: "", reason: "" },
  };
}
