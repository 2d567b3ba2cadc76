// Puts the field's text on the clipboard; over plain HTTP, away from this machine, browsers offer only the older way.
export const copy = async field => {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
};
