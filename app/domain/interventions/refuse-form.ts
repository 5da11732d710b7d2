import type { Asked } from "./asked.ts";
import { type RespondentFacts, whoOf } from "./facts.ts";
import type { InterventionForm, RecordedFields } from "./intervention.form.ts";
import { MOST_RESPONDENTS } from "./record.ts";
import { TOO_MANY } from "./refuse-parts.ts";
import { type BirthDateBasis, fullName } from "../people/person.ts";

export type FormRefusal = { field: string; message: string };
type Bound = { people: number; bodyName: string | null; isUnknown: boolean };

/** What the form of a kind cannot do without, beyond the shape of each entry; the rules of the law are asked apart. */
export function refuseRecorded(form: RecordedFields, asked: Asked): FormRefusal[] {
  const faults: FormRefusal[] = [];
  const say = (field: string, message: string) => faults.push({ field, message });
  if (asked.hours && form.issuedTime === null) say("issuedTime", "Enter the time of day: its limits are hours");
  if (asked.lasts && form.ends === "day" && form.untilDay === null) say("untilDay", "Enter the last day");
  if (asked.hours && form.ends === "day" && form.untilTime === null)
    say("untilTime", "Enter the time at which it ends");
  if (asked.authoriser && form.authorisedBy === null) say("authorisedBy", "Select who authorised it");
  if (asked.grounds === "needed" && form.grounds === null) say("grounds", "Enter the grounds");
  if (asked.amount && form.amountPounds === null) say("amountPounds", "Enter the amount in pounds");
  if (asked.vehicle && form.vehicleWords === null) say("vehicleWords", "Enter the make, colour and registration");
  if (asked.place === "needed" && form.place === null && form.areaWords === null)
    say("place", "Enter the place, or the area in words");
  if (form.place === null && form.postcode !== null) say("place", "Enter the place that this is the postcode of");
  if (asked.support) faults.push(...refuseSupport(form));
  return faults;
}

function refuseSupport({ supportOffered, supportWords, supportNotWords }: RecordedFields): FormRefusal[] {
  if (supportOffered === null)
    return [{ field: "supportOffered", message: "Select whether support was offered beside it" }];
  if (supportOffered === "yes" && supportWords === null)
    return [{ field: "supportWords", message: "Enter what support was offered" }];
  if (supportOffered === "no" && supportNotWords === null)
    return [{ field: "supportNotWords", message: "Enter why no support was offered" }];
  return [];
}

/** Whom a form names beside people, of what its kind asks. */
export function boundIn(form: Pick<InterventionForm, "bodyName" | "unknown">, asked: Asked, people: number) {
  const bodyName = asked.bodies ? form.bodyName : null;
  return {
    people,
    bodyName,
    isUnknown: asked.unknown && form.unknown.includes("yes"),
    /** For the rules, which tell one from another by what is at hand: nothing is recorded yet. */
    facts: (named: readonly Named[]): RespondentFacts[] => [
      ...named.map((person) => ({ ...person, ...NOT_SERVED, who: person.id, name: fullName(person), isBody: false })),
      ...(bodyName === null
        ? []
        : [
            {
              ...NOT_SERVED,
              id: "body",
              who: whoOf({ standingId: null, bodyName }),
              name: bodyName,
              birthDate: null,
              birthDateBasis: "unknown" as const,
              isBody: true,
            },
          ]),
    ],
  };
}
type Named = {
  id: string;
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
};
const NOT_SERVED = { servedOn: null, servedTime: null, endedOn: null };

/** Whom it binds: at least somebody where the kind is about people. */
export function refuseBound(
  { people, bodyName, isUnknown }: Bound,
  asked: Pick<Asked, "people">,
  hasPlace: boolean,
): FormRefusal[] {
  if (people + (bodyName === null ? 0 : 1) > MOST_RESPONDENTS) return [{ field: "respondents", message: TOO_MANY }];
  const isSomebody = people > 0 || bodyName !== null || isUnknown;
  if (asked.people === "needed" && !isSomebody) return [{ field: "respondents", message: "Select whom it is about" }];
  if (asked.people === "or-place" && !isSomebody && !hasPlace)
    return [{ field: "respondents", message: "Select whom it is about, or enter the place" }];
  if (isUnknown && (people > 0 || bodyName !== null))
    return [{ field: "unknown", message: "Select people, or say that nobody knows who they are: not both" }];
  return [];
}
