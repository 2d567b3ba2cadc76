using MotoPortal.Primitives.Amounts;


namespace MotoPortal.SaveCard.States;

/// <summary>The clerk's choice about a problem, with the amount that they saw.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Confirmed">The amount that the button showed; null when nothing is charged, or when it could not be read.</param>
public sealed record ProblemAnswer(ProblemChoice Choice, Money? Confirmed);
