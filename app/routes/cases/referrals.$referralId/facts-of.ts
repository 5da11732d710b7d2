import type { Facts } from "#app/components/cases/referral-facts.tsx";
import { gatewayName } from "#app/domain/cases/gateways.ts";
import { LAWFUL_BASIS_NAMES, type LawfulBasis } from "#app/domain/cases/lawful-basis.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { bornOfSubject, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { type Told, toldWords } from "#app/domain/cases/told.ts";
import { URGENCIES } from "#app/domain/cases/urgency.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import type { findReferralById } from "#db/queries/referrals.ts";

type Referral = NonNullable<Awaited<ReturnType<typeof findReferralById>>>;

/** A referral as its page shows it. */
export function factsOf(referral: Referral, meeting: string | null): Facts {
  const { subjectKind, personId, personRole, locationId, urgency } = referral;
  const isPerson = subjectKind === "person";
  const typedName = [referral.typedGivenNames, referral.typedFamilyName].filter(Boolean).join(" ");
  const place =
    locationId === null || referral.locationName === null
      ? null
      : {
          id: locationId,
          words: `${locationName({ name: referral.locationName, postcode: referral.locationPostcode })} (${referral.locationReference})`,
        };
  return {
    reference: referral.reference,
    statusName: REFERRAL_STATUS_NAMES[referral.status],
    groupName: referral.groupName,
    subject: wholeSubject(referral),
    personId,
    personReference: referral.personReference ?? "",
    born: bornOfSubject(referral),
    typed: typedName === "" ? null : personId === null ? "Nobody has said yet who this is" : typedName,
    role: personRole ? linkWords(personRole, standingAtAcceptance(personRole)) : "",
    place,
    area: referral.problemArea ?? referral.typedArea,
    agencyName: referral.agencyName,
    officer: referral.referringUserName ?? referral.referringOfficer,
    createdByName: referral.createdByName,
    receivedOn: referral.receivedOn,
    meeting,
    urgency: urgency === null ? "Not recorded" : `${URGENCIES[urgency].name}: ${lower(URGENCIES[urgency].means)}`,
    reason: referral.reason,
    tried: referral.tried,
    personTold: isPerson ? toldWords(toldOf(referral, "person"), longDay) : null,
    parentTold: isPerson && referral.parentTold !== null ? toldWords(toldOf(referral, "parent"), longDay) : null,
    lawfulBasis: LAWFUL_BASIS_NAMES[referral.lawfulBasis as LawfulBasis],
    gateway: gatewayName(referral.gateway),
  };
}

function toldOf(referral: Referral, who: "person" | "parent"): Told {
  return {
    told: referral[`${who}Told`],
    toldBy: referral[`${who}ToldBy`],
    toldOn: referral[`${who}ToldOn`],
    notToldReason: who === "person" ? referral.personNotToldReason : referral.parentNotToldReason,
  };
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
