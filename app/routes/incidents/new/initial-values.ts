import { FURTHER_ROWS, NAMED_WHO } from "#app/domain/incidents/log-incident.form.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

type Known = { id: string; givenNames: string; familyName: string } | null;

/** What the form of a new report starts with: today, the officer's own agency, and the victim where one is known. */
export function initialValues(today: string, agencyId: string, person: Known): FormValues {
  const named = NAMED_WHO.map((who) => ({
    [`${who}Given`]: "",
    [`${who}Family`]: "",
    [`${who}Id`]: "",
    ...dayParts(`${who}Born`, null),
  }));
  const further = FURTHER_ROWS.map((n) => ({ [`also${n}At`]: "", ...dayParts(`also${n}`, null) }));
  const known = person
    ? { reporterGiven: person.givenNames, reporterFamily: person.familyName, reporterId: person.id }
    : {};
  return Object.assign(
    {
      ...{
        reporterKind: "named",
        reporterPhone: "",
        reporterAddress: "",
        reporterPostcode: "",
        affectedKind: "same",
        agencyId,
        channel: "",
        agencyReference: "",
      },
      ...{ happenedAt: "", untilAt: "", place: "", postcode: "", locationId: "", type: "", qualifier: "", flags: "" },
      ...{ vehicleWords: "", hate: "no", strands: "", whatHappened: "", licensingSummary: "", suspectWords: "" },
      ...{ priority: "standard", sameAs: "", problemId: "", problemTitle: "", problemIncidents: "", seen: "" },
      ...{ premisesSearch: "", premisesIds: "", keepNames: "" },
      ...dayParts("reportedOn", today),
      ...dayParts("happenedOn", today),
      ...dayParts("untilOn", null),
    },
    ...named,
    ...further,
    known,
  ) as FormValues;
}
