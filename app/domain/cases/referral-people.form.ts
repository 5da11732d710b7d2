import { z } from "zod/mini";
import { optionalWordsField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import type { LinkRole } from "../people/link-roles.ts";
import type { BirthDateBasis } from "../people/person.ts";

/** How people come into a referral about a place or a problem. */
export const LINKED_ROLES = [
  "perpetrator",
  "victim",
  "person-at-risk",
  "witness",
  "associate",
] as const satisfies LinkRole[];
export type LinkedPerson = {
  row: number;
  role: LinkRole;
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
};

/** A group of offenders: so many at once, and more on the referral itself. */
export const LINK_ROWS = [1, 2, 3, 4] as const;
type Row = (typeof LINK_ROWS)[number];
type Fields = {
  [K in `role${Row}`]: ReturnType<typeof roleField>;
} & { [K in `given${Row}` | `family${Row}`]: ReturnType<typeof optionalWordsField> } & {
  [K in `birth${Row}`]: ReturnType<typeof optionalDayField>;
};

function roleField() {
  return z.pipe(
    z.catch(z.string(), ""),
    z.transform((text) => LINKED_ROLES.find((role) => role === text) ?? null),
  );
}

export const linkRowFields = Object.fromEntries(
  LINK_ROWS.flatMap((n) => [
    [`role${n}`, roleField()],
    [`given${n}`, optionalWordsField("Given names", 100)],
    [`family${n}`, optionalWordsField("Family name", 100)],
    [`birth${n}`, z.prefault(optionalDayField("Date of birth"), "")],
  ]),
) as unknown as Fields;

export type LinkRows = {
  [K in `role${Row}`]: (typeof LINKED_ROLES)[number] | null;
} & { [K in `given${Row}` | `family${Row}` | `birth${Row}`]: string | null };

/** A row that is begun has to say who and how; a blank one is nobody. */
export const isLinkRowWhole = LINK_ROWS.flatMap((n) => [
  z.refine<LinkRows>((form) => !isBegun(form, n) || form[`family${n}`] !== null, {
    error: "Enter the family name, or “Not known”",
    path: [`family${n}`],
    when: () => true,
  }),
  z.refine<LinkRows>((form) => !isBegun(form, n) || form[`role${n}`] !== null, {
    error: "Select how the person is involved",
    path: [`role${n}`],
    when: () => true,
  }),
]);

function isBegun(form: LinkRows, n: Row) {
  return Boolean(form[`given${n}`] ?? form[`family${n}`] ?? form[`birth${n}`]);
}

/** The people of the rows that are begun. */
export function linkedPeople(form: LinkRows): LinkedPerson[] {
  return LINK_ROWS.flatMap((n) => {
    const [role, familyName, birthDate] = [form[`role${n}`], form[`family${n}`], form[`birth${n}`]];
    if (role === null || familyName === null) return [];
    const basis: BirthDateBasis = birthDate === null ? "unknown" : "exact";
    return [{ row: n, role, givenNames: form[`given${n}`] ?? "", familyName, birthDate, birthDateBasis: basis }];
  });
}
