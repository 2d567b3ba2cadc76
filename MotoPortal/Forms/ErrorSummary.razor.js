export function goTo(id) {
  const field = document.getElementById(id);
  const input = field?.matches('input') ? field : field?.querySelector('input:checked, input');
  input?.focus();
}
