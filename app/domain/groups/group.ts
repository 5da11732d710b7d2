export type GroupRefusal = { field: "does" | "name" | "parentId" | "endedOn" | "beats" | "maxAge"; message: string };

/** Issue 2: what a group holds is finished or handed on before it ends, or stops taking cases. Counts alone: an administrator sees no case. */
export function refuseGroupEnd(
  held: { openCases: number; openReferrals: number },
  field: "endedOn" | "does",
): GroupRefusal | null {
  const { openCases, openReferrals } = held;
  const what = [
    openCases > 0 ? `${openCases} open ${openCases === 1 ? "case" : "cases"}` : "",
    openReferrals > 0 ? `${openReferrals} ${openReferrals === 1 ? "referral" : "referrals"} awaiting a decision` : "",
  ].filter(Boolean);
  if (what.length === 0) return null;
  return {
    field,
    message: `The group still has ${what.join(" and ")}. Its coordinator closes them or hands them on first`,
  };
}

/** "10 to 17", "18 and over", "Up to 17", "All ages". Full years, both included. */
export function ageWords({ minAge, maxAge }: { minAge: number | null; maxAge: number | null }): string {
  if (minAge === null) return maxAge === null ? "All ages" : `Up to ${maxAge}`;
  return maxAge === null ? `${minAge} and over` : minAge === maxAge ? `${minAge}` : `${minAge} to ${maxAge}`;
}

/** Its last day is still a day of the group. */
export function hasEnded({ endedOn }: { endedOn: string | null }, today: string): boolean {
  return endedOn !== null && endedOn < today;
}
