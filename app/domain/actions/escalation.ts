export const ESCALATION_STEPS = ["to-contact", "to-chair"] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** The settings actions.escalate-to-contact-days and actions.escalate-to-chair-days, in days late. */
export type EscalationDays = { contactDays: number; chairDays: number };

/** The steps that an overdue action has come to, those that were missed among them. */
export function stepsDue(daysLate: number, { contactDays, chairDays }: EscalationDays): EscalationStep[] {
  return ESCALATION_STEPS.filter((step) => daysLate >= (step === "to-contact" ? contactDays : chairDays));
}
