import type { ColumnChoice } from "./columns.ts";
import type { ImportKind } from "./kind.ts";

const LONGEST_LABEL = 80;

export type ColumnsGiven = {
  version: number;
  sheet: string | null;
  choice: ColumnChoice;
  versionLabel: string | null;
  saveAs: string | null;
  /** For a kind of another system: whose rows they are that name no agency, and which system it is. */
  agencyId: string | null;
  system: string | null;
  isWhole: boolean;
  /** The saved columns that were shown, whose names are taken along. */
  savedId: string | null;
  errors: Record<string, string>;
};

/** The form whose fields are the kind's own: which column holds each, by its number. */
export function readColumnsForm(form: FormData, kind: ImportKind): ColumnsGiven {
  const errors: Record<string, string> = {};
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const words = (name: string, what: string) => {
    const value = text(name);
    if (value.length > LONGEST_LABEL) errors[name] = `${what} must be ${LONGEST_LABEL} characters or less`;
    return value === "" ? null : value;
  };
  const hasHeadings = text("hasHeadings");
  if (hasHeadings !== "yes" && hasHeadings !== "no") errors.hasHeadings = "Select whether the first row holds headings";
  const columns: Record<string, number> = {};
  for (const { name } of kind.fields) {
    const index = text(fieldOf(name));
    if (index !== "") columns[name] = /^\d{1,3}$/.test(index) ? Number(index) : -1;
  }
  const versionLabel = words("versionLabel", "Name of the version");
  if (kind.versioned && versionLabel === null) errors.versionLabel ??= "Enter a name for this version";
  const whole = text("whole");
  if (kind.asksWhole && whole !== "yes" && whole !== "no")
    errors.whole = "Select whether the file is the whole register";
  return {
    version: /^\d{1,9}$/.test(text("version")) ? Number(text("version")) : 0,
    sheet: text("sheet") || null,
    choice: { hasHeadings: hasHeadings === "yes", columns },
    versionLabel: kind.versioned ? versionLabel : null,
    saveAs: words("saveAs", "Name"),
    agencyId: kind.ofSystem ? text("agencyId") || null : null,
    system: kind.ofSystem ? words("system", "Name of the system") : null,
    isWhole: kind.asksWhole === true && whole === "yes",
    savedId: text("savedId") || null,
    errors,
  };
}

export const fieldOf = (name: string) => `column-${name}`;
