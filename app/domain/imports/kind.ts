import type { Permission } from "../access/permissions.ts";
import type { Fate } from "./fates.ts";
import type { FileFormat } from "./file-reading.ts";

export type RowValues = Record<string, string | number | null>;
export type CellReading = { value: string | number | null } | { problem: string };
export type RowProblem = { field: string | null; message: string };

/** One thing that a row says. */
export type ImportField = {
  name: string;
  label: string;
  hint?: string;
  /** Headings under which it has been seen, in any case and with any punctuation. */
  synonyms: readonly string[];
  required?: boolean;
  /** Given what stands in the cell, without blanks around it and never empty. */
  read: (text: string) => CellReading;
};

/** What can be loaded from a file. A new kind is one of these and its work in app/services/imports/kinds. */
export type ImportKind = {
  name: string;
  label: string;
  hint: string;
  one: string;
  many: string;
  /** Asked for besides imports:manage. */
  permission?: Permission;
  formats: readonly FileFormat[];
  fields: readonly ImportField[];
  /** A published layout without headings: the field at each place, when the first row fits. */
  layout?: { name: string; fits: (cells: readonly string[]) => boolean; columns: readonly (string | null)[] };
  /** What no single cell shows. */
  refuseRow?: (values: RowValues) => RowProblem | null;
  /** What makes two rows of one file the same: the second is left out. */
  keyOf: (values: RowValues) => string;
  /** Of a row with an error, from what was read of it: so that it is known that it stood in the file. */
  keyOfError?: (values: RowValues) => string | null;
  /** A file may be all that there is: what it lacks is then known. Whoever sends it says whether it is. */
  asksWhole?: boolean;
  /** Each file is a version of its own, with a name such as "Code-Point Open 2025.4". */
  versioned: boolean;
  /** Its records go to one group, which whoever sends the file chooses of those that they run. */
  forGroup?: boolean;
  /** Its rows are records of another system, of an agency that whoever sends the file names for rows that name none. */
  ofSystem?: boolean;
  /** Rows that may be a record which stands are loaded all the same, and somebody says later whether they are. */
  loadsDuplicates?: boolean;
  mostRows?: number;
};

/** A row of the file, read. */
export type ReadRow = { line: number; key: string; values: RowValues };
export type Decision = {
  fate: Exclude<Fate, "error"> | "error";
  field?: string | null;
  reason?: string;
  unknownAgency?: string;
  unknownType?: string;
};
