import { foldEmail, isEmail } from "../../access/email.ts";
import { words } from "../cells.ts";
import type { ImportKind } from "../kind.ts";
import { MOST_AT_ONCE } from "./agencies.ts";

export const usersKind: ImportKind = {
  name: "users",
  label: "Users",
  hint: "Names, e-mail addresses and agencies. Each is invited; groups and duties are given afterwards",
  one: "user",
  many: "users",
  permission: "users:manage",
  formats: ["csv", "xlsx", "ods"],
  fields: [
    {
      name: "name",
      label: "Name",
      synonyms: ["full name", "user", "user name", "officer", "contact", "contact name"],
      required: true,
      read: words("Name", 100),
    },
    {
      name: "email",
      label: "E-mail address",
      synonyms: ["email", "e-mail", "mail", "email address", "work email"],
      required: true,
      read: (text) =>
        text.length <= 254 && isEmail(text)
          ? { value: text }
          : { problem: "Enter an e-mail address in the correct format, like name@example.gov.uk" },
    },
    {
      name: "agency",
      label: "Agency",
      hint: "By the name it has in this partnership",
      synonyms: ["agency name", "organisation", "organization", "employer", "partner"],
      required: true,
      read: words("Agency", 120),
    },
    {
      name: "jobTitle",
      label: "Job title",
      synonyms: ["title", "role", "post", "position", "job"],
      read: words("Job title", 100),
    },
  ],
  keyOf: ({ email }) => foldEmail(String(email)),
  versioned: false,
  mostRows: MOST_AT_ONCE,
};
