import { decideProposal } from "../risk/decide-proposal.ts";
import { itemOpened } from "./gate-of.ts";
import type { ItemAt, ItemContext } from "./item-to-minute.ts";

/** DOMAIN 11: the meeting confirms a lower level of risk, as somebody who may assess in the case records it. */
export async function confirmInMeeting(context: ItemContext, at: ItemAt, assessmentId: string) {
  const opened = await itemOpened(context, at);
  if (opened.kind === "gated") return { kind: "forbidden" as const };
  if (opened.kind === "not-found" || opened.item.caseId === null) return { kind: "not-found" as const };
  const answer = { decision: "confirmed" as const, reason: null, sittingId: opened.meeting.sitting.id };
  return decideProposal(context, opened.item.caseId, assessmentId, answer);
}
