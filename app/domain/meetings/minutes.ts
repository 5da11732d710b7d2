export const MINUTES_KIND_NAMES = { draft: "Draft", confirmed: "Confirmed", correction: "Correction" } as const;
export type MinutesKind = keyof typeof MINUTES_KIND_NAMES;

/** For whom a copy of minutes is made. */
export const COPY_KIND_NAMES = {
  whole: "The whole, for those who keep the meeting",
  agency: "The copy of one agency",
  redacted: "The whole without what is personal, for the file",
  "action-log": "Action log",
} as const;
export type CopyKind = keyof typeof COPY_KIND_NAMES;

export const COPY_FORMATS = ["page", "docx"] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];
