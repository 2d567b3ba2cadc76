namespace MotoPortal.Forms;

/// <summary>One of several answers to choose from.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Title">The answer in a word or two.</param>
/// <param name="Detail">What it means; null when the title says it all.</param>
/// <param name="IsDisabled">Whether it cannot be chosen now; the detail says why.</param>
public sealed record ChoiceOption<TValue>(TValue Value, string Title, string? Detail = null, bool IsDisabled = false);
