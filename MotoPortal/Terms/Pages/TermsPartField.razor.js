// Inserts text at the cursor, as if it were typed.
export function insert(id, text) {
  const field = document.getElementById(id);
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
