/**
 * Whether the form asks who told a parent. Received long ago, a referral may be of somebody under 18 then: it asks what it was
 * refused for, and goes on asking once that is answered.
 */
export function parentIs(person: { asksOfParent: boolean; mayAskOfParent: boolean } | null, isAskedFor: unknown) {
  if (person?.asksOfParent) return "asked";
  return person === null || person.mayAskOfParent || Boolean(isAskedFor) ? "if-under-18" : "not-asked";
}
