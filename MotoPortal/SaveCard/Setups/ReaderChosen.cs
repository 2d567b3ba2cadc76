using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The reader that a clerk chose, with the amount that they saw.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Confirmed">The amount that the button showed; null when nothing is charged, or when it could not be read.</param>
public sealed record ReaderChosen(ReaderView Reader, Money? Confirmed);
