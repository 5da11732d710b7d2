import { type BirthDateBasis, birthWords } from "#app/domain/people/person.ts";

type Props = { birthDate: string | null; birthDateBasis: BirthDateBasis; today: string };

/** With the age of today, and a word when it is a guess. */
export function BirthDate({ today, ...born }: Props) {
  return <>{birthWords(born, today)}</>;
}
