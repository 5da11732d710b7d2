/** A Word document made for somebody: saved and never shown in the site, and named after nobody. */
export function wordResponse(content: Buffer, name: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": `attachment; filename="${name}.docx"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
