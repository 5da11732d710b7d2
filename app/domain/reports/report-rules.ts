import {
  type Period,
  plusQuarters,
  type Quarter,
  quarterName,
  quarterOf,
  quarterPeriod,
} from "../performance/quarter.ts";
import { unanswered } from "./part-fields.ts";
import type { ReportKind, ReportStatus } from "./report.ts";
import { quartersOf, templatePart } from "./templates.ts";

type Refusal = { field: string | null; message: string };
type Standing = { status: ReportStatus };

/** The days on which a report tells: its quarter, and for the scrutiny report the one before it too. */
export function reportPeriod(kind: ReportKind, quarter: Quarter): Period {
  return { from: quarterPeriod(plusQuarters(quarter, 1 - quartersOf(kind))).from, to: quarterPeriod(quarter).to };
}

/** Loughborough Borough Council, Quarter 2 2026/27 */
export function reportTitle(of: string, quarter: Quarter): string {
  return `${of}, ${quarterName(quarter)}`;
}

/** Of an organisation, or of a group: a JAG reports as a group. */
export function refuseWhose(
  kind: ReportKind,
  whose: { agencyId: string | null; groupId: string | null },
): Refusal | null {
  if (kind === "jag")
    return whose.groupId === null ? { field: "groupId", message: "Select the group that reports" } : null;
  return whose.agencyId === null ? { field: "agencyId", message: "Select the organisation that reports" } : null;
}

export function refuseQuarter(quarter: Quarter, today: string): Refusal | null {
  return quarterPeriod(quarter).from > today ? { field: "quarter", message: "The quarter must have begun" } : null;
}

export function refuseWriting({ status }: Standing): Refusal | null {
  if (status === "sent") return { field: null, message: "The report has been sent. It stands as it is" };
  if (status === "signed-off")
    return { field: null, message: "The report has been signed off. It is returned first, if it is to be changed" };
  return null;
}

/** Parts may be blank (DOMAIN 6.5), but each Yes or No is answered. */
export function refuseSigningOff(
  report: Standing & { kind: ReportKind },
  parts: readonly { part: string; words: string }[],
): Refusal | null {
  if (report.status !== "draft") return { field: null, message: "Only a draft is signed off" };
  const open = parts.flatMap(({ part, words }) => unanswered(templatePart(report.kind, part)?.fields ?? [], words));
  return open.length > 0 ? { field: null, message: `Answer Yes or No first: ${open.join(", ")}` } : null;
}

export function refuseReturning({ status }: Standing): Refusal | null {
  return status === "signed-off" ? null : { field: null, message: "Only a report that was signed off is returned" };
}

export function refuseSending({ status }: Standing): Refusal | null {
  if (status === "sent") return { field: null, message: "The report has been sent already" };
  return status === "signed-off" ? null : { field: null, message: "The report is signed off before it is sent" };
}

const QUARTERS_BACK = 12;

/** This quarter and those before it, newest first. */
export function quartersToReport(today: string): Quarter[] {
  return Array.from({ length: QUARTERS_BACK }, (_, back) => plusQuarters(quarterOf(today), -back));
}
