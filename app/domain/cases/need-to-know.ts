type Refusal<F extends string> = { field: F | null; message: string } | null;
type Visibility = "standard" | "restricted";
type Record = { visibility: Visibility; leadUserId: string | null };

/** A restricted case is open to its lead and the people named for it (DOMAIN 7.3): there must be somebody of the two. */
export function refuseVisibility(
  record: Record,
  { to, named }: { to: Visibility; named: readonly string[] },
): Refusal<"namedUserId"> {
  if (record.visibility === to)
    return {
      field: null,
      message: to === "restricted" ? "This case is restricted already" : "This case is not restricted",
    };
  if (to === "restricted" && record.leadUserId === null && named.length === 0)
    return { field: "namedUserId", message: "Select who may open it: the case has no lead officer" };
  return null;
}

/** Whoever may open a restricted case last is not taken off it: name somebody else first. A conflict may leave it empty. */
export function refuseUnnaming(record: Record, named: readonly string[], userId: string): Refusal<never> {
  const left = named.filter((id) => id !== userId);
  return record.visibility === "restricted" && record.leadUserId === null && left.length === 0
    ? { field: null, message: "Nobody could open this case any more. Name somebody else first" }
    : null;
}

type Glass = {
  /** Whether the actor sees the case of right. */
  seesIt: boolean;
  hasConflict: boolean;
};

/**
 * One case for one session, for whoever's role lets them read cases at all; never against a conflict of interest, of
 * which nothing is said that would not be said of a case that does not exist (DOMAIN 7.3).
 */
export function mayBreakGlass({ seesIt, hasConflict }: Glass): boolean {
  return !seesIt && !hasConflict;
}

export const NO_SUCH_CASE = "There is no case of that reference that you can open";

/** ` cs-26-0014 ` as CS-26-0014. */
export function typedReference(typed: string): string {
  return typed.trim().toUpperCase();
}
