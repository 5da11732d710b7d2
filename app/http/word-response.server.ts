import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";

/** A Word document made for somebody: saved and never shown in the site, and named after nobody. */
export function wordResponse(content: Buffer, name: string): Response {
  return officeResponse(content, `${name}.docx`, "wordprocessingml.document");
}

/** As wordResponse, of a workbook. */
export function workbookResponse(content: Buffer, name: string): Response {
  return officeResponse(content, `${name}.xlsx`, "spreadsheetml.sheet");
}

function officeResponse(content: Buffer, file: string, kind: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": `application/vnd.openxmlformats-officedocument.${kind}`,
      "Content-Disposition": `attachment; filename="${demonstrationName(file)}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
