import { expect, test } from "@jest/globals";
import { csvRecord, csvStream } from "./csv.js";

test("commas, quotes and line breaks are quoted", () => {
  expect(csvRecord(["a,b", 'say "hi"', "two\nlines", "plain", null, 7])).toBe(
    '"a,b","say ""hi""","two\nlines",plain,,7\r\n',
  );
});

test("a text that a spreadsheet would run is defused, a number is not", () => {
  expect(csvRecord(["=1+1", "+49 30 1", "@cmd", "-x", "\tx", "\rx"])).toBe(
    "'=1+1,'+49 30 1,'@cmd,'-x,'\tx,\"'\rx\"\r\n",
  );
  expect(csvRecord(["-12.50", "0.000001", "-3"])).toBe("-12.50,0.000001,-3\r\n");
  expect(csvRecord(["-1+1", "-"])).toBe("'-1+1,'-\r\n");
});

test("a stream without records is its header", async () => {
  async function* none(): AsyncGenerator<never> {}
  const parts: unknown[] = [];
  for await (const part of csvStream(["id", "name"], none())) parts.push(part);
  expect(parts).toEqual(["id,name\r\n"]);
});
