/* A block of cells as text, the way spreadsheets copy it: columns by tab, lines by line break, quotes doubled. */

export function unpack(text) {
  const lines = [];
  let line = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") { line.push(cell); cell = ""; }
    else if (sign === "\n") { line.push(cell); lines.push(line); line = []; cell = ""; }
    else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || line.length) lines.push([...line, cell]);
  return lines.map((cells) => cells.map((each) => each.replace(/\s+/g, " ").trim()));
}

export function pack(lines) {
  return lines.map((cells) => cells.map(quote).join("\t")).join("\n");
}

function quote(text) {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
