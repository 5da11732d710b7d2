import { deflateRawSync } from "node:zlib";

/** Files made in the test, byte by byte: enough of each for what it is to be known by. */
export const BYTES = {
  pdf: Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
  png: Buffer.concat([
    Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    Buffer.from("0000000d4944415478da63fccff0bf1e0006fe02fe0d2b3d1c0000000049454e44ae426082", "hex"),
  ]),
  jpeg: Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
  heic: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(4), Buffer.from("mif1heic")]),
  docx: ooxml("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
  docm: ooxml("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
  xlsx: ooxml("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
  odt: zip([["mimetype", "application/vnd.oasis.opendocument.text"]], false),
  ods: zip([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]], false),
  zip: zip([["readme.txt", "hello"]]),
  exe: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(510), Buffer.from("PE\0\0"), Buffer.alloc(512)]),
  elf: Buffer.concat([Buffer.from("7f454c46020101", "hex"), Buffer.alloc(200)]),
  msg: Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(70_000),
    Buffer.from("__properties_version1.0", "utf16le"),
    Buffer.alloc(100),
  ]),
  oldWord: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]),
  eml: Buffer.from("From: ada@example.org\r\nTo: bea@example.org\r\nSubject: Keys\r\n\r\nThe gate is shut.\r\n"),
  csv: Buffer.from("Beat,Number\r\nTown,3\r\n"),
  text: Buffer.from("Seen at the gate. Café, naïve.\n"),
  html: Buffer.from("<!doctype html><script>alert(1)</script>"),
  noise: Buffer.from([1, 2, 3, 0, 255, 254, 0, 7, 9, 0]),
};

function ooxml(part: string, contentType: string) {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${contentType}"/></Types>`;
  return zip([
    ["[Content_Types].xml", types],
    [part, "<x/>"],
  ]);
}

/** A ZIP of these entries (APPNOTE 4.3). */
function zip(entries: [string, string][], deflates = true): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const content = Buffer.from(text);
    const stored = deflates ? deflateRawSync(content) : content;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(deflates ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(stored.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, Buffer.from(name), stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("504b01021400", "hex"), facts, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("504b0506", "hex"), end]);
}

function crc32(bytes: Buffer) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
