import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { GATEWAYS } from "../disclosures/gateway.ts";
import { FORMATS } from "./disclosure.ts";

const format = z.enum(FORMATS, "Select a format");

const ownUse = {
  destination: z.literal("own-use"),
  purpose: wordsField("Enter what it is for", "What it is for", 500),
};

const disclosed = {
  destination: z.literal("disclosed"),
  recipients: wordsField("Enter to whom it goes", "To whom it goes", 300),
  gateway: z.enum(GATEWAYS, "Select what allows it"),
  necessity: wordsField("Enter why it is necessary", "Why it is necessary", 1000),
  proportionality: wordsField("Enter why it is no more than is needed", "Why it is no more than is needed", 1000),
  approvedBy: wordsField("Enter who approved it", "Who approved it", 200),
};

const noDestination = { error: "Select where it goes" };

/** The short way for the partnership's own work; what leaves it is justified (DOMAIN 7.4). */
export const exportForm = z.discriminatedUnion(
  "destination",
  [z.object({ format, ...ownUse }), z.object({ format, ...disclosed })],
  noDestination,
);
export type ExportJustification = z.output<typeof exportForm>;

/** The same of a record that is put on paper. */
export const printForm = z.discriminatedUnion("destination", [z.object(ownUse), z.object(disclosed)], noDestination);
export type PrintJustification = z.output<typeof printForm>;
