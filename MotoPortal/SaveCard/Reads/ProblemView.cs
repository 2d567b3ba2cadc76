using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>Why the last attempt took no card.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="DeclineCode">Stripe's decline code, when the bank declined; may be null even then.</param>
/// <param name="HeldBy">Who holds the reader or has taken it over, when that is the problem; null otherwise.</param>
public sealed record ProblemView(SetupProblem Kind, string? DeclineCode, string? HeldBy);
