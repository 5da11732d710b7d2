import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { checkTemplate } from "#app/services/case-reviews/check-template.ts";
import { aTemplate } from "./templates.ts";

const NEEDED = "{reference} {recipient} {opening} {#paragraphs}{text}{/paragraphs}";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const FETCHES = "Word fetches when it is opened";
const RUNS = "macros or embedded files";
const UNREADABLE = "cannot be read";
const FIELD = "a field in it that a letter may not have";

const checkFile = async (change: (zip: PizZip) => void) => {
  const zip = new PizZip(await aTemplate(NEEDED));
  change(zip);
  return (await checkTemplate(zip.generate({ type: "nodebuffer" }))).message;
};
const rels = (inner: string) => `<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`;
const rel = (type: string, target: string, more = 'TargetMode="External"') =>
  rels(`<Relationship Id="r9" Type="${type.includes("://") ? type : OFFICE + type}" Target="${target}" ${more}/>`);
const OUT = "https://example.org/a";
const utf16 = (xml: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, "utf16le")]);
const attached = rel("attachedTemplate", OUT);

describe("a relationship", () => {
  const checkRels = (content: string | Buffer) => checkFile((zip) => zip.file("word/_rels/settings.xml.rels", content));

  test.each<[string, string | Buffer, string]>([
    ["to a template from elsewhere", attached, FETCHES],
    ["to a template whose address ends as the type of a link does", rel("attachedTemplate", `${OUT}/hyperlink`), FETCHES], // prettier-ignore
    ["of a type that only ends as that of a link does", rel("http://example.org/relationships/hyperlink", OUT), FETCHES], // prettier-ignore
    ["with > in an attribute", attached.replace('"r9"', '"r>9"'), FETCHES],
    ["with a prefix", `<p:Relationships xmlns:p="${PACKAGE}"><p:Relationship Id="r9" Type="${OFFICE}attachedTemplate" Target="${OUT}" TargetMode="External"/></p:Relationships>`, FETCHES],
    ["whose mode is written with a number", attached.replace("External", "Ext&#101;rnal"), FETCHES],
    ["of a mode that there is not", attached.replace("External", "external"), UNREADABLE],
    ["in UTF-16", utf16(`<?xml version="1.0" encoding="UTF-16"?>${attached}`), UNREADABLE],
    ["in UTF-16 that says nothing of it", Buffer.from(attached, "utf16le"), UNREADABLE],
    ["in another encoding by its own words", `<?xml version="1.0" encoding="utf-7"?>${rels("")}`, UNREADABLE],
    ["in bytes that are not UTF-8", Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e]), UNREADABLE],
    ["with an entity of its own", `<!DOCTYPE a [<!ENTITY m "External">]>${attached.replace("External", "&m;")}`, UNREADABLE], // prettier-ignore
    ["with a prefix for its mode", attached.replace("TargetMode", "p:TargetMode").replace("<Relationships", '<Relationships xmlns:p="urn:p"'), UNREADABLE],
    ["to a picture from elsewhere", rel("image", OUT), FETCHES],
    ["to a frame from elsewhere", rel("frame", OUT), FETCHES],
    ["to the outside that says it is inside", rel("image", OUT, ""), FETCHES],
    ["to a shared folder", rel("image", "\\\\example\\a.png", 'TargetMode="Internal"'), FETCHES],
    ["to macros under another name", rel("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "look.bin", ""), RUNS], // prettier-ignore
    ["to an embedded object", rel("oleObject", "look.bin", ""), RUNS],
    ["to an embedded file", rel("package", "look.bin", ""), RUNS],
    ["to a page that Word takes in", rel("aFChunk", "look.htm", ""), RUNS],
    ["to a chart", rel("chart", "look.xml", ""), "that a letter may not have: chart"],
    ["to a template inside", rel("attachedTemplate", "look.xml", ""), "that a letter may not have: attachedTemplate"],
    ["of a link to a file", rel("hyperlink", "file:///c:/a.exe"), "other than a web page (https) or an e-mail address"],
    ["of a link to a program", rel("hyperlink", "ms-msdt:/id"), "other than a web page (https)"],
  ])("%s is refused", async (_name, content, message) => {
    expect(await checkRels(content)).toContain(message);
  }); // prettier-ignore

  test.each([
    ["of a link to a web page", rel("hyperlink", OUT)],
    ["of a link to an e-mail address", rel("hyperlink", "mailto:csp@example.org")],
    ["of a picture in the file", rel("image", "media/arms.png", "")],
    ["of the strict form", rel("http://purl.oclc.org/ooxml/officeDocument/relationships/header", "header1.xml", "")],
  ])("%s is taken", async (_name, content) => {
    expect(await checkRels(content)).toBeNull();
  });

  test("of a link is used by nothing but what somebody clicks", async () => {
    const used = (element: string) =>
      checkFile((zip) => {
        zip.file("word/_rels/settings.xml.rels", rel("hyperlink", OUT));
        const names = `xmlns:r="${OFFICE.slice(0, -1)}" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="urn:a"`; // prettier-ignore
        zip.file("word/settings.xml", `<w:settings ${names}>${element}</w:settings>`);
      });
    expect(await used('<w:hyperlink r:id="r9"/>')).toBeNull();
    expect(await used('<a:blip r:link="r9"/>')).toContain(FETCHES);
    expect(await used('<a:blip r:embed="r9"/>')).toContain(FETCHES);
  });
});

const inBody = (xml: string) =>
  checkFile((zip) => {
    const document = zip.file("word/document.xml")?.asText() ?? "";
    zip.file("word/document.xml", document.replace("<w:sectPr", `${xml}<w:sectPr`));
  });
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instr = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
const said = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
const field = (inner: string) =>
  `<w:p>${mark("begin")}${inner}${mark("separate")}<w:r><w:t>1</w:t></w:r>${mark("end")}</w:p>`;

describe("a field", () => {
  test.each([
    ["that fetches a picture", field(instr(' INCLUDEPICTURE "https://example.org/x.png" \\d ')), `${FIELD}: INCLUDEPICTURE`], // prettier-ignore
    ["that starts a program", field(instr(' DDEAUTO c:\\\\cmd.exe "/k calc" ')), `${FIELD}: DDEAUTO`],
    ["split over runs", field(instr("INCLUDE") + instr("TEXT ") + instr('"https://example.org/x"')), `${FIELD}: INCLUDETEXT`], // prettier-ignore
    ["in one element", '<w:p><w:fldSimple w:instr="DDE a b"/></w:p>', `${FIELD}: DDE`],
    ["that begins as a harmless one", field(instr("PAGE INCLUDEPICTURE x")), FIELD],
    ["within the instruction of another", field(field(instr("PAGE"))), FIELD],
    ["whose instruction is plain words", field(said("DDEAUTO x ") + instr("PAGE")), `${FIELD}: DDEAUTO`],
    ["whose instruction goes on after its end", field(instr("PAGE")) + instr("DDEAUTO x"), `${FIELD}: DDEAUTO`],
    ["that does not end", `<w:p>${mark("begin")}${instr("DDEAUTO x")}</w:p>`, `${FIELD}: DDEAUTO`],
    ["that was deleted with changes tracked", `<w:p>${mark("begin")}<w:r><w:delInstrText>DDEAUTO x</w:delInstrText></w:r>${mark("end")}</w:p>`, `${FIELD}: DDEAUTO`],
    ["that says nothing", field(""), FIELD],
  ])("%s is refused", async (_name, xml, message) => {
    expect(await inBody(xml)).toContain(message);
  }); // prettier-ignore

  test.each([
    ["of the page", field(instr(" PAGE   \\* MERGEFORMAT "))],
    ["of the number of pages, split over runs", field(instr(" NUM") + instr("PAGES "))],
    ["of the day", field(instr(' DATE \\@ "d MMMM yyyy" '))],
    ["of the page in one element", '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'],
  ])("%s is taken", async (_name, xml) => {
    expect(await inBody(xml)).toBeNull();
  });
});

describe("a part", () => {
  test.each([
    ["that is taken in", '<w:altChunk w:id="x"/>', RUNS],
    ["that is an object", "<w:p><w:r><w:object/></w:r></w:p>", RUNS],
    ["that asks a database", "<w:mailMerge/>", FETCHES],
    ["drawn from an address", '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://example.org/x"/>', FETCHES], // prettier-ignore
  ])("of the document %s is refused", async (_name, xml, message) => {
    expect(await inBody(xml)).toContain(message);
  });

  const withType = (type: string, name: string, content: string | Buffer) =>
    checkFile((zip) => {
      const types = zip.file("[Content_Types].xml")?.asText() ?? "";
      const override = `<Override ContentType="${type}" PartName="/${name}"/></Types>`;
      zip.file("[Content_Types].xml", types.replace("</Types>", override));
      zip.file(name, content);
    });
  test.each<[string, string, string | Buffer, string]>([
    ["of macros under another name", "application/vnd.ms-office.vbaProject", "x", RUNS],
    ["of a web page", "text/html", "<html/>", "that a letter may not have: "],
    ["that says it is a picture and is text", "image/png", "<a/>", "that a letter may not have: "],
    ["that says it is a picture and is text in UTF-16", "image/png", utf16("<a/>"), "that a letter may not have: "],
  ])("%s is refused", async (_name, type, content, message) => {
    expect(await withType(type, "word/look.dat", content)).toContain(message);
  });

  test("that is a picture is taken; one of no type, or of a name that is there in other letters, is not", async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
    expect(await checkFile((zip) => zip.file("word/media/arms.png", png))).toBeNull();
    expect(await checkFile((zip) => zip.file("word/look.dat", "x"))).toContain("may not have: word/look.dat");
    expect(await checkFile((zip) => zip.file("word/Document.xml", "<a/>"))).toContain("must be a Word document");
  });
});
