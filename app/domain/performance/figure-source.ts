/** Whose figures they are, the day to which they were drawn up and the day they were published: as far as somebody says. */
export type FigureSource = { publisher: string | null; asAt: string | null; publishedOn: string | null };

/** Days that have been; nothing is published before the days that it tells of are over. */
export function refuseSource(
  { asAt, publishedOn }: FigureSource,
  lastDay: string | null,
  today: string,
): { field: "asAt" | "publishedOn"; message: string } | null {
  if (asAt !== null && asAt > today)
    return { field: "asAt", message: "Day to which they were drawn up must be today or in the past" };
  if (publishedOn !== null && publishedOn > today)
    return { field: "publishedOn", message: "Day on which they were published must be today or in the past" };
  const after = lastDay ?? asAt;
  if (publishedOn !== null && after !== null && publishedOn < after)
    return {
      field: "publishedOn",
      message: "Day on which they were published must not be before the last day of the figures",
    };
  return null;
}
