namespace MotoPortal.Primitives;

/// <summary>The result of reading an amount that a person typed. Closed: only the cases named here exist.</summary>
public abstract record AmountReading
{
    private AmountReading()
    {
    }

    /// <summary>The amount; null when none was read.</summary>
    public Money? Amount => (this as Read)?.Value;

    /// <summary>Why no amount was read; null when one was.</summary>
    public FieldProblem? Problem => (this as NotRead)?.Why;

    /// <summary>An amount of zero or more, at most what Stripe takes in one charge.</summary>
    /// <param name="Value">The amount.</param>
    public sealed record Read(Money Value) : AmountReading;

    /// <summary>What was typed is no amount, or could be two.</summary>
    /// <param name="Why">What is wrong with it.</param>
    /// <param name="Whole">How to write it if the sign stood between thousands, such as <c>1000</c>; null when that cannot be said.</param>
    /// <param name="WithDecimals">How to write it if the sign stood before decimals, such as <c>1.00</c>; null when that cannot be
    /// said.</param>
    public sealed record NotRead(FieldProblem Why, string? Whole = null, string? WithDecimals = null) : AmountReading;
}
