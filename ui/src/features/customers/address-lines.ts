// An address as it stands on a parcel.
import type { Address } from "#/shared/host/contract.gen.ts";

/** The country is named only abroad: nobody writes "PL" on a parcel to Łódź. */
export const addressLines = (address: Address): string[] =>
  [
    address.company,
    address.name,
    address.street,
    `${address.postCode} ${address.city}`,
    address.country === "PL" ? null : address.country,
    address.phone,
  ].filter((line): line is string => line !== null && line.trim() !== "");
