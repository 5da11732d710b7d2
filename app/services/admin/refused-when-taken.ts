import { isUniqueViolation } from "#db/faults.ts";

/** Two who write the same name at once: the second is told what it would have been told a moment later. */
export async function refusedWhenTaken<R, F>(
  work: Promise<R>,
  refusal: F,
): Promise<R | { kind: "refused"; refusal: F }> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "refused", refusal };
    throw error;
  }
}
