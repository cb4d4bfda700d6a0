/* What was typed and is not stored yet: kept in this browser until the server has it, and sent one block at a time. */

const CHUNK = 200;
const AGAIN = 15000;

/* Cells by "row|column": { typed, seen, state, sentence, text, by }. ``state`` is "waiting", "unreadable", "conflict" or
   "refused"; of a cell that the server has nothing is kept. */
export class Pending {
  constructor(config, told) {
    this.config = config;
    this.told = told; // { answered(key, answer, before), changed(), saved(operation), failed(sentence) }
    this.name = `selaras-isi:${config.plan}:${config.person}`;
    this.cells = new Map(this.#kept());
    this.busy = false;
    this.done = 0;
    this.total = 0;
    window.addEventListener("online", () => this.send());
    setInterval(() => this.send(), AGAIN);
  }

  get waiting() {
    return [...this.cells].filter(([, cell]) => cell.state === "waiting").map(([key]) => key);
  }

  /* Only cells of this tab are known here; those of another tab wait until it is opened. */
  put(key, typed, seen) {
    this.cells.set(key, { typed, seen, state: "waiting" });
  }

  drop(key) {
    this.cells.delete(key);
    this.keep();
  }

  keep() {
    const cells = [...this.cells].map(([key, cell]) => [key, { typed: cell.typed, seen: cell.seen }]);
    try {
      if (cells.length) localStorage.setItem(this.name, JSON.stringify(cells));
      else localStorage.removeItem(this.name);
    } catch {
      this.told.failed("Peramban ini tidak dapat menyimpan isian sementara. Jangan menutup halaman sebelum tersimpan.");
    }
    this.told.changed();
  }

  #kept() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) || "[]");
      return kept.map(([key, cell]) => [key, { typed: String(cell.typed), seen: String(cell.seen), state: "waiting" }]);
    } catch {
      return [];
    }
  }

  /* Sends everything that waits, block by block; a block that does not arrive stays and is sent again. */
  async send() {
    if (this.busy || !this.config.mayWrite || !this.waiting.length) return;
    this.busy = true;
    const operation = { edits: [], cells: [] };
    this.total = this.waiting.length;
    this.done = 0;
    this.told.changed();
    try {
      for (let keys = this.waiting.slice(0, CHUNK); keys.length; keys = this.waiting.slice(0, CHUNK)) {
        await this.#block(keys, operation);
        this.done += keys.length;
        this.told.changed();
      }
    } catch (error) {
      this.told.failed(error instanceof Sentence ? error.message : "Sambungan terputus; isian dikirim lagi nanti.");
    } finally {
      this.busy = false;
      this.total = 0;
      this.keep();
      if (operation.edits.length) this.told.saved(operation);
    }
  }

  async #block(keys, operation) {
    const sent = new Map(keys.map((key) => [key, this.cells.get(key)]));
    const cells = [...sent].map(([key, cell]) => {
      const [row, column] = key.split("|");
      return { row, column, seen: cell.seen, typed: cell.typed };
    });
    const answer = await post(this.config.to.save, { cells, reason: this.told.reason() });
    answer.cells.forEach((told) => {
      const key = `${told.row}|${told.column}`;
      const cell = sent.get(key);
      const later = this.cells.get(key);
      const stored = told.state === "saved" || told.state === "same";
      if (later !== cell) later.seen = stored ? told.seen : later.seen; // typed again while this was on its way
      else if (stored) this.cells.delete(key);
      else this.cells.set(key, { ...cell, state: told.state, sentence: told.sentence, text: told.text, now: told.seen, by: told.by });
      const before = this.told.answered(key, told, stored && later === cell);
      if (told.state === "saved") operation.cells.push(before);
    });
    operation.edits.push(...answer.edits);
    this.keep();
  }
}

/* A refusal in words that a person can read. */
export class Sentence extends Error {}

export async function post(address, body) {
  const secret = document.querySelector("input[name=csrfmiddlewaretoken]");
  return read(await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": secret ? secret.value : "" },
    body: JSON.stringify(body),
  }));
}

export async function get(address) {
  return read(await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } }));
}

async function read(response) {
  const json = (response.headers.get("Content-Type") || "").startsWith("application/json");
  if (!json && (response.redirected || response.status === 403)) {
    throw new Sentence("Anda perlu masuk lagi. Isian yang belum tersimpan tetap ada; muat ulang halaman untuk masuk.");
  }
  if (!json) throw new Sentence(`Isian belum dapat disimpan (${response.status}). Isian tetap ada dan dikirim lagi nanti.`);
  const told = await response.json();
  if (!response.ok) throw new Sentence(told.sentence);
  return told;
}
