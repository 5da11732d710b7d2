/** Who or what a case or a referral is about, for listedSubject and wholeSubject: beside left joins of both tables. */
export const SUBJECT_COLUMNS = [
  "person.given_names as givenNames",
  "person.family_name as familyName",
  "person.birth_date as birthDate",
  "person.birth_date_basis as birthDateBasis",
  "location.name as locationName",
  "location.postcode as locationPostcode",
] as const;
