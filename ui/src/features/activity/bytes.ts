// Sizes of bodies.
import { numberFormat } from "#/shared/format/locale.ts";

const BYTES_PER_KILOBYTE = 1000;

/** "320 B", "1,1 kB" of UTF-8. */
export const bytes = (text: string): string => {
  const size = new TextEncoder().encode(text).length;
  return size < BYTES_PER_KILOBYTE
    ? `${size} B`
    : `${numberFormat("kilobytes", { maximumFractionDigits: 1 }).format(size / BYTES_PER_KILOBYTE)} kB`;
};
