/* The desk of a section: what is pasted is cleaned, figures are inserted where the text cursor stands, and what was not
   sent yet is kept in this browser and offered again. Without script the text is written and sent all the same. */
import { cleaned } from "./clean.js";

const LARGEST = 5_000_000; /* characters of HTML; a chapter of 90 pages has a fifth of it */
const form = document.querySelector("[data-prose]");
const text = form.querySelector("textarea[name=text]");
const told = form.querySelector("[data-told]");

function insert(words) {
  text.focus();
  const quick = words.length < 20_000 && document.execCommand("insertText", false, words); /* can be undone */
  if (!quick) {
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function say(sentence) {
  told.textContent = sentence;
}

text.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (!html) return; /* plain text needs no cleaning */
  event.preventDefault();
  if (html.length > LARGEST) {
    say("Tempelan ini terlalu besar. Tempelkan bab demi bab.");
    return;
  }
  const found = cleaned(html);
  if (found.text) {
    const before = text.selectionStart && text.value[text.selectionStart - 1] !== "\n" && found.text.includes("\n") ? "\n" : "";
    insert(before + found.text);
  }
  say(
    tooLong() || (found.tables
      ? `${found.tables} tabel tidak ikut ditempel: tabel dicetak dari baris rencana. Isi barisnya di halaman Rencana atau Isi tabel.`
      : found.text ? "Tempelan dibersihkan: paragraf, judul, dan daftarnya ikut." : "Tempelan ini tidak memuat teks."),
  );
});

function tooLong() {
  const longest = Number(text.dataset.longest);
  const [count, most] = [text.value.length, longest].map((number) => number.toLocaleString("id-ID"));
  return text.value.length > longest ? `Naskah ini ${count} huruf; satu bagian paling banyak ${most}. Bagilah menjadi beberapa bagian.` : "";
}

text.addEventListener("input", () => {
  const sentence = tooLong();
  if (sentence) say(sentence);
});

/* Figures */
function offer() {
  for (const button of document.querySelectorAll("[data-found] [data-insert]")) button.hidden = false;
  for (const code of document.querySelectorAll("[data-found] [data-copy]")) code.hidden = true;
}
document.addEventListener("htmx:afterSettle", offer);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  insert(button.dataset.insert);
  say("Angka disisipkan. Simpan naskah agar tersimpan.");
});

/* What was not sent yet */
const key = `naskah:${form.dataset.prose}:${location.pathname}`;
const seen = form.elements.seen.value;
const banner = form.querySelector("[data-unsent]");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(sent) {
  const at = new Date().toLocaleString("id-ID", { dateStyle: "medium", timeStyle: "short" });
  try {
    localStorage.setItem(key, JSON.stringify({ text: text.value, seen, at, sent }));
  } catch {
    say("Peramban ini tidak dapat menyimpan tulisan yang belum dikirim. Simpan naskah lebih sering.");
  }
}

function forget() {
  localStorage.removeItem(key);
  banner.hidden = true;
}

const before = kept();
if (before) {
  const arrived = before.sent && before.seen !== seen;
  if (arrived || before.text === text.defaultValue) forget();
  else {
    banner.querySelector("p").textContent = `Ada tulisan yang belum tersimpan dari ${before.at}.`;
    banner.hidden = false;
  }
}
banner.querySelector("[data-restore]").addEventListener("click", () => {
  text.value = before.text;
  banner.hidden = true;
  text.focus();
  keep(false);
});
banner.querySelector("[data-forget]").addEventListener("click", forget);
text.addEventListener("input", () => keep(false));
form.addEventListener("submit", () => keep(true));
