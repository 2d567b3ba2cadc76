namespace MotoPortal.Ledger;

/// <summary>One thing that a check of the ledger found.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Number">The entry's number, or the size of the checkpoint.</param>
/// <param name="Source">The file of the checkpoint; null for the database.</param>
public sealed record LedgerProblemView(LedgerProblem Problem, long Number, string? Source = null);
