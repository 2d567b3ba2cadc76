using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>One instalment.</summary>
/// <param name="DueOn">The day on which it may be charged.</param>
/// <param name="Amount">Exactly what may be charged.</param>
public readonly record struct Instalment(DateOnly DueOn, Money Amount);
