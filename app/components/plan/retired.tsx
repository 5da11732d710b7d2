import { longDay } from "#app/domain/dates/iso-day.ts";
import { Tag } from "../govuk/tag.tsx";

export type RetiredPart = { retiredOn: string | null; retiredReason: string | null };

/** Of a theme, priority or aim that has left its plan, or will: from when and why. */
export function Retired({ retiredOn, retiredReason }: RetiredPart) {
  if (retiredOn === null) return null;
  return (
    <span className="app-typed">
      <Tag colour="grey">Retired</Tag> From {longDay(retiredOn)}: {retiredReason}
    </span>
  );
}
