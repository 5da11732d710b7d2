import type { AgencyKind } from "../agencies/agency-kinds.ts";

type GatewayWords = { name: string; permits: string };

/**
 * By which law personal information comes with a referral (DOMAIN 7.4). Not among them: Crime and Disorder Act 1998 s17,
 * a duty to consider crime and no power to share; s17A, for depersonalised information; Schedule 4 of the 2014 Act, for
 * case reviews only.
 */
export const REFERRAL_GATEWAYS = {
  "cda-s115": {
    name: "Crime and Disorder Act 1998, section 115",
    permits:
      "Anybody may tell the police, a council, probation, health, fire and rescue or a social landlord what is necessary or expedient for the Act. A power and no duty: confidentiality and data protection still hold",
  },
  "pcsca-s16": {
    name: "Police, Crime, Sentencing and Courts Act 2022, section 16",
    permits:
      "To prevent and reduce serious violence. No patient information, and no personal information from a health or social care authority",
  },
  "legal-duty": { name: "Another duty in law, or an order of a court", permits: "What that duty or order asks for" },
  consent: {
    name: "The consent of the person",
    permits: "What the person has agreed to, until they change their mind",
  },
} as const satisfies Record<string, GatewayWords>;
export type ReferralGateway = keyof typeof REFERRAL_GATEWAYS;
export const REFERRAL_GATEWAY_IDS = Object.keys(REFERRAL_GATEWAYS) as [ReferralGateway, ...ReferralGateway[]];

/** PCSC Act 2022 s16(4): no personal information that a health or social care authority discloses. */
export function refuseReferralGateway(agency: { kind: AgencyKind }, gateway: ReferralGateway) {
  if (gateway !== "pcsca-s16" || (agency.kind !== "health" && agency.kind !== "county-council")) return null;
  return {
    field: "gateway" as const,
    message: "Section 16 does not cover personal information from health or social care. Select another",
  };
}

/** The name of what is recorded; nothing for a referral that is older than the question. */
export function gatewayName(gateway: string | null) {
  return gateway !== null && Object.hasOwn(REFERRAL_GATEWAYS, gateway)
    ? REFERRAL_GATEWAYS[gateway as ReferralGateway].name
    : null;
}
