// Copies the field's text to the clipboard; over plain HTTP, except on localhost, browsers offer only the older API.
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
