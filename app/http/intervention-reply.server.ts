import { longDay } from "#app/domain/dates/iso-day.ts";
import { END_NAMES, type EndKind, type InterventionState, STATE_NAMES } from "#app/domain/interventions/record.ts";

type Intervention = {
  version: number;
  state: InterventionState;
  issuedOn: string;
  untilDay: string | null;
  endedOn: string | null;
  endKind: EndKind | null;
};

/** What an intervention says now, for somebody whom another was quicker than. */
export function recordedIntervention(current: Intervention): Record<string, string | null> {
  const { state, issuedOn, untilDay, endedOn, endKind } = current;
  return {
    State: STATE_NAMES[state],
    Issued: longDay(issuedOn),
    Until: untilDay === null ? null : longDay(untilDay),
    Ended: endedOn === null || endKind === null ? null : `${longDay(endedOn)}: ${END_NAMES[endKind].toLowerCase()}`,
  };
}
