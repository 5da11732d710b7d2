import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { AlikeIncident } from "#db/queries/imported-incidents.ts";

type Happened = { day: string; heading: AsbHeading; locationId: string | null; postcode: string | null };

/**
 * The incident that this one may be: of that very day and type, at the place or in its postcode, which holds some fifteen
 * addresses. One that stands here before one of the same file. Offered, and never decided (DOMAIN 1.5).
 */
export function whichAlike(
  { day, heading, locationId, postcode }: Happened,
  others: readonly AlikeIncident[],
): AlikeIncident | undefined {
  const alike = others.filter(
    (other) =>
      other.day === day &&
      other.heading === heading &&
      ((locationId !== null && other.locationId === locationId) || (postcode !== null && other.postcode === postcode)),
  );
  return alike.find(({ batchId }) => batchId === null) ?? alike[0];
}
