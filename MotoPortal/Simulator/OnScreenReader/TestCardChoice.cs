namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>A test card to choose beside the reader.</summary>
/// <param name="Number">The digits.</param>
/// <param name="Brand">The brand as printed on a card, without "debit" or "prepaid".</param>
/// <param name="GroupKey">The key of its group's heading.</param>
/// <param name="NoteKey">The key of what distinguishes it in its group; null for none.</param>
public sealed record TestCardChoice(string Number, string Brand, string GroupKey, string? NoteKey);
