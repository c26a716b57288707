import { expect, test } from "vitest";
import { addressLines } from "./address-lines.ts";

const address = {
  name: "Zofia Wójcik",
  company: null,
  street: "Piotrkowska 12/3",
  postCode: "90-001",
  city: "Łódź",
  country: "PL",
  phone: "+48 600 100 200",
};

test("S1-16 an address shows name, street, town and phone", () => {
  expect(addressLines(address)).toEqual(["Zofia Wójcik", "Piotrkowska 12/3", "90-001 Łódź", "+48 600 100 200"]);
});

test("a country abroad and a company are named, an empty phone is not", () => {
  expect(addressLines({ ...address, company: "Firma", country: "CZ", phone: " " })).toEqual([
    "Firma",
    "Zofia Wójcik",
    "Piotrkowska 12/3",
    "90-001 Łódź",
    "CZ",
  ]);
});
