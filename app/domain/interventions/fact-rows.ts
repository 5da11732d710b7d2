import { longDay } from "../dates/iso-day.ts";
import {
  AUTHORISER_NAMES,
  type Authoriser,
  type InterventionState,
  SERVICE_ANSWER_NAMES,
  type ServiceAnswer,
  STATE_NAMES,
} from "./record.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";

type Found = {
  kind: InterventionKind;
  state: InterventionState;
  issuedOn: string;
  issuedTime: string | null;
  fromDay: string;
  untilDay: string | null;
  untilTime: string | null;
  isInterim: number;
  isWithoutNotice: number;
  authorisedBy: Authoriser | null;
  agencyName: string;
  officerUserName: string | null;
  officerName: string | null;
  court: string | null;
  courtReference: string | null;
  grounds: string | null;
  consultedOn: string | null;
  consultedWords: string | null;
  notConsultedReason: string | null;
  skippedStageReason: string | null;
  supportOffered: "yes" | "no" | null;
  supportWords: string | null;
  vehicleWords: string | null;
  amountPounds: number | null;
  serviceAnswer: ServiceAnswer | null;
  serviceAnsweredOn: string | null;
  serviceOutcome: string | null;
  beatCode: string | null;
};

/** What a record says of itself, line by line; what was not given has no line. */
export function factRows(found: Found): { key: string; value: string }[] {
  const at = (day: string, time: string | null) => [longDay(day), time].filter(Boolean).join(", ");
  const lasts = definitionOf(found.kind).lasts === true;
  const flags = [found.isInterim ? "interim" : null, found.isWithoutNotice ? "without notice" : null].filter(Boolean);
  const rows: [string, string | null][] = [
    ["State", [STATE_NAMES[found.state], ...flags].join(", ")],
    [found.state === "planned" ? "Applied for or planned on" : "Issued", at(found.issuedOn, found.issuedTime)],
    ["From", lasts && found.fromDay !== found.issuedOn ? longDay(found.fromDay) : null],
    ["Until", lasts ? (found.untilDay === null ? "Further order, or without an end" : at(found.untilDay, found.untilTime)) : null], // prettier-ignore
    ["Beat", found.beatCode],
    ["By", [found.officerUserName ?? found.officerName, found.agencyName].filter(Boolean).join(", ")],
    ["Authorised by", found.authorisedBy && AUTHORISER_NAMES[found.authorisedBy]],
    ["Court", [found.court, found.courtReference].filter(Boolean).join(", ") || null],
    ["Grounds", found.grounds],
    ["Vehicle", found.vehicleWords],
    ["Amount", found.amountPounds === null ? null : `£${found.amountPounds}`],
    ["Youth justice", consultation(found)],
    ["Support beside it", support(found)],
    ["Stage left out because", found.skippedStageReason],
    ["Answer of the service", answer(found)],
    ["Outcome", found.serviceOutcome],
  ];
  return rows.flatMap(([key, value]) => (value === null || value === "" ? [] : [{ key, value }]));
}

function consultation({ consultedOn, consultedWords, notConsultedReason }: Found) {
  if (consultedOn !== null) return [`Consulted on ${longDay(consultedOn)}`, consultedWords].filter(Boolean).join(": ");
  return notConsultedReason === null ? null : `Not consulted: ${notConsultedReason}`;
}

function support({ supportOffered, supportWords }: Found) {
  if (supportOffered === null) return null;
  return supportOffered === "yes" ? (supportWords ?? "Offered") : `Not offered: ${supportWords ?? ""}`;
}

function answer({ serviceAnswer, serviceAnsweredOn }: Found) {
  if (serviceAnswer === null) return null;
  return `${SERVICE_ANSWER_NAMES[serviceAnswer]}, ${longDay(serviceAnsweredOn ?? "")}`;
}
