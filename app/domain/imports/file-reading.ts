export const FILE_FORMATS = ["csv", "xlsx", "ods", "geojson"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const FORMAT_NAMES: Record<FileFormat, string> = {
  csv: "Text with separators (.csv)",
  xlsx: "Excel workbook (.xlsx)",
  ods: "OpenDocument spreadsheet (.ods)",
  geojson: "GeoJSON",
};

/** How a file is to be read: found out when it comes, and kept so that it is read the same way every time. */
export type FileReading = {
  format: FileFormat;
  encoding: string | null;
  delimiter: string | null;
  /** The sheets of a spreadsheet, in its order. */
  sheets: string[];
};
