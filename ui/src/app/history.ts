// Addresses behind the `#`. The router's own hash history also reads the page's query (`?token=…`) as search
// parameters of the route, which breaks the last of them; here the query stays where it is and means nothing.
import { createBrowserHistory, type RouterHistory } from "@tanstack/react-router";

const partsOf = (href: string): { pathname: string; search: string } => {
  const at = href.indexOf("?");
  return at === -1 ? { pathname: href, search: "" } : { pathname: href.slice(0, at), search: href.slice(at) };
};

export const hashHistory = (): RouterHistory =>
  createBrowserHistory({
    parseLocation: () => {
      const href = window.location.hash.slice(1) || "/";
      return { href, ...partsOf(href), hash: "", state: window.history.state };
    },
    createHref: (href) => `${window.location.pathname}${window.location.search}#${href}`,
  });
