namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>A test card as it lies on the shelf beside the reader.</summary>
/// <param name="Number">Digits only.</param>
/// <param name="Brand">The brand as it is written on a card, without "debit" or "prepaid".</param>
/// <param name="GroupKey">The text that heads its group.</param>
/// <param name="NoteKey">The text that says what sets it apart in its group; null when nothing does.</param>
public sealed record TestCardChoice(string Number, string Brand, string GroupKey, string? NoteKey);
