import { longDay } from "#app/domain/dates/iso-day.ts";
import { ageOn, type BirthDateBasis } from "#app/domain/people/person.ts";

type Props = { birthDate: string | null; birthDateBasis: BirthDateBasis; today: string };

/** With the age of today, and a word when it is a guess. */
export function BirthDate({ birthDate, birthDateBasis, today }: Props) {
  if (birthDate === null) return <>Not known</>;
  return (
    <>
      {birthDateBasis === "approximate" ? "About " : ""}
      {longDay(birthDate)} (age {ageOn(birthDate, today)})
    </>
  );
}
