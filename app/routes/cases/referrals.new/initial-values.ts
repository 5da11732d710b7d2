import { LINK_ROWS } from "#app/domain/cases/referral-people.form.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

export type About = "person" | "typed" | "location" | "problem";

/** What the form of a new referral starts with. */
export function initialValues(about: About, today: string): FormValues {
  const common = {
    ...{ groupId: "", agencyId: "", referringUserId: "", referringOfficer: "", reason: "", tried: "", urgency: "" },
    ...{ lawfulBasis: "", gateway: "", ...dayParts("receivedOn", today) },
  };
  if (about === "location" || about === "problem") return { problemTitle: "", problemArea: "", ...rows(), ...common };
  return {
    ...{ givenNames: "", familyName: "", birthDateBasis: "", area: "", role: "", ...dayParts("birthDate", null) },
    ...{ personTold: "", personToldBy: "", personNotToldReason: "", ...dayParts("personToldOn", null) },
    ...{ parentTold: "", parentToldBy: "", parentNotToldReason: "", ...dayParts("parentToldOn", null) },
    ...common,
  };
}

function rows(): FormValues {
  const row = (n: number) => ({
    [`role${n}`]: "",
    [`given${n}`]: "",
    [`family${n}`]: "",
    ...dayParts(`birth${n}`, null),
  });
  return Object.assign({}, ...LINK_ROWS.map(row)) as FormValues;
}
