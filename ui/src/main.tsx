// Starts the page: host first, then the first answer, then the frame.
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/components.css";
import "./styles/base.css";
import "./styles/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { connect } from "./shared/host/call.ts";
import { activateLanguage } from "./shared/i18n/language.ts";

activateLanguage("pl");
await connect();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
