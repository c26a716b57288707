// The smallest SQLite database there is: one empty page whose header says that a newer program wrote it.
import { writeFileSync } from "node:fs";

const pageSize = 4096;

/** Writes a valid, empty database of user version 999. */
export function writeNewerDatabase(file) {
  const page = Buffer.alloc(pageSize);
  page.write("SQLite format 3\0", 0, "latin1");
  page.writeUInt16BE(pageSize, 16);
  page.set([1, 1, 0, 64, 32, 32], 18); // legacy journal, then the fractions that the format fixes
  page.writeUInt32BE(1, 28); // pages
  page.writeUInt32BE(4, 44); // schema format
  page.writeUInt32BE(1, 56); // UTF-8
  page.writeUInt32BE(999, 60); // user version
  page[100] = 13; // an empty leaf of the schema table
  page.writeUInt16BE(pageSize, 105);
  writeFileSync(file, page);
}
