import { longDay } from "../dates/iso-day.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";
import { END_KINDS, type EndKind, type InterventionState } from "./record.ts";

type Whole = {
  state: InterventionState;
  issuedOn: string;
  fromDay: string;
  untilDay: string | null;
  endedOn: string | null;
};
type Given = { endedOn: string; endKind: EndKind; respondentId: string | null };
type Respondent = { id: string; endedOn: string | null };
export type EndRefusal = { field: "endedOn" | "endKind" | "respondentId" | null; message: string };

/** How an intervention of that kind may end: an appeal quashes only what can be appealed against, and a penalty is paid. */
export function endKindsOf(kind: InterventionKind): EndKind[] {
  const { tier, court } = definitionOf(kind);
  return END_KINDS.filter((end) => {
    if (end === "paid") return kind === "fpn";
    if (end === "taken-down") return tier === "place" || kind === "own";
    if (end === "quashed") return court === true || kind === "cpn" || kind === "pspo";
    if (end === "discharged") return tier === "civil" || tier === "criminal";
    return true;
  });
}

/** Why it cannot end so, or null. The whole ends, or one respondent alone. */
export function refuseEnd(
  kind: InterventionKind,
  whole: Whole,
  respondents: readonly Respondent[],
  { endedOn, endKind, respondentId }: Given,
  today: string,
): EndRefusal | null {
  if (whole.state !== "made")
    return { field: null, message: "It has not been made: record whether it was made or not" };
  if (whole.endedOn !== null) return { field: null, message: "It has ended already" };
  if (!endKindsOf(kind).includes(endKind)) return { field: "endKind", message: "Select how it ended" };
  const one = respondents.find(({ id }) => id === respondentId);
  if (respondentId !== null && !one) return { field: "respondentId", message: "Select for whom it ended" };
  if (one && one.endedOn !== null)
    return { field: "respondentId", message: "It has ended for this respondent already" };
  if (endedOn > today) return { field: "endedOn", message: "The day on which it ended must be today or in the past" };
  const first = whole.fromDay < whole.issuedOn ? whole.fromDay : whole.issuedOn;
  if (endedOn < first)
    return { field: "endedOn", message: `It cannot have ended before ${longDay(first)}, when it began` };
  if (whole.untilDay !== null && endedOn > whole.untilDay)
    return { field: "endedOn", message: `It cannot end after ${longDay(whole.untilDay)}, its last day` };
  return null;
}

type Ended = { endedOn: string; endKind: EndKind; reason: string };

/** The end of the whole where that of one respondent was the last to be recorded: whichever came latest. */
export function latestEnd(
  others: readonly { endedOn: string | null; endKind: EndKind | null; endReason: string | null }[],
  given: Ended,
): Ended {
  return others.reduce<Ended>(
    (last, { endedOn, endKind, endReason }) =>
      endedOn !== null && endKind !== null && endedOn > last.endedOn
        ? { endedOn, endKind, reason: endReason ?? last.reason }
        : last,
    given,
  );
}

/** Whether the end of one respondent is the end of the whole: everybody else's has come. */
export function endsTheWhole(respondents: readonly Respondent[], respondentId: string): boolean {
  return respondents.every(({ id, endedOn }) => id === respondentId || endedOn !== null);
}
