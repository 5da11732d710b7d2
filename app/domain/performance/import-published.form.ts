import { z } from "zod/mini";
import { sourceFields } from "./figure-source.form.ts";

export const importPublishedForm = z.object({
  ...sourceFields,
  format: z.enum(["police-uk", "home-office"], "Select what the file is"),
});
