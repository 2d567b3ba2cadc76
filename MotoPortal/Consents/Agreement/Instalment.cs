using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Consents.Agreement;

/// <summary>One instalment.</summary>
/// <param name="DueOn">The day from which it may be charged.</param>
/// <param name="Amount">The exact amount.</param>
public readonly record struct Instalment(DateOnly DueOn, Money Amount);
