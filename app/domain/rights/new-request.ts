import type { NewRequest } from "./request.form.ts";

type Asked = Pick<NewRequest, "requesterKind" | "requesterName" | "authorityWords" | "receivedOn" | "subjectBirthDate">;
type Refusal = { field: keyof Asked; message: string };

/**
 * Whoever asks for somebody else says by which right: a child may ask for themselves, and a parent does not own the right
 * (DOMAIN 7.5), so of a parent it is asked whether the child can decide and what they want.
 */
export function refuseNewRequest(asked: Asked, today: string): Refusal | null {
  const { requesterKind, requesterName, authorityWords, receivedOn, subjectBirthDate } = asked;
  if (receivedOn > today) return { field: "receivedOn", message: "Day received must be today or in the past" };
  if (subjectBirthDate !== null && subjectBirthDate > today)
    return { field: "subjectBirthDate", message: "Date of birth must be today or in the past" };
  if (requesterKind === "self") return null;
  if (requesterName === null) return { field: "requesterName", message: "Enter the name of who asks" };
  if (authorityWords !== null) return null;
  return {
    field: "authorityWords",
    message:
      requesterKind === "parent"
        ? "Enter whether the child can decide for themselves, what they want, and who has parental responsibility"
        : "Enter by which authority they ask, and how it was checked",
  };
}
