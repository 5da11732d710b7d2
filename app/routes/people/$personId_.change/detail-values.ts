import { longDay } from "#app/domain/dates/iso-day.ts";
import { SEX_NAMES, type Sex } from "#app/domain/people/person-parts.ts";
import { BIRTH_DATE_BASIS_NAMES, type BirthDateBasis } from "#app/domain/people/person.ts";
import { dayParts, type FormValues, withDays } from "#app/forms/parse-form.ts";

type Stood = {
  version: number;
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  sex: Sex | null;
  areaWords: string | null;
};

/** What the form begins with. */
export function detailValues(person: Stood): FormValues {
  return {
    version: String(person.version),
    givenNames: person.givenNames,
    familyName: person.familyName,
    birthDateBasis: person.birthDateBasis,
    ...dayParts("birthDate", person.birthDate),
    sex: person.sex ?? "",
    areaWords: person.areaWords ?? "",
    misspelt: "",
    reason: "",
  };
}

const LABELS = {
  givenNames: "Given names",
  familyName: "Family name",
  birthDateBasis: "Date of birth known",
  birthDate: "Date of birth",
  sex: "Sex",
  areaWords: "Area",
};

/** After a lost race: what is recorded now beside what was typed. */
export function detailVersions(recorded: FormValues, entered: FormValues) {
  const [now, typed] = [withDays(recorded), withDays(entered)];
  return Object.entries(LABELS).map(([name, label]) => ({
    label,
    recorded: inWords(name, String(now[name] ?? "")),
    entered: inWords(name, String(typed[name] ?? "")),
  }));
}

function inWords(name: string, value: string): string | null {
  if (value === "") return null;
  if (name === "birthDate") return /^\d{4}-\d\d-\d\d$/.test(value) ? longDay(value) : value;
  if (name === "sex") return (SEX_NAMES as Record<string, string>)[value] ?? value;
  return name === "birthDateBasis" ? ((BIRTH_DATE_BASIS_NAMES as Record<string, string>)[value] ?? value) : value;
}
