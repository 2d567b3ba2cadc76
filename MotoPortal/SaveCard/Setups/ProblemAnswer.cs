using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>What the clerk chose to do about a problem, and the amount with which they did.</summary>
/// <param name="Choice">What was chosen.</param>
/// <param name="Confirmed">The amount that stood on the button; null where nothing is charged, or when it could not be read.</param>
public sealed record ProblemAnswer(ProblemChoice Choice, Money? Confirmed);
