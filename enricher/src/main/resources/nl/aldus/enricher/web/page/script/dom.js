// Everything on the page is made here, from text: no markup is ever parsed.

/**
 * Makes an element. Attributes that are null or false are left out; `class`, `dataset` and
 * listeners (`onclick`) do what they say; children are nodes, texts or null.
 */
export function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function drawn(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "dataset") Object.assign(node.dataset, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A link if the address is one of the web, plain text otherwise (javascript:, data: …). */
export function link(address, text) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return document.createTextNode(text);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return document.createTextNode(text);
  return element(
    "a",
    { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank", referrerpolicy: "no-referrer" },
    text,
  );
}

export const byId = (id) => document.getElementById(id);
