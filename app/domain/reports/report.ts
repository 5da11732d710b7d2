/** An organisation's to the CSP each quarter, the half-yearly one to scrutiny, a JAG's to the CSP (DOMAIN 6.5). */
export const REPORT_KIND_NAMES = {
  quarterly: "Quarterly report",
  scrutiny: "Scrutiny report",
  jag: "JAG report",
} as const;
export type ReportKind = keyof typeof REPORT_KIND_NAMES;

export const REPORT_STATUS_NAMES = { draft: "Draft", "signed-off": "Signed off", sent: "Sent" } as const;
export type ReportStatus = keyof typeof REPORT_STATUS_NAMES;

export type ReportStep = "begun" | "signed-off" | "returned" | "sent";
