/* What a field lacks is said in Indonesian: a browser says it in its own language. The server judges all the same. */
"use strict";

(() => {
  const day = (text) => text.split("-").reverse().join("-");
  const shown = (field, bound) => (field.type === "date" ? day(bound) : bound);

  function missing(field) {
    if (field.type === "checkbox") return "Beri tanda dahulu.";
    if (field.type === "file") return "Pilih dahulu berkasnya.";
    if (field.type === "radio" || field.tagName === "SELECT") return "Pilih dahulu salah satu.";
    return "Isi dahulu bagian ini.";
  }

  const SENTENCES = [
    ["valueMissing", missing],
    ["typeMismatch", (field) => (field.type === "email"
      ? "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."
      : "Tulis alamat yang lengkap, misalnya https://contoh.go.id.")],
    ["badInput", (field) => (field.type === "date" ? "Tulis tanggal yang lengkap." : "Tulis dengan angka.")],
    ["rangeUnderflow", (field) => `Tidak boleh kurang dari ${shown(field, field.min)}.`],
    ["rangeOverflow", (field) => `Tidak boleh lebih dari ${shown(field, field.max)}.`],
    ["stepMismatch", () => "Tulis bilangan bulat."],
    ["tooLong", (field) => `Paling banyak ${field.maxLength} karakter.`],
    ["tooShort", (field) => `Paling sedikit ${field.minLength} karakter.`],
    ["patternMismatch", (field) => field.title || "Periksa cara menulisnya."],
  ];

  document.addEventListener("invalid", (event) => {
    const field = event.target;
    field.setCustomValidity("");
    const found = SENTENCES.find(([fault]) => field.validity[fault]);
    if (found) field.setCustomValidity(found[1](field));
  }, true);

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.setCustomValidity) event.target.setCustomValidity("");
    }, true);
  }
})();
