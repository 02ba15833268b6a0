"use strict";
// The page is complete without this: it adds filters, and opens what an address points at.
const form = document.getElementById("filters");
const rows = [...document.querySelectorAll(".rows > li")];
const texts = new Map();

// All of a row's text, evidence included; read when first searched for.
const textOf = (row) => {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
};

const wanted = () => {
  const chosen = new FormData(form);
  const verdicts = chosen.getAll("verdict");
  const words = chosen.get("search").toLowerCase().split(/\s+/).filter(Boolean);
  return (row) =>
    (!verdicts.length || verdicts.includes(row.dataset.verdict)) &&
    (!chosen.has("changed") || "changed" in row.dataset) &&
    (!chosen.get("section") || row.closest("section").dataset.section === chosen.get("section")) &&
    words.every((word) => textOf(row).includes(word));
};

const filter = () => {
  const matches = wanted();
  for (const row of rows) row.hidden = !matches(row);
  for (const section of document.querySelectorAll("section.matrix")) {
    section.hidden = !section.querySelector(".rows > li:not([hidden])");
  }
  const shown = rows.filter((row) => !row.hidden).length;
  document.getElementById("shown").value = `${shown} of ${rows.length} requirements`;
};

const openAddressed = () => {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!rows.includes(row)) return;
  if (row.hidden) form.reset();
  row.querySelector("details").open = true;
  row.scrollIntoView();
};

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter)); // after the fields are reset
document.getElementById("open").addEventListener("click", () => {
  for (const row of rows) row.querySelector("details").open = !row.hidden;
});
addEventListener("hashchange", openAddressed);
document.documentElement.classList.add("scripted");
form.hidden = false;
filter();
openAddressed();
