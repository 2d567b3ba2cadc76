namespace MotoPortal.Data.Numbers;

/// <summary>What is read of a row, with the row's number.</summary>
internal sealed record NumberedRow<TRow>(TRow Row, int Number);
