/** The partnership's half-year as it was published: type, change, the two totals, difference, position in its family group. */
export const PUBLISHED = [
  ["All Crime", "-4.5%", 7475, 7142, "-333", "12/15"],
  ["Violence with Injury", "+6%", 815, 864, "+49", "14/15"],
  ["Burglary – Residential", "+5.8%", 241, 255, "+14", "N/A*"],
  ["Burglary – Business", "-7.4%", 149, 138, "-11", "13/15"],
  ["Theft of Vehicles", "-2.2%", 185, 181, "-4", "8/15"],
  ["Theft from Vehicles", "-17.3%", 365, 302, "-63", "12/15"],
  ["Robbery", "-30%", 40, 28, "-12", "2/15"],
  ["Cycle Theft", "+9.2%", 184, 201, "+17", "14/15"],
  ["Shoplifting", "+42.6%", 383, 546, "+163", "6/15"],
] as const;
const HEADING =
  "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference,Family Group Position Sept 2023";
export const CRIME_TABLE = [HEADING, ...PUBLISHED.map((row) => row.join(","))].join("\n");

/** On the page there is a real minus, and always one decimal. */
export const asShown = ([type, change, before, now, difference, position]: (typeof PUBLISHED)[number]) => ({
  type,
  before: before.toLocaleString("en-GB"),
  now: now.toLocaleString("en-GB"),
  difference: difference.replace("-", "−"),
  change: `${change.replace("-", "−").replace(/^(.\d+)%$/, "$1.0%")} ${now > before ? "up" : "down"}`,
  position: position.replace(/^(\d+)\/(\d+)$/, "$1 of $2"),
});
