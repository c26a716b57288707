import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  locales: ["pl", "en"],
  sourceLocale: "pl",
  catalogs: [
    { path: "<rootDir>/locales/{locale}", include: ["src"], exclude: ["**/*.test.*", "src/test/**"] },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
});
