/** By the format under which a batch of figures is kept. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  table: "Crime table",
  areas: "Crime by beat or ward",
  positions: "Positions in the similar group",
  "police-uk": "police.uk",
  "home-office": "Home Office, by partnership",
};

export function formatName(format: string) {
  return FORMAT_NAMES[format] ?? format;
}

export const IMPORT_STATE_NAMES = {
  visible: "Counts",
  undone: "Undone",
  loading: "Not finished",
  failed: "Failed",
} as const;
export type ImportState = keyof typeof IMPORT_STATE_NAMES;
