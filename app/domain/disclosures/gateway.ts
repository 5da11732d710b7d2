/** What allows personal information to be given to somebody outside (DOMAIN 7.4). */
export const GATEWAY_NAMES = {
  "cda-s115": "Crime and Disorder Act 1998 section 115: necessary or expedient, to a relevant authority",
  "cda-s17a": "Crime and Disorder Act 1998 section 17A: depersonalised information between relevant authorities",
  "asbcpa-sch4": "ASB, Crime and Policing Act 2014 Schedule 4 paragraph 7: case reviews",
  "pcsca-s16": "Police, Crime, Sentencing and Courts Act 2022 section 16: serious violence, no patient information",
  "legal-duty": "Another duty in law, or an order of a court",
  consent: "The consent of the person whom it is about",
} as const;
export type Gateway = keyof typeof GATEWAY_NAMES;
export const GATEWAYS = Object.keys(GATEWAY_NAMES) as [Gateway, ...Gateway[]];

type Refusal = { field: "gateway"; message: string };

/** CDA 1998 s17A shares depersonalised information and no other. */
export function refuseGateway(list: { isPersonal: boolean }, gateway: Gateway): Refusal | null {
  if (gateway !== "cda-s17a" || !list.isPersonal) return null;
  return {
    field: "gateway",
    message: "Section 17A allows depersonalised information only, and this list is about people. Select another",
  };
}
