// Inserts where the cursor stands, as if it had been typed.
export function insert(id, text) {
  const field = document.getElementById(id);
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
