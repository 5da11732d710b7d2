import { changeSince, type ChangeSince } from "../risk/change-since.ts";
import type { RiskLevel } from "../risk/levels.ts";
import type { CaseStatus } from "./case-status.ts";
import { wholeSubject } from "./listed-subject.ts";

type Row = Parameters<typeof wholeSubject>[0] & {
  id: string;
  reference: string;
  groupName: string;
  status: CaseStatus;
  visibility: "standard" | "restricted";
  riskLevel: RiskLevel | null;
  riskAssessedOn: string | null;
  importBatchId: string | null;
  riskProposed?: RiskLevel | null;
  /** What the case showed when its group last met, and on which day that was. */
  riskThen?: RiskLevel | null;
  metOn?: string | null;
  locationLevelName?: string | null;
};

/** What every page of a case shows at its top. */
export type CaseHeader = {
  id: string;
  reference: string;
  groupName: string;
  subject: string;
  status: CaseStatus;
  isRestricted: boolean;
  riskLevel: RiskLevel | null;
  riskAssessedOn: string | null;
  /** A file brought it. */
  isImported: boolean;
  /** A lower level that waits to be confirmed. */
  riskProposed: RiskLevel | null;
  riskChange: ChangeSince | null;
  /** Of a place: by the partnership's own scale. */
  locationLevelName: string | null;
};

export function caseHeader(row: Row): CaseHeader {
  const { id, reference, groupName, status, riskLevel, riskAssessedOn } = row;
  const isRestricted = row.visibility === "restricted";
  const isImported = row.importBatchId !== null;
  const risk = {
    riskProposed: row.riskProposed ?? null,
    riskChange: changeSince(riskLevel, row.riskThen ?? null, row.metOn ?? null),
    locationLevelName: row.locationLevelName ?? null,
  };
  return {
    id,
    reference,
    groupName,
    subject: wholeSubject(row),
    status,
    isRestricted,
    riskLevel,
    riskAssessedOn,
    isImported,
    ...risk,
  };
}

/** The pages of a case, in the order of their links. Each is `/cases/<id>` and its own word. */
export const CASE_PAGES = [
  { page: "overview", path: "", name: "Overview" },
  { page: "people", path: "/people", name: "People" },
  { page: "risk", path: "/risk", name: "Risk" },
  { page: "plan", path: "/plan", name: "Plan and actions" },
  { page: "notes", path: "/notes", name: "Notes" },
] as const;
export type CasePage = (typeof CASE_PAGES)[number]["page"];
