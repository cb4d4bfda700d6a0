/* The margin beside the grid: what is to be said of the line somebody stands on, and of the cell they typed. */

export class Margin {
  constructor(element, told) {
    this.element = element;
    this.told = told; // { mine(key), theirs(key) }
    this.where = element.querySelector("[data-where]");
    this.list = element.querySelector("[data-remarks]");
    this.shown = "";
  }

  /* ``cells`` are the cells of the line that are not stored, with their keys and titles. Nothing is drawn again that
     stands there already, so that a screen reader is not made to read it twice. */
  show(title, cells, remarks) {
    const wanted = JSON.stringify([title, cells, remarks]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.where.textContent = title;
    const parts = [...cells.map((cell) => this.#cell(cell)), ...remarks.map((remark) => this.#remark(remark))];
    if (!parts.length) parts.push(element("p", "soft", "Tidak ada catatan untuk baris ini."));
    this.list.replaceChildren(...parts);
  }

  #cell({ key, title, cell }) {
    const box = element("div", "remark error");
    const more = element("div", "entry-told");
    box.append(more);
    more.append(element("b", "", title));
    if (cell.state === "conflict") {
      more.append(
        element("p", "", "Orang lain mengisi sel ini sementara Anda mengetik."),
        pair("Isian Anda", cell.typed || "(kosong)"),
        pair("Tersimpan", (cell.text || "(kosong)") + (cell.by ? ` · ${cell.by}` : "")),
        this.#button("Pakai isian saya", () => this.told.mine(key)),
        this.#button("Pakai yang tersimpan", () => this.told.theirs(key)),
      );
    } else if (cell.state === "waiting") {
      more.append(element("p", "", `“${cell.typed}” belum tersimpan.`));
    } else {
      more.append(
        element("p", "", cell.sentence),
        pair("Tersimpan", cell.text || "(kosong)"),
        this.#button("Kembalikan yang tersimpan", () => this.told.theirs(key)),
      );
    }
    return box;
  }

  #remark(remark) {
    const box = element("div", `remark ${remark.severity}`);
    const more = element("div", "entry-told");
    box.append(more);
    const head = element("p", "head");
    head.append(element("span", `tag ${remark.severity}`, remark.word));
    if (remark.check) head.append(element("span", "code", remark.check));
    more.append(head, element("p", "", remark.message), element("p", "soft", remark.hint));
    return box;
  }

  #button(text, act) {
    const button = element("button", "button small", text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }
}

function pair(label, text) {
  const line = element("p", "");
  line.append(element("span", "soft", `${label}: `), element("b", "", text));
  return line;
}

function element(name, css, text = "") {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.textContent = text;
  return made;
}
