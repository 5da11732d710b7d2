import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { quarterPeriod, quarterReportedTo, yearToDate } from "#app/domain/performance/quarter.ts";
import { zipOf } from "../imports/zip.ts";

// Small files of the shapes in which a partnership gets them, each with a row or two that cannot be taken.

const today = londonDay(new Date());
/** That on which figures up to now report: for its first fortnight the quarter before. */
export const QUARTER = quarterReportedTo(today);
const end = quarterPeriod(QUARTER).to;
/** The last day of the figures; the fortnight up to it lies in the quarter. */
export const LAST_DAY = end < today ? end : today;
export const YEAR_TO_DATE = { from: yearToDate(QUARTER).from, to: LAST_DAY };
const before = (days: number) => plusDays(LAST_DAY, -days).split("-").reverse().join("/");

type Written = { name: string; type: string; content: Buffer };
const text = (name: string, lines: readonly string[], encoding: BufferEncoding = "utf8", lineEnd = "\n"): Written => ({
  ...{ name, type: "text/csv", content: Buffer.from(lines.join(lineEnd) + lineEnd, encoding) },
});

/** With the days of their agreements, without which nobody of them reads what a group hears. The council is there since set-up. */
export const COUNCIL = "Testford Borough Council";
const agreement = [before(100), before(-300)].join(",");
export const AGENCIES = text("agencies.csv", [
  "Organisation,Sector,ISA signed,ISA expires",
  `${COUNCIL},District or borough council,${agreement}`,
  `Testshire Police,Police,${agreement}`,
  `Soar Valley Homes,Registered housing provider,${agreement}`,
  "Something Else,Astrology,,",
]);

/** Squares side by side, a hundredth of a degree wide. */
function squares(name: string, properties: readonly Record<string, string>[]): Written {
  const features = properties.map((of, index) => {
    const [west, east] = [-1.2 + index / 100, -1.19 + index / 100];
    const ring = [[west, 52.76], [east, 52.76], [east, 52.78], [west, 52.78], [west, 52.76]]; // prettier-ignore
    return { type: "Feature", properties: of, geometry: { type: "Polygon", coordinates: [ring] } };
  });
  const content = Buffer.from(JSON.stringify({ type: "FeatureCollection", features }));
  return { name, type: "application/geo+json", content };
}
export const BEATS = squares("beats.geojson", [
  { BEAT: "T1", "Beat name": "Mill Lane" },
  { BEAT: "T2", "Beat name": "Weir Side" },
]);
export const WARDS = squares("wards.geojson", [
  { WD23CD: "E05099001", WD23NM: "Mill" },
  { WD23CD: "E05099002", WD23NM: "Weir" },
]);
export const LSOAS = squares("lsoas.geojson", [
  { LSOA21CD: "E01099001", LSOA21NM: "Testford 001A" },
  { LSOA21CD: "E01099002", LSOA21NM: "Testford 001B" },
]);

/** Of the ten columns of OS Code-Point Open, without headings; in the grid, both within the first ward. */
export const POSTCODES = text("codepo.csv", [
  '"LE11 1AB",10,454300,319000,"E92000001","E19000001","E18000004","E10000018","E07000130","E05099001"',
  '"LE111AD",10,454400,319100,"E92000001","E19000001","E18000004","E10000018","E07000130","E05099001"',
  '"LE11 1AE",90,0,0,"E92000001","E19000001","E18000004","E10000018","E07000130","E05099002"',
  '"LOUGHBOROUGH",10,454400,319100,"E92000001","E19000001","E18000004","E10000018","E07000130","E05099002"',
]);

const incident = (number: number, day: string, type: string, closing: string, place: string, person = ",,") =>
  `P${number},${day},21:0${number},${type},${closing},"${place}",${person}`;
/** An extract whose headings nobody could guess; the local type has to be told, a crime is left out, a day is none. */
export const INCIDENTS = text("extract.csv", [
  "Number,Told us,Hour,Opened as,Closing Class,Scene,Caller Ref,Caller Forename,Caller Surname",
  incident(1, before(13), "Noise", "Loud party", "3 Mill Lane, LE11 1AB", "C1,Robin,Reed"),
  incident(2, before(9), "Noise", "Loud party", "3 Mill Lane, LE11 1AB", "C1,Robin,Reed"),
  incident(3, before(6), "Fireworks", "Fireworks", "9 Weir Side, LE11 1AE", "C2,Jo,Field"),
  incident(4, before(5), "Trespass", "Crime Recorded", "Weir Side", ",,"),
  incident(5, "31/02/2026", "Fireworks", "Fireworks", "Weir Side", ",,"),
]);

/** As Excel saves it: Windows-1252, semicolons, CRLF. The housing provider is called otherwise. */
export const CASES = text(
  "cases.csv",
  [
    "Case Ref;Status;Risk Level;Date Opened;Date Closed;Lead Agency;Perp Ref;Location;Postcode;Closure Reason",
    `ASB-1;Open;High;${before(13)} 00:29;;Soar Valley Homes;S1;1 Mill Lane;LE11 1AB;`,
    `ASB-2;Open;;${before(12)};;Housing – North;S2;Caf\xe9 corner;LE11 1AD;`,
    `ASB-3;Closed;Low;${before(11)};${before(3)};Soar Valley Homes;S3;9 Weir Side;LE11 1AE;Resolved`,
    `ASB-4;Closed;Low;${before(11)};;Soar Valley Homes;S4;9 Weir Side;LE11 1AE;`,
  ].map((line) => line.replace("–", "\x96")),
  "latin1",
  "\r\n",
);

/** The LGA's layout: a licence has a line for each activity. */
const licence = (reference: string, name: string, postcode: string, activity: string) =>
  `01/10/2026 06:00:00,,Testford,${reference},03/01/2006,,Premises licence,${name},"3 Mill Lane\nTestford",${postcode},,${activity}`;
export const PREMISES = text("register.csv", [
  "ExtractDate,OrganisationURI,OrganisationLabel,CaseReference,CaseDate,ServiceTypeURI,ServiceTypeLabel,PremisesName,LocationText,Postcode,EntertainmentTypeURI,EntertainmentTypeLabel",
  licence("TF/0001", "The Loom", "LE11 1AB", "Live music"),
  licence("TF/0001", "The Loom", "LE11 1AB", "Recorded music"),
  licence("TF/0002", "The Weir Tap", "LE11 1AE", "Live music"),
  licence("TF/0003", "The Half Postcode", "LE11", "Live music"),
]);

const street = (lsoa: string, name: string, category: string, point = "-1.195,52.77") =>
  `,2025-06,Testshire Police,Testshire Police,${point},On or near Mill Lane,${lsoa},${name},${category},,`;
/** Four in the borough, one in another county, one without a place. */
export const STREET = text("2025-06-testshire-street.csv", [
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
  street("E01099001", "Testford 001A", "Anti-social behaviour"),
  street("E01099001", "Testford 001A", "Anti-social behaviour"),
  street("E01099002", "Testford 001B", "Burglary", "-1.185,52.77"),
  street("E01099003", "Testford 001C", "Drugs"),
  street("E01009202", "Birmingham 043B", "Drugs", "-1.85,52.5"),
  street("", "", "Robbery", ","),
]);

/** The partnership's own table: its last heading is of the day to which the figures are. */
export const CRIME_TABLE = text("crime-table.csv", [
  "Crime Type,Last year,This year",
  "All Crime,120,90",
  "Shoplifting,20,25",
]);

const HEADS = ["Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group", "Offence Subgroup", "Offence Code", "Offence Count"]; // prettier-ignore
const recorded = (csp: string, quarter: number, code: string, count: number) => ["2025/26", String(quarter), "Testshire", csp, `Offence ${code}`, "Theft offences", "Shoplifting", code, String(count)]; // prettier-ignore
const escaped = (cell: string) => `<c t="inlineStr"><is><t>${cell.replaceAll("&", "&amp;")}</t></is></c>`;
const sheet = (rows: readonly string[][]) =>
  `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(escaped).join("")}</row>`).join("")}</sheetData></worksheet>`;
/** A workbook with a sheet of notes and one of figures: two quarters of the partnership, one of a neighbour, one of nobody's. */
export const HOME_OFFICE: Written = {
  name: "prc-csp-tables.xlsx",
  type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  content: zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Notes" r:id="r1"/><sheet name="2025_26" r:id="r2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet([
      ["Updated: 23 July 2026"],
      ["Testshire: crime data for Weirham are incomplete"],
    ]),
    "xl/worksheets/sheet2.xml": sheet([
      HEADS,
      recorded("Testford", 1, "46", 12),
      recorded("Testford", 1, "8N", 3),
      recorded("Testford", 2, "46", 9),
      recorded("Weirham", 1, "46", 7),
      recorded("Unassigned Testshire", 1, "46", 5),
    ]),
  }),
};
