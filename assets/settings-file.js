// Puts the text of a chosen file into the field that its input names. Does nothing elsewhere.
document.addEventListener("change", async ({ target }) => {
  const field = document.getElementById(target.dataset?.readsInto ?? "");
  if (!field || !target.files?.[0]) return;
  field.value = (await target.files[0].text()).slice(0, field.maxLength);
});
