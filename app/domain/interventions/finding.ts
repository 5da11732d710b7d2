/** The field of the form at which it is shown. */
export type FindingField =
  | "kind"
  | "issuedOn"
  | "issuedTime"
  | "fromDay"
  | "untilDay"
  | "untilTime"
  | "authorisedBy"
  | "agencyId"
  | "consultedOn"
  | "followsId"
  | "amountPounds"
  | "respondents"
  | "conditions";

/**
 * What the rules found. From refuseIntervention it blocks: it cannot be. From warnIntervention it is asked about, and a
 * reason lets it through: courts err, and things are recorded late (DOMAIN 4).
 */
export type Finding = {
  /** The same for the same rule, so that a reason can be kept with it. */
  code: string;
  field: FindingField;
  /** With the names of whom it is about. For the page, and never kept. */
  text: string;
  /** The same without a name: what is kept beside the reason. */
  label: string;
  /** Where the rule is written; null for what no law needs to say. */
  source: string | null;
};

/** The label is the text where no name stands in it. */
export function finding(code: string, field: FindingField, text: string, source: string | null, label = text): Finding {
  return { code, field, text, label, source };
}
