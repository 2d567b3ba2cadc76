namespace MotoPortal.Forms.Questions;

/// <summary>An answer of a question.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Title">The answer in a word or two.</param>
/// <param name="Detail">The explanation; null for none.</param>
/// <param name="IsDisabled">Whether it cannot be chosen now; the detail says why.</param>
public sealed record ChoiceOption<TValue>(TValue Value, string Title, string? Detail = null, bool IsDisabled = false);
