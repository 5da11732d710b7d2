/** For how long a file that was made can be fetched, by whoever made it. Local policy. */
export const EXPORT_HOURS: number = 1;
export type ExportLimits = { rows: number; files: number };
/**
 * A longer list comes as several files, each recorded by itself, because the rows of one record hold the log's writer. More
 * than all of them hold is not one piece of work: the list is to be narrowed. Local policy.
 */
export const EXPORT_LIMITS: ExportLimits = { rows: 20_000, files: 10 };

/** Into how many files a list of so many rows goes; null for more than may be made. */
export function filesFor(rows: number, most: ExportLimits): number | null {
  const files = Math.ceil(rows / most.rows);
  return files > most.files ? null : files;
}

/** What somebody is told before they make it: how many rows, and how many files. */
export function lengthWords(rows: number, most: ExportLimits): string {
  const number = (count: number) => count.toLocaleString("en-GB");
  const files = filesFor(rows, most);
  if (files === null)
    return `The list has more than ${number(most.rows * most.files)} rows, which is more than can be made at once. Narrow it`;
  if (rows === 0) return "The list is empty: there is nothing to download";
  const length = rows === 1 ? "The list has 1 row" : `The list has ${number(rows)} rows`;
  return files === 1 ? length : `${length}. It comes as ${files} files of at most ${number(most.rows)} rows each`;
}

export const FORMAT_NAMES = { xlsx: "Excel (.xlsx)", csv: "CSV (.csv)" } as const;
export type ExportFormat = keyof typeof FORMAT_NAMES;
export const FORMATS = ["xlsx", "csv"] as const satisfies ExportFormat[];

export const DESTINATION_NAMES = {
  "own-use": "Only for work within the partnership",
  disclosed: "It goes to somebody outside the partnership",
} as const;
export type Destination = keyof typeof DESTINATION_NAMES;

/** Whether a file made at that instant is still handed out. */
export function mayFetch({ madeAt }: { madeAt: string }, now: Date): boolean {
  return now.getTime() < new Date(madeAt).getTime() + EXPORT_HOURS * 3_600_000;
}

type Named = { list: string; format: ExportFormat; id: string; day: string; part: number; parts: number };

/** What the file is called: of which list, made on which day, which of several, and nothing of what is in it. */
export function exportName({ list, format, id, day, part, parts }: Named) {
  const which = parts > 1 ? `-${part}-of-${parts}` : "";
  return `${list}-${day}-${id.slice(-6)}${which}.${format}`;
}
