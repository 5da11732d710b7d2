/** Under what information is shared in a referral (DOMAIN 7.1, 7.4). The basis; the gateways come beside it. */
export const LAWFUL_BASIS_NAMES = {
  "public-task": "Public task: preventing crime and disorder (UK GDPR Art 6(1)(e); Crime and Disorder Act 1998 s115)",
  "law-enforcement": "Law enforcement purpose (Data Protection Act 2018 Part 3)",
  "legal-obligation": "Legal obligation (UK GDPR Art 6(1)(c))",
  "vital-interests": "Vital interests: to protect somebody's life (UK GDPR Art 6(1)(d))",
  consent: "Consent of the person (UK GDPR Art 6(1)(a))",
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASIS_NAMES;
export const LAWFUL_BASES = Object.keys(LAWFUL_BASIS_NAMES) as [LawfulBasis, ...LawfulBasis[]];
