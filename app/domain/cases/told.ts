import { ageOn, type BirthDateBasis } from "../people/person.ts";

type Born = { birthDate: string | null; birthDateBasis: BirthDateBasis };
export type Told = {
  told: "yes" | "no" | null;
  toldBy: string | null;
  toldOn: string | null;
  notToldReason: string | null;
};

/**
 * Whether the referral has to say if a parent or carer was told: of somebody under 18 on the day received, and of somebody
 * who may be, because no exact date says otherwise (DOMAIN 11).
 */
export function asksOfParent({ birthDate, birthDateBasis }: Born, receivedOn: string): boolean {
  return birthDate === null || birthDateBasis !== "exact"
    ? mayBeYoung(birthDate, receivedOn)
    : ageOn(birthDate, receivedOn) < 18;
}

/** A guess may be two years out: 19 as guessed may be 17, 30 is an adult whatever the guess. */
function mayBeYoung(birthDate: string | null, receivedOn: string) {
  return birthDate === null || ageOn(birthDate, receivedOn) < 20;
}

/** In the words of a summary: who told the person and when, or why not. */
export function toldWords({ told, toldBy, toldOn, notToldReason }: Told, day: (iso: string) => string): string {
  if (told === null) return "Not recorded";
  if (told === "no") return `No: ${notToldReason ?? "no reason recorded"}`;
  return `Yes, by ${toldBy ?? "somebody not recorded"}${toldOn ? ` on ${day(toldOn)}` : ""}`;
}
