import babel from "@rolldown/plugin-babel";
import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react, { reactCompilerPreset } from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Plugins run before presets, so texts are turned into plain calls before the compiler sees them.
const linguiMacro = ["@lingui/babel-plugin-lingui-macro", { descriptorFields: "auto" }] as const;

export default defineConfig({
  plugins: [
    react(),
    babel({
      include: [/\/src\/.*\.tsx?$/],
      plugins: [[...linguiMacro]],
      presets: [reactCompilerPreset()],
    }),
    lingui({ failOnCompileError: true }),
    { ...optimizeLocales.vite({ locales: ["pl-PL", "en-GB"] }), enforce: "pre" },
  ],
  resolve: { alias: { "#": new URL("./src", import.meta.url).pathname } },
  // Loaded by the desktop shell from its own scheme, and by `kramctl serve` from any path.
  base: "./",
  build: { target: "es2022", chunkSizeWarningLimit: 1200, sourcemap: false },
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  clearScreen: false,
  test: {
    environment: "happy-dom",
    setupFiles: ["./src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    // Whole screens are rendered here; a busy machine of two cores takes its time.
    testTimeout: 20_000,
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
