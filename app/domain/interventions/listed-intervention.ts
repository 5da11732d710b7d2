import { shortDay } from "../dates/iso-day.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";
import { END_NAMES, type EndKind, type InterventionState } from "./record.ts";

type Row = {
  kind: InterventionKind;
  ownKindName: string | null;
  serviceName: string | null;
  state: InterventionState;
  fromDay: string;
  untilDay: string | null;
  endedOn: string | null;
  endKind: EndKind | null;
  isInForce: number;
};

/** The kind as a list says it: a referral with its service, one of the partnership's own by its name. */
export function kindWords({ kind, ownKindName, serviceName }: Pick<Row, "kind" | "ownKindName" | "serviceName">) {
  if (ownKindName !== null) return ownKindName;
  const { name } = definitionOf(kind);
  return serviceName === null ? name : `${name}: ${serviceName}`;
}

/** How it stands on that day, in few words. */
export function standingWords(row: Row, today: string): string {
  if (row.state === "planned") return "Planned";
  if (row.state === "not-made") return "Not made";
  if (row.endedOn !== null && row.endedOn <= today)
    return `${row.endKind === null ? "Ended" : END_NAMES[row.endKind]}, ${shortDay(row.endedOn)}`;
  if (row.fromDay > today) return `Begins ${shortDay(row.fromDay)}`;
  if (row.isInForce === 1) return row.untilDay === null ? "In force" : `In force to ${shortDay(row.untilDay)}`;
  if (row.untilDay !== null && row.untilDay < today) return `Ended ${shortDay(row.untilDay)}`;
  return definitionOf(row.kind).lasts ? "Ended" : "Made";
}
