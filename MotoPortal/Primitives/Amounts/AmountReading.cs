using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives.Amounts;

/// <summary>The result of parsing a typed amount. Closed: only the cases named here exist.</summary>
public abstract record AmountReading
{
    private AmountReading()
    {
    }

    /// <summary>The amount; null when it was not parsed.</summary>
    public Money? Amount => (this as Read)?.Value;

    /// <summary>The problem; null when it was parsed.</summary>
    public FieldProblem? Problem => (this as NotRead)?.Why;

    /// <summary>An amount of zero or more, at most Stripe's limit for one charge.</summary>
    /// <param name="Value">The amount.</param>
    public sealed record Read(Money Value) : AmountReading;

    /// <summary>The text is not an amount, or is ambiguous.</summary>
    /// <param name="Why">The problem.</param>
    /// <param name="Whole">How to write the amount if the sign separates thousands, such as <c>1000</c>; null when unknown.</param>
    /// <param name="WithDecimals">How to write the amount if the sign separates decimals, such as <c>1.00</c>; null when unknown.</param>
    public sealed record NotRead(FieldProblem Why, string? Whole = null, string? WithDecimals = null) : AmountReading;
}
