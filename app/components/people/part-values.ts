import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  ADDRESS_KIND_NAMES,
  ALIAS_KIND_NAMES,
  CHANNEL_NAMES,
  CONTACT_KIND_NAMES,
  LEAVE_MESSAGE_NAMES,
  type PartKind,
} from "#app/domain/people/person-parts.ts";
import { choiceOf, type Relationship, RELATIONSHIP_CHOICES, type Side } from "#app/domain/people/relationships.ts";
import { dayParts, type FormValues, withDays } from "#app/forms/parse-form.ts";

/** What each form begins with: the names of its fields, in their order, and how each is called. */
const LABELS: Record<PartKind, Record<string, string>> = {
  alias: { aliasKind: "Kind", givenNames: "Given names", familyName: "Family name" },
  contact: {
    contactKind: "Kind",
    value: "Number or address",
    words: "Note",
    neverUse: "Never use it",
    neverReason: "Why never",
  },
  "safe-contact": {
    channel: "How to contact",
    times: "When",
    leaveMessage: "Safe to leave a message",
    words: "What else to mind",
    language: "Language",
    interpreter: "Interpreter needed",
    needs: "Help needed",
  },
  address: {
    addressKind: "Kind",
    lines: "Address",
    postcode: "Postcode",
    fromDay: "From",
    untilDay: "Until",
    neverWrite: "Never write there",
    neverReason: "Why never",
  },
  marker: {
    markerKindId: "Warning",
    reason: "Reason",
    reviewOn: "Review date",
    told: "Person told",
    toldOn: "Told on",
    notToldReason: "Why not told",
  },
  relationship: {
    as: "This person is",
    otherReference: "Other person",
    words: "In words",
    fromDay: "From",
    untilDay: "Until",
  },
};
const DAYS = ["fromDay", "untilDay", "reviewOn", "toldOn"];
const TICKS = ["neverUse", "neverWrite", "interpreter"];

type Stood = Record<string, unknown> & { version: number };

/** The form's values for what is recorded; empty ones for a new part. */
export function partValues(kind: PartKind, part: Stood | null, source: string | null): FormValues {
  const values: FormValues = { source: source ?? "" };
  for (const name of Object.keys(LABELS[kind])) {
    const value = part ? recordedValue(name, part) : "";
    if (DAYS.includes(name)) Object.assign(values, dayParts(name, value || null));
    else values[name] = value;
  }
  return part ? { ...values, version: String(part.version), changeReason: "" } : values;
}

function recordedValue(name: string, part: Stood): string {
  if (name === "as") return choiceOf(part.relationship as Relationship, part.side as Side);
  if (TICKS.includes(name)) return part[name] === 1 ? "yes" : "";
  if (name === "told") return part.told === 1 ? "yes" : "no";
  return typeof part[name] === "string" ? part[name] : "";
}

type Choices = readonly { value: string; text: string }[];

/** After a lost race: what is recorded now beside what was typed. */
export function bothVersions(kind: PartKind, recorded: FormValues, entered: FormValues, lists: Choices) {
  const [now, typed] = [withDays(recorded), withDays(entered)];
  const shown = (name: string, value: string | string[] | undefined) => inWords(name, String(value ?? ""), lists);
  return Object.entries({ ...LABELS[kind], source: "How it is known" }).map(([name, label]) => ({
    label,
    recorded: shown(name, now[name]),
    entered: shown(name, typed[name]),
  }));
}

const WORDS: Record<string, Record<string, string>> = {
  aliasKind: ALIAS_KIND_NAMES,
  contactKind: CONTACT_KIND_NAMES,
  channel: CHANNEL_NAMES,
  leaveMessage: LEAVE_MESSAGE_NAMES,
  addressKind: ADDRESS_KIND_NAMES,
  as: Object.fromEntries(RELATIONSHIP_CHOICES.map(({ value, text }) => [value, text])),
};

function inWords(name: string, value: string, lists: Choices): string | null {
  if (value === "") return TICKS.includes(name) ? "No" : null;
  if (DAYS.includes(name)) return /^\d{4}-\d\d-\d\d$/.test(value) ? longDay(value) : value;
  if (TICKS.includes(name) || name === "told") return value === "yes" ? "Yes" : "No";
  return WORDS[name]?.[value] ?? lists.find((item) => item.value === value)?.text ?? value;
}

/** What is recorded, for a page that only shows it. */
export function valueRows(kind: PartKind, recorded: FormValues, lists: Choices) {
  return bothVersions(kind, recorded, recorded, lists).flatMap(({ label, recorded: value }) =>
    value === null ? [] : [{ key: label, value }],
  );
}
