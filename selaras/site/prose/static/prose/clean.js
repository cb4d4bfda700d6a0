/* What is pasted from Word or a page, as the plain text in which a section is written: paragraphs, titles and lists.
   Everything else is dropped; tables are counted, for their lines come from rows. Nothing of it is ever put into a page. */

const SKIPPED = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "META", "LINK", "IFRAME", "OBJECT", "SVG", "MATH", "TEMPLATE", "NOSCRIPT", "FORM", "BUTTON", "SELECT", "TEXTAREA", "INPUT"]);
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "BLOCKQUOTE", "PRE", "ADDRESS", "MAIN", "HEADER", "FOOTER", "DD", "DT", "DL", "FIGURE", "FIGCAPTION", "HR", "BODY"]);
const DEEPEST = 8;

export function cleaned(html) {
  const page = new DOMParser().parseFromString(quiet(html), "text/html"); /* inert: nothing of it runs or is fetched */
  const found = { lines: [], tables: 0 };
  const open = { text: "", marker: "", indent: 0, title: false };
  walk(page.body, found, open, { depth: 0 });
  flush(found, open);
  return { text: found.lines.join("\n"), tables: found.tables };
}

/* The browser tells of styles and handlers that our policy forbids even in an inert page: they are read as data. */
function quiet(html) {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+|src|srcset|srcdoc|href|action)\s*=/gi, " data-$1="));
}

function flush(found, open) {
  const text = open.text.replace(/[\s\u00a0]+/g, " ").trim();
  if (text) {
    const front = open.title ? "# " : open.marker ? `${"  ".repeat(Math.min(open.indent, DEEPEST))}${open.marker} ` : "";
    found.lines.push(front + (front ? text : text.replace(/^(?=[#\\] ?)/, "\\")));
  }
  Object.assign(open, { text: "", marker: "", indent: 0, title: false });
}

function walk(node, found, open, list) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) open.text += child.data;
    else if (child.nodeType === Node.ELEMENT_NODE) element(child, found, open, list);
  }
}

function element(node, found, open, list) {
  const name = node.tagName.toUpperCase(); /* an svg is called so in small letters */
  const style = (node.getAttribute("data-style") || "").toLowerCase();
  if (SKIPPED.has(name) || /mso-element:\s*comment|display:\s*none|mso-hide:\s*all/.test(style)) return;
  if (name === "TABLE") {
    flush(found, open);
    found.tables += 1;
  } else if (name === "BR") {
    flush(found, open);
  } else if (/mso-list:\s*ignore/.test(style)) {
    open.marker = marker(node.textContent);
  } else if (/^H[1-6]$/.test(name)) {
    block(node, found, open, list, { title: true });
  } else if (name === "UL" || name === "OL") {
    flush(found, open);
    items(node, found, open, list);
  } else if (name === "LI") {
    block(node, found, open, list, { marker: "-", indent: Math.max(0, list.depth - 1) });
  } else if (BLOCKS.has(name)) {
    const level = /mso-list:\s*\S+\s+level(\d+)/.exec(style);
    block(node, found, open, list, level ? { marker: "-", indent: Number(level[1]) - 1 } : {});
  } else {
    walk(node, found, open, list);
  }
}

/* A paragraph inside an item is the item: its marker waits for the first text. */
function block(node, found, open, list, look) {
  if (open.text.trim() || Object.keys(look).length) flush(found, open);
  Object.assign(open, look);
  walk(node, found, open, list);
  if (open.text.trim() || !look.marker) flush(found, open);
}

function items(node, found, open, list) {
  const kind = node.getAttribute("type") || "";
  let number = Number(node.getAttribute("start") || 1) || 1;
  for (const child of node.children) {
    if (child.tagName === "LI") {
      const told = node.tagName === "UL" ? "-" : `${kind === "a" ? letter(number) : kind === "A" ? letter(number).toUpperCase() : number}.`;
      block(child, found, open, { depth: list.depth + 1 }, { marker: told, indent: list.depth });
      flush(found, open);
      number += 1;
    } else {
      element(child, found, open, { depth: list.depth + 1 });
    }
  }
}

function letter(number) {
  return String.fromCharCode(97 + ((number - 1) % 26));
}

function marker(text) {
  const told = text.replace(/[\s\u00a0]+/g, "");
  return /^\(?(\d{1,3}(\.\d{1,3}){0,4}|[a-zA-Z]{1,2}|[ivxlc]{1,6})[.)]{1,2}$/i.test(told) ? told : "-";
}
