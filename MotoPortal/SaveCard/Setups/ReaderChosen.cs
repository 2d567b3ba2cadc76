using MotoPortal.Primitives;
using MotoPortal.Readers;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The reader that a clerk chose, and the amount with which they did.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Confirmed">The amount that stood on the button; null where nothing is charged, or when it could not be read.</param>
public sealed record ReaderChosen(ReaderView Reader, Money? Confirmed);
