import type { Authoriser } from "#app/domain/interventions/record.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

type Recorded = {
  version: number;
  state: string;
  issuedOn: string;
  issuedTime: string | null;
  fromDay: string;
  untilDay: string | null;
  untilTime: string | null;
  isInterim: number;
  isWithoutNotice: number;
  authorisedBy: Authoriser | null;
  placeName: string | null;
  postcode: string | null;
  locationId: string | null;
  areaWords: string | null;
  agencyId: string;
  officerUserId: string | null;
  officerName: string | null;
  court: string | null;
  courtReference: string | null;
  grounds: string | null;
  consultedOn: string | null;
  consultedWords: string | null;
  notConsultedReason: string | null;
  followsId: string | null;
  skippedStageReason: string | null;
  supportOffered: "yes" | "no" | null;
  supportWords: string | null;
  vehicleWords: string | null;
  amountPounds: number | null;
};

/** What is recorded, in the fields in which it was typed. */
export function recordedFields(found: Recorded): FormValues {
  const made = [found.isInterim === 1 ? "interim" : "", found.isWithoutNotice === 1 ? "without-notice" : ""];
  const text = (value: string | null) => value ?? "";
  return {
    version: String(found.version),
    ...{ state: found.state === "planned" ? "planned" : "made", made: made.filter(Boolean) },
    ...{ issuedTime: text(found.issuedTime), untilTime: text(found.untilTime) },
    ends: found.untilDay === null ? "open" : "day",
    ...dayParts("issuedOn", found.issuedOn),
    ...dayParts("fromDay", found.fromDay === found.issuedOn ? null : found.fromDay),
    ...dayParts("untilDay", found.untilDay),
    ...{ authorisedBy: text(found.authorisedBy), place: text(found.placeName), postcode: text(found.postcode) },
    ...{ locationId: text(found.locationId), areaWords: text(found.areaWords), agencyId: found.agencyId },
    ...{ officerUserId: text(found.officerUserId), officerName: text(found.officerName) },
    ...{ court: text(found.court), courtReference: text(found.courtReference), grounds: text(found.grounds) },
    ...dayParts("consultedOn", found.consultedOn),
    ...{ consultedWords: text(found.consultedWords), notConsultedReason: text(found.notConsultedReason) },
    ...{ followsId: text(found.followsId), skippedStageReason: text(found.skippedStageReason) },
    supportOffered: text(found.supportOffered),
    supportWords: found.supportOffered === "no" ? "" : text(found.supportWords),
    supportNotWords: found.supportOffered === "no" ? text(found.supportWords) : "",
    vehicleWords: text(found.vehicleWords),
    amountPounds: found.amountPounds === null ? "" : String(found.amountPounds),
    overrideReason: "",
  };
}
