import { longDay } from "../dates/iso-day.ts";
import type { ApplicantKind, Consent, ConsentWay } from "./application.ts";

type Given = { consent: Consent; happenedOn: string; how: ConsentWay | null; evidence: string | null };
type Applicant = { kind: ApplicantKind; consent: Consent; consentOn: string | null };
type Refusal = { field: "consent" | "happenedOn" | "how" | "evidence" | null; message: string };

const IN_WRITING: readonly ConsentWay[] = ["form", "letter", "email"];

/**
 * Why a victim's consent to somebody else's application cannot be recorded so, or null. A representative needs the victim's
 * written consent (DOMAIN 1.2), so that "given" says in which writing and where that is kept; only what is held can be
 * withdrawn; the days run on. Without consent the application stands and nothing is disclosed (ASBCPA 2014 s104(1)(a)).
 */
export function refuseConsent(given: Given, applicant: Applicant, today: string): Refusal | null {
  const { consent, happenedOn, how, evidence } = given;
  if (applicant.kind === "victim") return { field: null, message: "The victim applies, so no consent is needed" };
  if (consent === "not-needed") return { field: "consent", message: "Select what the victim says" };
  if (happenedOn > today) return { field: "happenedOn", message: "Day on which the victim said so must be today or in the past" }; // prettier-ignore
  if (applicant.consentOn !== null && happenedOn < applicant.consentOn)
    return {
      field: "happenedOn",
      message: `Day must be on or after ${longDay(applicant.consentOn)}, the day of what was recorded last`,
    };
  if (consent === "withdrawn" && applicant.consent !== "given")
    return { field: "consent", message: "Consent that is not held cannot be withdrawn. Select “does not consent”" };
  if (consent === "asked") return null;
  if (how === null) return { field: "how", message: "Select how the victim said so" };
  if (consent !== "given") return null;
  if (!IN_WRITING.includes(how))
    return { field: "how", message: "Consent must be in writing: a signed form, a letter or an e-mail" };
  return evidence === null ? { field: "evidence", message: "Enter where the written consent is kept" } : null;
}
