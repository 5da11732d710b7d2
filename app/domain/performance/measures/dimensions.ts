import { RISK_LEVEL_NAMES, RISK_LEVELS } from "../../risk/levels.ts";

/** What a row may be told apart by. Listed: the choices in their order. Otherwise the partnership's own list, by its ids. */
type Dimension = { name: string; values?: Readonly<Record<string, string>>; list?: List };
/** Lists of the partnership from which the names come. */
export type List = "agencies" | "beats" | "asb-types" | "services" | "case-outcomes" | "groups";

const YES_NO = { yes: "Yes", no: "No" };
export const NOT_SAID = "not-said";
const levels = Object.fromEntries(RISK_LEVELS.map((level) => [level, RISK_LEVEL_NAMES[level]]));

export const DIMENSIONS = {
  risk: { name: "Risk", values: { ...levels, "not-assessed": "Not assessed" } },
  agency: { name: "Agency", list: "agencies" },
  beat: { name: "Beat", list: "beats" },
  youth: { name: "Under 18", values: YES_NO },
} as const satisfies Record<string, Dimension>;
export type DimensionId = keyof typeof DIMENSIONS;

export function dimensionOf(id: DimensionId): Dimension {
  return DIMENSIONS[id];
}
