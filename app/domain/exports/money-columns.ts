import type { FundingFigures } from "../plan/funding.ts";
import { OPCC_STATE_NAMES, type OpccState } from "../plan/opcc.ts";
import { poundsOf } from "../plan/pence.ts";
import { TRAINING_SUBJECT_NAMES, type TrainingSubject } from "../plan/training.ts";
import { type Column, day } from "./columns.ts";

type MoneyRow = {
  description: string;
  funder: string | null;
  opccState: OpccState | null;
  figures: FundingFigures;
};

const pounds = (heading: string, of: keyof FundingFigures): Column<MoneyRow> => ({
  heading,
  width: 18,
  of: ({ figures }) => poundsOf(figures[of]),
});

/** The partnership's own columns (DOMAIN 6.5), what is committed between them, and those of the youth fund after them. */
export const MONEY_COLUMNS: readonly Column<MoneyRow>[] = [
  { heading: "Description", width: 50, of: ({ description }) => description },
  pounds("Amount allocated", "allocated"),
  pounds("Committed", "committed"),
  pounds("Amount spent", "spent"),
  pounds("Amount remaining", "remaining"),
  pounds("Received", "received"),
  pounds("Unallocated", "unallocated"),
  { heading: "Given by", width: 24, of: ({ funder }) => funder },
  { heading: "OPCC", width: 26, of: ({ opccState }) => (opccState ? OPCC_STATE_NAMES[opccState] : null) },
];

type TrainingRow = {
  title: string;
  subject: TrainingSubject;
  heldOn: string;
  provider: string | null;
  agencyName: string;
  people: number;
};

/** A row for each agency that sent people to a course. */
export const TRAINING_COLUMNS: readonly Column<TrainingRow>[] = [
  { heading: "Held on", width: 14, of: (t) => day(t.heldOn) },
  { heading: "Course", width: 40, of: (t) => t.title },
  { heading: "Subject", width: 28, of: (t) => TRAINING_SUBJECT_NAMES[t.subject] },
  { heading: "Given by", width: 28, of: (t) => t.provider },
  { heading: "Agency", width: 30, of: (t) => t.agencyName },
  { heading: "People", width: 10, of: (t) => t.people },
];
