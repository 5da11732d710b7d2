import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const FOLDERS = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];

/** A document as it comes out of a printer: the words of each page, line by line, and how wide and high a page is. */
type Printed = { pages: string[][]; text: string; size: string; title: string };

/**
 * A Word document, opened by LibreOffice and printed as a PDF. Its pages are kept under `SCREENSHOTS` as pictures when
 * that is set, for somebody to look at.
 */
export async function printed(document: Buffer, name: string): Promise<Printed> {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-action-office-"));
  try {
    const file = path.join(folder, "document.docx");
    writeFileSync(file, document);
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    const ask = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file];
    await run(program("soffice"), [profile, ...ask], { env: { ...process.env, HOME: folder } });
    const pdf = path.join(folder, "document.pdf");
    const [words, about] = [
      await run(program("pdftotext"), ["-layout", pdf, "-"]),
      await run(program("pdfinfo"), [pdf]),
    ];
    await keepPictures(pdf, name);
    const pages = words.stdout.split("\f").slice(0, -1).map(linesOf);
    const info = (key: string) => new RegExp(`^${key}: +(.+)$`, "m").exec(about.stdout)?.[1] ?? "";
    return { pages, text: pages.flat().join("\n"), size: info("Page size"), title: info("Title") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(page: string) {
  return page
    .split("\n")
    .map((line) => line.trim().replaceAll(/ {2,}/g, " | "))
    .filter((line) => line !== "");
}

async function keepPictures(pdf: string, name: string) {
  if (!process.env.SCREENSHOTS) return;
  mkdirSync(process.env.SCREENSHOTS, { recursive: true });
  await run(program("pdftoppm"), ["-r", "60", "-png", pdf, path.join(process.env.SCREENSHOTS, name)]);
}

function program(name: string) {
  const found = FOLDERS.map((folder) => path.join(folder, name)).find((place) => existsSync(place));
  if (!found) throw new Error(`No ${name} is found: install libreoffice-writer-nogui and poppler-utils`);
  return found;
}
