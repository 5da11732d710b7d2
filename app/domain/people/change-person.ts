import type { PersonChange } from "./person.form.ts";
import { type BirthDateBasis, refuseBirthDate } from "./person.ts";

type Stood = { givenNames: string; familyName: string; birthDate: string | null; birthDateBasis: BirthDateBasis };

export function isRenamed(stood: Stood, change: Pick<Stood, "givenNames" | "familyName">) {
  return stood.givenNames !== change.givenNames || stood.familyName !== change.familyName;
}

/** A reason why the details cannot become so, or null: a name and a date of birth are changed with a reason. */
export function refusePersonChange(stood: Stood, change: PersonChange, today: string) {
  const refusal = refuseBirthDate(change, today);
  if (refusal) return refusal;
  const isCorrected = stood.birthDate !== change.birthDate || stood.birthDateBasis !== change.birthDateBasis;
  if ((isCorrected || isRenamed(stood, change)) && change.reason === null)
    return { field: "reason" as const, message: "Enter why the name or the date of birth is changed" };
  return null;
}
